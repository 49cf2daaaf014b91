import pytest

import storage
from storage import backup, settings


def test_a_copy_is_taken_while_a_writer_is_at_work(database_url, tmp_path):
    db = storage.open_database()
    with storage.transaction(db):
        settings.set_setting(db, "institution", "가온도시공사", by="김")
    target = tmp_path / "backup.db"
    with storage.transaction(db):
        settings.set_setting(db, "institution", "아직 저장 전", by="김")
        backup.back_up(database_url, target)
    copy = storage.open_database(f"sqlite:///{target}")
    assert settings.setting(copy, "institution") == "가온도시공사"
    copy.close()
    db.close()


def test_an_existing_file_is_never_written_over(database_url, tmp_path):
    storage.open_database().close()
    (tmp_path / "kept.db").write_text("mine")
    with pytest.raises(backup.BackupFailed, match="이미 있습니다"):
        backup.back_up(database_url, tmp_path / "kept.db")
    assert (tmp_path / "kept.db").read_text() == "mine"


def test_nothing_to_copy_and_nowhere_to_copy_are_refused(database_url, tmp_path):
    with pytest.raises(backup.BackupFailed, match="백업할 데이터베이스가 없습니다"):
        backup.back_up(database_url, tmp_path / "x.db")
    storage.open_database().close()
    with pytest.raises(backup.BackupFailed, match="백업하지 못했습니다"):
        backup.back_up(database_url, tmp_path / "no" / "such" / "folder.db")

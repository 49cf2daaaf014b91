from click.testing import CliRunner

import storage
from manage import workbench


def _run(url, *words):
    return CliRunner().invoke(workbench, ["--db", url, *words])


def _name(url, value=None):
    db = storage.open_database(url)
    if value is not None:
        with storage.transaction(db):
            storage.settings.set_setting(db, "institution", value, by="김")
    found = storage.settings.setting(db, "institution")
    db.close()
    return found


def test_what_was_backed_up_comes_back_and_the_present_stays_aside(database_url, tmp_path):
    _name(database_url, "전에")
    assert _run(database_url, "backup", str(tmp_path / "b.db")).exit_code == 0
    _name(database_url, "지금")
    done = _run(database_url, "restore", str(tmp_path / "b.db"))
    assert done.exit_code == 0
    assert _name(database_url) == "전에"
    (aside,) = tmp_path.glob("workbench-before-*.db")
    assert str(aside) in done.output
    assert _name(f"sqlite:///{aside}") == "지금"


def test_a_refusal_is_one_sentence_and_status_1(database_url, tmp_path):
    (tmp_path / "b.db").write_bytes(b"SQLite format 3\x00" + b"?" * 5000)
    refused = _run(database_url, "restore", str(tmp_path / "b.db"))
    assert refused.exit_code == 1
    assert refused.output.startswith(f"'{tmp_path}/b.db'을(를) 되돌리지 않았습니다: 손상")
    assert refused.output.count("\n") == 1


def test_a_number_of_backups_that_is_none_is_refused_before_anything_is_served(database_url):
    refused = _run(database_url, "serve", "--backup-keep", "many")
    assert refused.exit_code == 1
    assert "'7,5'처럼" in refused.output

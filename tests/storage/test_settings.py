import pytest

import storage
from storage import records, settings


def test_a_value_that_was_never_set_is_the_default(db):
    assert settings.setting(db, "institution", "없음") == "없음"
    assert settings.revision(db, "institution") == 0


def test_two_people_who_name_it_at_once_are_told(db):
    with storage.transaction(db):
        settings.set_setting(db, "institution", "가온공사", by="김", base=0)
        settings.set_setting(db, "institution", "가온도시공사", by="이", base=1)
    with pytest.raises(storage.Conflict, match="이 님이 먼저"), storage.transaction(db):
        settings.set_setting(db, "institution", "나온공사", by="박", base=1)
    assert settings.setting(db, "institution") == "가온도시공사"
    (kept,) = records.refused(db, "settings", "institution")
    assert kept["changes"] == {"value": '"나온공사"'}


def test_the_history_tells_who_set_what(db):
    with storage.transaction(db):
        settings.set_setting(db, "last", 1, by="김")
        settings.set_setting(db, "last", 2, by="이")
    told = records.history(db, "settings", "last")
    assert [(one.by, one.after["value"]) for one in told] == [("이", "2"), ("김", "1")]

"""SBOMs are kept with their bytes; people's findings about support are not written over."""

import datetime

import pytest

import storage
from errors import WorkbenchError
from evaluations.components import store
from evaluations.components.model import BadSbom, UnknownSbom
from tests.evaluations.components.files import CYCLONEDX, SPDX, as_bytes

CONTENT = as_bytes(CYCLONEDX)
ENDS = datetime.date(2027, 1, 1)


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    yield database
    database.close()


def imported(db, system, content=CONTENT, **more):
    with storage.transaction(db):
        return store.import_sbom(db, system, "a.json", content, by="김", **more)


def test_an_import_comes_back_whole_with_its_bytes(db):
    one = imported(db, " ERP ")
    assert one.system == "ERP"
    assert store.all_sboms(db) == [one]
    assert store.content_of(db, one.id) == as_bytes(CYCLONEDX)
    assert {component.name for component in one.sbom.components} >= {"both"}
    dated = imported(db, "메일", as_bytes(SPDX))
    assert dated.sbom.components[0].supported_until == datetime.date(2027, 3, 31)


def test_the_same_bytes_are_kept_once_and_go_with_the_last_import(db):
    first, second = imported(db, "ERP"), imported(db, "CMS")
    assert len(list(db.query("select 1 from sbom_files"))) == 1
    for one, left in ((first, 1), (second, 0)):
        with storage.transaction(db):
            store.delete_sbom(db, one.id, one.revision, by="김")
        assert len(list(db.query("select 1 from sbom_files"))) == left
    with pytest.raises(UnknownSbom):
        store.content_of(db, first.id)


def test_a_bad_file_or_no_system_keeps_nothing(db):
    with pytest.raises(BadSbom):
        imported(db, "ERP", b"{}")
    with pytest.raises(WorkbenchError, match="어느 시스템"):
        imported(db, "  ")
    assert store.all_sboms(db) == []


def test_support_is_saved_over_the_revision_that_was_read(db):
    with storage.transaction(db):
        first = store.save_support(db, "a@1", ENDS, "공지", revision=0, by="김")
    with storage.transaction(db):
        store.save_support(db, "a@1", ENDS, "새 공지", revision=first.revision, by="이")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_support(db, "a@1", ENDS, "늦은 공지", revision=first.revision, by="박")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_support(db, "a@1", ENDS, "처음인 줄", revision=0, by="박")
    assert store.all_support(db)["a@1"].source == "새 공지"


def test_support_needs_a_source(db):
    with pytest.raises(store.BadSupport), storage.transaction(db):
        store.save_support(db, "a@1", ENDS, " ", revision=0, by="김")
    assert store.all_support(db) == {}


def test_the_example_goes_and_what_people_made_stays(db):
    imported(db, "예시", example=True)
    own = imported(db, "ERP", as_bytes(SPDX))
    with storage.transaction(db):
        store.save_support(db, "a@1", ENDS, "예시", revision=0, by="김", example=True)
    with storage.transaction(db):
        store.remove_example(db, by="김")
    assert store.all_sboms(db) == [own]
    assert store.all_support(db) == {}

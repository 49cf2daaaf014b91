"""A rename taken back to spellings that the dictionary itself would not take."""

import pytest

import storage
from processes.bpmn import reading
from processes.bpmn import store as models
from processes.bpmn.blank import blank
from processes.dictionary import applying, renaming, store
from processes.inventory.model import Evidence, Facts
from processes.inventory.store import add_process, process_by_code

LANES = """<?xml version="1.0" encoding="UTF-8"?>
<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">
  <b:process id="p"><b:laneSet id="s"><b:lane id="l" name="재무&#10;담당"/></b:laneSet></b:process>
</b:definitions>
"""
LONG = "가" * 240


@pytest.fixture
def db():
    database = storage.open_database("sqlite://")
    yield database
    database.close()


def renamed_and_back(db, kind, old, new):
    with storage.transaction(db):
        applying.apply(db, renaming.plan(store.sources(db), kind, old, new), by="김")
    with storage.transaction(db):
        applying.undo(db, store.renames(db)[0], by="김")


def test_a_line_break_in_a_lane_comes_back(db):
    with storage.transaction(db):
        process = add_process(db, "결산", "재무부", Facts(), by="김")
        models.add_revision(
            db, process.id, "as-is", LANES.encode(), base=0, origin="upload", by="김"
        )
    renamed_and_back(db, "역할", "재무\n담당", "재무 담당자")
    revision = models.newest(db, process.id, "as-is")
    assert revision is not None
    content = models.content(db, revision.sha256)
    assert content == LANES.encode()
    assert reading.read(content).lanes[0].name == "재무\n담당"


def test_a_name_longer_than_the_dictionary_takes_comes_back(db):
    with storage.transaction(db):
        add_process(db, "결산", "재무부", Facts(systems=(LONG, "ERP")), by="김")
    renamed_and_back(db, "시스템", LONG, "회계")
    assert process_by_code(db, "P-0001").facts.systems == (LONG, "ERP")
    assert [term.name for term in store.all_terms(db)] == []


def test_an_ordinary_name_comes_back_into_the_dictionary(db):
    with storage.transaction(db):
        process = add_process(db, "결산", "재무부", Facts(systems=("erp",)), by="김")
        models.add_revision(db, process.id, "as-is", blank("결산"), base=0, origin="x", by="김")
    renamed_and_back(db, "시스템", "erp", "ERP")
    assert [term.name for term in store.all_terms(db)] == ["erp"]


@pytest.mark.parametrize(
    ("holder", "both", "holders", "left"),
    [
        ("서울시", 1, 1, (Evidence("등본", "행안부"), Evidence("등본", "서울시"))),
        ("행안부", 1, 0, (Evidence("등본", "행안부"),)),
    ],
)
def test_documents_of_different_holders_both_stay_and_are_counted(db, holder, both, holders, left):
    evidence = (Evidence("등본", "행안부"), Evidence("초본", holder))
    with storage.transaction(db):
        add_process(db, "민원", "시설부", Facts(evidence=evidence), by="김")
    planned = renaming.plan(store.sources(db), "문서", "초본", "등본")
    assert (planned.both, planned.holders) == (both, holders)
    assert planned.processes[0][1].evidence == left

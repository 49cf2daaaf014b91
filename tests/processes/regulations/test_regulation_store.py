"""Articles and their links in the database."""

import pytest

import storage
from processes.bpmn import store as models
from processes.inventory import store as inventory
from processes.inventory.model import Facts
from processes.regulations import steps, store
from processes.regulations.model import BadRegulation, Clause, UnknownRegulation
from storage import Conflict

MODEL = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x">
  <process id="p"><startEvent id="s"/><userTask id="t" name="{name}"/>
  <subProcess id="u" name="묶음"/></process>
</definitions>
"""
CLAUSE = Clause("여비규정", "제15조", wording="영수증 원본", demands=("원본",))


@pytest.fixture
def process(db):
    return inventory.add_process(db, "출장", "경영기획부", Facts(), by="가")


@pytest.fixture
def article(db, process):
    return store.add_regulation(db, CLAUSE, by="가")


def test_an_article_comes_back_as_it_was_given(db, article):
    assert store.regulation(db, article.id).clause == CLAUSE
    assert store.all_regulations(db) == [article]


def test_a_stale_save_is_refused_and_both_are_kept(db, article):
    with storage.transaction(db):
        store.save_regulation(db, article.id, 1, Clause("여비규정", "제16조"), by="나")
    with pytest.raises(Conflict), storage.transaction(db):
        store.save_regulation(db, article.id, 1, Clause("여비규정", "제17조"), by="다")
    assert store.regulation(db, article.id).clause.article == "제16조"
    (kept,) = storage.records.refused(db, store.TABLE, article.id)
    assert kept["changes"]["article"] == "제17조"


def test_a_department_that_does_not_exist_is_refused(db, article):
    with pytest.raises(BadRegulation, match="'없는부'"):
        store.add_regulation(db, Clause("가", "제1조", department="없는부"), by="가")


def test_a_link_is_made_once_and_named_by_the_newest_model(db, article, process):
    models.add_revision(
        db, process.id, "as-is", MODEL.format(name="붙인다").encode(), base=0, origin="x", by="가"
    )
    assert steps.activities(db, process.id) == {"t": "붙인다", "u": "묶음"}
    first = store.link_step(
        db, article.id, process.id, element_id="t", element_name="붙인다", by="가"
    )
    again = store.link_step(db, article.id, process.id, element_id="t", by="나")
    assert again == first
    models.add_revision(
        db, process.id, "as-is", MODEL.format(name="올린다").encode(), base=1, origin="x", by="가"
    )
    whole = store.link_step(db, article.id, process.id, by="가")
    named = steps.named(db, store.steps_of(db, article.id), [process])
    assert [(n.step.id, n.name, n.missing) for n in named] == [
        (first.id, "올린다", False),
        (whole.id, "업무 전체", False),
    ]


def test_a_step_that_left_the_model_keeps_its_old_name_and_is_told(db, article, process):
    store.link_step(db, article.id, process.id, element_id="x", element_name="붙인다", by="가")
    (named,) = steps.named(db, store.steps_of(db, article.id), [process])
    assert (named.name, named.missing) == ("붙인다", True)


def test_an_article_linked_to_two_steps_counts_once_for_the_process(db, article, process):
    for element in ("", "t"):
        store.link_step(db, article.id, process.id, element_id=element, by="가")
    found = store.clauses_by_process(store.all_regulations(db), store.all_steps(db))
    assert found == {process.id: [CLAUSE]}


def test_links_come_back_with_a_process_that_was_deleted_and_restored(db, article, process):
    store.link_step(db, article.id, process.id, by="가")
    inventory.delete_process(db, process.id, process.revision, by="가")
    assert store.all_steps(db) == []
    inventory.restore_process(db, process.id, by="가")
    assert len(store.all_steps(db)) == 1


def test_links_go_with_the_article(db, article, process):
    store.link_step(db, article.id, process.id, by="가")
    store.delete_regulation(db, article.id, 1, by="가")
    assert store.all_steps(db) == []
    with pytest.raises(UnknownRegulation):
        store.regulation(db, article.id)


def test_only_what_is_registered_can_be_linked(db, article, process):
    with pytest.raises(UnknownRegulation):
        store.link_step(db, "x", process.id, by="가")
    with pytest.raises(storage.UnknownRow):
        store.link_step(db, article.id, "x", by="가")


def test_the_number_of_the_plan_can_be_corrected(db):
    assert store.planned_number(db) == 332
    store.set_planned_number(db, 318, by="가")
    assert store.planned_number(db) == 318
    with pytest.raises(BadRegulation):
        store.set_planned_number(db, 0, by="가")

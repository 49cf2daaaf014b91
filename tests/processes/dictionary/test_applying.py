"""A rename done: all of it or nothing, with history, and taken back."""

from dataclasses import replace

import pytest

import storage
from processes.bpmn import reading
from processes.bpmn import store as models
from processes.bpmn.facts import facts as facts_of_model
from processes.datasets.store import all_datasets
from processes.dictionary import applying, renaming, store
from processes.dictionary.applying import Overtaken
from processes.dictionary.model import BadTerm, UnknownTerm
from processes.dictionary.usage import uses
from processes.inventory.store import (
    all_processes,
    delete_process,
    history_of,
    process_by_code,
    save_process,
)
from processes.regulations.store import all_regulations
from storage import Conflict


def rename(db, kind, old, new, by="김"):
    with storage.transaction(db):
        planned = renaming.plan(store.sources(db), kind, old, new)
        applying.apply(db, planned, by=by)
    return planned


def newest(db):
    process = process_by_code(db, "P-0001")
    revision = models.newest(db, process.id, "as-is")
    assert revision is not None
    return revision, models.content(db, revision.sha256)


def snapshot(db):
    return (
        [(p.code, p.facts) for p in all_processes(db)],
        facts_of_model(reading.read(newest(db)[1])),
        [one.clause for one in all_regulations(db)],
        [one.content for one in all_datasets(db)],
    )


def test_register_and_models_change_together(register):
    rename(register, "시스템", "ERP", "전사자원")
    assert process_by_code(register, "P-0001").facts.systems == ("전사자원", "그룹 웨어")
    assert process_by_code(register, "P-0002").facts.systems == ("그룹웨어", "전사자원")
    revision, content = newest(register)
    assert (revision.number, revision.origin, revision.created_by) == (2, "rename", "김")
    assert revision.note == "시스템 'ERP' → '전사자원'"
    assert reading.read(content).lanes[1].name == "전사자원"
    assert "ERP가 느리다." in content.decode()
    assert "ERP" not in uses(store.sources(register), "시스템")


def test_each_change_has_its_history_and_the_rest_stays(register):
    untouched = process_by_code(register, "P-0003")
    rename(register, "시스템", "ERP", "전사자원")
    change = history_of(register, process_by_code(register, "P-0002").id)[0]
    assert (change.action, change.by, change.revision) == ("update", "김", 2)
    assert process_by_code(register, "P-0003") == untouched


def test_articles_and_data_change_too(register):
    rename(register, "법령", "인사규정", "인사 규정")
    assert all_regulations(register)[0].clause.law == "인사 규정"
    rename(register, "데이터", "채용 현황", "채용 통계")
    assert all_datasets(register)[0].content.name == "채용 통계"


@pytest.mark.parametrize(
    ("kind", "old"),
    [("역할", "인사 담당"), ("시스템", "ERP"), ("문서", "신청서"), ("데이터", "채용 현황"),
     ("법령", "인사규정")],
)  # fmt: skip
@pytest.mark.parametrize("new", ["새것", 'A & B <"x">', "=1+1"])
def test_a_rename_is_taken_back_by_its_inverse(register, kind, old, new):
    before = snapshot(register)
    rename(register, kind, old, new)
    assert snapshot(register) != before
    rename(register, kind, new, old)
    assert snapshot(register) == before


def test_undo_leaves_no_alias_behind(register):
    before = snapshot(register)
    rename(register, "시스템", "ERP", "오타")
    assert store.term(register, "시스템", "오타").aliases == ("ERP",)
    with storage.transaction(register):
        applying.undo(register, store.renames(register)[0], by="박")
    assert snapshot(register) == before
    assert store.term(register, "시스템", "ERP").aliases == ()
    assert [(one.old, one.new) for one in store.renames(register)] == [
        ("오타", "ERP"),
        ("ERP", "오타"),
    ]


def test_a_merge_loses_no_use_and_joins_the_terms(register):
    store.add_term(register, "시스템", "그룹 웨어", note="띄어 씀", by="김")
    store.add_term(register, "시스템", "그룹웨어", by="김")
    rename(register, "시스템", "그룹 웨어", "그룹웨어")
    found = uses(store.sources(register), "시스템")
    assert len(found["그룹웨어"]) == 2
    (joined,) = store.all_terms(register)
    assert (joined.name, joined.aliases, joined.note) == ("그룹웨어", ("그룹 웨어",), "띄어 씀")
    assert store.renames(register)[0].merged


def test_a_term_that_nothing_uses_can_be_renamed(register):
    store.add_term(register, "시스템", "옛것", by="김")
    planned = rename(register, "시스템", "옛것", "새것")
    assert planned.places == 0
    assert [term.name for term in store.all_terms(register)] == ["새것"]


def test_a_stale_plan_changes_nothing(register):
    planned = renaming.plan(store.sources(register), "시스템", "ERP", "전사자원")
    second = process_by_code(register, "P-0002")
    with storage.transaction(register):
        save_process(
            register, second.id, second.revision, facts=replace(second.facts, staff=None,
            note="먼저"), by="박",
        )  # fmt: skip
    before = snapshot(register)
    with pytest.raises(Overtaken, match="박.*P-0002 휴가 처리"), storage.transaction(register):
        applying.apply(register, planned, by="김")
    assert snapshot(register) == before
    assert store.renames(register) == []
    assert store.all_terms(register) == []


def test_a_model_saved_meanwhile_stops_the_rename(register, model):
    planned = renaming.plan(store.sources(register), "시스템", "ERP", "전사자원")
    process = process_by_code(register, "P-0001")
    with storage.transaction(register):
        models.add_revision(
            register, process.id, "as-is", model + b"\n", base=1, origin="editor", by="박"
        )
    before = snapshot(register)
    with pytest.raises(Overtaken, match="P-0001 채용.*현행 흐름도"), storage.transaction(register):
        applying.apply(register, planned, by="김")
    assert snapshot(register) == before
    assert models.refused(register, process.id, "as-is") == []


def test_a_process_deleted_meanwhile_stops_the_rename(register):
    planned = renaming.plan(store.sources(register), "시스템", "ERP", "전사자원")
    gone = process_by_code(register, "P-0002")
    with storage.transaction(register):
        delete_process(register, gone.id, gone.revision, by="박")
    with pytest.raises(Overtaken), storage.transaction(register):
        applying.apply(register, planned, by="김")
    assert process_by_code(register, "P-0001").facts.systems == ("ERP", "그룹 웨어")


def test_terms_are_kept_with_a_revision(register):
    term = store.add_term(register, "시스템", " ERP ", aliases=["erp", "ERP", "erp"], by="김")
    assert (term.name, term.aliases) == ("ERP", ("erp",))
    assert store.add_term(register, "시스템", "ERP", by="박") == term
    saved = store.save_term(register, replace(term, note="전사자원관리"), by="박")
    assert store.term(register, "시스템", "ERP") == saved
    with pytest.raises(Conflict):
        store.save_term(register, replace(term, note="늦음"), by="김")
    other = store.add_term(register, "시스템", "erp2", by="김")
    with pytest.raises(BadTerm, match="이미 있습니다"):
        store.save_term(register, replace(other, name="ERP"), by="김")
    store.remove_term(register, saved.id, saved.revision, by="김")
    with pytest.raises(UnknownTerm):
        store.term(register, "시스템", "ERP")
    assert uses(store.sources(register), "시스템")["ERP"]


def test_proposals_are_registered_at_once(register):
    assert store.add_terms(register, "시스템", ["ERP", "그룹웨어", "ERP"], by="김") == 2
    assert store.add_terms(register, "시스템", ["ERP"], by="김") == 0


def test_what_is_told_apart_is_remembered_once(register):
    store.keep_apart(register, "시스템", "ERP", "erp", by="김")
    store.keep_apart(register, "시스템", "erp", "ERP", by="김")
    assert store.apart(register, "시스템") == {frozenset(("ERP", "erp"))}
    assert store.apart(register, "역할") == set()


def test_a_name_too_long_for_the_dictionary_can_be_renamed(register):
    process = process_by_code(register, "P-0003")
    long = "가" * 250
    with storage.transaction(register):
        save_process(
            register, process.id, process.revision, facts=replace(process.facts, roles=(long,)),
            by="이",
        )  # fmt: skip
    rename(register, "역할", long, "짧은 이름")
    assert process_by_code(register, "P-0003").facts.roles == ("짧은 이름",)
    assert store.term(register, "역할", "짧은 이름").aliases == ()

"""The catalogue out of one workbench and into another: kept apart, adopted without figures."""

import hashlib

import pytest

import storage
from processes.bpmn import store as models
from processes.commonwork import catalogue, sharing, store
from processes.commonwork.model import LINKED
from processes.commonwork.received import store as received
from processes.inventory import store as register
from tests.prepared import empty, put_example

AT = "2026-11-23T09:00:00.000000Z"


@pytest.fixture
def shared(db):
    put_example(db)
    with storage.transaction(db):
        one = register.process_by_code(db, "EX-005")
        two = register.process_by_code(db, "EX-080")
        store.decide(db, one, two, LINKED, by="김", reason="같은 규정", revision=0)
        store.name_work(db, one, title="출장·여비", note="공통", shared=True, revision=0, by="김")
    return db


def export(db, institution="가온도시공사", *, with_models=True) -> bytes:
    found = sharing.catalogue(db, institution, exported_at=AT, with_models=with_models)
    return catalogue.write(found)


@pytest.fixture
def other():
    database = empty()
    yield database
    database.close()


def take(db, content):
    with storage.transaction(db):
        return received.take(db, catalogue.read(content), content, by="박")


def test_only_what_is_shared_leaves_the_house(shared):
    (work,) = catalogue.read(export(shared)).works
    assert (work.key, work.title, work.note, work.departments) == ("EX-005", "출장·여비", "공통", 2)
    assert [model.state for model in work.models] == ["as-is", "to-be"]
    newest = models.newest(shared, register.process_by_code(shared, "EX-005").id, "as-is")
    assert newest is not None
    assert work.models[0].sha256 == newest.sha256
    assert catalogue.read(export(shared, with_models=False)).works[0].models == ()
    assert "담당(예시)" not in export(shared).decode()


def test_nothing_leaves_without_a_sender_or_content(db, shared):
    with pytest.raises(sharing.NothingToShare, match="기관 이름"):
        export(shared, " ")
    (heading,) = store.headings(shared)
    with storage.transaction(shared):
        store.unname_work(shared, heading, by="김")
    with pytest.raises(sharing.NothingToShare, match="카탈로그에 넣은"):
        export(shared)


def test_what_comes_in_is_kept_apart_with_where_it_came_from(shared, other):
    content = export(shared)
    assert [one.news for one in take(other, content)] == [received.NEW]
    (one,) = received.received(other)
    assert (one.institution, one.exported_at, one.updated_by) == ("가온도시공사", AT, "박")
    assert one.work == catalogue.read(content).works[0]
    assert register.all_processes(other) == []
    (row,) = other["received_works"].rows
    assert row["file_sha256"] == hashlib.sha256(content).hexdigest()


def test_the_same_file_again_changes_nothing_a_newer_one_updates(shared, other):
    take(other, export(shared))
    assert [one.news for one in take(other, export(shared))] == [received.SAME]
    assert received.received(other)[0].revision == 1
    (heading,) = store.headings(shared)
    with storage.transaction(shared):
        speaker = register.process_by_code(shared, "EX-005")
        store.name_work(
            shared,
            speaker,
            title="새 이름",
            note="",
            shared=True,
            revision=heading.revision,
            by="김",
        )
    newer = export(shared, with_models=False)
    assert [
        one.news for one in received.preview(catalogue.read(newer), received.received(other))
    ] == [received.CHANGED]
    take(other, newer)
    (one,) = received.received(other)
    assert (one.work.title, one.work.models, one.revision) == ("새 이름", (), 2)


def test_two_institutions_may_use_one_key(shared, other):
    take(other, export(shared))
    take(other, export(shared, "다른공사"))
    assert [one.institution for one in received.received(other)] == ["가온도시공사", "다른공사"]


def test_adopting_takes_what_the_work_is_and_leaves_its_figures(shared, other):
    take(other, export(shared))
    (one,) = received.received(other)
    with storage.transaction(other):
        process = received.adopt(other, one, "총무부", by="박")
    assert (process.code, process.name, process.department) == ("P-0001", "출장·여비", "총무부")
    facts = process.facts
    assert facts.legal_basis == one.work.facts.legal_basis
    assert (facts.yearly_volume, facts.systems, facts.source) == (None, None, None)
    assert facts.note == "가온도시공사의 공통 업무 카탈로그(2026-11-23)에서 가져왔습니다."
    newest = models.newest(other, process.id, "to-be")
    assert newest is not None
    assert (newest.origin, models.content(other, newest.sha256)) == (
        "catalogue",
        one.work.models[1].content,
    )
    assert received.received(other)[0].process_id == process.id


def test_a_work_that_is_passed_on_still_says_where_it_began(shared, other):
    take(other, export(shared))
    with storage.transaction(other):
        process = received.adopt(other, received.received(other)[0], "총무부", by="박")
        store.name_work(other, process, title="여비", note="", shared=True, revision=0, by="박")
    second = export(other, "다른공사")
    (work,) = catalogue.read(second).works
    assert work.origin is not None
    assert (work.origin.institution, work.origin.exported_at) == ("가온도시공사", AT)
    third = storage.open_database("sqlite://")
    take(third, second)
    with storage.transaction(third):
        process = received.adopt(third, received.received(third)[0], "총무부", by="최")
        store.name_work(third, process, title="여비", note="", shared=True, revision=0, by="최")
    origin = catalogue.read(export(third, "셋째공사")).works[0].origin
    third.close()
    assert origin is not None
    assert origin.institution == "가온도시공사"


def test_what_was_adopted_twice_by_two_people_is_refused(shared, other):
    take(other, export(shared))
    (one,) = received.received(other)
    with storage.transaction(other):
        received.adopt(other, one, "총무부", by="박")
    with pytest.raises(storage.Conflict), storage.transaction(other):
        received.adopt(other, one, "총무부", by="최")
    assert len(register.all_processes(other)) == 1


def test_a_received_work_can_be_dropped(shared, other):
    take(other, export(shared))
    with storage.transaction(other):
        received.forget(other, received.received(other)[0], by="박")
    assert received.received(other) == []
    assert other["received_models"].count == 0

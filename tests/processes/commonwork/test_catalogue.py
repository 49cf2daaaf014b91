"""The catalogue as a file: out and in without loss, nothing personal, refused with a sentence."""

import base64
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import storage
from example import loading
from processes.bpmn import store as models
from processes.bpmn.blank import blank
from processes.commonwork import catalogue, sharing, store
from processes.commonwork.catalogue import BadCatalogue, Catalogue, SharedModel, SharedWork
from processes.commonwork.model import LINKED
from processes.commonwork.received import store as received
from processes.commonwork.shared_facts import KEPT_AT_HOME
from processes.inventory import store as register
from processes.inventory.fields import FIELDS
from processes.inventory.model import Estimate, Evidence, Facts, exactly

AT = "2026-11-23T09:00:00.000000Z"
WORK = SharedWork(
    key="P-0001",
    title="여비 정산",
    note="여러 부서가 같은 서식을 씁니다.",
    departments=3,
    facts=Facts(
        area="인사",
        legal_basis=("여비규정 제9조", "=1+1"),
        yearly_volume=Estimate(20, None, 30, "월 2~3건", approximate=True),
        minutes_per_case=exactly(12.5),
        retyping=False,
        approvals=0,
        evidence=(Evidence("영수증 🧾", "국세청"),),
        systems=(),
        exception_rate=0.05,
        personal_data="일반",
        purpose="줄\n바꿈",
    ),
    models=(SharedModel("as-is", blank("여비 정산")),),
)
SENT = Catalogue("가온도시공사", AT, (WORK, replace(WORK, key="P-0002", models=())))


def test_what_is_written_is_read_back_to_the_byte():
    content = catalogue.write(SENT)
    assert catalogue.read(content) == SENT
    assert catalogue.write(catalogue.read(content)) == content
    assert catalogue.read(content).works[0].models[0].content == blank("여비 정산")


def test_the_file_says_what_it_is_and_names_nobody():
    facts = replace(WORK.facts, surveyed_by="김민서 주무관", note="이주무관에게 물음")
    written = catalogue.write(replace(SENT, works=(replace(WORK, facts=facts),))).decode()
    whole = json.loads(written)
    assert (whole["format"], whole["version"]) == ("dpg-workbench/common-work", 1)
    assert whole["institution"] == "가온도시공사"
    assert "주무관" not in written
    (model,) = whole["works"][0]["models"]
    assert hashlib.sha256(base64.b64decode(model["content"])).hexdigest() == model["sha256"]


def test_every_key_of_the_file_is_documented():
    text = (Path(__file__).parents[3] / "docs" / "catalogue-format.md").read_text(encoding="utf-8")
    passed_on = replace(WORK, origin=catalogue.Origin("가", AT))
    whole = json.loads(catalogue.write(replace(SENT, works=(passed_on,))))
    (work,) = whole["works"]
    for key in {*whole, *work, *work["models"][0], *work["origin"]}:
        assert f"`{key}`" in text, key
    assert f"`{catalogue.FORMAT}`" in text
    assert f"`{catalogue.VERSION}`" in text


def spoilt(change: Any) -> bytes:
    whole = json.loads(catalogue.write(SENT))
    change(whole, whole["works"][0])
    return json.dumps(whole, ensure_ascii=False).encode()


def put(path: str, value: Any) -> Any:
    def change(whole: dict[str, Any], work: dict[str, Any]) -> None:
        place: Any = {"whole": whole, "work": work, "facts": work["facts"]}
        place = {**place, "model": work["models"][0]}
        where, _, key = path.partition(".")
        place[where][key] = value

    return change


def test_half_a_surrogate_pair_is_no_text():
    whole = json.loads(catalogue.write(SENT))
    whole["works"][0]["title"] = "\ud800"
    with pytest.raises(catalogue.BadCatalogue, match="손상되었거나 JSON이 아닙니다"):
        catalogue.read(json.dumps(whole).encode())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (put("whole.format", "x"), "카탈로그 파일이 아닙니다"),
        (put("whole.version", 2), "2판 형식"),
        (put("whole.version", "1"), "판이 수가 아닙니다"),
        (put("whole.version", True), "판이 수가 아닙니다"),
        (put("whole.works", {}), "업무의 목록"),
        (put("whole.institution", " "), "institution"),
        (put("work.title", 5), "works의 1번째.*title"),
        (put("work.title", "가" * 201), "works의 1번째.*200자"),
        (put("work.key", "P-0002"), "같은 key 'P-0002'"),
        (put("work.departments", True), "departments"),
        (put("work.departments", 0), "departments"),
        (put("work.facts", []), "works의 1번째.*업무가 아닙니다"),
        (put("work.models", "x"), "models"),
        (put("work.origin", "x"), "origin"),
        (put("work.origin", {"institution": "가", "exported_at": "어제"}), "exported_at"),
        (put("whole.exported_at", "2026-11-23"), "exported_at"),
        (put("model.state", "later"), "as-is나 to-be"),
        (put("model.content", "@"), "base64"),
        (put("model.content", 7), "base64"),
        (put("model.sha256", "0" * 64), "sha256.*다시 받으세요"),
        (put("facts.surveyed_by", "김"), "surveyed_by.*담는 항목이 아닙니다"),
        (put("facts.colour", "red"), "colour"),
        (put("facts.approvals", "셋"), "결재 단계"),
        (put("facts.approvals", -1), "결재 단계"),
        (put("facts.retyping", 1), "재입력"),
        (put("facts.systems", "ERP"), "사용 시스템.*목록"),
        (put("facts.systems", [1]), "사용 시스템"),
        (put("facts.exception_rate", 5), "예외율"),
        (put("facts.personal_data", "아마도"), "개인정보"),
        (put("facts.yearly_volume", {"low": 9, "high": 1}), "연간 건수"),
        (put("facts.yearly_volume", -4), "연간 건수"),
        (put("facts.evidence", [{"holder": "국세청"}]), "증빙"),
        (put("facts.purpose", ["목적"]), "목적"),
        (put("facts.sources", {"colour": {"source": "로그"}}), "항목별 출처"),
        (put("facts.sources", {"approvals": {"source": 7}}), "항목별 출처"),
        (put("facts.sources", ["approvals"]), "항목별 출처"),
    ],
)
def test_a_fault_is_refused_with_its_place(change, sentence):
    with pytest.raises(BadCatalogue, match=sentence):
        catalogue.read(spoilt(change))


def test_a_flow_chart_that_is_none_is_refused_though_its_hash_is_right():
    evil = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'

    def change(_whole: dict[str, Any], work: dict[str, Any]) -> None:
        work["models"][0]["content"] = base64.b64encode(evil).decode()
        work["models"][0]["sha256"] = hashlib.sha256(evil).hexdigest()

    with pytest.raises(BadCatalogue, match="as-is 흐름도"):
        catalogue.read(spoilt(change))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"7",
        b"\xff\xfe",
        b"PK\x03\x04 no json",
        b"[" * 100_000,
        b'{"format": NaN}',
        catalogue.write(SENT)[:-40],
    ],
    ids=["empty", "list", "number", "utf-16", "zip", "deep", "nan", "cut"],
)
def test_what_is_no_catalogue_is_refused(content):
    with pytest.raises(BadCatalogue):
        catalogue.read(content)


def test_too_large_a_file_is_refused_before_it_is_read():
    with pytest.raises(BadCatalogue, match="50 MB"):
        catalogue.read(b" " * (catalogue.MOST_BYTES + 1))


def test_too_many_works_are_refused(monkeypatch):
    monkeypatch.setattr(catalogue, "MOST_WORKS", 1)
    with pytest.raises(BadCatalogue, match="1개를 넘습니다"):
        catalogue.read(catalogue.write(SENT))


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
TUPLES = st.lists(TEXTS, max_size=3).map(tuple)
AMOUNTS = st.integers(0, 10**9).map(exactly) | st.builds(
    lambda low, more: Estimate(low, None, low + more), st.integers(0, 99), st.integers(1, 99)
)


@settings(deadline=None)
@given(
    st.builds(
        Facts,
        area=st.none() | TEXTS,
        purpose=st.none() | TEXTS,
        legal_basis=st.none() | TUPLES,
        systems=st.none() | TUPLES,
        yearly_volume=st.none() | AMOUNTS,
        approvals=st.none() | st.integers(0, 99),
        retyping=st.none() | st.booleans(),
        error_rate=st.none() | st.floats(0, 1),
        evidence=st.none() | st.lists(st.builds(Evidence, TEXTS, TEXTS), max_size=2).map(tuple),
        plan_items=st.none() | st.lists(st.integers(1, 18), max_size=2).map(tuple),
        surveyed_by=st.none() | TEXTS,
        note=st.none() | TEXTS,
    )
)
def test_every_fact_but_names_survives_the_file(facts):
    sent = replace(SENT, works=(replace(WORK, facts=facts, models=()),))
    (work,) = catalogue.read(catalogue.write(sent)).works
    for field in FIELDS:
        expected = None if field.key in KEPT_AT_HOME else getattr(facts, field.key)
        assert getattr(work.facts, field.key) == expected


# --- out of one workbench, into another -----------------------------------------------------


@pytest.fixture
def shared(db):
    with storage.transaction(db):
        loading.load(db, by="김")
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
    database = storage.open_database("sqlite://")
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

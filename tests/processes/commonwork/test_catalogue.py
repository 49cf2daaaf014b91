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

from processes.bpmn.blank import blank
from processes.commonwork import catalogue
from processes.commonwork.catalogue import BadCatalogue, Catalogue, SharedModel, SharedWork
from processes.commonwork.shared_facts import KEPT_AT_HOME
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

"""Charts and tables of a draft: drawn from what was pinned, told in words, with their day."""

import json
import xml.etree.ElementTree as ET

import pytest

from applications.drafts.dossier import document
from applications.drafts.export import export, read_draft
from applications.facts import charts
from applications.facts.exhibits import stands_alone
from applications.facts.fact import by_key
from documents.model import Figure, Table
from tests.applications.pinning.changing import accept_all, shown, stale, survey


def captions(many, kind):
    blocks = document(read_draft(*many)).blocks
    return [block.caption for block in blocks if isinstance(block, kind) and block.caption]


@pytest.mark.parametrize(
    ("key", "alone"),
    [
        ("process_table", True),
        ("P-0002:step_times_chart", True),
        ("IT-1:as_is_picture", True),
        ("yearly_hours", False),
        ("P-0002:yearly_hours", False),
    ],
)
def test_what_stands_on_a_line_of_its_own(key, alone):
    assert stands_alone(key) == alone


def test_the_steps_of_an_approved_to_be_are_minutes_a_case(many):
    fact = by_key(read_draft(*many).facts)["step_times_chart"]
    rows = {(row["name"], row["side"]): row["minutes"] for row in json.loads(fact.content)}
    assert rows == {("접수", "asis"): 10, ("심사", "asis"): 20, ("심사", "tobe"): 10}
    assert charts.told(fact).endswith("심사 20분 → 10분, 접수 10분 → 없음.")


def test_the_savings_of_each_process_are_drawn_from_least_to_most(many):
    fact = by_key(read_draft(*many).facts)["savings_chart"]
    rows = {(row["name"][:6], row["state"]): row for row in json.loads(fact.content)}
    second = rows["P-0002", "계획"]
    hours = [number * (60 - 20) / 60 for number in (100, 120, 200)]
    assert [second[end] for end in ("low", "likely", "high")] == pytest.approx(hours)
    assert "P-0002 출장 계획 67~133시간" in charts.told(fact)


@pytest.mark.parametrize("key", ["step_times_chart", "savings_chart"])
def test_charts_are_whole_pictures_and_the_same_each_time(many, key):
    fact = by_key(read_draft(*many).facts)[key]
    drawn = charts.svg(fact)
    assert ET.fromstring(drawn).tag.endswith("svg")
    charts._svg.cache_clear()
    assert charts.svg(fact) == drawn


def test_a_chart_of_what_nobody_knows_says_so(many):
    fact = by_key(read_draft(*many).facts)["savings_chart"]
    for code in ("P-0001", "P-0002"):
        survey(many[0], code, yearly_volume=None)
    now = read_draft(*many).current["savings_chart"]
    assert "모름(미조사)" in charts.told(now)
    assert "svg" in charts.svg(now)
    assert now.content != fact.content


def test_steps_of_one_name_have_rows_of_their_own():
    rows = [
        {"id": id, "name": "검토", "side": side, "minutes": minutes}
        for id, side, minutes in (("a", "asis", 5.0), ("b", "asis", 3.0), ("b", "tobe", 1.0))
    ]
    table = charts.step_times(rows).to_dict()["datasets"]
    (drawn,) = table.values()
    assert [(one["step"], one["label"]) for one in drawn] == [
        ("검토", "현행 5"),
        ("검토 (2)", "현행 3"),
        ("검토 (2)", "개선 1"),
    ]


def test_exhibits_bear_their_day(many):
    assert "대상 업무 2개의 건수와 시간 (기준일 2026-10-02)" in captions(many, Table)
    assert any(one.startswith("업무별 절감 시간") for one in captions(many, Figure))


def test_a_chart_and_a_table_stand_as_accepted(many):
    db, draft_id = many
    draft = read_draft(db, draft_id).application
    before = document(read_draft(db, draft_id)).blocks
    survey(db, "P-0002", yearly_volume=None)
    read = read_draft(db, draft_id)

    told = stale(read)
    assert told["process_table"] == told["savings_chart"] == told["all_yearly_hours"] == "value"
    kept = [b for b in document(read).blocks if isinstance(b, Figure | Table) and b.caption]
    assert kept == [b for b in before if isinstance(b, Figure | Table) and b.caption]
    assert "업무 2개의 합" in shown(db, draft, "all_yearly_hours").text
    accept_all(db, draft)
    text = shown(db, draft, "all_yearly_hours").text
    assert text == "120시간/년(업무 2개 가운데 아는 1개의 합, 1개는 모름)"


@pytest.mark.parametrize("form", ["hwpx", "docx", "pdf", "md"])
def test_a_draft_of_many_sources_is_written_in_every_format(many, form):
    db, draft_id = many
    content, _ = export(db, draft_id, form)
    assert len(content) > 1_000


def test_every_fact_says_where_it_comes_from(many):
    pages = {fact.place.page for fact in read_draft(*many).offered if fact.place}
    assert all(fact.place and fact.source for fact in read_draft(*many).offered)
    assert pages == {
        *("process", "model", "redesign-compare", "savings", "inventory"),
        *("project", "evaluation", "projects"),
    }

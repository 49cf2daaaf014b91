"""One value changed where it stands: the rest of the text stays byte for byte."""

import datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import storage
from evaluations import questionnaire
from evaluations.questionnaire import BadQuestionnaire, reading
from evaluations.questionnaire.versions import store
from evaluations.questionnaire.versions.editing import (
    Edit,
    Path,
    Scalar,
    applied,
    value_at,
    with_value,
    written_as,
)
from tests.evaluations.questionnaire.small import GOOD

TEXT = GOOD.replace("    ko: 표준 업무인가?\n", "    ko: >-\n      표준\n      업무인가?  \n", 1)
CASES: dict[str, tuple[Path, Scalar, str, str]] = {
    "block scalar": (("questions", "Q1", "weight"), 7, "    weight: 5\n", "    weight: 7\n"),
    "flow scalar": (("sections", "S1", "weight"), 12.5, "weight: 10,", "weight: 12.5,"),
    "item": (("questions", "Q1", "anchors", 1), "가: 나", "[아니요, 일부,", '[아니요, "가: 나",'),
    "threshold": (("outcomes", "GO", "at_least", "F"), 55, "{F: 50}", "{F: 55}"),
    "quoted": (("version",), "2", 'version: "1"', 'version: "2"'),
    "date": (("in_force", "from"), datetime.date(2027, 1, 2), "2026-01-01", "2027-01-02"),
    "added": (("note",), "알림", "id: small\n", 'id: small\nnote: "알림"\n'),
    "added inside": (
        ("questions", "Q2", "mitigation"),
        "더 찾는다.",
        "  - id: Q2\n",
        '  - id: Q2\n    mitigation: "더 찾는다."\n',
    ),
    "added in a line": (
        ("sections", "S1", "en"),
        "Job",
        "{id: S1,",
        '{id: S1, en: "Job",',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_only_the_value_changes(case):
    path, value, old, new = CASES[case]
    assert GOOD.index(old) >= 0
    changed = with_value(GOOD, path, value)
    assert changed == GOOD.replace(old, new, 1)
    assert value_at(changed, path) == value
    questionnaire.parse(changed, "small.yaml")


def test_a_folded_text_is_replaced_whole():
    changed = with_value(TEXT, ("questions", "Q1", "ko"), "새 물음")
    assert questionnaire.parse(changed, "x").question("Q1").text == "새 물음"
    assert yaml.safe_load(changed)["questions"][0]["anchors"] == ["아니요", "일부", "예"]


@pytest.mark.parametrize("name", questionnaire.shipped_ids())
def test_every_text_of_the_shipped_files_can_be_changed_alone(name):
    text = reading.shipped_text(name)
    form = reading.shipped(name)
    for question in form.questions:
        path = ("questions", question.id, "anchors", 1)
        assert value_at(text, path) == question.anchors[1]
    first = form.questions[0].id
    changed = with_value(text, ("questions", first, "weight"), 3)
    parsed = questionnaire.parse(changed, name)
    assert parsed.question(first).weight == 3
    assert parsed.questions[1:] == form.questions[1:]


@given(st.text(max_size=40))
def test_any_text_is_written_so_that_it_is_read_back(text):
    readable = "".join(one for one in text if one.isprintable())
    written = written_as(readable)
    assert yaml.safe_load(f"[{written}]") == [" ".join(readable.split())]


def test_edits_of_two_people_come_together_and_of_one_value_clash():
    mine = [
        Edit(("questions", "Q1", "weight"), 5, 6),
        Edit(("questions", "Q2", "weight"), 3, 4),
    ]
    theirs = with_value(GOOD, ("questions", "Q1", "weight"), 9)
    text, clashes = applied(theirs, mine)
    assert value_at(text, ("questions", "Q1", "weight")) == 9
    assert value_at(text, ("questions", "Q2", "weight")) == 4
    assert [(one.edit, one.theirs) for one in clashes] == [(mine[0], 9)]
    assert applied(text, [Edit(("questions", "Q1", "weight"), 5, 9)]) == (text, [])


def test_a_part_that_is_gone_is_refused():
    with pytest.raises(BadQuestionnaire, match="'Q9'이"):
        with_value(GOOD, ("questions", "Q9", "weight"), 3)


def _begin(db, text=GOOD):
    with storage.transaction(db):
        return store.begin(db, "small", text, "", by="김")


def test_a_draft_takes_edits_and_keeps_those_that_clash(db):
    draft = _begin(db)
    path = ("questions", "Q1", "weight")
    with storage.transaction(db):
        store.edit_draft(db, "small", [Edit(path, 5, 9)], by="이")
        found, clashes = store.edit_draft(
            db, "small", [Edit(path, 5, 6), Edit(("title",), "작은 질문지", "새 이름")], by="김"
        )
    assert [one.theirs for one in clashes] == [9]
    assert (found.revision, value_at(found.content, ("title",))) == (3, "새 이름")
    kept = storage.records.refused(db, "questionnaire_drafts", draft.id)
    assert kept[0]["changes"] == {"path": list(path), "value": 6}


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("questions", "Q1", "weight"), 0, "Q1의 weight: 0보다 큰"),
        (("sections", "S1", "weight"), -1, "S1의 weight"),
        (("outcomes", "GO", "at_least", "F"), 0, "GO의 F"),
        (("questions", "Q1", "anchors", 0), "", "Q1의 anchors"),
    ],
)
def test_an_edit_that_breaks_the_questionnaire_is_refused_and_changes_nothing(
    db, path, value, words
):
    _begin(db)
    seen = value_at(GOOD, path)
    with pytest.raises(BadQuestionnaire, match=words), storage.transaction(db):
        store.edit_draft(db, "small", [Edit(path, seen, value)], by="김")
    standing = store.draft(db, "small")
    assert standing
    assert (standing.content, standing.revision) == (GOOD, 1)

"""What a questionnaire file must be, and how a bad one is refused."""

import re

import pytest

from evaluations import questionnaire
from evaluations.questionnaire import BadQuestionnaire

GOOD = """\
id: small
title: 작은 질문지
version: "1"
status: proposal
in_force: {from: 2026-01-01}
scale: {min: 0, max: 2}
axes:
  - {id: F, ko: 적합도}
outcomes:
  - {id: KEEP, ko: 유지}
  - {id: GO, ko: 도입, at_least: {F: 50}, unknown_percent_max: 20}
hold: 보류
conditions: {outcome: GO, axis: F, at_most: 1}
sections:
  - {id: S1, ko: 업무, weight: 10, axis: F}
gates:
  - {id: G1, cap: KEEP, ko: 기밀, sources: [B1]}
questions:
  - id: Q1
    section: S1
    scope: S
    weight: 5
    ko: 표준 업무인가?
    anchors: [아니요, 일부, 예]
    sources: [B1]
    gate: {id: G1, at_most: 0}
rules:
  - {key: log, ko: 월 1회, to: 2026-10-30, status: R, sources: [B1]}
sources:
  - {id: B1, ko: 고시, status: R}
"""


@pytest.mark.parametrize("name", questionnaire.shipped_ids())
def test_shipped_questionnaires_are_valid_and_named_like_their_file(name):
    assert questionnaire.shipped(name).id == name


def test_the_saas_questionnaire_is_the_one_that_was_agreed():
    form = questionnaire.shipped("saas-readiness")
    assert form.proposal
    assert "제안" in form.note
    assert len(form.questions) == 40
    assert [(s.id, s.weight, s.axis, len(form.questions_of(s.id))) for s in form.sections] == [
        ("S1", 18, "F", 5),
        ("S2", 16, "R", 6),
        ("S3", 16, "R", 7),
        ("S4", 15, "R", 5),
        ("S5", 12, "F", 5),
        ("S6", 9, "F", 4),
        ("S7", 7, "R", 3),
        ("S8", 7, "R", 5),
    ]
    gates = {q.id: (q.trigger.gate, q.trigger.at_most) for q in form.questions if q.trigger}
    assert gates == {
        "Q2.1": ("G1", 0),
        "Q2.3": ("G4", 1),
        "Q2.4": ("G5", 2),
        "Q2.6": ("G6", 0),
        "Q3.1": ("G2", 1),
        "Q3.3": ("G3", 0),
        "Q4.1": ("G9", 0),
        "Q4.3": ("G7", 0),
        "Q4.4": ("G7", 0),
        "Q5.5": ("G10", 0),
        "Q6.2": ("G8", 1),
    }
    once = [q.id for q in form.questions if q.scope == "A"]
    assert once == ["Q3.5", "Q3.6", "Q4.2", "Q5.4", "Q7.1", "Q7.2", "Q8.5"]


def test_every_question_rests_on_a_source_and_asks_for_evidence():
    form = questionnaire.shipped("saas-readiness")
    assert all(q.sources and q.evidence and q.plan_items for q in form.questions)
    assert all(gate.sources for gate in form.gates)


def test_dated_rules_change_with_the_day():
    import datetime

    form = questionnaire.shipped("saas-readiness")
    reviews = [rule for rule in form.rules if rule.key == "log_review"]
    before, after = datetime.date(2026, 10, 30), datetime.date(2026, 10, 31)
    assert [rule.in_force(before) for rule in reviews] == [True, False]
    assert [rule.in_force(after) for rule in reviews] == [False, True]


def test_a_questionnaire_can_be_read():
    form = questionnaire.parse(GOOD, "small.yaml")
    assert form.question("Q1").anchors == ("아니요", "일부", "예")
    assert form.gate("G1").cap == "KEEP"
    assert form.outcome("GO").at_least == {"F": 50}


BAD = {
    "unknown key": ("    weight: 5\n", "    weight: 5\n    wieght: 5\n", 23, "Q1", "wieght"),
    "unknown top key": ("hold: 보류\n", "hold: 보류\nholt: x\n", 13, "", "holt"),
    "missing key": ("    scope: S\n", "", 19, "Q1", "scope"),
    "missing top key": ("hold: 보류\n", "", 1, "", "hold"),
    "duplicate id": (
        "rules:\n",
        "  - {id: Q1, section: S1, scope: S, weight: 1, ko: 또, anchors: [a, b, c]}\nrules:\n",
        27,
        "Q1",
        "id",
    ),
    "duplicate key": ("    weight: 5\n", "    weight: 5\n    weight: 6\n", 23, "Q1", "weight"),
    "gate that is missing": ("gate: {id: G1", "gate: {id: G9", 26, "Q1", "gate.id"),
    "gate that nobody opens": ("    gate: {id: G1, at_most: 0}\n", "", 17, "G1", "id"),
    "gate at the top of the scale": ("at_most: 0}", "at_most: 2}", 26, "Q1", "gate.at_most"),
    "cap that is no outcome": ("cap: KEEP", "cap: STAY", 17, "G1", "cap"),
    "question weight 0": ("    weight: 5\n", "    weight: 0\n", 22, "Q1", "weight"),
    "question weight negative": ("    weight: 5\n", "    weight: -1\n", 22, "Q1", "weight"),
    "question weight infinite": ("    weight: 5\n", "    weight: .inf\n", 22, "Q1", "weight"),
    "question weight yes": ("    weight: 5\n", "    weight: yes\n", 22, "Q1", "weight"),
    "section weight 0": ("weight: 10", "weight: 0", 15, "S1", "weight"),
    "threshold 0": ("at_least: {F: 50}", "at_least: {F: 0}", 11, "GO", "F"),
    "threshold over 100": ("at_least: {F: 50}", "at_least: {F: 101}", 11, "GO", "F"),
    "threshold of no axis": ("at_least: {F: 50}", "at_least: {X: 50}", 11, "GO", "at_least"),
    "no threshold": (", at_least: {F: 50}", "", 11, "GO", "at_least"),
    "unknown limit 0": ("percent_max: 20", "percent_max: 0", 11, "GO", "unknown_percent_max"),
    "too few anchors": ("[아니요, 일부, 예]", "[아니요, 예]", 24, "Q1", "anchors"),
    "empty anchor": ("[아니요, 일부, 예]", '[아니요, "", 예]', 24, "Q1", "anchors"),
    "anchors no list": ("[아니요, 일부, 예]", "예", 24, "Q1", "anchors"),
    "unknown section": ("section: S1", "section: S7", 20, "Q1", "section"),
    "unknown axis": ("axis: F}\ngates", "axis: X}\ngates", 15, "S1", "axis"),
    "axis without sections": (
        "  - {id: F, ko: 적합도}\n",
        "  - {id: F, ko: 적합도}\n  - {id: R, ko: 준비도}\n",
        9,
        "R",
        "id",
    ),
    "section without questions": (
        "gates:\n",
        "  - {id: S2, ko: 빈, weight: 1, axis: F}\ngates:\n",
        16,
        "S2",
        "id",
    ),
    "unknown source": ("    sources: [B1]", "    sources: [B9]", 25, "Q1", "sources"),
    "unknown scope": ("scope: S", "scope: X", 21, "Q1", "scope"),
    "unknown status": ("status: proposal", "status: law", 4, "", "status"),
    "version no text": ('version: "1"', "version: 1", 3, "", "version"),
    "date no date": ("from: 2026-01-01", "from: 2026", 5, "", "in_force.from"),
    "ends before it begins": ("2026-01-01}", "2026-01-01, to: 2025-01-01}", 5, "", "in_force.to"),
    "scale upside down": ("{min: 0, max: 2}", "{min: 2, max: 0}", 6, "", "scale.max"),
    "first outcome with threshold": (
        "{id: KEEP, ko: 유지}",
        "{id: KEEP, ko: 유지, at_least: {F: 9}}",
        9,
        "",
        "outcomes",
    ),
    "better outcome asks less": (
        "hold:",
        "  - {id: TOP, ko: 최고, at_least: {F: 40}}\nhold:",
        12,
        "TOP",
        "at_least",
    ),
    "plan item": ("    sources: [B1]\n", "    sources: [B1]\n    dpg: [19]\n", 26, "Q1", "dpg"),
    "alias": ("[아니요, 일부, 예]", "&a [아니요, 일부, 예]", 24, "", ""),
    "custom tag": ("ko: 표준 업무인가?", "ko: !!python/name:os.system x", 23, "Q1", "ko"),
    "a list for a mapping": ("scale: {min: 0, max: 2}", "scale: [0, 2]", 6, "", ""),
    "syntax": ("scale: {min: 0, max: 2}", "scale: {min: 0, max: 2", 7, "", ""),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_file_line_question_and_key(case):
    old, new, line, question, key = BAD[case]
    assert old in GOOD
    with pytest.raises(BadQuestionnaire) as refusal:
        questionnaire.parse(GOOD.replace(old, new, 1), "small.yaml")
    found = refusal.value
    assert (found.file, found.line, found.question, found.key) == (
        "small.yaml",
        line,
        question,
        key,
    )
    assert found.sentence.startswith(f"small.yaml {line}행")
    assert re.search("[가-힣]+요\\.$|니다\\.$", found.sentence)


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "별칭"),
        ("[" * 30 + "]" * 30, "깊게"),
        ("", "빈 파일"),
        ("x" * 2_000_001, "2MB"),
        ("- 1\n- 2\n", "이름: 값"),
        ("id: \x00", "UTF-8"),
        ("a: b: c", "문법"),
    ],
)
def test_yaml_that_could_explode_or_is_none_is_refused(text, words):
    with pytest.raises(BadQuestionnaire, match=words):
        questionnaire.parse(text, "x.yaml")


def test_bytes_that_are_no_utf8_are_refused_with_their_line():
    with pytest.raises(BadQuestionnaire, match="x.yaml 2행"):
        questionnaire.decode("a: 1\nb: 가".encode("cp949"), "x.yaml")


def test_a_file_is_read_again_when_it_changed(tmp_path):
    file = tmp_path / "small.yaml"
    file.write_text(GOOD, encoding="utf-8")
    before = questionnaire.load(file)
    assert questionnaire.load(file) is before
    file.write_text(GOOD.replace("작은 질문지", "다른 질문지"), encoding="utf-8")
    import os

    os.utime(file, ns=(1, before.scale.highest))
    assert questionnaire.load(file).title == "다른 질문지"


def test_an_unknown_questionnaire_is_refused_with_those_that_exist():
    with pytest.raises(questionnaire.UnknownQuestionnaire, match="saas-readiness"):
        questionnaire.shipped("../../etc/passwd")

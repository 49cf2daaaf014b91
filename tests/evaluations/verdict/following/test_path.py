"""The follow-up files, changes of rules, and the dated path."""

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from evaluations import questionnaire
from evaluations.answers.model import NA
from evaluations.verdict.following import path as paths
from evaluations.verdict.following import reading, rule_changes
from evaluations.verdict.following.model import FollowUp

FORM = questionnaire.shipped("saas-readiness")
IDS = [question.id for question in FORM.questions]
FOLLOWING = reading.follow_up(FORM)
TODAY = datetime.date(2026, 12, 1)
NO_CERTIFICATE: dict[str, Any] = dict.fromkeys(IDS, 3) | {"Q3.1": 1, "Q1.3": 2}


def found(values, end=None, today=TODAY):
    return paths.path(FORM, values, FOLLOWING, end, today)


@pytest.mark.parametrize("file", sorted(reading.FOLDER.glob("*.yaml")), ids=lambda f: f.stem)
def test_shipped_files_name_only_what_their_questionnaire_has(file) -> None:
    form = questionnaire.shipped(file.stem)
    given = reading.parse(file.read_text(encoding="utf-8"), file.name)
    assert reading.unknown_names(form, given) == []
    assert reading.follow_up(form) == given


def test_every_key_of_the_format_is_documented() -> None:
    told = (Path(__file__).parents[4] / "docs" / "followup-format.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z_.]+)`", told, re.M))
    known = {f"{level}.{key}".lstrip(".") for level, keys in reading._KEYS.items() for key in keys}
    assert documented == known


def test_every_dated_rule_bears_on_questions() -> None:
    keys = {rule.key for rule in FORM.rules}
    assert keys == {one.key for one in FOLLOWING.bearings if one.questions}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "YAML"),
        ("- 1", "파일"),
        ("questionnaire: x\nrules: []\npath: {}\nmore: 1\n", "more"),
        ("questionnaire: x\nrules: {}\npath: {}\n", "rules"),
        ("questionnaire: x\nrules: [{key: a, ko: b}]\npath: {}\n", "path: outcome"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(text, said) -> None:
    with pytest.raises(reading.BadFollowUp) as refused:
        reading.parse(text, "x.yaml")
    assert said in refused.value.sentence


def test_a_questionnaire_without_a_file_has_no_path() -> None:
    assert reading.follow_up(questionnaire.shipped("rpa-suitability")) == FollowUp()
    assert paths.path(FORM, NO_CERTIFICATE, FollowUp(), None, TODAY) is None


def test_a_change_names_its_day_its_rule_and_its_questions() -> None:
    day = datetime.date(2026, 10, 31)
    changes = rule_changes.changes(FORM, FOLLOWING, day - datetime.timedelta(1), day)
    assert [(c.key, c.questions) for c in changes] == [
        ("log_review", ("Q2.4",)),
        ("log_subject", ("Q2.4",)),
    ]
    assert changes[0].sentence == "2026-10-31 접속기록 점검 규칙이 바뀜"
    assert changes[1].sentence == "2026-10-31 접속기록 대상 규칙이 새로 생김"
    assert (len(changes[0].before), len(changes[0].after)) == (1, 1)
    assert rule_changes.changes(FORM, FOLLOWING, day, day) == ()


def test_an_announced_rule_that_was_not_read_says_so() -> None:
    year = rule_changes.changes(FORM, FOLLOWING, TODAY, datetime.date(2027, 12, 31))
    assert [(c.key, c.sure) for c in year] == [("public_system_test", True), ("csap_regime", False)]
    assert year[1].sentence.endswith("(원문 확인 필요)")


@pytest.mark.parametrize(
    ("end", "today", "day", "reason"),
    [
        (datetime.date(2028, 12, 31), TODAY, "2027-07-01", "2027-07-01 보안인증·국정원"),
        (datetime.date(2028, 3, 31), TODAY, "2027-03-31", "계약 종료에서"),
        (datetime.date(2028, 2, 29), TODAY, "2027-02-28", "계약 종료에서"),
        (datetime.date(2027, 3, 1), TODAY, "2026-03-01", "계약 종료에서"),
        (None, TODAY, "2027-07-01", "2027-07-01 보안인증·국정원"),
        (None, datetime.date(2027, 7, 1), None, "모두 모릅니다"),
    ],
)
def test_assessed_again_a_year_before_the_end_or_when_the_rule_changes(
    end, today, day, reason
) -> None:
    one = found(NO_CERTIFICATE, end, today)
    assert one is not None
    assert (one.assessment.day and one.assessment.day.isoformat()) == day
    assert reason in one.assessment.reason


def test_steps_say_whether_they_are_done() -> None:
    one = found({**NO_CERTIFICATE, "Q4.3": None, "Q4.2": NA})
    assert one is not None
    assert [(s.step.id, s.done) for s in one.steps] == [("a", False), ("b", None), ("c", True)]


def test_gates_that_keep_it_there_say_what_opens_them_and_which_rule_bears_on_them() -> None:
    one = found({**NO_CERTIFICATE, "Q3.3": None, "Q2.3": 1})
    assert one is not None
    told = {o.gate.id: o for o in one.openings}
    assert set(told) == {"G2", "G3"}  # G4 caps at 조건부: a condition, not the path
    assert [(q.id, least) for q, least in told["G2"].needed] == [("Q3.1", 2)]
    assert [c.key for c in told["G2"].announced] == ["csap_regime"]
    assert (told["G2"].unknown, told["G3"].unknown) == (False, True)


def test_no_path_where_the_outcome_is_out_of_range() -> None:
    assert found(dict.fromkeys(IDS, 4)) is None
    assert found(dict.fromkeys(IDS, 0)) is None
    assert found(dict.fromkeys(IDS)) is not None

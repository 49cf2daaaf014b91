"""manage.py evaluate and ahp: a verdict in full, on a day, under weights that somebody set."""

import json

import pytest
import yaml
from click.testing import CliRunner

import storage
from evaluations import questionnaire
from evaluations.weights import store
from manage import workbench

FORM = questionnaire.shipped("saas-readiness")
GIVEN = {q.id: 3 for q in FORM.questions}


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path}/workbench.db"


@pytest.fixture
def run(url, tmp_path):
    def invoke(answers, *words):
        file = tmp_path / "answers.yaml"
        file.write_text(yaml.safe_dump(answers), encoding="utf-8")
        command = ["--db", url, "evaluate", FORM.id, str(file), *words]
        return CliRunner().invoke(workbench, command)

    return invoke


def found(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_json_holds_the_verdict_and_all_its_parts(run) -> None:
    told = found(run({**GIVEN, "Q3.1": None, "Q1.2": None, "Q6.1": "NA"}, "--json"))
    asked = "outcome decided low high gates open_gates unknown_percent acceptability sections"
    assert set(asked.split()) | {"reasons", "find_out_first"} <= told.keys()
    assert (told["outcome"], told["low"], told["high"]) == ("판정 보류", "발전 연계", "즉시 도입")
    assert told["open_gates"] == ["G2"]
    assert sum(told["acceptability"].values()) == pytest.approx(1)
    assert told["find_out_first"][0]["question"] == "Q3.1"
    assert told["find_out_first"][0]["changes"] == 1
    assert told["completions"]["exact"]
    assert [one["id"] for one in told["sections"]] == [
        "S1",
        "S5",
        "S6",
        "S2",
        "S3",
        "S4",
        "S7",
        "S8",
    ]


@pytest.mark.parametrize(
    ("day", "review", "in_force"),
    [
        ("2026-10-30", "월 1회", False),
        ("2026-10-31", "내부 관리계획", False),
        ("2027-01-02", "내부 관리계획", True),
    ],
)
def test_a_day_picks_the_rules_of_that_day(run, day, review, in_force) -> None:
    result = run(GIVEN, "--on", day, "--json")
    told = found(result)
    rules = [rule["text"] for rule in told["rules"] if rule["key"] == "log_review"]
    assert len(rules) == 1
    assert review in rules[0]
    assert (told["on"], told["in_force"]) == (day, in_force)
    assert ("참고" in result.stderr) is not in_force


def test_weights_that_somebody_set_are_used_by_name_or_as_chosen(run, url) -> None:
    answers = {q.id: 4 if q.section == "S1" else 2 for q in FORM.questions}
    own = found(run(answers, "--json"))
    weights = {s.id: 1.0 for s in FORM.sections} | {"S1": 98.0}
    with storage.writing_to(url) as db:
        kept = store.add_weight_set(
            db, FORM, "현업", method="hand", weights=weights, reason="합의", by="김"
        )
    by_name = found(run(answers, "--weights", "현업", "--json"))
    assert by_name["axes"]["F"]["lo"] == 99.0
    assert by_name["weights"] == "현업"
    assert found(run(answers, "--weights", "used", "--json"))["axes"] == own["axes"]
    with storage.writing_to(url) as db:
        store.choose(db, FORM.id, kept.id, reason="합의", by="김")
    assert found(run(answers, "--weights", "used", "--json"))["axes"] == by_name["axes"]
    assert found(run(answers, "--json"))["axes"] == own["axes"]


def test_unknown_weights_and_a_bad_day_are_refused(run) -> None:
    refused = run(GIVEN, "--weights", "없음", "--json")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "'없음'" in refused.stderr
    assert run(GIVEN, "--on", "2026-13-01").exit_code == 2


def test_in_words_the_outcome_comes_first(run) -> None:
    result = run({**GIVEN, "Q3.1": 1})
    assert result.stdout.splitlines()[0] == "발전 연계"
    assert any("G2" in line for line in result.stdout.splitlines()[1:])

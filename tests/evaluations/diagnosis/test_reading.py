"""Confirming, reading and ranking over the real database."""

import json

import pytest
from click.testing import CliRunner

import storage
from evaluations import questionnaire
from evaluations.answers import store as evaluations
from evaluations.answers.model import NA
from evaluations.answers.prefill import proposals
from evaluations.diagnosis import confirming, reading, store
from evaluations.diagnosis.priority import Interval
from evaluations.diagnosis.saving import Automation
from manage import workbench
from processes.inventory import store as register
from processes.inventory.model import Estimate, Facts, exactly

MATURITY, RPA = (questionnaire.shipped(one) for one in (reading.MATURITY, reading.RPA))
FACTS = Facts(
    yearly_volume=Estimate(600, 1200, 2400),
    minutes_per_case=exactly(60),
    channels=("방문",),
    exception_rate=0.15,
    input_forms=("전자",),
)


@pytest.fixture
def process(db):
    with storage.transaction(db):
        return register.add_process(db, "채용", "경영기획부", FACTS, by="김")


def seen(process, form=RPA):
    return {key: one.value for key, one in proposals(form, process.facts).items()}


def confirm(db, process, what, form=RPA, by="김"):
    with storage.transaction(db):
        return confirming.confirm(db, process.id, form, what, by=by)


def test_a_proposal_is_no_answer_until_it_is_confirmed(db, process):
    assert seen(process) == {"R2": 4, "R3": 2, "R5": 2}
    assert reading.of_process(db, process).rpa.unknown_percent == 100
    done = confirm(db, process, seen(process))
    assert (done.saved, done.left) == (("R2", "R3", "R5"), ())
    assert reading.of_process(db, process).rpa.unknown_percent == 60
    answer = evaluations.answers(db, process.id, RPA.id)["R5"]
    assert (answer.value, answer.certainty, answer.revision) == (2, "확인", 1)
    assert answer.evidence == "업무 목록: 예외율 15% → 2점 '10~20%'"


def test_a_figure_whose_range_gives_several_answers_is_confirmed_as_an_estimate(db, process):
    confirm(db, process, {"R2": 4})
    assert evaluations.answers(db, process.id, RPA.id)["R2"].certainty == "추정"


def test_what_somebody_answered_meanwhile_is_left(db, process):
    with storage.transaction(db):
        evaluations.save_answer(db, process.id, RPA, "R5", 0, revision=0, by="박")
    done = confirm(db, process, {"R2": 4, "R5": 2})
    assert (done.saved, done.left) == (("R2",), ("R5",))
    assert evaluations.answers(db, process.id, RPA.id)["R5"].value == 0


def test_what_the_register_now_says_differently_is_left(db, process):
    shown = seen(process)
    with storage.transaction(db):
        register.save_process(
            db, process.id, 1, facts=Facts(exception_rate=0.5, input_forms=("전자",)), by="박"
        )
    done = confirm(db, process, shown)
    assert (done.saved, done.left) == (("R3",), ("R2", "R5"))


def test_a_question_that_the_register_can_not_answer_is_not_confirmed(db, process):
    assert confirm(db, process, {"R1": 4}).left == ("R1",)


def test_a_proposal_that_is_declined_is_an_ordinary_answer(db, process):
    with storage.transaction(db):
        evaluations.save_answer(db, process.id, RPA, "R3", 4, revision=0, by="김")
    assert reading.of_process(db, process).rpa.lo == 14


def test_priority_follows_hours_and_level(db, process):
    with storage.transaction(db):
        for question in MATURITY.questions:
            evaluations.save_answer(db, process.id, MATURITY, question.id, 1, revision=0, by="김")
        register.add_process(db, "모르는 일", "경영기획부", Facts(), by="김")
    first, second = reading.of_all(db)
    assert (first.level_words, first.answered, first.levelled) == ("1단계", 10, True)
    assert first.priority == Interval(1800, 7200)
    assert second.priority is None
    (only,) = reading.ranked([first, second])
    assert (only.key, only.words) == (process.id, "1위")


def test_one_process_is_read_as_in_the_list(db, process):
    confirm(db, process, seen(process))
    confirm(db, process, seen(process, MATURITY), MATURITY)
    with storage.transaction(db):
        evaluations.save_answer(db, process.id, RPA, "R10", 1, revision=0, by="김")
        for question_id, reason in (("R1", ""), ("R4", "없음")):
            evaluations.save_answer(
                db, process.id, RPA, question_id, NA, na_reason=reason, revision=0, by="김"
            )
    (listed,) = reading.of_all(db)
    found = reading.of_process(db, process)
    assert (listed.lo, listed.hi) == (found.maturity.lo, found.maturity.hi)
    assert (listed.level_words, listed.label) == (found.maturity.words, found.rpa.label)
    assert (listed.priority, listed.hours) == (found.priority, found.hours)
    assert (listed.answered, listed.rpa_decided) == (found.answered, True)


def test_figures_of_a_robot_are_kept_and_a_stale_save_refused(db, process):
    given = Automation(Estimate(0.3, 0.5, 0.7), None, exactly(4))
    with storage.transaction(db):
        kept = store.save_automation(db, process.id, given, revision=0, by="김")
    assert (store.automation(db, process.id), kept.given, kept.revision) == (kept, given, 1)
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_automation(db, process.id, Automation(), revision=0, by="박")
    assert store.automation(db, process.id).given == given


def test_answers_come_back_with_a_deleted_process(db, process):
    confirm(db, process, seen(process))
    with storage.transaction(db):
        register.delete_process(db, process.id, 1, by="김")
    assert reading.of_all(db) == []
    with storage.transaction(db):
        register.restore_process(db, process.id, by="김")
    assert reading.of_all(db)[0].answered == 3


# --- the command ------------------------------------------------------------------------------


@pytest.fixture
def run(database_url):
    db = storage.open_database(database_url)
    with storage.transaction(db):
        made = register.add_process(db, "채용", "경영기획부", FACTS, by="김", code="P-0007")
        confirming.confirm(db, made.id, RPA, {"R5": 2}, by="김")
        evaluations.save_answer(db, made.id, RPA, "R10", 2, revision=0, by="김")
        evaluations.save_answer(db, made.id, MATURITY, "D1", 0, revision=0, by="김")
        store.save_automation(
            db, made.id, Automation(exactly(0.1), exactly(5), exactly(9)), revision=0, by="김"
        )
    db.close()

    def run(*words: str):
        return CliRunner().invoke(workbench, ["--db", database_url, "diagnose", *words])

    return run


def test_diagnose_prints_everything_as_json(run):
    result = run("P-0007", "--json")
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    level, rpa = found["maturity"], found["rpa"]
    assert (level["level_lo"], level["level_hi"], level["level"]) == (0, 1, None)
    assert level["weakest_core"]["question"] == "D1"
    assert (level["median"], level["unknown_percent"]) == (0, 86)
    assert (rpa["label"], rpa["decided"], rpa["gates"]) == ("재설계 우선", True, ["RG5"])
    assert (rpa["score_lo"], rpa["score_hi"]) == (9, 91)
    assert rpa["open_gates"] == ["RG4", "RG3", "RG1"]
    assert [one["state"] for one in rpa["stages"]] == ["clear", "work", "open", "open"]
    assert (found["priority"]["lo"], found["priority"]["hi"]) == (1800, 9600)
    assert (found["priority"]["rank_best"], found["priority"]["rank_worst"]) == (1, 1)
    assert found["saving"]["monthly_hours"] == {"low": -9.75, "likely": -5.5, "high": 3}
    proposed = {one["question"]: one for one in found["proposals"]}
    assert (proposed["R5"]["field"], proposed["R5"]["answered"]) == ("exception_rate", True)
    assert (proposed["R3"]["value"], proposed["R3"]["answered"]) == (2, False)
    assert proposed["R2"]["fields"] == ["yearly_volume", "minutes_per_case"]


def test_diagnose_in_words(run):
    result = run("P-0007")
    assert result.exit_code == 0
    assert "디지털 성숙도\t0~1단계" in result.stdout
    assert "RPA 적합성\t재설계 우선" in result.stdout


def test_an_unknown_process_is_refused(run):
    result = run("P-9999", "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "P-9999" in result.stderr


@pytest.mark.parametrize(
    ("questionnaire_id", "answers", "outcome"),
    [
        ("rpa-suitability", "R10: 0\n", "재설계 우선"),
        ("rpa-suitability", "R1: 4\n", "판정 보류"),
        ("digital-maturity", "D1: 0\n", "0~1단계"),
    ],
)
def test_answers_from_a_file_are_judged_by_every_method(run, tmp_path, questionnaire_id, answers,
                                                        outcome):  # fmt: skip
    file = tmp_path / "answers.yaml"
    file.write_text(answers, encoding="utf-8")
    words = ["evaluate", questionnaire_id, str(file), "--json"]
    found = json.loads(CliRunner().invoke(workbench, words).stdout)
    assert found["outcome"] == outcome
    assert found["unknown_percent"] > 80

"""Confirmed verdicts never change, and say by themselves when they no longer hold."""

import dataclasses
import datetime
import sqlite3

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers.model import Answer
from evaluations.projects import store as projects
from evaluations.verdict import scoring
from evaluations.verdict.following import reading, reassessing, store
from evaluations.verdict.following.path import Assessment
from evaluations.verdict.following.tasks import MET, Task
from storage import records

FORM = questionnaire.shipped("saas-readiness")
FOLLOWING = reading.follow_up(FORM)
DAY = datetime.date(2026, 10, 1)
LATER = datetime.date(2026, 12, 1)
GIVEN = {q.id: Answer(3, updated_at="2026-09-30T12:00:00+00:00") for q in FORM.questions}


@pytest.fixture
def db(tmp_path):
    database = storage.open_database(f"sqlite:///{tmp_path}/verdicts.db")
    yield database
    database.close()


@pytest.fixture
def project(db):
    with storage.transaction(db):
        return projects.add_project(db, "ERP", by="김")


def confirm(db, project, **changes):
    given = {"day": DAY, "reason": "회의에서 확정", "by": "김", **changes}
    with storage.transaction(db):
        return store.confirm(db, project.id, FORM, GIVEN, **given)


def grounds(kept, form=FORM, answers=GIVEN, today=LATER, assessment=None):
    outcome = scoring.verdict(form, answers).outcome
    return reassessing.grounds(kept, form, answers, FOLLOWING, outcome, today, assessment)


def test_a_verdict_is_kept_with_all_that_it_rests_on(db, project) -> None:
    kept = confirm(db, project)
    assert store.confirmed(db, project.id, FORM.id) == [kept]
    assert (kept.outcome, kept.questionnaire_version) == ("즉시 도입", FORM.version)
    assert kept.values == dict.fromkeys(GIVEN, 3)
    assert kept.content["verdict"]["acceptability"]["즉시 도입"] == 1
    assert {rule["key"] for rule in kept.content["rules"]} == {
        rule.key for rule in FORM.rules if rule.in_force(DAY)
    }
    assert store.newest_of_all(db, FORM.id) == {(project.id, ""): kept}


def test_confirmed_verdicts_are_append_only_and_need_a_reason(db, project) -> None:
    kept = confirm(db, project)
    again = confirm(db, project, by="박")
    assert store.confirmed(db, project.id, FORM.id) == [again, kept]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute("update verdict_records set outcome = 'x'")
    with pytest.raises(store.RefusedVerdict, match="이유"):
        confirm(db, project, reason=" ")


def test_nothing_changed_is_no_ground(db, project) -> None:
    assert grounds(confirm(db, project), today=DAY) == ()


def test_when_a_rule_s_day_passes_the_verdict_is_marked_by_itself(db, project) -> None:
    kept = confirm(db, project)
    assert grounds(kept, today=datetime.date(2026, 10, 30)) == ()
    found = grounds(kept, today=datetime.date(2026, 10, 31))
    assert [(g.kind, g.questions) for g in found] == [("rule", ("Q2.4",))] * 2
    assert found[0].sentence == "2026-10-31 접속기록 점검 규칙이 바뀜"
    assert grounds(confirm(db, project, day=LATER)) == ()


def test_changed_answers_version_weights_and_days_are_named(db, project) -> None:
    kept = confirm(db, project, day=LATER)
    answers = {**GIVEN, "Q3.1": Answer(1), "Q1.1": Answer(None)}
    told = {g.kind: g for g in grounds(kept, answers=answers)}
    assert told["answers"].questions == ("Q1.1", "Q3.1")
    assert "Q1.1 3점→모름, Q3.1 3점→1점" in told["answers"].sentence
    assert "'즉시 도입', 지금 답으로는 '발전 연계'" in told["outcome"].sentence
    newer = dataclasses.replace(FORM, version=f"{FORM.version}.1")
    assert [g.kind for g in grounds(kept, form=newer)] == ["version"]
    heavier = tuple(dataclasses.replace(s, weight=s.weight + (s.id == "S1")) for s in FORM.sections)
    other = dataclasses.replace(FORM, sections=heavier)
    assert [g.kind for g in grounds(kept, form=other)] == ["weights"]
    due = Assessment(datetime.date(2027, 1, 1), None, ())
    after = datetime.date(2026, 12, 31)
    assert grounds(kept, today=after, assessment=due) == ()
    passed = grounds(kept, today=datetime.date(2027, 1, 1), assessment=due)
    assert [g.kind for g in passed] == ["rule", "day"]


def test_without_a_confirmed_verdict_answers_older_than_their_rule_are_named() -> None:
    found = reassessing.stale(FORM, GIVEN, FOLLOWING, LATER)
    named = {g.sentence: g.questions for g in found}
    assert named["2026-10-31 접속기록 점검 규칙이 바뀜"] == ("Q2.4",)
    fresh = {**GIVEN, "Q2.4": Answer(3, updated_at="2026-10-30T16:00:00+00:00")}  # 31st in Korea
    assert reassessing.stale(FORM, fresh, FOLLOWING, LATER) == ()


def test_the_example_s_verdicts_go_with_it_and_others_stay(db, project) -> None:
    with storage.transaction(db):
        shown = projects.add_project(db, "예시", by="김", example=True)
    kept = confirm(db, project)
    confirm(db, shown)
    with storage.transaction(db):
        store.remove_example(db)
    assert list(store.newest_of_all(db, FORM.id).values()) == [kept]


def save(db, project, task, by="김"):
    with storage.transaction(db):
        return store.save_task(db, project.id, FORM.id, task, by=by)


def test_a_condition_keeps_its_owner_day_state_and_evidence(db, project) -> None:
    with storage.transaction(db):
        records.insert(db, "departments", {"name": "정보화팀", "position": 1}, by="김")
    task = Task("condition", "Q2.3", "정보화팀", "이도윤", "2027-03-31")
    kept = save(db, project, task)
    assert store.tasks(db, project.id, FORM.id) == {("condition", "Q2.3"): kept}
    assert (kept.owner, kept.revision) == ("정보화팀 이도윤", 1)
    assert kept.overdue(datetime.date(2027, 4, 1))
    assert not kept.overdue(datetime.date(2027, 3, 31))
    met = save(db, project, dataclasses.replace(kept, state=MET, evidence="공문 12호"))
    assert not met.overdue(datetime.date(2028, 1, 1))


def test_two_people_s_saves_of_a_condition_do_not_overwrite_each_other(db, project) -> None:
    first = save(db, project, Task("condition", "Q2.3", person="이"))
    save(db, project, dataclasses.replace(first, person="박"), by="박")
    with pytest.raises(storage.Conflict):
        save(db, project, dataclasses.replace(first, person="최"))
    with pytest.raises(storage.Conflict):
        save(db, project, Task("condition", "Q2.3", person="정"))
    assert store.tasks(db, project.id, FORM.id)[("condition", "Q2.3")].person == "박"


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (Task("condition", "Q2.3", "없는 부서"), "없는 부서"),
        (Task("condition", "Q2.3", due="내일"), "날짜"),
        (Task("condition", "Q2.3", state="done"), "상태"),
        (Task("condition", "Q2.3", state=MET), "근거"),
    ],
)
def test_a_task_that_can_t_stand_is_refused(db, project, task, said) -> None:
    with pytest.raises(store.RefusedVerdict, match=said):
        save(db, project, task)
    assert store.tasks(db, project.id, FORM.id) == {}

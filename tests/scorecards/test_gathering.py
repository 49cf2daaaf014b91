"""Figures are read anew when, and only when, what they rest on has changed."""

import datetime

import pytest

import storage
from applications.drafts import store as applications
from evaluations import questionnaire
from evaluations.answers import store as answers
from evaluations.projects import store as projects
from processes.bpmn import blank
from processes.bpmn import store as models
from processes.inventory import store as register
from processes.inventory.model import Facts, exactly
from processes.savings import store as savings
from processes.savings.model import Plan
from scorecards import gathering, store

DAY = datetime.date(2026, 12, 1)


@pytest.fixture
def process(db):
    facts = Facts(yearly_volume=exactly(10), minutes_per_case=exactly(60))
    with storage.transaction(db):
        return register.add_process(db, "접수", "총무부", facts, by="김")


def _survey(db, process):
    register.save_process(db, process.id, 1, facts=Facts(area="인사"), by="김")


def _draw(db, process):
    content = blank.blank(process.name)
    models.add_revision(db, process.id, "as-is", content, base=None, origin="editor", by="김")


def _answer(db, process):
    form = questionnaire.shipped("digital-maturity")
    answers.save_answer(db, process.id, form, "D1", 2, revision=0, by="김")


def _project(db, process):
    projects.add_project(db, "ERP", by="김", department="총무부")


def _save(db, process):
    savings.add_saving(db, process.id, Plan("줄임", exactly(30), "로그", "2026-11-01"), by="김")


def _draft(db, process):
    applications.add_application(db, "신청", by="김")


CHANGES = {
    "survey": (_survey, {"departments", "processes", "saas", "gains", "applications", "census"}),
    "model": (_draw, {"departments", "saas"}),
    "answer": (_answer, {"departments", "processes", "saas"}),
    "project": (_project, {"saas", "applications"}),
    "saving": (_save, {"gains"}),
    "draft": (_draft, {"applications"}),
}


def test_nothing_is_read_twice(db, process):
    first = gathering.gather(db, DAY)
    assert gathering.gather(db, DAY, first) is first


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_shows_in_the_cards_that_rest_on_it_alone(db, process, change):
    make, touched = CHANGES[change]
    before = gathering.gather(db, DAY)
    with storage.transaction(db):
        make(db, process)
    after = gathering.gather(db, DAY, before)
    anew = {name for name in after.by_card if after.by_card[name] is not before.by_card[name]}
    assert anew & CARDS == touched
    fresh = gathering.gather(db, DAY)
    for name, told in fresh.by_card.items():
        assert told.figures == after.by_card[name].figures, name


CARDS = {"departments", "processes", "saas", "gains", "applications", "census"}


def test_a_new_day_reads_everything_anew(db, process):
    before = gathering.gather(db, DAY)
    after = gathering.gather(db, DAY + datetime.timedelta(days=1), before)
    assert all(after.by_card[name] is not told for name, told in before.by_card.items())


def test_another_file_behind_the_same_name_reads_everything_anew(db, process):
    mark = store.mark(db)
    other = storage.open_database("sqlite://")
    assert store.changed_since(other, mark) == store.EVERYTHING
    other.close()


def test_a_deleted_process_is_counted_no_more(db, process):
    before = gathering.gather(db, DAY)
    with storage.transaction(db):
        register.delete_process(db, process.id, 1, by="김")
    after = gathering.gather(db, DAY, before)
    assert after.by_card["departments"].get("process.count").value == 0

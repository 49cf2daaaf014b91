"""Each role sees the cards whose data it may read whole, and nobody what another one read."""

from contextvars import copy_context

import pytest

import storage
from access.model import Person
from access.roles import Role
from scorecards.cards import census
from scorecards.registry import CARDS
from storage.moments import today
from tests import prepared
from ui import data, register, scorecard_reading, scorecard_rights
from ui.access import current

OURS = "시설관리부"
ALL = {card.name for card in CARDS}


def person(*roles, department=OURS):
    return Person("1", "김", department, frozenset(roles))


def acting(who, work):
    """Do some work as somebody, as a request does."""

    def act():
        current.act_as(who)
        return work()

    return copy_context().run(act)


@pytest.fixture
def example(database_url):
    db = storage.open_database(database_url)
    prepared.put_example(db)
    db.close()


@pytest.mark.parametrize(
    ("role", "cards"),
    [
        (Role.MANAGEMENT, ALL),
        (Role.TASKFORCE, ALL),
        (Role.RATER, ALL - {"plan", "applications"}),
        (Role.DEPARTMENT, {"gains", "census"}),
        (Role.AUDIT, set()),
    ],
    ids=lambda value: str(value) if isinstance(value, Role) else "",
)
def test_a_role_sees_the_cards_whose_data_it_may_read(role, cards):
    seen = acting(person(role), lambda: {n for n in ALL if scorecard_rights.sees(n)})
    assert seen == cards


def test_a_card_that_is_not_seen_is_refused(example):
    with pytest.raises(scorecard_rights.NotShown):
        acting(person(Role.DEPARTMENT), lambda: scorecard_rights.refuse_unseen("saas"))


def figures():
    with data.reading() as db:
        return scorecard_reading.now(db, today())[0]


def test_a_department_is_shown_its_own_figures_whoever_looked_before(example):
    whole = acting(person(Role.MANAGEMENT), figures)
    own = acting(person(Role.DEPARTMENT), figures)
    other = acting(person(Role.DEPARTMENT, department="도시기획부"), figures)
    again = acting(person(Role.MANAGEMENT), figures)
    counts = [one["census"].get(census.COMPLETE).whole for one in (whole, own, other)]
    assert counts == [82, 27, 16]
    assert own.keys() == {"gains", "census"}
    assert own["census"].departments(census.COMPLETE) == [OURS]
    assert again["census"] is whole["census"]


def test_a_department_chooses_among_its_own_alone():
    names = [OURS, "도시기획부"]
    who = person(Role.DEPARTMENT)
    assert acting(who, lambda: scorecard_rights.departments(names)) == [OURS]
    assert acting(who, lambda: scorecard_rights.department("도시기획부")) == OURS
    assert acting(person(Role.RATER), lambda: scorecard_rights.department("")) == ""


def test_the_register_kept_for_all_is_not_shown_to_a_department(example):
    def names():
        with data.reading() as db:
            return {line.process.department for line in register.current(db).lines}

    assert len(acting(person(Role.TASKFORCE), names)) == 4
    assert acting(person(Role.DEPARTMENT), names) == {OURS}

"""The table of rights, written a second time as sentences people agreed on."""

from pathlib import Path

import pytest

import storage
from access import areas
from access.areas import TABLES, Area
from access.permissions import Action, Reach, allowed, reach, writes_anything
from access.roles import NAMES, Role

_DOMAINS = {"processes", "evaluations", "applications", "action_plan", "scorecards"}
READ, WRITE = Action.READ, Action.WRITE
_WORK = (Area.REGISTER, Area.MODELS, Area.EVALUATION, Area.RATINGS, Area.APPLICATIONS, Area.PLAN)
SENTENCES = [
    *((Role.TASKFORCE, area, action, Reach.ALL) for area in _WORK for action in Action),
    *((Role.ADMIN, area, action, Reach.ALL) for area in _WORK for action in Action),
    *((Role.MANAGEMENT, area, READ, Reach.ALL) for area in _WORK),
    *((Role.MANAGEMENT, area, WRITE, Reach.NONE) for area in Area),
    *((Role.DEPARTMENT, area, action, Reach.OWN) for area in _WORK[:2] for action in Action),
    *((Role.DEPARTMENT, area, WRITE, Reach.NONE) for area in _WORK[2:]),
    (Role.DEPARTMENT, Area.EVALUATION, READ, Reach.NONE),
    (Role.RATER, Area.RATINGS, WRITE, Reach.OWN),
    *((Role.RATER, area, WRITE, Reach.NONE) for area in _WORK if area is not Area.RATINGS),
    *((Role.AUDIT, area, action, Reach.NONE) for area in _WORK for action in Action),
    (Role.AUDIT, Area.RECORD, READ, Reach.ALL),
    *((role, Area.RECORD, READ, Reach.NONE) for role in Role if role is not Role.AUDIT),
    *((role, Area.PEOPLE, WRITE, Reach.NONE) for role in Role if role is not Role.ADMIN),
]


@pytest.mark.parametrize(("role", "area", "action", "found"), SENTENCES)
def test_each_role_reaches_as_far_as_was_agreed(role, area, action, found):
    assert reach([role], area, action) is found


def test_own_is_allowed_where_it_is_ones_own_alone():
    assert allowed([Role.DEPARTMENT], Area.REGISTER, WRITE, own=True)
    assert not allowed([Role.DEPARTMENT], Area.REGISTER, WRITE)
    assert not allowed([], Area.PLAN, READ, own=True)


def test_roles_together_reach_as_far_as_the_widest():
    assert reach([Role.DEPARTMENT, Role.MANAGEMENT], Area.REGISTER, READ) is Reach.ALL
    assert reach([Role.DEPARTMENT, Role.MANAGEMENT], Area.REGISTER, WRITE) is Reach.OWN


def test_who_writes_nowhere_is_known():
    assert {role for role in Role if not writes_anything([role])} == {Role.MANAGEMENT}


def test_every_role_has_a_name_and_every_area_rights():
    assert set(NAMES) == set(Role)
    assert all(
        reach([role], area, action) in Reach for role in Role for area in Area for action in Action
    )


def test_every_table_of_the_database_is_in_exactly_one_area():
    db = storage.open_database("sqlite://")
    made = {row["name"] for row in db.query("select name from sqlite_master where type = 'table'")}
    made -= {name for name in made if name.startswith(("sqlite_", "_sqlite_migrations"))}
    sorted_in = [table for tables in TABLES.values() for table in tables]
    assert len(sorted_in) == len(set(sorted_in))
    assert made - set(sorted_in) == set()
    assert set(sorted_in) >= areas.SHARED


# Asks how far the history has come, never what stands in it.
_MARKS = {"scorecards/store.py"}


def test_no_store_names_a_table_past_its_view():
    """`main.` would reach the table behind the view that hides rows (decision 0013)."""
    root = Path(storage.__file__).parents[1]
    files = [file.relative_to(root) for file in root.rglob("*.py")]
    stores = [file for file in files if file.parts[0] in _DOMAINS]
    assert len(stores) > 100
    past = {f.as_posix() for f in stores if " main." in (root / f).read_text(encoding="utf-8")}
    assert past <= _MARKS

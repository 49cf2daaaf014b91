"""Which pages each role is shown."""

import pytest

from access.model import Person
from access.roles import Role
from tests.ui.guidance.test_definitions import registered
from ui.access import page_areas


def _shown(*roles):
    return page_areas.shown(registered(), Person("1", "김", roles=frozenset(roles)))


def test_every_page_is_in_an_area():
    assert set(registered()) - set(page_areas.AREAS) == set()


def test_the_administrator_is_shown_everything_but_the_record():
    assert set(registered()) - _shown(Role.ADMIN) == {"access-record"}
    assert _shown(Role.ADMIN, Role.AUDIT) == set(registered())


@pytest.mark.parametrize(
    ("role", "shown", "hidden"),
    [
        (
            Role.DEPARTMENT,
            {"inventory", "census_return", "model"},
            {"projects", "people", "import"},
        ),
        (Role.MANAGEMENT, {"home", "plan", "evaluation"}, {"people", "access-record"}),
        (Role.RATER, {"evaluation", "inventory"}, {"applications", "people", "access-record"}),
        (Role.AUDIT, {"access-record", "people"}, {"home", "inventory", "plan", "applications"}),
        (Role.TASKFORCE, {"inventory", "applications"}, {"people", "access-record"}),
    ],
)
def test_each_role_is_shown_its_pages(role, shown, hidden):
    found = _shown(role)
    assert shown <= found
    assert not hidden & found


def test_nobody_without_a_role_is_shown_anything():
    assert _shown() == set()

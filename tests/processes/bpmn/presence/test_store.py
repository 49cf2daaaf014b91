"""Who is there, who was there, and who never counts: oneself."""

from datetime import UTC, datetime, timedelta

import pytest

from processes.bpmn.presence import store
from processes.bpmn.presence.store import Other

START = datetime(2026, 11, 23, 9, tzinfo=UTC)


def _at(seconds: float) -> str:
    return (START + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _seen(db, visit: str, who: str, *, at: float, process: str = "p1", line: str = "as-is") -> None:
    store.seen(db, visit, process, line, who=who, at=_at(at))


def _others(db, visit: str = "me", *, at: float) -> tuple[Other, ...]:
    return store.others(db, visit, "p1", "as-is", at=_at(at))


def test_others_are_named_with_their_windows_and_oneself_is_not(db) -> None:
    _seen(db, "me", "김민서", at=0)
    _seen(db, "a", "박서준", at=1)
    _seen(db, "b", "박서준", at=2)
    _seen(db, "c", "김민서", at=3)  # my own other window
    assert _others(db, at=4) == (Other("김민서", 1), Other("박서준", 2))


@pytest.mark.parametrize(("after", "there"), [(45, True), (45.001, False), (600, False)])
def test_a_window_that_falls_silent_expires(db, after: float, there: bool) -> None:
    _seen(db, "a", "박서준", at=0)
    assert bool(_others(db, at=after)) is there


def test_a_sign_of_life_renews(db) -> None:
    _seen(db, "a", "박서준", at=0)
    _seen(db, "a", "박서준", at=40)
    assert _others(db, at=80) == (Other("박서준", 1),)


def test_who_leaves_is_gone_at_once(db) -> None:
    _seen(db, "a", "박서준", at=0)
    store.left(db, "a")
    assert _others(db, at=1) == ()
    store.left(db, "a")  # a second goodbye changes nothing


@pytest.mark.parametrize("elsewhere", [{"process": "p2"}, {"line": "to-be"}])
def test_other_models_have_their_own(db, elsewhere: dict[str, str]) -> None:
    _seen(db, "a", "박서준", at=0, **elsewhere)
    assert _others(db, at=1) == ()


def test_a_window_is_at_one_model_only(db) -> None:
    _seen(db, "a", "박서준", at=0)
    _seen(db, "a", "박서준", at=1, line="to-be")
    assert _others(db, at=2) == ()


def test_rows_do_not_pile_up(db) -> None:
    for number in range(50):
        _seen(db, f"v{number}", "박서준", at=number * 60)
    assert db["presence"].count == 1

"""The record of access holds together, lets go in time, and shows what strikes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storage
from access.record import chain, reviewing, store
from access.record.model import Act, Line, Visitor
from storage import settings

KIM = Visitor("kim", "김민서", "10.0.0.1")


@pytest.fixture
def db():
    """An empty database in memory."""
    database = storage.open_database("sqlite://")
    yield database
    database.close()


def _lines(count):
    made, previous = [], chain.START
    for number in range(1, count + 1):
        line = Line(
            number, f"2026-12-01T00:00:0{number}Z", "kim", "김", "a", "열람", "P", "", previous, ""
        )
        made.append(replace(line, hash=chain.hashed(line)))
        previous = made[-1].hash
    return made


@given(
    st.integers(0, 6),
    st.sampled_from(["login", "name", "address", "action", "object", "detail", "at"]),
    st.text(max_size=5),
)
def test_a_changed_line_shows(at, field, value):
    lines = _lines(7)
    changed = replace(lines[at], **{field: value})
    if changed != lines[at]:
        assert chain.verified([*lines[:at], changed, *lines[at + 1 :]]).broken == at + 1


@given(st.integers(0, 5))
def test_a_missing_line_shows(at):
    lines = _lines(7)
    assert not chain.verified(lines[:at] + lines[at + 1 :]).whole


def test_a_line_that_is_changed_with_its_hash_breaks_the_next(db):
    lines = _lines(3)
    forged = replace(lines[1], name="이")
    forged = replace(forged, hash=chain.hashed(forged))
    assert chain.verified([lines[0], forged, lines[2]]).broken == 3


def test_lines_are_added_in_a_chain_and_can_be_neither_changed_nor_taken_away(db):
    for number in range(5):
        store.add(db, KIM, Act.READ, f"process code=P-{number}")
    assert store.verify(db).whole
    assert store.verify(db).lines == 5
    for statement in (
        "update access_record set name = '이' where number = 2",
        "delete from access_record where number = 5",
    ):
        with pytest.raises(Exception, match="access record"):
            db.execute(statement)
    db.execute("drop trigger access_record_is_never_changed")
    db.execute("update access_record set name = '이' where number = 2")
    assert store.verify(db).broken == 2


def test_lines_are_let_go_after_their_years_and_the_rest_still_holds(db):
    settings.set_setting(db, store.KEPT_YEARS, 1, by="감사")
    for _ in range(4):
        store.add(db, KIM, Act.READ, "P")
    _make_old(db, upto=2)
    assert store.let_go(db, datetime.now(UTC), by="감사") == 2
    found = store.verify(db)
    assert (found.whole, found.lines) == (True, 2)
    store.add(db, KIM, Act.READ, "P")
    assert store.verify(db).whole


def test_a_clock_that_is_years_ahead_lets_nothing_go(db):
    store.add(db, KIM, Act.READ, "P")
    assert store.let_go(db, datetime.now(UTC) + timedelta(days=3650), by="감사") == 0


def _make_old(db, upto):
    """Write the first lines anew as if they were two years old, with their hashes."""
    db.execute("drop trigger access_record_is_never_changed")
    previous = chain.START
    for line in list(store.lines(db)):
        at = "2024-01-01T00:00:00.000000Z" if line.number <= upto else line.at
        old = replace(line, at=at, previous=previous)
        previous = chain.hashed(old)
        values = {"at": at, "previous": old.previous, "hash": previous, "number": line.number}
        db.execute(
            "update access_record set at = :at, previous = :previous, hash = :hash"
            " where number = :number",
            values,
        )


def _line(number, at, action=Act.READ, login="kim", address="a"):
    return Line(number, at, login, "김", address, action, "", "", "", "")


def test_what_strikes_is_found_and_nothing_else():
    day = [_line(n, f"2026-12-01T01:{n:02}:00Z", Act.EXPORT) for n in range(10)]
    night = [_line(20, "2026-12-01T14:00:00Z")]  # 23 o'clock in Korea
    failed = [_line(30 + n, "2026-12-01T02:00:00Z", Act.REFUSED, "lee") for n in range(5)]
    new = [_line(40, "2026-12-01T03:00:00Z", Act.SIGN_IN, address="b")]
    found = reviewing.striking([*day, *night, *failed, *new], known=[("kim", "a")])
    assert [(one.kind, one.login) for one in found] == [
        ("이례적인 시각", "kim"),
        ("대량 내려받기", "kim"),
        ("로그인 실패", "lee"),
        ("처음 보는 접속지", "kim"),
    ]
    assert reviewing.striking(day[:9] + failed[:4], known=[("kim", "a")]) == []


def test_a_review_is_kept_with_how_many_lines_it_covered(db):
    store.add(db, KIM, Act.READ, "P")
    store.add_review(db, "2020-01-01", "2099-01-01", " 이상 없음 ", by="감사")
    assert [(r["found"], r["lines"]) for r in store.reviews(db)] == [("이상 없음", 1)]

"""Accounts, passwords and sessions."""

from datetime import UTC, datetime, timedelta

import pytest

import storage
from access.people import passwords, store
from access.people.model import BadAccount, LastAdmin, UnknownAccount
from access.people.passwords import WeakPassword
from access.roles import Role
from access.sessions import store as sessions
from access.sessions.model import IDLE, LOCKED, LONGEST, SignInRefused, Throttled

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
GOOD = "correct horse battery"


@pytest.fixture
def db():
    """An empty database in memory."""
    database = storage.open_database("sqlite://")
    yield database
    database.close()


@pytest.fixture
def kim(db):
    """An administrator with a password."""
    return store.add_account(db, "Kim", "김민서", [Role.ADMIN], password=GOOD, by="준비")


def test_a_password_is_kept_as_argon2id_and_never_in_the_history(db, kim):
    assert store.account(db, "KIM").password.startswith("$argon2id$")
    changed = store.set_password(db, kim.id, kim.revision, GOOD + "!", by="김")
    told = str([dict(row) for row in db.query("select * from history")])
    assert "argon2" not in told
    assert passwords.matches(changed.password, GOOD + "!")
    assert not passwords.matches(changed.password, GOOD)
    assert not passwords.matches("", "")
    assert not passwords.matches("not a hash", GOOD)


@pytest.mark.parametrize("weak", ["short", "aaaaaaaaaaaaa", "x" * 129, "kim-is-my-name!", ""])
def test_weak_passwords_are_refused(db, kim, weak):
    with pytest.raises(WeakPassword):
        store.set_password(db, kim.id, kim.revision, weak, by="김")


@pytest.mark.parametrize(
    ("login", "name", "roles", "department"),
    [
        ("김", "김", [Role.ADMIN], ""),
        ("a", "김", [Role.ADMIN], ""),
        ("kim", "김", [Role.ADMIN], ""),
        ("lee", " ", [Role.ADMIN], ""),
        ("lee", "이", [Role.DEPARTMENT], " "),
        ("lee';--", "이", [Role.ADMIN], ""),
    ],
)
@pytest.mark.usefixtures("kim")
def test_accounts_that_cannot_be_kept_are_refused(db, login, name, roles, department):
    with pytest.raises(BadAccount):
        store.add_account(db, login, name, roles, department=department, by="준비")
    assert len(store.accounts(db)) == 1


def test_one_administrator_always_stays(db, kim):
    with pytest.raises(LastAdmin):
        store.save_account(db, kim.id, kim.revision, by="김", active=False)
    with pytest.raises(LastAdmin):
        store.save_account(db, kim.id, kim.revision, by="김", roles=[Role.AUDIT])
    store.add_account(db, "lee", "이", [Role.ADMIN], by="김")
    assert not store.save_account(db, kim.id, kim.revision, by="김", active=False).active
    with pytest.raises(UnknownAccount):
        store.account(db, "nobody")


def _check(db, password=GOOD, login="kim", now=NOW, address="10.0.0.1"):
    try:
        return sessions.checked(db, login, password, address=address, now=now)
    except SignInRefused:
        sessions.failed(db, login, address=address, now=now)
        raise


def test_the_password_opens_and_nothing_else_does(db, kim):
    assert _check(db).id == kim.id
    for login, password in (("kim", "wrong"), ("nobody", GOOD), ("kim", "")):
        with pytest.raises(SignInRefused):
            _check(db, password, login)


@pytest.mark.usefixtures("kim")
def test_five_failures_lock_the_login_for_a_while_for_the_right_password_too(db):
    for _ in range(5):
        with pytest.raises(SignInRefused):
            _check(db, "wrong")
    with pytest.raises(Throttled):
        _check(db)
    with pytest.raises(Throttled):
        _check(db, address="10.0.0.9")
    assert _check(db, now=NOW + LOCKED + timedelta(minutes=1)).login == "kim"


@pytest.mark.usefixtures("kim")
def test_many_failures_from_one_address_slow_it_for_every_login(db):
    for number in range(30):
        sessions.failed(db, f"guess{number}", address="10.0.0.1", now=NOW)
    with pytest.raises(Throttled):
        _check(db)
    assert _check(db, address="10.0.0.2").login == "kim"


def test_a_session_ends_by_idleness_age_sign_out_and_with_the_account(db, kim):
    token = sessions.begin(db, kim.id, address="", now=NOW)
    assert token not in str([dict(row) for row in db.query("select * from sessions")])
    assert sessions.signed_in(db, token, NOW + IDLE - timedelta(seconds=1)) == kim
    assert sessions.signed_in(db, token, NOW + IDLE) is None
    at = NOW
    while at < NOW + LONGEST - IDLE:
        at += IDLE / 2
        sessions.seen(db, token, at)
    assert sessions.signed_in(db, token, at) is not None
    assert sessions.signed_in(db, token, NOW + LONGEST) is None
    assert sessions.signed_in(db, "forged", NOW) is None
    sessions.end(db, token)
    assert sessions.signed_in(db, token, at) is None


def test_a_stopped_account_has_no_session(db, kim):
    store.add_account(db, "lee", "이", [Role.ADMIN], by="김")
    token = sessions.begin(db, kim.id, address="", now=NOW)
    store.save_account(db, kim.id, kim.revision, by="이", active=False)
    assert sessions.signed_in(db, token, NOW) is None
    with pytest.raises(SignInRefused):
        _check(db)

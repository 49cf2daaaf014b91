"""Sessions and failed sign-ins in the database."""

import hashlib
import secrets
from datetime import datetime

from access.people import passwords
from access.people import store as people
from access.people.model import Account, UnknownAccount
from access.sessions.model import (
    COUNTED,
    LOCKED,
    LONGEST,
    MOST_OF_ADDRESS,
    MOST_OF_LOGIN,
    Session,
    SignInRefused,
    Throttled,
)
from storage import Database
from storage.identifiers import new_id


def checked(db: Database, login: str, password: str, *, address: str, now: datetime) -> Account:
    """Return the account that the password opens.

    Raises SignInRefused, or Throttled where too many sign-ins have failed from the address or
    for the login. Call `failed` in a transaction of its own after SignInRefused.
    """
    if _too_many(db, login, address, now):
        raise Throttled
    try:
        account = people.account(db, login)
    except UnknownAccount:
        account = None
    fits = passwords.matches(account.password if account else "", password)
    if account is None or not fits or not account.active:
        raise SignInRefused
    if account.locked_until and datetime.fromisoformat(account.locked_until) > now:
        raise Throttled
    return account


def failed(db: Database, login: str, *, address: str, now: datetime) -> None:
    """Count a failed sign-in; the login is locked for a while after too many."""
    row = {"id": new_id(), "login": login.casefold()[:80], "address": address, "at": _text(now)}
    db.execute("insert into sign_in_failures values (:id, :login, :address, :at)", row)
    old = {"before": _text(now - LONGEST)}
    db.execute("delete from sign_in_failures where at < :before", old)
    if _failures(db, "login", login.casefold()[:80], now) >= MOST_OF_LOGIN:
        until = {"until": _text(now + LOCKED), "login": login.casefold()}
        db.execute("update people set locked_until = :until where login = :login", until)


def forgive(db: Database, login: str) -> None:
    """Forget the failed sign-ins of a login."""
    db.execute("delete from sign_in_failures where login = :login", {"login": login.casefold()})


def begin(db: Database, person_id: str, *, address: str, now: datetime) -> str:
    """Begin a session and return its token: kept by the browser alone, here only its hash."""
    token = secrets.token_urlsafe(32)
    row = {"id": id_of(token), "person": person_id, "now": _text(now), "address": address}
    db.execute("insert into sessions values (:id, :person, :now, :now, :address)", row)
    db.execute("delete from sessions where seen_at < :old", {"old": _text(now - LONGEST)})
    return token


def session(db: Database, token: str, now: datetime) -> Session | None:
    """Return the session of a token while it holds, or None."""
    return _running(db, id_of(token), now)


def runs(db: Database, session_id: str, now: datetime) -> bool:
    """Whether the session of that id holds."""
    return _running(db, session_id, now) is not None


def _running(db: Database, session_id: str, now: datetime) -> Session | None:
    rows = db.query("select * from sessions where id = :id", {"id": session_id})
    found = next((Session(**row) for row in rows), None)
    return found if found and found.holds(now) else None


def signed_in(db: Database, token: str, now: datetime) -> Account | None:
    """Return who has signed in with this token, while session and account hold."""
    return account_of(db, session(db, token, now))


def account_of(db: Database, running: Session | None) -> Account | None:
    """Return whose session it is, while the account may sign in."""
    account = people.account_by_id(db, running.person_id) if running else None
    return account if account and account.active else None


def seen(db: Database, token: str, now: datetime) -> None:
    """Remember that the session is in use."""
    values = {"now": _text(now), "id": id_of(token)}
    db.execute("update sessions set seen_at = :now where id = :id", values)


def end(db: Database, token: str) -> None:
    """End a session."""
    db.execute("delete from sessions where id = :id", {"id": id_of(token)})


def end_all(db: Database, person_id: str) -> None:
    """End every session of a person: a new password, other roles, or a lost device."""
    db.execute("delete from sessions where person_id = :id", {"id": person_id})


def _too_many(db: Database, login: str, address: str, now: datetime) -> bool:
    """Whether sign-ins of this login or address have failed too often just now."""
    of_login = _failures(db, "login", login.casefold()[:80], now)
    return of_login >= MOST_OF_LOGIN or _failures(db, "address", address, now) >= MOST_OF_ADDRESS


def _failures(db: Database, column: str, value: str, now: datetime) -> int:
    rows = db.query(
        f"select count(*) as n from sign_in_failures where {column} = :value and at > :since",
        {"value": value, "since": _text(now - COUNTED)},
    )
    return int(next(iter(rows))["n"])


def id_of(token: str) -> str:
    """Return the id of the session of a token: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")

"""Who asks, from what their browser or proxy sent. No Streamlit: scripts and routes share it."""

import hmac
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import storage
from access.model import DEMO_ID, Person, demo
from access.modes import Mode, mode
from access.people import store as people
from access.people.model import UnknownAccount
from access.sessions import store as sessions

COOKIE = "workbench_session"
USER_HEADER, SECRET_HEADER = "x-workbench-user", "x-workbench-proxy-secret"


def person(way: Mode, cookies: Mapping[str, str], headers: Mapping[str, str]) -> Person | None:
    """Return who has signed in by a session or a proxy's header, or None.

    Header names are looked up in lower case.
    """
    if way is Mode.LOCAL:
        return _by_session(cookies.get(COOKIE, ""))
    if way is Mode.PROXY:
        return _by_header(headers)
    return None


def by_login(login: str) -> Person | None:
    """Return the active person of that login, or None."""
    with storage.reading_from() as db:
        try:
            account = people.account(db, login)
        except UnknownAccount:
            return None
    return account.person if account.active else None


def bearer(name: str, person_id: str, session_id: str) -> Person | None:
    """Return the person of a signed token as they may act now, or None when that has ended."""
    if person_id == DEMO_ID:
        return demo(name) if mode() is Mode.DEMO else None
    with storage.reading_from() as db:
        account = people.account_by_id(db, person_id)
        over = session_id and not sessions.runs(db, session_id, datetime.now(UTC))
    return account.person if account and account.active and not over else None


def _by_session(token: str) -> Person | None:
    if not token:
        return None
    now = datetime.now(UTC)
    with storage.reading_from() as db:
        running = sessions.session(db, token, now)
        account = sessions.account_of(db, running)
    if running is None or account is None:
        return None
    if running.unnoted(now):
        with storage.writing_to() as db:
            sessions.seen(db, token, now)
    return replace(account.person, session=running.id)


def _by_header(headers: Mapping[str, str]) -> Person | None:
    secret = os.environ.get("WORKBENCH_PROXY_SECRET", "")
    given = headers.get(SECRET_HEADER, "")
    if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
        return None
    return by_login(headers.get(USER_HEADER, ""))

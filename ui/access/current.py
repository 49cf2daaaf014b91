"""Who is at the keyboard of this Streamlit session, asked anew on each run and each change."""

from contextvars import ContextVar

import streamlit as st

from access.model import NotSignedIn, Person, demo
from access.modes import Mode, mode
from access.record.model import Visitor
from ui import state
from ui.access import knowing

NAMELESS = "이름 없음"


# A route acts for the person of its token: each request has a context of its own.
_ACTING: ContextVar[Person | None] = ContextVar("acting", default=None)
_ADDRESS: ContextVar[str | None] = ContextVar("address", default=None)


def act_as(person: Person) -> None:
    """Let what follows in this request, in its threads too, act as this person."""
    _ACTING.set(person)


def act_from(address: str) -> None:
    """Let the record of this request name the address that it came from."""
    _ADDRESS.set(address)


def visitor(who: Person) -> Visitor:
    """Return the person who acts here with where from, as the record of access names them."""
    address = _ADDRESS.get()
    if address is None:
        given = st.context.ip_address
        address = given if isinstance(given, str) else "localhost"  # None on this machine
    return Visitor(who.login, who.name, address)


def person() -> Person:
    """Return who acts here: the route's person, else who has signed in; or raise NotSignedIn."""
    if acting := _ACTING.get():
        return acting
    found = mode()
    if found is Mode.DEMO:
        name: str = st.session_state.get(state.AUTHOR, "")
        return demo(name.strip() or NAMELESS)
    if found is Mode.OIDC:
        known = knowing.by_login(str(st.user.get("email", ""))) if st.user.is_logged_in else None
    else:
        headers = {name.lower(): value for name, value in st.context.headers.items()}
        known = knowing.person(found, st.context.cookies, headers)
    if known is None:
        raise NotSignedIn
    return known


def demo_mode() -> bool:
    """Whether nobody signs in here."""
    return mode() is Mode.DEMO

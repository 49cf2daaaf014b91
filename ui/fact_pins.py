"""The draft of a page, with everything that it cites pinned; what its buttons do with pins."""

from collections.abc import Sequence

import streamlit as st

from applications.drafts.dossier import Draft
from applications.drafts.export import read_draft
from applications.drafts.model import UnknownApplication
from applications.facts.fact import Fact
from applications.pinning import pinning
from applications.pinning.model import Accepted
from errors import WorkbenchError
from ui import data, frame, identity, state


def read(application_id: str) -> Draft | None:
    """Return the draft, None where there is none; what is cited for the first time is pinned."""
    draft = _read(application_id)
    if draft is not None and draft.unpinned and _pin(application_id):
        return _read(application_id)
    return draft


def _read(application_id: str) -> Draft | None:
    try:
        with data.reading() as db:
            return read_draft(db, application_id)
    except UnknownApplication:
        return None


def _pin(application_id: str) -> int:
    try:
        with data.transaction() as db:
            return pinning.pin_cited(db, application_id, by=identity.author())
    except WorkbenchError:
        return 0  # who may only read sees the facts as they stand


def renew(application_id: str, key: str) -> bool:
    """Pin a fact as it stands, for a callback; return whether that could be done."""
    try:
        with data.transaction() as db:
            pinning.renew(db, application_id, key, by=identity.author())
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
        return False
    return True


def accept(application_id: str, seen: Sequence[Fact]) -> None:
    """Accept what somebody saw as the new state of facts, for a callback; it can be undone."""
    try:
        with data.transaction() as db:
            done, late = pinning.accept(db, application_id, seen, by=identity.author())
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
        return
    st.session_state[_done(application_id)] = done
    if late:
        named = ", ".join(late)
        told = f"그 사이에 또 바뀌어 받아들이지 않았습니다: {named}. 다시 견주세요."
        frame.notice(told, refused=True)
    else:
        frame.notice(f"사실 {len(done)}개를 지금 값으로 받아들였습니다.")


def last_accepted(application_id: str) -> list[Accepted]:
    """Return what the last click on this page accepted, and can still be taken back."""
    found: list[Accepted] = st.session_state.get(_done(application_id), [])
    return found


def undo(application_id: str) -> None:
    """Take back what the last click accepted, for a callback."""
    done = st.session_state.pop(_done(application_id), [])
    try:
        with data.transaction() as db:
            back = pinning.put_back(db, application_id, done, by=identity.author())
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
        return
    rest = len(done) - back
    since = f" {rest}개는 그 뒤에 다시 바뀌어 그대로 두었습니다." if rest else ""
    frame.notice(f"사실 {back}개를 전의 값으로 되돌렸습니다.{since}")


def _done(application_id: str) -> str:
    return state.application_widget(application_id, "accepted-facts")

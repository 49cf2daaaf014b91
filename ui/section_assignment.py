"""Who writes the open section, until when, and how far they are; who is in it right now."""

import datetime
import secrets
from dataclasses import replace
from typing import Any

import streamlit as st

from applications.drafts import store as drafts
from applications.drafts.model import Section
from applications.writing.assignments import store
from applications.writing.assignments.model import STATES, Assignment
from errors import WorkbenchError
from processes.bpmn.presence import store as presence
from storage.identifiers import now
from ui import data, identity, section_reading, state
from ui.wording import plain

_LONGEST = 40
_EVERY = 10  # seconds between two signs of life
_PLACE = "section"  # beside as-is and to-be, the lines of models


def draw(section: Section) -> None:
    """Draw who is here, and the assignment, saved as it is changed."""
    _here(section.id, section.revision)
    with data.reading() as db:
        named = store.assignment(db, section.id)
    _assignee(section, named)
    due, stage = st.columns(2)
    with due:
        _due(section, named)
    with stage:
        _state(section, named)


@st.fragment(run_every=_EVERY)
def _here(section_id: str, drawn: int) -> None:
    """Tell that this tab is in the section, say who else is, and bring in what they saved."""
    visit = st.session_state.setdefault(state.VISIT, secrets.token_hex(8))
    who, newest = identity.author(), _newest(section_id)
    _sign(visit, section_id, who)
    with data.reading() as db:
        others = presence.others(db, visit, section_id, _PLACE, at=now())
    if others:
        names = ", ".join(_name(one, who) for one in others)
        st.caption(f":material/group: 지금 이 항목에 있습니다: {plain(names)}")
    if newest not in (None, drawn):
        st.rerun()  # their text comes into the field; what is being typed is put together with it


def _sign(visit: str, section_id: str, who: str) -> None:
    try:
        with data.transaction() as db:
            presence.seen(db, visit, section_id, _PLACE, who=who, at=now())
    except WorkbenchError:
        return  # who may only read is not writing here


def _newest(section_id: str) -> int | None:
    try:
        with data.reading() as db:
            return drafts.section(db, section_id).revision
    except WorkbenchError:
        return None  # deleted meanwhile: the next click says so


def _name(other: presence.Other, who: str) -> str:
    name = f"{other.name}(나, 다른 창)" if other.name == who else other.name
    return name if other.windows == 1 else f"{name} 창 {other.windows}개"


def _assignee(section: Section, named: Assignment) -> None:
    key = _key(section, "assignee", named)
    st.text_input(
        "항목 담당자",
        named.assignee,
        key=key,
        max_chars=_LONGEST,
        placeholder="아직 정하지 않음",
        on_change=_save,
        args=(section.id, named, "assignee", key),
    )


def _due(section: Section, named: Assignment) -> None:
    key = _key(section, "due", named)
    st.date_input(
        "기한",
        datetime.date.fromisoformat(named.due) if named.due else None,
        key=key,
        format="YYYY-MM-DD",
        on_change=_save,
        args=(section.id, named, "due", key),
    )


def _state(section: Section, named: Assignment) -> None:
    key = _key(section, "state", named)
    st.selectbox(
        "항목 상태",
        STATES,
        STATES.index(named.state),
        key=key,
        on_change=_save,
        args=(section.id, named, "state", key),
    )


def _save(section_id: str, named: Assignment, field: str, key: str) -> None:
    """Save one field; what others said of another field meanwhile stands."""
    value: Any = st.session_state[key]
    value = value.isoformat() if isinstance(value, datetime.date) else value or ""
    by = identity.author()
    with data.reading() as db:
        current = store.assignment(db, section_id)
    apart = getattr(current, field) == getattr(named, field)
    told = replace(current if apart else named, **{field: value})
    section_reading.change(lambda db: store.assign(db, section_id, told, by=by), "저장했습니다.")


def _key(section: Section, field: str, named: Assignment) -> str:
    return state.application_field(section.id, f"assignment-{field}", named.revision)

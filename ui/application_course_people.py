"""Who answers for a draft and until when: saved as it is changed, never over somebody else's."""

import datetime
from dataclasses import replace
from typing import Any

import streamlit as st

import storage
from applications.course import store
from applications.course.model import Duties, Role
from applications.drafts.model import Application
from errors import WorkbenchError
from ui import data, frame, identity, state
from ui.wording import plain

_LONGEST = 40


def draw(application: Application, duties: Duties) -> None:
    """Draw the names of a draft's people and its own deadline."""
    st.subheader("담당", anchor=False)
    _text(application, duties, "owner", Role.OWNER, duties.owner)
    _text(
        application,
        duties,
        "reviewers",
        f"{Role.REVIEWER}(여럿이면 쉼표로 나눕니다)",
        ", ".join(duties.reviewers),
        longest=400,
    )
    _text(application, duties, "approver", Role.APPROVER, duties.approver)
    _deadline(application, duties)


def _text(
    application: Application,
    duties: Duties,
    field: str,
    label: str,
    current: str,
    longest: int = _LONGEST,
) -> None:
    key = state.application_field(application.id, f"duty-{field}", duties.revision)
    st.text_input(
        label,
        current,
        key=key,
        max_chars=longest,
        placeholder="아직 정하지 않음",
        on_change=_save,
        args=(application, duties, field, key),
    )


def _deadline(application: Application, duties: Duties) -> None:
    key = state.application_field(application.id, "duty-deadline", duties.revision)
    st.date_input(
        "마감일",
        datetime.date.fromisoformat(duties.deadline) if duties.deadline else None,
        key=key,
        format="YYYY-MM-DD",
        help="공고와 이은 신청서는 공고의 마감일을 먼저 봅니다.",
        on_change=_save,
        args=(application, duties, "deadline", key),
    )


def _save(application: Application, duties: Duties, field: str, key: str) -> None:
    value: Any = st.session_state[key]
    if field == "reviewers":
        value = tuple(value.split(","))
    elif field == "deadline":
        value = value.isoformat() if value else ""
    try:
        with data.transaction() as db:
            current = store.duties(db, application.id)
            theirs = getattr(current, field) != getattr(duties, field)
            named = replace(duties if theirs else current, **{field: value})
            store.save_duties(db, application.id, named, by=identity.author())
    except storage.Conflict as conflict:
        by = plain(conflict.theirs["updated_by"])
        frame.notice(f"{by} 님이 먼저 고쳐 저장하지 않았습니다. 다시 넣으세요.", refused=True)
    except WorkbenchError as refused:
        frame.notice(refused.sentence, refused=True)

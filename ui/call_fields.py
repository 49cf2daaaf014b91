"""What a call is about, field by field: each saved as it is left, never over somebody else's."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

import storage
from applications.calls import checking, store
from applications.calls.model import BASES, Call
from errors import WorkbenchError
from ui import autosave, call_state, data, identity
from ui.wording import plain

_LABELS = {
    "title": "공고 이름",
    "programme": "지원사업",
    "agency": "공고 기관",
    "url": "공고 주소",
    "opens_on": "접수 시작일",
    "deadline": "마감일",
    "basis": "항목의 근거",
    "rules": "공고 요지와 규칙",
}
_DAYS = ("opens_on", "deadline")


def draw(call: Call) -> None:
    """Draw the fields; what is refused stays in its field with a sentence under it."""
    _field(call, "title", partial(st.text_input, max_chars=200))
    left, right = st.columns(2)
    with left:
        _field(call, "programme", partial(st.text_input, max_chars=200))
        _field(call, "opens_on", _day)
    with right:
        _field(call, "agency", partial(st.text_input, max_chars=200))
        _field(call, "deadline", _day)
    _field(call, "url", partial(st.text_input, max_chars=500, placeholder="https://"))
    _field(
        call,
        "basis",
        partial(
            st.radio,
            options=BASES,
            horizontal=True,
            help="추정: 공고문을 보기 전에 어림한 항목입니다. 문서에도 그렇게 적힙니다.",
        ),
    )
    _field(
        call,
        "rules",
        partial(
            st.text_area,
            height=260,
            placeholder="지원 대상, 금액, 쪽수, 심사 방법처럼 쓰는 사람이 알아야 할 것을 적습니다.",
        ),
    )
    autosave.watch(call_state.field(call.id, "rules"))


def _day(label: str, *, key: str, on_change: Callable[..., None], args: tuple[Any, ...]) -> None:
    st.date_input(
        label,
        key=key,
        on_change=on_change,
        args=args,
        format="YYYY.MM.DD",
        min_value=checking.FIRST_DAY,
        max_value=checking.LAST_DAY,
        help="모르면 비워 둡니다.",
    )


def _field(call: Call, name: str, widget: Callable[..., object]) -> None:
    key = call_state.field(call.id, name)
    _begin(call, name, key)
    widget(_LABELS[name], key=key, on_change=_save, args=(call.id, name))
    refusal = st.session_state.get(call_state.refusal(call.id, name))
    if refusal:
        st.error(plain(refusal), icon=":material/error:")
    if call_state.clash(call.id, name) in st.session_state:
        _choice(call, name)


def _begin(call: Call, name: str, key: str) -> None:
    """Fill a field when it is new, or when others have saved it and nothing is typed over that."""
    opened: Call | None = st.session_state.get(call_state.opened(call.id, name))
    waiting = call_state.clash(call.id, name) in st.session_state
    if key in st.session_state and opened is not None:
        typed = _typed(key) != getattr(opened, name)
        if waiting or typed or getattr(opened, name) == getattr(call, name):
            return
    _fill(call, name)


def _fill(call: Call, name: str) -> None:
    value = getattr(call, name)
    if name in _DAYS:
        value = datetime.date.fromisoformat(value) if value else None
    st.session_state[call_state.field(call.id, name)] = value
    st.session_state[call_state.opened(call.id, name)] = call


def _typed(key: str) -> str:
    value = st.session_state[key]
    return value.isoformat() if isinstance(value, datetime.date) else value or ""


def _save(call_id: str, name: str) -> None:
    mine = _typed(call_state.field(call_id, name))
    st.session_state.pop(call_state.refusal(call_id, name), None)
    if call_state.clash(call_id, name) in st.session_state:
        return  # saved when the writer has chosen
    opened: Call = st.session_state[call_state.opened(call_id, name)]
    author = identity.author()
    try:
        with data.transaction() as db:
            saved = store.change_call(db, opened, by=author, **{name: mine})
    except storage.Conflict:
        st.session_state[call_state.clash(call_id, name)] = True
    except WorkbenchError as refused:
        st.session_state[call_state.refusal(call_id, name)] = refused.sentence
    else:
        _fill(saved, name)


def _choice(call: Call, name: str) -> None:
    """Show what somebody else saved in the field meanwhile, and the choice between the two."""
    st.error(
        f"{plain(call.updated_by)} 님이 먼저 고쳐 저장하지 않았습니다. 둘 다 보관했으니 고르세요. "
        f"저장된 값: {plain(getattr(call, name)[:300] or '비어 있음')}",
        icon=":material/call_split:",
    )
    with st.container(horizontal=True):
        for mine, label in ((True, "내 값 저장"), (False, "저장된 값 두기")):
            st.button(
                label,
                type="primary" if mine else "secondary",
                key=call_state.widget(call.id, f"clash-{name}-{mine}"),
                on_click=_settle,
                args=(call, name, mine),
            )


def _settle(call: Call, name: str, mine: bool) -> None:
    st.session_state.pop(call_state.clash(call.id, name), None)
    if mine:
        st.session_state[call_state.opened(call.id, name)] = call
        _save(call.id, name)
    else:
        _fill(call, name)

"""What was changed in a call, newest first, each with the way back."""

import streamlit as st

from applications.calls import store as calls
from applications.calls.history import store
from applications.calls.history.store import Entry
from applications.calls.model import Call
from applications.calls.parts.store import ATTACHMENTS, HEADS, SECTIONS
from errors import WorkbenchError
from ui import call_state, data, frame, identity
from ui.clock import when
from ui.wording import plain

_TABLES = {
    calls.TABLE: "공고",
    SECTIONS: "항목",
    ATTACHMENTS: "붙임 서류",
    HEADS: "평가 항목",
    calls.FORMS: "양식",
    calls.FIELDS: "양식의 칸",
}
_VERBS = {"insert": "더함", "update": "고침", "delete": "뺌"}
_FIELDS = {
    "title": "이름",
    "programme": "지원사업",
    "agency": "공고 기관",
    "opens_on": "접수 시작일",
    "deadline": "마감일",
    "url": "주소",
    "rules": "규칙",
    "basis": "근거",
    "required": "필수",
    "guidance": "안내",
    "longest": "분량 제한",
    "position": "순서",
    "kinds": "받는 파일",
    "points": "배점",
    "section_keys": "맡는 항목",
    "target": "채우는 것",
    "name": "파일",
}
_LONGEST = 60


def draw(call: Call) -> None:
    """Draw the changes; what nobody can take back has no button."""
    with data.reading() as db:
        found = store.entries(db, call.id)
    st.caption("지운 줄도 여기서 되살립니다. 그 뒤에 다시 고친 것은 되돌리지 않습니다.")
    for entry in found:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            told = f"{when(entry.at)} · {entry.by} · {_TABLES[entry.table]} {_VERBS[entry.action]}"
            st.markdown(plain(f"{told}: {_what(entry)}"))
            if entry.can_be_undone:
                st.button(
                    "되돌리기",
                    icon=":material/undo:",
                    key=call_state.widget(call.id, f"undo-{entry.id}"),
                    on_click=_undo,
                    args=(call.id, entry.id),
                )


def _what(entry: Entry) -> str:
    if entry.action != "update":
        return entry.title
    changed = [
        f"{_FIELDS[name]} {_short(entry.before.get(name))} → {_short(value)}"
        for name, value in entry.after.items()
        if name in _FIELDS
    ]
    return " · ".join([entry.title, *changed])


def _short(value: object) -> str:
    text = "비움" if value in (None, "", "[]") else " ".join(str(value).split())
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text


def _undo(call_id: str, entry_id: str) -> None:
    author = identity.author()
    try:
        with data.transaction() as db:
            store.undo(db, call_id, entry_id, by=author)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice("되돌렸습니다.")

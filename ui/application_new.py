"""The form that starts a new draft from processes and projects."""

import streamlit as st

from applications.calls import store as calls
from applications.course import store as course
from applications.course.model import Duties
from applications.drafts import beginning
from applications.drafts.model import Application
from applications.sources.model import Source
from evaluations.projects.store import all_projects
from processes.inventory.store import all_processes
from ui import call_state, data, frame, identity, navigation, state
from ui.wording import plain


def draw() -> None:
    """Draw the form; what it starts opens, with whoever started it as its 담당자."""
    with data.reading() as db:
        processes = {one.code: f"{one.name} ({one.department})" for one in all_processes(db)}
        projects = {one.code: one.name for one in all_projects(db)}
        announced = {one.id: one.title for one in calls.all_calls(db)}
    with st.form(state.NEW_APPLICATION, border=False):
        title = st.text_input("제목", placeholder="예: 채용 업무 디지털 재설계", max_chars=200)
        call_id = _call(announced)
        chosen = _choice(
            "대상 업무",
            processes,
            "고른 업무의 건수, 시간, 흐름도가 초안에 들어갑니다. 나중에 더할 수 있습니다.",
        )
        served = _choice("정보화사업", projects, "고른 사업의 SaaS 검토 결과가 초안에 들어갑니다.")
        begun = st.form_submit_button("초안 만들기", type="primary")
    if begun:
        sources = [Source("process", code) for code in chosen]
        sources += [Source("project", code) for code in served]
        made = _begin(title, sources, call_id)
        if made is not None:
            navigation.go("application", id=made.id)


def _choice(label: str, names: dict[str, str], told: str) -> list[str]:
    return st.multiselect(
        label,
        list(names),
        format_func=lambda code: f"{code} {names[code]}",
        help=told,
        placeholder="고르지 않음",
    )


def _call(announced: dict[str, str]) -> str | None:
    options = [None, *announced]
    named = state.parameter(call_state.CALL)
    return st.selectbox(
        "공고",
        options,
        index=options.index(named) if named in announced else 0,
        format_func=lambda one: plain(announced[one]) if one else "공고 없이 기본 15개 항목으로",
        help="고른 공고의 항목으로 초안이 시작하고, 마감일과 배점이 따라옵니다.",
    )


def _begin(title: str, sources: list[Source], call_id: str | None) -> Application | None:
    author = identity.author()
    with frame.refusals(), data.transaction() as db:
        call = calls.call(db, call_id) if call_id else None
        made = beginning.begin(db, title, sources=sources, call=call, by=author)
        if author != identity.NAMELESS:
            course.save_duties(db, made.id, Duties(owner=author), by=author)
        return made
    return None

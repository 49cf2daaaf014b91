"""The drafts of applications, and the form that starts a new one."""

from collections.abc import Sequence

import streamlit as st

from applications.drafts import beginning, store
from applications.drafts.model import Application
from applications.sources.model import Source
from evaluations.projects.store import all_projects
from processes.inventory.store import all_processes
from ui import clock, data, frame, identity, navigation, state
from ui.wording import plain


def page() -> None:
    """Draw every draft, the one changed last first."""
    with data.reading() as db:
        drafts = store.all_applications(db)
        processes = {one.code: f"{one.name} ({one.department})" for one in all_processes(db)}
        projects = {one.code: one.name for one in all_projects(db)}
    frame.heading(
        "지원사업 신청서",
        "업무 목록, 흐름도, SaaS 평가의 사실로 신청서를 쓰고 한글·워드·PDF 문서로 내보냅니다.",
    )
    with st.expander("새 신청서 쓰기", icon=":material/add:", expanded=not drafts):
        _new(processes, projects)
    if not drafts:
        frame.empty(
            "아직 신청서가 없습니다",
            "위에서 제목과 대상 업무를 정하면 15개 항목의 초안이 만들어집니다.",
            key="applications-empty",
        )
    for draft in drafts:
        _row(draft, processes, projects)


def _new(processes: dict[str, str], projects: dict[str, str]) -> None:
    with st.form(state.NEW_APPLICATION, border=False):
        title = st.text_input("제목", placeholder="예: 채용 업무 디지털 재설계", max_chars=200)
        chosen = st.multiselect(
            "대상 업무",
            list(processes),
            format_func=lambda code: _named(code, processes),
            help="고른 업무의 건수, 시간, 흐름도가 초안에 들어갑니다. 나중에 더할 수 있습니다.",
            placeholder="고르지 않음",
        )
        served = st.multiselect(
            "정보화사업",
            list(projects),
            format_func=lambda code: _named(code, projects),
            help="고른 사업의 SaaS 검토 결과가 초안에 들어갑니다.",
            placeholder="고르지 않음",
        )
        begun = st.form_submit_button("초안 만들기", type="primary")
    if begun:
        made = _begin(
            title,
            [
                *(Source("process", code) for code in chosen),
                *(Source("project", code) for code in served),
            ],
        )
        if made is not None:
            navigation.go("application", id=made.id)


def _begin(title: str, sources: list[Source]) -> Application | None:
    with frame.refusals(), data.transaction() as db:
        return beginning.begin(db, title, sources=sources, by=identity.author())
    return None


def _row(draft: Application, processes: dict[str, str], projects: dict[str, str]) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            navigation.link(
                "application", plain(draft.title), icon=":material/description:", id=draft.id
            )
            st.badge(draft.state, color="blue")
            if draft.example:
                st.badge("예시", icon=":material/science:", color="orange")
        st.caption(
            f"{plain(draft.programme)} · 업무 {plain(_all(draft.process_codes, processes))} · "
            f"정보화사업 {plain(_all(draft.project_codes, projects))} · "
            f"고침 {clock.when(draft.updated_at)}"
        )


def _all(codes: Sequence[str], names: dict[str, str]) -> str:
    rest = f" 외 {len(codes) - 1}개" if len(codes) > 1 else ""
    return f"{_named(codes[0], names)}{rest}" if codes else "고르지 않음"


def _named(code: str, names: dict[str, str]) -> str:
    return f"{code} {names.get(code, '(목록에 없음)')}"

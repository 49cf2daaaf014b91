"""What belongs to a process beside its facts: flow charts, projects, applications, history."""

from collections.abc import Sequence

import streamlit as st

import applications.drafts.store
from applications.drafts.model import Application
from evaluations.projects import store as project_store
from evaluations.projects.model import Project
from processes.bpmn import store as models
from processes.inventory import changes, store
from processes.inventory.model import Process
from storage.records import Change
from ui import data, frame, identity, navigation, process_hangings, state
from ui.clock import when
from ui.wording import plain

_ACTIONS = {"insert": "등록", "update": "수정", "delete": "삭제"}
_SHOWN_AT_FIRST = 10


def related(process: Process) -> None:
    """Draw links to the flow charts, the projects and the applications of the process."""
    with data.reading() as db:
        drawn = {line: models.newest(db, process.id, line) for line in models.states}
        projects = [p for p in project_store.all_projects(db) if process.code in p.process_codes]
        drafts = [
            draft
            for draft in applications.drafts.store.all_applications(db)
            if process.code in draft.process_codes
        ]
    charts, served, written = st.columns(3)
    with charts.container(border=True, height="stretch"):
        st.markdown("**흐름도**")
        for line, newest in drawn.items():
            name = models.STATE_NAMES[line]
            label = f"{name} 흐름도 열기 ({newest.number}판)" if newest else f"{name} 흐름도 그리기"
            navigation.link(
                "model", label, icon=":material/account_tree:", code=process.code, state=line
            )
    with served.container(border=True, height="stretch"):
        st.markdown("**정보화사업**")
        _projects(projects)
    with written.container(border=True, height="stretch"):
        st.markdown("**지원사업 신청서**")
        _drafts(drafts)
    process_hangings.draw(process)
    navigation.link("dossier", "업무 문서철 보기", icon=":material/description:", code=process.code)
    navigation.link(
        "diagnosis", "이 업무 진단하기", icon=":material/troubleshoot:", code=process.code
    )


def history(process: Process) -> None:
    """Draw who changed what and when, newest first."""
    with data.reading() as db:
        entries = store.history_of(db, process.id)
    with st.expander(f"고친 기록 {len(entries)}건", icon=":material/history:"):
        key = state.process_widget(process.id, "all-history")
        everything = len(entries) <= _SHOWN_AT_FIRST or st.toggle("처음부터 모두 보기", key=key)
        for entry in entries if everything else entries[:_SHOWN_AT_FIRST]:
            _entry(entry)


def deletion(process: Process) -> None:
    """Draw the way to delete the process, which says what goes with it."""
    with data.reading() as db:
        drawn = sum(1 for line in models.states if models.newest(db, process.id, line))
    with st.popover("업무 지우기", icon=":material/delete:"):
        if drawn:
            st.warning(
                f"흐름도 {drawn}개가 모든 판과 함께 지워지고 되돌릴 수 없습니다. "
                "필요하면 먼저 내려받으세요."
            )
        else:
            st.markdown("목록에서 지웁니다. 바로 되돌릴 수 있고, 기록에는 남습니다.")
        sure = not drawn or st.checkbox(
            "흐름도까지 지웁니다.", key=state.process_widget(process.id, "delete-sure")
        )
        if st.button(
            "지우기",
            type="primary",
            disabled=not sure,
            key=state.process_widget(process.id, "delete"),
        ):
            _delete(process, undoable=not drawn)


def _delete(process: Process, *, undoable: bool) -> None:
    with data.transaction() as db:
        store.delete_process(db, process.id, process.revision, by=identity.author())
    label = f"{process.code} '{process.name}'"
    if undoable:
        st.session_state[state.DELETED] = (process.id, label)
    else:
        frame.notice(f"{label}을(를) 지웠습니다.")
    navigation.go("inventory")


def _projects(projects: Sequence[Project]) -> None:
    if not projects:
        st.caption("이 업무를 다루는 사업이 없습니다.")
    for project in projects:
        navigation.link(
            "evaluation", project.name, icon=":material/fact_check:", project=project.code
        )


def _drafts(drafts: Sequence[Application]) -> None:
    if not drafts:
        st.caption("이 업무로 쓴 신청서가 없습니다.")
    for draft in drafts:
        navigation.link("application", draft.title, icon=":material/description:", id=draft.id)


def _entry(entry: Change) -> None:
    action = _ACTIONS.get(entry.action, entry.action)
    st.markdown(f"**{action}** · {plain(entry.by)} · {when(entry.at)}")
    if entry.action == "update":
        for told in changes.in_history(entry.before, entry.after):
            st.markdown(f"- {plain(told.label)}: {plain(told.before)} → **{plain(told.after)}**")

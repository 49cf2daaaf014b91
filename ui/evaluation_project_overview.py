"""What a project touches: systems in the dictionary, processes in the register, their to-be."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from evaluations.projects.model import Project
from processes.bpmn.store import ModelRevision
from processes.inventory.model import Process
from ui import evaluation_project_form, evaluation_projects, frame, navigation
from ui.wording import plain

_SHOWN: Final = 12


def draw(
    project: Project,
    departments: Sequence[str],
    processes: Sequence[Process],
    to_be: Mapping[str, ModelRevision],
    known_systems: Sequence[str],
) -> None:
    """Draw the project's facts; `to_be` holds process id -> the newest to-be revision."""
    if project.summary:
        st.markdown(plain(project.summary))
    with st.popover("사업 정보 고치기", icon=":material/edit:"):
        evaluation_project_form.editor(project, departments, processes)
    left, right = st.columns(2, gap="large")
    with left:
        _facts(project)
        _systems(project, known_systems)
    with right:
        _processes(project, processes, to_be)


def _facts(project: Project) -> None:
    budget = (
        "예산 모름" if project.budget_krw is None else evaluation_projects.won(project.budget_krw)
    )
    end = project.contract_end
    st.markdown(f"- {project.kind} · {plain(budget)}")
    st.markdown(f"- 계약 종료 {evaluation_projects.day(end)}" if end else "- 계약 종료일 모름")


def _systems(project: Project, known: Sequence[str]) -> None:
    st.markdown("**시스템**")
    if not project.systems:
        st.caption("적은 시스템이 없습니다. '사업 정보 고치기'에서 적으세요.")
    for name in project.systems:
        with st.container(horizontal=True, vertical_alignment="center"):
            if name in known:
                navigation.link(
                    "dictionary", plain(name), icon=":material/dns:", words="system", term=name
                )
            else:
                st.markdown(f":material/help: {plain(name)} (용어 사전에 없는 이름)")


def _processes(
    project: Project, processes: Sequence[Process], to_be: Mapping[str, ModelRevision]
) -> None:
    by_code = {one.code: one for one in processes}
    own = [by_code[code] for code in project.process_codes if code in by_code]
    done = sum(one.id in to_be for one in own)
    st.markdown(f"**관련 업무** {len(own)}개 가운데 개선안 있음 {done}개")
    if not own:
        st.caption("이 사업이 바꾸는 업무를 '사업 정보 고치기'에서 고르세요.")
    for one in own[:_SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            navigation.link("process", plain(f"{one.code} {one.name}"), code=one.code)
            revision = to_be.get(one.id)
            if revision is None:
                st.badge("✕ 개선안 없음", color="orange")
            else:
                navigation.link(
                    "model",
                    f"● 개선안 {revision.number}판",
                    icon=":material/account_tree:",
                    code=one.code,
                    state="to-be",
                )
    rest = own[_SHOWN:]
    if rest:
        st.caption(plain("이 밖에: " + ", ".join(f"{one.code} {one.name}" for one in rest)))
    gone = [code for code in project.process_codes if code not in by_code]
    if gone:
        st.caption(plain(f"업무 목록에 없는 번호: {', '.join(gone)}"))


def nothing(code: str | None) -> None:
    """Draw what to do where the address names no project."""
    frame.heading("정보화사업")
    missing = f"정보화사업 '{code}'이(가) 없습니다" if code else "사업을 고르지 않았습니다"
    cure = "목록에서 사업을 고르거나 새로 추가하세요."
    with frame.empty(missing, cure, key="project/nothing"):
        navigation.link("projects", "정보화사업 목록 열기", icon=":material/list:")

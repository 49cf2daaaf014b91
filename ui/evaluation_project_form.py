"""The form that adds an IT project or changes one."""

import datetime
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from evaluations import store
from evaluations.model import KINDS, Project
from processes.inventory.model import Process
from ui import data, frame, identity, navigation, state

Key = Callable[[str], str]


def editor(
    project: Project | None, departments: Sequence[str], processes: Sequence[Process]
) -> None:
    """Draw the form of a project (None: of one to be added) and save what it says."""
    own = f"{project.id}/{project.revision}" if project else "new"

    def key(field: str) -> str:
        return state.project_field(own, field)

    with st.form(key("form"), border=False):
        fields = {
            **_words(key, project, departments),
            **_figures(key, project),
            **_links(key, project, processes),
        }
        sent = st.form_submit_button("저장" if project else "추가", type="primary")
    if sent:
        with frame.refusals():
            saved = _saved(project, fields)
            frame.notice("저장했습니다." if project else f"'{saved.name}'을(를) 추가했습니다.")
            if project is None:
                navigation.go("evaluation", project=saved.code)
            st.rerun()


def _words(key: Key, project: Project | None, departments: Sequence[str]) -> dict[str, Any]:
    now = project.department if project else None
    return {
        "name": st.text_input(
            "사업 이름 (필수)", project.name if project else "", key=key("name"), max_chars=120
        ),
        "kind": st.radio(
            "구분",
            KINDS,
            index=KINDS.index(project.kind) if project else 1,
            horizontal=True,
            key=key("kind"),
        ),
        "department": st.selectbox(
            "담당 부서",
            departments,
            index=departments.index(now) if now in departments else None,
            placeholder="모름",
            key=key("department"),
        ),
        "summary": st.text_area(
            "사업 개요", project.summary if project else "", key=key("summary"), max_chars=2000
        ),
    }


def _figures(key: Key, project: Project | None) -> dict[str, Any]:
    budget = st.number_input(
        "예산 (원)",
        min_value=0,
        value=project.budget_krw if project else None,
        step=1_000_000,
        placeholder="모름",
        key=key("budget"),
    )
    ended = project.contract_end if project else None
    ends = st.date_input(
        "계약 종료일",
        datetime.date.fromisoformat(ended) if ended else None,
        key=key("end"),
        format="YYYY.MM.DD",
    )
    return {
        "budget_krw": None if budget is None else int(budget),
        "contract_end": ends.isoformat() if isinstance(ends, datetime.date) else None,
    }


def _links(key: Key, project: Project | None, processes: Sequence[Process]) -> dict[str, Any]:
    names = {process.code: process.name for process in processes}
    now = project.process_codes if project else ()
    systems = st.text_input(
        "시스템 (쉼표로 나눔)", ", ".join(project.systems) if project else "", key=key("systems")
    )
    codes = st.multiselect(
        "관련 업무",
        list(dict.fromkeys([*now, *names])),
        default=list(now),
        format_func=lambda code: f"{names.get(code, '목록에 없는 업무')} · {code}",
        placeholder="업무 목록에서 고르기",
        key=key("processes"),
    )
    return {
        "systems": [one.strip() for one in systems.split(",") if one.strip()],
        "process_codes": codes,
    }


def _saved(project: Project | None, fields: dict[str, Any]) -> Project:
    author = identity.author()
    with data.transaction() as db:
        if project is None:
            return store.add_project(db, by=author, **fields)
        return store.save_project(db, project.id, project.revision, by=author, **fields)

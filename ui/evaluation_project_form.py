"""The form that adds an IT project or changes one, and what to do when two people change it."""

import datetime
from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

import storage
from errors import WorkbenchError
from evaluations.projects import store
from evaluations.projects.model import KINDS, Project
from processes.inventory.model import Process
from ui import data, frame, identity, navigation, state
from ui.wording import plain

_LABELS = {
    "name": "사업 이름",
    "kind": "구분",
    "department": "담당 부서",
    "summary": "사업 개요",
    "budget_krw": "예산 (원)",
    "contract_end": "계약 종료일",
    "systems": "시스템",
    "process_codes": "관련 업무",
}


def adder(departments: Sequence[str], processes: Sequence[Process]) -> None:
    """Draw the form of a new project; once added, its evaluation opens."""
    with st.form(state.project_field("new", "form"), border=False):
        _fields("new", None, departments, processes)
        sent = st.form_submit_button("추가", type="primary")
    if sent:
        with frame.refusals():
            added = _add(entered("new"))
            frame.notice(f"'{added.name}'을(를) 추가했습니다.")
            navigation.go("evaluation", project=added.code)


def editor(project: Project, departments: Sequence[str], processes: Sequence[Process]) -> None:
    """Draw the form of a project; saved over the revision that it was drawn from."""
    own = f"{project.id}/{project.revision}"
    with st.form(state.project_field(own, "form"), border=False):
        _fields(own, project, departments, processes)
        st.form_submit_button(
            "저장", type="primary", on_click=_save, args=(project.id, project.revision, own)
        )
    with st.form(state.project_field(own, "delete"), border=False):
        st.caption("사업을 지우면 이 사업의 답도 함께 지웁니다. 기관 공통 답변은 남습니다.")
        sure = st.checkbox("지워도 됩니다", key=state.project_field(own, "sure"))
        sent = st.form_submit_button("사업 지우기", icon=":material/delete:")
    if sent and not sure:
        st.warning("'지워도 됩니다'를 먼저 고르세요.")
    elif sent:
        with frame.refusals():
            _delete(project)
            frame.notice(f"'{project.name}'을(를) 지웠습니다.")
            navigation.go("projects")


def entered(own: str) -> dict[str, Any]:
    """Return what stands in the form's fields."""
    given = {name: st.session_state.get(state.project_field(own, name)) for name in _LABELS}
    ends, budget = given["contract_end"], given["budget_krw"]
    return {
        **given,
        "summary": given["summary"] or "",
        "name": given["name"] or "",
        "contract_end": ends.isoformat() if isinstance(ends, datetime.date) else None,
        "budget_krw": None if budget is None else int(budget),
        "systems": [one.strip() for one in (given["systems"] or "").split(",") if one.strip()],
        "process_codes": list(given["process_codes"] or ()),
    }


def show_clash(project: Project) -> None:
    """Show what stands and what was to be saved, field by field, with the choice."""
    mine = st.session_state.get(state.project_field(project.id, "clash"))
    if mine is None:
        return
    with st.container(border=True):
        st.error(
            f"{plain(project.updated_by)} 님이 먼저 고쳤습니다. "
            "두 내용을 모두 보관했으니 고르세요.",
            icon=":material/compare_arrows:",
        )
        for name, label in _LABELS.items():
            theirs = getattr(project, name)
            if _same(theirs, mine[name]):
                continue
            st.markdown(f"- {label}: 저장된 내용 {_word(theirs)} / 내 내용 {_word(mine[name])}")
        choose = partial(st.button, on_click=_settle)
        with st.container(horizontal=True):
            key = state.project_field(project.id, "choice")
            choose("내 내용으로 바꾸기", key=f"{key}/mine", args=(project.id, project.revision))
            choose("저장된 내용 두기", key=f"{key}/theirs", args=(project.id, None))


def _fields(
    own: str, project: Project | None, departments: Sequence[str], processes: Sequence[Process]
) -> None:
    def key(field: str) -> str:
        return state.project_field(own, field)

    now = project.department if project else None
    st.text_input(
        "사업 이름 (필수)", project.name if project else "", key=key("name"), max_chars=120
    )
    st.radio(
        "구분",
        KINDS,
        index=KINDS.index(project.kind) if project else 1,
        horizontal=True,
        key=key("kind"),
    )
    st.selectbox(
        "담당 부서",
        departments,
        index=departments.index(now) if now in departments else None,
        placeholder="모름",
        key=key("department"),
    )
    st.text_area(
        "사업 개요", project.summary if project else "", key=key("summary"), max_chars=2000
    )
    _figures(own, project)
    _links(own, project, processes)


def _figures(own: str, project: Project | None) -> None:
    st.number_input(
        "예산 (원)",
        min_value=0,
        value=project.budget_krw if project else None,
        step=1_000_000,
        placeholder="모름",
        key=state.project_field(own, "budget_krw"),
    )
    ended = project.contract_end if project else None
    st.date_input(
        "계약 종료일",
        datetime.date.fromisoformat(ended) if ended else None,
        key=state.project_field(own, "contract_end"),
        format="YYYY.MM.DD",
    )


def _links(own: str, project: Project | None, processes: Sequence[Process]) -> None:
    names = {process.code: process.name for process in processes}
    now = project.process_codes if project else ()
    st.text_input(
        "시스템 (쉼표로 나눔)",
        ", ".join(project.systems) if project else "",
        key=state.project_field(own, "systems"),
    )
    st.multiselect(
        "관련 업무",
        list(dict.fromkeys([*now, *names])),
        default=list(now),
        format_func=lambda code: f"{names.get(code, '목록에 없는 업무')} · {code}",
        placeholder="업무 목록에서 고르기",
        key=state.project_field(own, "process_codes"),
    )


def _add(fields: dict[str, Any]) -> Project:
    with data.transaction() as db:
        return store.add_project(db, by=identity.author(), **fields)


def _delete(project: Project) -> None:
    with data.transaction() as db:
        store.delete_project(db, project.id, project.revision, by=identity.author())


def _save(project_id: str, revision: int, own: str) -> None:
    _keep(project_id, revision, entered(own))


def _keep(project_id: str, revision: int, fields: dict[str, Any]) -> None:
    author = identity.author()
    try:
        with data.transaction() as db:
            store.save_project(db, project_id, revision, by=author, **fields)
    except storage.Conflict:
        st.session_state[state.project_field(project_id, "clash")] = fields
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice("저장했습니다.")


def _settle(project_id: str, revision: int | None) -> None:
    mine = st.session_state.pop(state.project_field(project_id, "clash"), None)
    if mine is not None and revision is not None:
        _keep(project_id, revision, mine)


def _same(theirs: Any, mine: Any) -> bool:
    return bool(list(theirs) == mine if isinstance(theirs, tuple) else theirs == mine)


def _word(value: Any) -> str:
    if isinstance(value, tuple | list):
        value = ", ".join(value)
    return f"'{plain(str(value))}'" if value not in (None, "") else "비어 있음"

"""The forms of savings: a redesign, and hours given to a service."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from processes.inventory import quantities
from processes.inventory.kinds import MINUTES
from processes.inventory.model import Estimate, Process
from processes.savings import store
from processes.savings.model import KINDS_OF_SOURCE, STATES, BadSaving, Gift, Plan, Saving
from ui import data, frame, identity, process_choice, record_clashes, state

LABELS = {
    "title": "재설계 이름",
    "minutes": "개선 뒤 건당 처리시간(분)",
    "source": "출처",
    "source_date": "자료 기준일",
    "state": "상태",
    "note": "비고",
}


def new(processes: Sequence[Process], code: str | None) -> None:
    """Draw the form that adds a redesign to a process."""
    key = state.record_widget(store.TABLE, "new", "process")
    process = process_choice.draw(processes, code, key=key)
    count = st.session_state.get(state.record_widget(store.TABLE, "new", "count"), 0)
    typed = _plan_fields("new", count, None, "추가")
    if typed is None:
        return
    added = False
    with frame.refusals():
        if process is None:
            raise BadSaving("어느 업무를 다시 설계하는지 고르세요.")
        plan = _plan(typed)
        with data.transaction() as db:
            store.add_saving(db, process.id, plan, by=identity.author())
        added = True
    if added:
        st.session_state[state.record_widget(store.TABLE, "new", "count")] = count + 1
        frame.notice("재설계를 추가했습니다.")
        st.rerun()


def edit(saving: Saving) -> None:
    """Draw the form of a redesign; a save that came late is kept for a choice."""
    saving = record_clashes.opened(store.TABLE, saving, "title")
    typed = _plan_fields(saving.id, saving.revision, saving.plan, "저장")
    if typed is None:
        return
    saved = False
    with frame.refusals(), record_clashes.kept():
        plan = _plan(typed)
        with data.transaction() as db:
            store.save_saving(db, saving.id, saving.revision, plan, by=identity.author())
        saved = True
    record_clashes.settle(store.TABLE, saving.id, saved=saved)


def save_row(row: Mapping[str, Any]) -> None:
    """Save the version that somebody chose of two."""
    chosen = store.of_row(row)
    with data.transaction() as db:
        store.save_saving(db, chosen.id, chosen.revision, chosen.plan, by=identity.author())


def gift(saving: Saving, departments: Sequence[str]) -> None:
    """Draw the form that gives hours of a redesign to a public service."""
    key = state.record_widget(store.GIVEN, saving.id, "form")
    with st.form(key, border=False, clear_on_submit=True):
        service = st.text_input("공공서비스", placeholder="예: 찾아가는 어르신 체육교실")
        department = st.selectbox("맡은 부서", departments, index=None, placeholder="고르세요")
        hours = st.text_input("돌려준 시간(시간/년)", placeholder="예: 120 또는 100~120~150")
        evidence = st.text_input("무엇으로 확인하나요", placeholder="예: 운영일지, 근무편성표")
        if not st.form_submit_button("돌려주기", type="primary"):
            return
    done = False
    with frame.refusals():
        amount = _known(quantities.amount(hours.replace("시간", "")).value, "돌려준 시간")
        with data.transaction() as db:
            given = Gift(service, department or "", amount, evidence)
            store.give(db, saving.id, given, by=identity.author())
        done = True
    if done:
        frame.notice("시간을 돌려주었습니다.")
        st.rerun()


def _plan_fields(
    row_id: str, revision: int, plan: Plan | None, submit: str
) -> dict[str, Any] | None:
    def key(name: str) -> str:
        return state.record_field(store.TABLE, row_id, name, revision)

    with st.form(key("form"), border=False):
        typed: dict[str, Any] = {
            "title": st.text_input(
                LABELS["title"], plan.title if plan else "", key=key("title"), max_chars=200
            ),
            "minutes": st.text_input(
                LABELS["minutes"],
                MINUTES.format(plan.minutes) if plan else "",
                key=key("minutes"),
                placeholder="예: 15 또는 10~15~20 (기다리는 시간은 빼고)",
            ),
            "source": st.selectbox(
                LABELS["source"],
                KINDS_OF_SOURCE,
                index=KINDS_OF_SOURCE.index(plan.source) if plan else None,
                key=key("source"),
                placeholder="고르세요",
            ),
            "source_date": st.date_input(
                LABELS["source_date"],
                plan.source_date if plan else None,
                key=key("source_date"),
                format="YYYY.MM.DD",
            ),
            "state": st.segmented_control(
                LABELS["state"],
                STATES,
                default=plan.state if plan else STATES[0],
                required=True,
                key=key("state"),
            ),
            "note": st.text_input(LABELS["note"], plan.note if plan else "", key=key("note")),
        }
        return typed if st.form_submit_button(submit, type="primary") else None


def _plan(typed: Mapping[str, Any]) -> Plan:
    minutes = _known(quantities.minutes(typed["minutes"], "(분)").value, LABELS["minutes"])
    day = typed["source_date"]
    return Plan(
        typed["title"],
        minutes,
        typed["source"] or "",
        "" if day is None else str(day),
        typed["state"],
        typed["note"],
    )


def _known(value: Estimate | None, label: str) -> Estimate:
    if value is None:
        raise BadSaving(f"{label}을(를) 적으세요. 모르면 아직 셀 수 없습니다.")
    return value

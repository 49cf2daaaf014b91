"""The calculator of a robot's honest saving: a range, below zero where it costs more."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from evaluations.diagnosis import saving, store
from evaluations.diagnosis.saving import Automation, Saving
from evaluations.diagnosis.store import Kept
from processes.inventory.kinds import AMOUNT
from processes.inventory.model import Estimate, Process
from ui import data, figures, frame, identity, record_clashes, state
from ui.clock import when
from ui.wording import plain

_LABELS = {
    "rate": "자동처리율",
    "exception_hours": "예외 처리시간",
    "robot_hours": "로봇 운영시간",
}
_RATES = ("낮게 보면", "보통", "높게 보면")


def draw(process: Process, kept: Kept) -> None:
    """Draw the figures, the formula and the hours a month that follow."""
    record_clashes.draw(store.TABLE, _LABELS, _save_row)
    st.markdown(
        "월 절감시간 = 건수 × 건당 분 ÷ 60 × 자동처리율 × \\(1 − 예외율\\) "
        "− 예외 처리시간 − 로봇 운영시간"
    )
    facts = process.facts
    exceptions = "모름" if facts.exception_rate is None else f"{facts.exception_rate:.0%}"
    st.caption(
        plain(
            f"업무 목록에서: 연간 {figures.spread(facts.yearly_volume, '건')}, "
            f"건당 {figures.spread(facts.minutes_per_case, '분')}, 예외율 {exceptions}"
        )
    )
    entered, result = st.columns([3, 2], gap="large")
    with entered:
        _form(process, kept)
    with result.container(border=True, height="stretch"):
        _result(saving.saving(facts, kept.given), saving.missing(facts, kept.given))
    if kept.revision:
        st.caption(f"{plain(kept.updated_by)} · {plain(when(kept.updated_at))}")


def _form(process: Process, kept: Kept) -> None:
    def key(name: str) -> str:
        return state.diagnosis_widget(process.id, f"robot/{name}/{kept.revision}")

    with st.form(key("form"), border=False):
        st.markdown("**자동처리율** (로봇이 끝까지 처리하는 건의 비율, %)")
        bounds = kept.given.rate.bounds if kept.given.rate else (None, None, None)
        for index, column in enumerate(st.columns(3)):
            bound = bounds[index]
            column.number_input(
                _RATES[index],
                min_value=0.0,
                max_value=100.0,
                value=None if bound is None else round(bound * 100, 1),
                step=5.0,
                format="%.1f",
                placeholder="모름",
                key=key(f"rate{index}"),
            )
        for name in ("exception_hours", "robot_hours"):
            given: Estimate | None = getattr(kept.given, name)
            st.text_input(
                f"{_LABELS[name]} (시간/월)",
                AMOUNT.format(given) if given else "",
                placeholder="예: 3 또는 2~5, 모르면 비움",
                key=key(name),
            )
        st.form_submit_button(
            "계산하고 저장", type="primary", on_click=_save, args=(process.id, kept.revision)
        )


def _result(found: Saving | None, missing: tuple[str, ...]) -> None:
    if found is None:
        st.metric("월 절감시간", "모름")
        st.caption(f"{', '.join(missing)}을(를) 알아야 계산합니다.")
        return
    st.metric("월 절감시간", _range(found))
    if found.likely is not None:
        st.markdown(f"보통으로 보면 **{plain(_hours(found.likely))}**")
    if found.unknown:
        st.caption(f"{', '.join(found.unknown)}을(를) 몰라 아래 끝을 알 수 없습니다.")
    if found.may_cost:
        st.badge("손해일 수 있음", icon=":material/trending_down:", color="orange")
        if found.low is not None:
            st.caption("0보다 작은 값은 로봇이 아끼는 시간보다 더 쓰는 시간입니다.")
    else:
        st.badge("낮게 보아도 절감", icon=":material/trending_up:", color="green")


def _range(found: Saving) -> str:
    if found.high is None:
        return "모름" if found.low is None else f"{found.low:+,.1f} 이상"
    if found.low is None:
        return f"{_hours(found.high)} 이하"
    if found.low == found.high:
        return _hours(found.low)
    return f"{found.low:+,.1f} ~ {_hours(found.high)}"


def _hours(amount: float) -> str:
    return f"{amount:+,.1f}시간"


def _save(process_id: str, revision: int) -> None:
    def typed(name: str) -> Any:
        return st.session_state.get(state.diagnosis_widget(process_id, f"robot/{name}/{revision}"))

    with frame.refusals(), record_clashes.kept():
        low, likely, high = (
            None if (one := typed(f"rate{i}")) is None else one / 100 for i in range(3)
        )
        known = (low, likely, high) != (None, None, None)
        given = Automation(
            rate=Estimate(low, likely, high) if known else None,
            exception_hours=AMOUNT.understand(typed("exception_hours") or "", "").value,
            robot_hours=AMOUNT.understand(typed("robot_hours") or "", "").value,
        )
        with data.transaction() as db:
            store.save_automation(db, process_id, given, revision=revision, by=identity.author())
        frame.notice("저장했습니다.")


def _save_row(row: Mapping[str, Any]) -> None:
    """Save the version that somebody chose of two."""
    with data.transaction() as db:
        store.save_automation(
            db,
            row["process_id"],
            store.of_row(dict(row)).given,
            revision=row["revision"],
            by=identity.author(),
        )

"""Savings on the screen: hours in words, the balance, one card per redesign."""

from collections.abc import Sequence

import streamlit as st

from processes.inventory import dates
from processes.inventory.model import Process
from processes.savings import store
from processes.savings.hours import Hours, freed, given, total
from processes.savings.model import IN_FORCE, GivenHours, Saving
from ui import data, figures, frame, identity, navigation, savings_forms, state
from ui.wording import plain


def words(hours: Hours | None) -> str:
    """Write hours a year: '540~1,240~2,580', '-280~-60~140', '모름'."""
    if hours is None or (hours.low is None and hours.likely is None and hours.high is None):
        return "모름"
    bounds = (hours.low, hours.likely, hours.high)
    if len(set(bounds)) == 1:
        return _signed(hours.likely)
    shown = bounds if hours.likely is not None else (hours.low, hours.high)
    return "~".join(map(_signed, shown))


def _signed(bound: float | None) -> str:
    if bound is None:
        return "?"
    rounded = round(bound) if abs(bound) >= 10 else round(bound, 1)
    return f"{'−' if rounded < 0 else ''}{figures.rounded(abs(rounded))}"


def balance(
    savings: Sequence[Saving], gifts: Sequence[GivenHours], processes: dict[str, Process]
) -> None:
    """Draw freed against given: what is in force, what is planned, what is left to give."""
    in_force = [one for one in savings if one.plan.state == IN_FORCE]
    planned = [one for one in savings if one.plan.state != IN_FORCE]
    ids = {one.id for one in in_force}
    now = total(freed(processes[one.process_id].facts, one.plan.minutes) for one in in_force)
    later = total(freed(processes[one.process_id].facts, one.plan.minutes) for one in planned)
    away = given(one.gift for one in gifts if one.saving_id in ids)
    columns = st.columns(4)
    _figure(columns[0], "줄어든 시간 (연간)", now.hours, f"시행 중인 재설계 {len(in_force)}건")
    _figure(columns[1], "공공서비스에 돌려준 시간 (연간)", away, f"서비스 {len(gifts)}건")
    _figure(
        columns[2],
        "아직 돌려주지 않은 시간 (연간)",
        now.hours - away,
        "줄인 시간에서 돌려준 시간을 뺌",
    )
    _figure(
        columns[3], "계획한 재설계 (연간)", later.hours, f"재설계 {len(planned)}건, 아직 줄지 않음"
    )
    unknown = now.unknown + later.unknown
    if unknown:
        st.caption(f"건수나 지금 처리시간을 모르는 재설계 {unknown}건은 뺐습니다.")


def _figure(
    column: st.delta_generator.DeltaGenerator, label: str, hours: Hours, remark: str
) -> None:
    with column.container(border=True, height="stretch"):
        likely = hours.likely if hours.likely is not None else hours.low
        st.metric(label, f"{_signed(likely)}시간")
        st.caption(f"범위 {plain(words(hours))}시간 · {remark}")


def card(saving: Saving, process: Process, gifts: Sequence[GivenHours], names: list[str]) -> None:
    """Draw one redesign: minutes before and after, hours, where they go, what can be done."""
    plan, facts = saving.plan, process.facts
    hours = freed(facts, plan.minutes)
    with st.container(border=True, key=state.record_widget("savings", saving.id, "card")):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(plan.title)}**", width="content")
            color = "green" if plan.state == IN_FORCE else "gray"
            st.badge(plan.state, color=color)  # type: ignore[arg-type]
            if saving.example:
                st.badge("예시", icon=":material/science:", color="orange")
            label = plain(f"{process.code} {process.name}")
            navigation.link("process", label, icon=":material/list:", code=process.code)
        st.markdown(
            f"건당 {plain(figures.spread(facts.minutes_per_case, '분'))} → "
            f"**{plain(figures.spread(plan.minutes, '분'))}** × 연간 "
            f"{plain(figures.spread(facts.yearly_volume, '건'))} = "
            f"연간 **{plain(words(hours))}시간**"
        )
        if hours and hours.likely is not None and hours.likely < 0:
            st.warning(
                "시간이 더 드는 재설계입니다. 줄어든 시간이 아닙니다.",
                icon=":material/trending_up:",
            )
        st.caption(
            f"개선 뒤 처리시간의 출처: {plain(plan.source)} {dates.shown(plan.source_date)}"
            + (f" · {plain(plan.note)}" if plan.note else "")
        )
        _given(gifts, hours)
        with st.container(horizontal=True):
            if plan.state == IN_FORCE:
                with st.popover("시간 돌려주기", icon=":material/volunteer_activism:"):
                    savings_forms.gift(saving, names)
            with st.popover("고치기", icon=":material/edit:"):
                savings_forms.edit(saving)
                _deletion(saving)


def _given(gifts: Sequence[GivenHours], hours: Hours | None) -> None:
    for one in gifts:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f":material/arrow_forward: **{plain(one.gift.service)}** "
                f"({plain(one.gift.department)}) "
                f"{plain(figures.spread(one.gift.hours, '시간/년'))} · "
                f":gray[{plain(one.gift.evidence)}]",
                width="content",
            )
            st.button(
                "거두기", type="tertiary", on_click=_take_back, args=(one,),
                key=state.record_widget("given_hours", one.id, "take-back"),
            )  # fmt: skip
    left = None if hours is None else hours - given(one.gift for one in gifts)
    if left is not None and left.high is not None and left.high < 0:
        st.warning(
            "돌려준 시간이 줄인 시간보다 많습니다. 업무의 건수나 처리시간이 바뀌었는지 보고 "
            "돌려준 시간을 거두거나 다시 적으세요.",
            icon=":material/warning:",
        )
    if gifts:
        st.caption(f"이 재설계에서 남은 시간 {plain(words(left))}시간/년")


def _take_back(one: GivenHours) -> None:
    with frame.refusals():
        with data.transaction() as db:
            store.take_back(db, one.id, one.revision, by=identity.author())
        frame.notice("돌려준 시간을 거두었습니다.")


def _deletion(saving: Saving) -> None:
    key = state.record_widget("savings", saving.id, "delete")
    if st.button("재설계 지우기", icon=":material/delete:", key=key, type="tertiary"):
        with data.transaction() as db:
            store.delete_saving(db, saving.id, saving.revision, by=identity.author())
        frame.notice(f"'{saving.plan.title}'을(를) 지웠습니다.")
        st.rerun()

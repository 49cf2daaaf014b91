"""What to find out first: the unknown answers, those first that decide most often."""

import streamlit as st

from evaluations.verdict import completions as completing
from evaluations.verdict.completions import Completions
from evaluations.verdict.unknowns import FindOut
from evaluations.verdict.weight_charts import percent
from ui import evaluation_questions, verdict_state
from ui.evaluation_verdict_desk import Desk
from ui.wording import plain

_FIRST = 5


def panel(desk: Desk) -> None:
    """Draw the unknown answers that could change the outcome, with how often each would."""
    found = completing.completions(desk.form, desk.values)
    ranked = completing.by_changes(desk.found.find_out_first, found)
    st.markdown("**먼저 알아볼 것**")
    for one in ranked[:_FIRST]:
        _one(desk, one, found)
    left = len(ranked) - _FIRST
    if left > 0:
        key = verdict_state.verdict_widget(desk.owner, "unknown")
        box = st.popover(f"나머지 {left}개 문항", key=key, on_change="rerun")
        for one in ranked[_FIRST:] if box.open else ():
            with box:
                _one(desk, one, found)
    st.caption(plain(_how(desk, found)))


def _one(desk: Desk, one: FindOut, found: Completions) -> None:
    gate = f"게이트 {one.gate.id} · " if one.gate else ""
    effect = f" 답이 나쁘면 '{one.high_if_worst}'까지만 됩니다." if one.gate else ""
    often = percent(found.changes[one.question.id])
    with st.container(gap=None):
        st.button(
            f"{one.question.id} 답하기 · 경우의 {often}에서 판정을 가름",
            key=verdict_state.verdict_widget(desk.owner, f"open/{one.question.id}"),
            type="tertiary",
            icon=":material/arrow_downward:",
            on_click=evaluation_questions.show_section,
            args=(desk.form.id, desk.project.id, one.question.section),
        )
        st.markdown(plain(gate + one.question.text + effect))


def _how(desk: Desk, found: Completions) -> str:
    """Say what the shares were counted over, and what came out on the whole."""
    outcomes = " · ".join(
        f"{outcome.title} {percent(share)}"
        for outcome, share in zip(desk.form.outcomes, found.outcomes, strict=True)
        if share
    )
    every = (
        f"모르는 답이 될 수 있는 {found.count:,}가지를 모두 따졌습니다"
        if found.exact
        else f"모르는 답을 {found.count:,}번 무작위로 채워 보았습니다"
    )
    return (
        f"{every}. 답마다 모든 단계가 똑같이 그럴듯하다고 볼 때(제안) {outcomes}. "
        "'가름'은 다른 답이 그대로여도 이 답 하나로 판정이 달라지는 경우입니다."
    )

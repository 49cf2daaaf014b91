"""The pictures of a comparison: labour by step, cycle times, heat on the drawing."""

import streamlit as st

from processes.redesign.comparing import charts, heat
from processes.redesign.comparing.model import Compared, Comparison, Run
from processes.redesign.comparing.rows import LABOUR, WAITING
from ui import state
from ui.bpmn_editor.viewer import Source, bpmn_viewer
from ui.redesign_compare_desk import Desk
from ui.wording import plain


def pictures(desk: Desk, comparison: Comparison, one: Compared) -> None:
    """Draw the charts of a candidate, and the heat of it or of the as-is."""
    st.subheader("단계마다 달라지는 일손", anchor=False)
    st.altair_chart(charts.waterfall(comparison.asis, one.run), width="stretch")
    st.caption("−와 파랑은 줄어든 시간, +와 갈색은 늘어난 시간입니다. 회색은 합계입니다.")
    st.subheader("처리 기간의 분포", anchor=False)
    others = [each.run for each in comparison.candidates if each is not one]
    runs = [comparison.asis, one.run, *others]
    st.altair_chart(charts.cycle_times(runs), width="stretch")
    left_out = len(runs) - charts.MOST_LINES
    more = f" 안이 많아 {left_out}개는 그리지 않았습니다." if left_out > 0 else ""
    st.caption(f"선이 왼쪽 위에 있을수록 빨리 끝납니다. 가장 늦은 5%는 그림에서 뺐습니다.{more}")
    _heat(desk, comparison, one)


def _heat(desk: Desk, comparison: Comparison, one: Compared) -> None:
    st.subheader("어디에 몰리나요", anchor=False)
    with st.container(horizontal=True):
        figure = st.segmented_control(
            "무엇을",
            [WAITING, LABOUR],
            default=WAITING,
            required=True,
            format_func=heat.NAMES.__getitem__,
            key=state.model_key("compare-heat", desk.process.id, "to-be"),
        )
        runs = {run.variant.key: run for run in (comparison.asis, one.run)}
        chosen = st.segmented_control(
            "어느 그림",
            list(runs),
            default=one.run.variant.key,
            required=True,
            format_func=lambda key: plain(runs[key].variant.label),
            key=state.model_key("compare-drawing", desk.process.id, one.run.variant.key),
        )
    run = runs[chosen or one.run.variant.key]
    _drawing(desk, comparison, run, figure or WAITING)


def _drawing(desk: Desk, comparison: Comparison, run: Run, figure: str) -> None:
    top = heat.hottest(comparison.runs, figure)
    variant = run.variant
    bpmn_viewer(
        f"compare-heat-{desk.process.id}-{variant.line}",
        [Source(desk.process.code, variant.line, variant.number, variant.label)],
        marks=heat.marks(run, figure, top),
        badges=heat.badges(run, figure),
        title=f"{desk.process.name} {variant.label} — {heat.NAMES[figure]}",
    )
    st.caption(
        f"건당 {heat.NAMES[figure]}(분)입니다. 가장 진한 색은 {top:,.1f}분이고, "
        "견주는 그림마다 같은 눈금을 씁니다."
    )

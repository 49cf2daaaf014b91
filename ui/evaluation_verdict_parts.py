"""Every number of a verdict opened into its parts: axis → sections → questions."""

import pandas as pd
import streamlit as st

from evaluations.answers.model import NA
from evaluations.verdict import charts
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import AxisScore, Bounds, SectionScore
from ui import verdict_state
from ui.evaluation_verdict_desk import Desk
from ui.wording import plain


def axis_words(axis: AxisScore) -> str:
    """Return an axis with its score."""
    return plain(f"{axis.title} {points(Bounds(axis.lo, axis.hi))}")


def panel(desk: Desk) -> None:
    """Draw every number's parts: axis → sections → questions."""
    key = verdict_state.verdict_widget(desk.owner, "parts")
    box = st.expander("점수 열어 보기", icon=":material/calculate:", key=key, on_change="rerun")
    if not box.open:
        return
    found = desk.found
    with box:
        st.altair_chart(charts.sections(found), alt=charts.sections_in_words(found))
        st.caption("진한 막대는 확실한 점수, 점선 막대는 모르는 답이 더할 수 있는 점수입니다.")
        for axis in found.axes:
            st.markdown(f"**{axis_words(axis)}** = 섹션 점수의 가중평균")
            st.table(_axis_table(axis))
        for section in found.sections:
            score = plain(points(Bounds(section.lo, section.hi)))
            st.markdown(
                f"**{section.section.id} {section.section.title} {score}** "
                "= 100 × 점수의 합 ÷ 만점의 합"
            )
            st.table(_section_table(section))
        st.caption(
            "모름과 미답변은 가장 낮은 답과 가장 높은 답으로 두 번 셈합니다. "
            "해당없음은 점수와 만점에서 모두 뺍니다. '전체 비중'은 모르는 비중을 재는 무게입니다."
        )


def _axis_table(axis: AxisScore) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "섹션": f"{one.section.id} {one.section.title}",
                "가중치": f"{one.section.weight:g}",
                "축 안의 비중": f"{one.share:.1f}%",
                "점수": _short(one.lo, one.hi),
                "모름": len(one.unknown),
            }
            for one in axis.sections
        ]
    ).set_index("섹션")


def _section_table(score: SectionScore) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "문항": f"{one.question.id} {one.question.text}",
                "답": _answer(one.value),
                "가중치": f"{one.question.weight:g}",
                "점수": f"{one.lo:g}" if one.lo == one.hi else f"{one.lo:g}~{one.hi:g}",
                "만점": f"{one.ceiling:g}",
                "전체 비중": f"{one.share:.1f}%",
            }
            for one in score.parts
        ]
    ).set_index("문항")


def _answer(value: int | str | None) -> str:
    return "모름" if value is None else "해당없음" if value == NA else str(value)


def _short(lo: float | None, hi: float | None) -> str:
    return points(Bounds(lo, hi)).removesuffix("점")

"""How much the weights matter to a verdict: shares of 10,000 weightings, and where it flips."""

import pandas as pd
import streamlit as st

from evaluations.verdict import flips, stability, weight_charts
from evaluations.verdict.flips import SectionFlips, Stretch
from evaluations.verdict.stability import Stability
from evaluations.verdict.weight_charts import pair_words, percent
from ui import navigation, verdict_state
from ui.evaluation_verdict_desk import Desk
from ui.wording import plain


def badge(found: Stability) -> None:
    """Draw the badge of a verdict that hangs on the weights."""
    if found.sensitive:
        st.badge(
            "가중치에 민감",
            icon=":material/balance:",
            color="orange",
            help=f"가중치를 바꾸어 볼 때 같은 판정이 {percent(found.same)}뿐입니다. "
            f"{stability.STABLE:.0%}보다 적으면 민감하다고 봅니다(제안).",
        )


def panel(desk: Desk, found: Stability) -> None:
    """Draw the answer in a sentence, the shares as bars, and the rest on demand."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown("**가중치가 얼마나 중요한가**", width="content")
            badge(found)
        st.markdown(plain(_sentence(desk, found)))
        st.altair_chart(weight_charts.shares(found), alt=weight_charts.shares_in_words(found))
        st.caption(
            plain(
                f"가중치 {found.draws:,}벌은 지금 가중치({desk.seen.weights_name}) 둘레에서 뽑은 "
                "것입니다(디리클레 분포, 제안). 진한 막대는 모르는 답이 어떻든 나오는 비율, "
                "점선 막대는 모르는 답에 따라 나올 수 있는 비율입니다."
            )
        )
        key = verdict_state.verdict_widget(desk.owner, "flips")
        box = st.expander(
            "판정이 달라지는 가중치", icon=":material/swap_vert:", key=key, on_change="rerun"
        )
        if box.open:
            with box:
                _flips(desk)
        navigation.link("weights", "가중치 정하기", icon=":material/balance:")


def _sentence(desk: Desk, found: Stability) -> str:
    word = desk.found.outcome
    if found.hold == 1:
        return f"가중치를 바꾸어 보아도 모두 '{word}'입니다. 판정을 가르는 것은 모르는 답입니다."
    if found.same == 1:
        return f"가중치를 바꾸어 보아도 모두 '{word}'입니다."
    return f"가중치를 바꾸어 보면 {percent(found.same)}에서 지금과 같은 '{word}'입니다."


def _flips(desk: Desk) -> None:
    found = flips.section_flips(desk.form, desk.values)
    smallest = flips.smallest_change(desk.form, desk.values)
    st.markdown(plain(weight_charts.smallest_in_words(desk.form, smallest)))
    if smallest is not None and smallest.moves:
        st.table(_smallest(desk, dict(smallest.weights)))
    if all(len(one.stretches) == 1 for one in found):
        if smallest is not None:
            st.caption("한 섹션의 비중만 바꾸어서는 판정이 달라지지 않습니다.")
        return
    st.altair_chart(
        weight_charts.flips(desk.form, found), alt=weight_charts.flips_in_words(desk.form, found)
    )
    st.caption(
        "한 섹션의 비중만 바꾸고 나머지는 지금 비율대로 둘 때입니다. 마름모가 지금 비중입니다."
    )
    st.table(pd.DataFrame([_row(desk, one) for one in found]).set_index("섹션"))
    st.caption(
        "섹션 점수가 정해져 있으면 축의 점수는 가중치에 곧바로 비례하므로 경계는 어림이 아니라 "
        "계산한 값입니다. 축 사이에서 옮긴 가중치는 점수를 바꾸지 않습니다."
    )


def _row(desk: Desk, one: SectionFlips) -> dict[str, str]:
    return {
        "섹션": f"{one.section.id} {one.section.title}",
        "지금": f"{100 * one.share:.1f}%",
        "이보다 작으면": _turn(desk, one.now.start, one.below),
        "이보다 크면": _turn(desk, one.now.stop, one.above),
    }


def _turn(desk: Desk, share: float, other: Stretch | None) -> str:
    if other is None:
        return "–"
    return f"{100 * share:.1f}% → {pair_words(desk.form, other.low, other.high)}"


def _smallest(desk: Desk, weights: dict[str, float]) -> pd.DataFrame:
    whole = sum(section.weight for section in desk.form.sections)
    return pd.DataFrame(
        [
            {
                "섹션": f"{one.id} {one.title}",
                "지금": f"{100 * one.weight / whole:.1f}%",
                "달라지는 가중치": f"{100 * weights[one.id] / whole:.1f}%",
            }
            for one in desk.form.sections
            if abs(weights[one.id] - one.weight) > 1e-9
        ]
    ).set_index("섹션")

"""Coefficients on the screen: what they are, how sure, and which questions divide the raters."""

from collections.abc import Callable, Mapping
from typing import cast, get_args

import pandas as pd
import streamlit as st

from evaluations.agreement import charts
from evaluations.agreement.measuring import RESAMPLES, agreement
from evaluations.agreement.model import CUT_OFFS, Agreement, Alpha, Concordance, Level, Ratings
from ui import answer_state, frame, state
from ui.wording import plain

_LEVELS: Mapping[Level, str] = {"ordinal": "순서", "interval": "간격", "nominal": "명목"}
_MEANINGS: Mapping[Level, str] = {
    "ordinal": "답의 순서만 셉니다. 0점과 4점이 0점과 1점보다 더 다릅니다. 보통 이것을 씁니다.",
    "interval": "점수의 차이를 그대로 셉니다. 1점 차이는 어디서나 같다고 봅니다.",
    "nominal": "같은지 다른지만 셉니다. 모름과 해당없음도 답의 하나로 견줍니다.",
}
_SHOWN = 10


def chosen_level() -> Level:
    """Draw the choice of the scale, which the address follows."""
    named = state.parameter(answer_state.LEVEL)
    levels = list(_LEVELS)
    chosen = st.segmented_control(
        "척도",
        levels,
        default=cast(Level, named) if named in get_args(Level) else levels[0],
        format_func=_LEVELS.__getitem__,
        required=True,
        key=answer_state.LEVEL_CHOICE,
        on_change=_follow,
    )
    st.caption(_MEANINGS[chosen])
    return chosen


def _follow() -> None:
    chosen = st.session_state[answer_state.LEVEL_CHOICE]
    st.query_params.update({answer_state.LEVEL: chosen})


def draw(
    ratings: Ratings, level: Level, titles: Mapping[str, str], link: Callable[[str], None]
) -> None:
    """Draw what the coefficients say of the ratings; `link` draws the way to a question."""
    with frame.refusals():
        found = agreement(ratings, level)
        _headline(found)
        drawn = charts.intervals(found)
        if drawn is not None:
            st.altair_chart(drawn, alt=charts.in_words(found))
        st.table(_table(found))
        _explained(found)
        _dividing(found, titles, link)


def _headline(found: Agreement) -> None:
    with st.container(horizontal=True, gap="large"):
        st.metric("Krippendorff α", _alpha(found.alpha), width="content")
        st.metric("Kendall W", _w(found.concordance), width="content")
        compared = f"{found.alpha.questions}개 / {found.questions}개"
        st.metric("둘 이상이 평가한 문항", compared, width="content")
        st.metric("평가자", f"{len(found.raters)}명", width="content")
    st.markdown(f"**{plain(found.alpha.words)}**")


def _alpha(one: Alpha) -> str:
    if one.value is None:
        return one.undefined
    span = f" [{one.interval.low:.3f}, {one.interval.high:.3f}]" if one.interval else ""
    return f"{one.value:.3f}{span}"


def _w(one: Concordance) -> str:
    return one.undefined if one.value is None else f"{one.value:.3f}"


def _table(found: Agreement) -> pd.DataFrame:
    coefficients = {charts.ALL: (found.alpha, found.concordance), **found.sections}
    return pd.DataFrame(
        [
            {
                "섹션": name or "(섹션 없음)",
                "α [95% 구간]": _alpha(alpha),
                "읽는 법 (관례)": alpha.words,
                "W": _w(together),
                "문항": alpha.questions,
            }
            for name, (alpha, together) in coefficients.items()
        ]
    ).set_index("섹션")


def _explained(found: Agreement) -> None:
    customary = ", ".join(f"{at:.3f} {word}" for at, word in CUT_OFFS)
    left = f" 모름·해당없음 {found.outside}개는 척도 밖이라 뺐습니다." if found.outside else ""
    st.caption(
        f"α는 1이면 모두 같고 0이면 우연과 같습니다. 기준({customary})은 Krippendorff(2004)의 "
        f"관례이며 절대적이지 않습니다. 구간은 문항을 {RESAMPLES:,}번 다시 뽑아 얻은 95% 구간이고 "
        "문항이 적으면 넓습니다. W는 문항의 순위가 얼마나 같은지이며 모두가 평가한 문항만 셉니다. "
        f"'변이 없음'은 모든 답이 같아 계수를 정할 수 없다는 뜻이지 나쁘다는 뜻이 아닙니다.{left}"
    )


def _dividing(found: Agreement, titles: Mapping[str, str], link: Callable[[str], None]) -> None:
    st.subheader("의견이 갈린 문항", anchor=False)
    if not found.dividing:
        st.caption("갈린 문항이 없습니다.")
        return
    for one in found.dividing[:_SHOWN]:
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{plain(one.question)}**", width="content")
                st.badge(f"불일치의 {one.share:.0%}", icon=":material/call_split:", color="orange")
                link(one.question)
            if one.question in titles:
                st.markdown(plain(titles[one.question]))
            st.caption(plain(" · ".join(f"{name}: {value}" for name, value in one.given.items())))
    left = len(found.dividing) - _SHOWN
    if left > 0:
        st.caption(
            f"이 밖에 {left}개 문항에서 답이 다릅니다. 위에 있을수록 불일치에서 큰 몫입니다."
        )

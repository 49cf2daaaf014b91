"""The self-assessment of openness: the figures, the picture, the reasons, the departments."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from processes.datasets import charts
from processes.datasets.model import Dataset
from processes.datasets.openness import Openness, openness
from processes.inventory.model import Process
from ui.wording import plain

_RULES = """
- 우리가 **만드는** 데이터만 셉니다. 받아 쓰는 데이터의 개방은 만든 기관이 정합니다.
- 계획의 원칙은 네거티브입니다. 개인정보·영업비밀·국가안보(와 다른 법령)가 막지 않으면 엽니다.
  그래서 '불가'에는 반드시 이유를 적습니다.
- 판정하지 않은 것은 '불가'가 아니라 **모름**입니다. 범위의 아래는 모르는 것이 모두 아닐 때,
  위는 모두 그럴 때입니다.
- 정부의 '데이터 공유·활용 영향평가' 기준은 구하지 못했습니다. 이 계산법은 우리의 제안이며,
  기준을 받으면 바꿉니다.
"""


def draw(datasets: Sequence[Dataset], processes: Mapping[str, Process], registered: int) -> None:
    """Draw the assessment of the data that is shown."""
    found = openness(one.content for one in datasets)
    without = registered - len({one.process_id for one in datasets})
    with st.container(border=True):
        left, right = st.columns([3, 2], gap="large")
        with left:
            st.markdown("**개방 수준 자체 평가**")
            st.altair_chart(charts.openness(found), width="stretch")
        with right:
            _words(found, without)
    with st.expander("어떻게 셌나요? (제안)", icon=":material/calculate:"):
        st.markdown(_RULES)
    with st.expander("부서별", icon=":material/groups:"):
        _departments(datasets, processes)


def _words(found: Openness, without: int) -> None:
    st.markdown(
        f"만드는 데이터 **{found.made:,}개**, 받아 쓰는 데이터 **{found.needed:,}개**  \n"
        f"판정 {plain(charts.in_words(found.judged))}  \n"
        f"개방 가능 {plain(charts.in_words(found.openable))}  \n"
        f"개방 중 {plain(charts.in_words(found.opened))}"
    )
    if found.waiting:
        st.markdown(
            f":material/priority_high: 열 수 있는데 아직 열지 않은 것 **{found.waiting}개**"
        )
    reasons = ", ".join(f"{reason} {number}" for reason, number in found.reasons if number)
    st.caption(f"열 수 없는 이유(겹칠 수 있음): {reasons or '없음'}")
    st.caption(f"데이터를 적지 않은 업무 {without:,}개는 들어 있지 않습니다.")


def _departments(datasets: Sequence[Dataset], processes: Mapping[str, Process]) -> None:
    names = dict.fromkeys(processes[one.process_id].department for one in datasets)
    rows = []
    for name in names:
        own = openness(
            one.content for one in datasets if processes[one.process_id].department == name
        )
        rows.append(
            {
                "부서": name,
                "만드는 데이터": own.made,
                "판정": charts.in_words(own.judged),
                "개방 가능": charts.in_words(own.openable),
                "개방 중": charts.in_words(own.opened),
                "아직 안 연 것": own.waiting,
            }
        )
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt="부서별 개방 수준")

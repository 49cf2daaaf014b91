"""What lies behind the flow analysis: how often a case comes to each step, and the distribution."""

import streamlit as st

from processes.bpmn.model import Model
from processes.simulation.flow import Flow
from processes.simulation.flow_charts import distribution, visits


def details(model: Model, found: Flow) -> None:
    """Draw the visits with their rework, and how the cycle time is spread."""
    with st.expander("단계마다 지나는 횟수와 되풀이"):
        st.dataframe(
            [
                {
                    "단계": one.name,
                    "한 건이 지나는 횟수": round(one.times, 3),
                    "그 가운데 되풀이": round(one.again, 3),
                }
                for one in visits(model, found)
            ],
            hide_index=True,
        )
        st.caption("갈림의 비율과 되돌아가는 흐름을 연립방정식으로 푼 평균입니다.")
    with st.expander("처리 기간의 분포"):
        chart = distribution(found)
        if chart is None:
            st.caption("이 그림이나 조건에서는 분포를 계산할 수 없습니다.")
        else:
            st.altair_chart(chart, width="stretch")
            st.caption("병행한 가지는 평균의 큰 값이 아니라 가장 늦은 가지의 분포로 합칩니다.")

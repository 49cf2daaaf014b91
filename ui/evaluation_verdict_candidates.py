"""A project's candidates beside each other: verdicts, scores, gates, and which comes first."""

import pandas as pd
import streamlit as st

from evaluations.answers import store as answer_store
from evaluations.projects.candidates import store as candidates
from evaluations.verdict import side_by_side, using
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import Bounds
from evaluations.verdict.side_by_side import Beside
from evaluations.verdict.weight_charts import percent, percent_range
from ui import data
from ui.evaluation_verdict_desk import Desk


def panel(desk: Desk) -> None:
    """Draw the candidates as columns, where there are two or more."""
    if not desk.candidate:
        return
    with data.reading() as db:
        listed = candidates.candidates_of(db, desk.project.id)
        given = {
            one.name: using.asked(
                desk.form, answer_store.answers(db, desk.project.id, desk.form.id, one.id)
            )
            for one in listed
        }
    if len(listed) < 2:
        return
    found = side_by_side.side_by_side(desk.form, given)
    with st.container(border=True):
        st.markdown("**후보 나란히 보기**")
        st.table(pd.DataFrame({one.name: _column(one) for one in found}))
        st.caption(
            "1위 비율은 도입할 수 있는 후보끼리 견준 것입니다. 가중치 10,000벌마다 섹션 점수를 "
            "0~100점 그대로 더해 셈하므로 후보를 더하거나 빼도 점수는 그대로입니다. 범위는 모르는 "
            "답에 따라 달라지는 폭입니다."
        )


def _column(one: Beside) -> dict[str, str]:
    found = one.verdict
    return {
        "판정": found.words,
        **{f"{a.title} ({a.id})": points(Bounds(a.lo, a.hi)) for a in found.axes},
        "걸린 게이트": ", ".join(hit.gate.id for hit in found.gates) or "없음",
        "모르는 게이트": ", ".join(open_.gate.id for open_ in found.open_gates) or "없음",
        "모르는 비중": f"{found.unknown_percent:.1f}%",
        "조건": f"{len(found.conditions)}개",
        "가중치를 바꿔도 같은 판정": percent(one.steady.same),
        "1위 비율": "순위 밖"
        if one.certain is None or one.possible is None
        else percent_range(one.certain, one.possible),
    }

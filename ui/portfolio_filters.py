"""Which projects of the portfolio are shown: by department and by outcome, kept in the address."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from evaluations.projects.portfolio.model import Portfolio, Standing
from ui import project_state

UNKNOWN: Final = "부서 모름"


def draw(found: Portfolio) -> list[Standing]:
    """Draw the filters and return the projects that they leave."""
    departments = sorted({_department(one) for one in found.standings})
    outcomes = [*(one.title for one in found.form.outcomes), found.form.hold]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            "부서",
            departments,
            key=project_state.PORTFOLIO_DEPARTMENTS,
            bind="query-params",
            placeholder="모든 부서",
        )
        judged = st.pills(
            "판정",
            outcomes,
            selection_mode="multi",
            key=project_state.PORTFOLIO_OUTCOMES,
            bind="query-params",
        )
    return matching(found.standings, chosen, judged)


def matching(
    standings: Sequence[Standing], departments: Sequence[str], outcomes: Sequence[str]
) -> list[Standing]:
    """Return the projects of these departments with these outcomes; none chosen: all."""
    return [
        one
        for one in standings
        if (not departments or _department(one) in departments)
        and (not outcomes or one.judged.outcome in outcomes)
    ]


def _department(one: Standing) -> str:
    return one.project.department or UNKNOWN

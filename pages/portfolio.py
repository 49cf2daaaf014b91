"""All IT projects side by side: how fit and ready, when to begin, what blocks whom."""

import streamlit as st

from evaluations.projects.portfolio import gathering
from evaluations.verdict import using
from ui import data, frame, navigation, portfolio_filters, portfolio_view
from ui.clock import today

QUESTIONNAIRE = "saas-readiness"


def page() -> None:
    """Draw the portfolio, or how to begin one."""
    frame.heading(
        "포트폴리오",
        "정보화사업을 한자리에서 견줍니다: 적합도와 준비도, 시작할 때, 서로 막는 것.",
    )
    with data.reading() as db:
        day = today()
        found = gathering.gathered(db, using.in_use(db, QUESTIONNAIRE, day).form, day)
    if not found.standings:
        with frame.empty(
            "아직 정보화사업이 없습니다",
            "사업을 추가하고 문항에 답하면 여기에 함께 놓입니다.",
            key="portfolio/none",
        ):
            navigation.link("projects", "정보화사업 추가하기", icon=":material/add:")
        return
    shown = portfolio_filters.draw(found)
    printed = portfolio_view.printing()
    st.caption(f"사업 {len(shown):,}개 (전체 {len(found.standings):,}개)")
    if not shown:
        frame.empty(
            "맞는 사업이 없습니다", "고른 부서나 판정을 줄여 보세요.", key="portfolio/no-match"
        )
        return
    portfolio_view.plane(found, shown)
    portfolio_view.waves(found, shown, printed=printed)
    portfolio_view.blocks(shown)
    portfolio_view.table(found, shown, printed=printed)

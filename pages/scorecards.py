"""All scorecards at a glance: where the plan's work stands, for whoever leads it."""

import streamlit as st

from processes.inventory import store as register
from scorecards.registry import CARDS
from ui import (
    data,
    frame,
    scorecard_card,
    scorecard_filters,
    scorecard_print,
    scorecard_reading,
    scorecard_rights,
    scorecard_view,
)


def page() -> None:
    """Draw every card that the reader may see, of the department and day that are chosen."""
    cards = [card for card in CARDS if scorecard_rights.sees(card.name)]
    frame.heading("성과표", "실행계획의 일이 어디까지 왔는지 한자리에서 봅니다.")
    scorecard_print.style()
    scorecard_view.bar(cards[0].name if cards else "")
    with data.reading() as db:
        departments = scorecard_rights.departments(register.departments(db))
    scorecard_filters.draw(departments)
    with data.reading() as db:
        found = scorecard_filters.chosen(db, departments)
        known = {
            card.name: scorecard_reading.over_time(db, card.trend.measure, found.department)
            for card in cards
        }
    if found.told is None:
        scorecard_filters.nothing_kept(found)
        return
    scorecard_filters.say(found)
    for at in range(0, len(cards), 2):
        for column, card in zip(st.columns(2), cards[at : at + 2], strict=False):
            with column:
                scorecard_card.summary(card, found, found.told[card.name], known[card.name])

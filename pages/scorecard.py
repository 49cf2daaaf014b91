"""One scorecard: picture, table, trend, and what lies behind the mark that the address names."""

from collections.abc import Mapping

import streamlit as st

from processes.inventory import store as register
from scorecards import drilling, registry
from scorecards.model import Behind, Figure
from scorecards.registry import Card
from ui import (
    data,
    frame,
    navigation,
    scorecard_card,
    scorecard_filters,
    scorecard_print,
    scorecard_reading,
    scorecard_rights,
    scorecard_screen,
    scorecard_view,
    state,
)
from ui import scorecard_state as keys
from ui.clock import today
from ui.scorecard_filters import Chosen


def page() -> None:
    """Draw the card that the address names; on a room's screen, that alone."""
    card = registry.card(state.parameter(keys.CARD) or registry.CARDS[0].name)
    scorecard_rights.refuse_unseen(card.name)
    with data.reading() as db:
        departments = scorecard_rights.departments(register.departments(db))
    if scorecard_view.current().screen:
        found, _known, _behind = _read(card, departments, None)
        scorecard_screen.draw(card, found)
        return
    frame.heading(card.title, card.lead)
    scorecard_print.style()
    with st.container(horizontal=True, key="scorecard-way"):
        icon = ":material/arrow_back:"
        navigation.link("scorecards", "모든 성과표", icon=icon, **scorecard_view.kept())
    scorecard_view.bar(card.name)
    scorecard_filters.draw(departments)
    found, known, behind = _read(card, departments, state.parameter(keys.MARK))
    if found.told is None:
        scorecard_filters.nothing_kept(found)
        return
    scorecard_filters.say(found)
    told = found.told[card.name]
    scorecard_card.figure(card, found, told, known)
    scorecard_card.picture(card, found, told)
    scorecard_card.source(card, found, told)
    if behind is not None:
        scorecard_card.behind(behind, card)
    elif state.parameter(keys.MARK):
        scorecard_card.not_kept()
    scorecard_card.table(card, found, told)
    scorecard_card.trend(card, known)


def _read(
    card: Card, departments: list[str], mark: str | None
) -> tuple[Chosen, Mapping[str, Figure], Behind | None]:
    """Return the figures, their trend, and what lies behind the mark as it stands now."""
    with data.reading() as db:
        found = scorecard_filters.chosen(db, departments)
        known = scorecard_reading.over_time(db, card.trend.measure, found.department)
        if not mark or not found.live:
            return found, known, None
        behind = drilling.behind(db, card.name, mark, found.department, today())
    return found, known, behind

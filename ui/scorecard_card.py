"""One scorecard on the screen: its figure, its picture, its table, what lies behind a mark."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from scorecards import charts, snapshots
from scorecards.charts import Spec
from scorecards.model import Behind, Figure, Figures, Row
from scorecards.registry import Card
from scorecards.wording import date, number
from ui import navigation, scorecard_reading, scorecard_table, scorecard_view
from ui import scorecard_state as keys
from ui.clock import today, when
from ui.scorecard_filters import Chosen
from ui.wording import plain

_MONTH = 30
_NOTHING = "아직 그릴 것이 없습니다."


def summary(card: Card, found: Chosen, told: Figures, known: Mapping[str, Figure]) -> None:
    """Draw a card of the overview."""
    with st.container(border=True, key=keys.box(card.name)):
        head, more = st.columns([4, 1], vertical_alignment="center")
        head.subheader(card.title, anchor=False)
        with more:
            navigation.link(
                "scorecard", "자세히", icon=":material/arrow_forward:",
                **scorecard_view.kept(name=card.name),
            )  # fmt: skip
        figure(card, found, told, known)
        picture(card, found, told, brief=True)


def figure(card: Card, found: Chosen, told: Figures, known: Mapping[str, Figure]) -> None:
    """Draw the card's figure with what it is made of and how it changed."""
    said = card.headline(told, found.department)
    change = _change(card, found, told, known)
    st.markdown(
        f"{plain(said.label)} **{plain(said.value)}**" + (f" · {plain(change)}" if change else "")
    )
    st.caption(plain(said.detail))


def _change(card: Card, found: Chosen, told: Figures, known: Mapping[str, Figure]) -> str:
    """Return how the first line of the trend changed since a record a month before."""
    recorded = sorted(known)
    then = snapshots.before(recorded, found.day or today().isoformat(), _MONTH)
    line = card.trend.lines[0]
    moved = snapshots.difference(
        line.of(told.get(card.trend.measure, found.department)),
        line.of(known[then]) if then else None,
    )
    if moved is None:
        return ""
    if round(moved, 1) == 0:
        return f"{date(then)} 기록과 같음"
    sign = "▲" if moved > 0 else "▼"
    return f"{date(then)}보다 {sign} {number(abs(moved))}{card.trend.unit} ({line.name})"


def picture(card: Card, found: Chosen, told: Figures, *, brief: bool = False) -> None:
    """Draw the card's picture; a click on a mark opens what lies behind it."""
    view = scorecard_view.current()
    draw = card.summary if brief else card.picture
    key = (found.department, view.screen, brief)
    spec = scorecard_reading.drawn(
        card.name, told, key, lambda: draw(told, found.department, view.look)
    )
    if spec is None:
        empty(card)
        return
    words = scorecard_reading.once(
        ("words", card.name, told.day, told.at, found.department),
        lambda: card.in_words(told, found.department),
    )
    name = f"{found.department}/{found.day}/{'brief' if brief else 'whole'}"
    _chart(card, spec, name, words, brief=brief)


def _chart(card: Card, spec: Spec, name: str, words: str, *, brief: bool) -> None:
    """Draw a picture; a click on the overview opens the card, on the card it names the mark."""
    key = keys.picture(card.name, name)
    event: Any = st.vega_lite_chart(
        spec,
        theme=None,
        key=key,
        on_select="rerun" if brief else partial(_name_mark, key),
        selection_mode=charts.MARK,
        alt=words,
    )
    mark = _picked(event)
    if brief and mark:
        navigation.go("scorecard", **scorecard_view.kept(name=card.name, mark=mark))


def _name_mark(key: str) -> None:
    """Let the address name the mark that was clicked."""
    mark = _picked(st.session_state.get(key))
    if mark:
        st.query_params[keys.MARK] = mark


def _picked(event: Any) -> str:
    picked = (event or {}).get("selection", {}).get(charts.MARK) or []
    return str(picked[0].get(charts.MARK) or "") if picked else ""


def empty(card: Card) -> None:
    """Say that there is nothing yet, and where to begin."""
    st.info(_NOTHING, icon=":material/inbox:")
    if scorecard_view.current().leads_on:
        navigation.link(card.page, card.first_step, icon=":material/arrow_forward:")


def source(card: Card, found: Chosen, told: Figures) -> None:
    """Say where the figures come from, and of when they are."""
    day = "지금 값" if found.live else f"{date(told.day)} 기록"
    st.caption(plain(f"출처: {card.source} · {day}, {when(told.at)}에 셈"))


def table(card: Card, found: Chosen, told: Figures) -> None:
    """Draw the card's table; each row leads to what lies behind it."""
    rows = card.table(told, found.department)
    st.header("표로 보기", anchor=False)

    def leads(row: Row) -> str | None:
        if not row.mark or not found.live:
            return None
        return scorecard_view.address("scorecard", name=card.name, mark=row.mark)

    scorecard_table.draw(rows, f"{card.title} 표", leads)
    scorecard_table.download(card.name, f"{card.title} {told.day}", rows)


def trend(card: Card, known: Mapping[str, Figure]) -> None:
    """Draw the card's figure over the recorded days."""
    st.header("날마다의 변화", anchor=False)
    days = sorted(known)
    spec = card.over_time(known, days, scorecard_view.current().look)
    if spec is None:
        st.info(
            "기록한 날이 아직 이틀이 안 됩니다. 날마다 처음 열 때 하루 한 번 기록합니다.",
            icon=":material/timeline:",
        )
        return
    st.vega_lite_chart(
        spec,
        theme=None,
        key=keys.widget(card.name, "trend"),
        alt=f"{card.trend.title}. {date(days[0])}부터 {date(days[-1])}까지 기록한 {len(days)}일.",
    )
    st.caption("선이 끊긴 곳은 기록하지 않은 날입니다.")


def behind(found: Behind, card: Card) -> None:
    """Draw what lies behind the mark that the address names."""
    view = scorecard_view.current()
    with st.container(border=True, key=keys.box(f"{card.name}-behind")):
        st.subheader(plain(found.title), anchor=False)

        def leads(row: Row) -> str | None:
            return scorecard_table.address(row.link) if row.link and view.leads_on else None

        scorecard_table.draw(found.table, found.title, leads)
        scorecard_table.download(f"{card.name}-behind", found.title[:60], found.table)
        if found.link and view.leads_on:
            navigation.link(
                found.link.page, found.link_label, icon=":material/open_in_new:",
                **found.link.address,
            )  # fmt: skip
        navigation.back(
            "닫기", keys.MARK, key=keys.widget(card.name, "close"), icon=":material/close:"
        )


def not_kept() -> None:
    """Say why a recorded day's mark opens nothing."""
    st.info(
        "기록한 날의 값은 남아 있지만 그 뒤의 목록은 남기지 않습니다. "
        "지금의 목록은 기준일을 비우면 봅니다.",
        icon=":material/history:",
    )

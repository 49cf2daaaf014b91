"""The calendars of a scenario: hours of the week, public holidays, days off and days worked."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from processes.simulation.calendars import Calendar
from processes.simulation.editing import calendars, week
from processes.simulation.editing.naming import calendar_names
from processes.simulation.scenario import Scenario
from processes.simulation.store import StoredScenario
from ui import simulation_saving, simulation_table, state
from ui.wording import plain


def draw(stored: StoredScenario) -> None:
    """Draw the choice of calendar, and the chosen one."""
    st.subheader("달력", anchor=False)
    chosen = _choice(stored)
    with st.container(horizontal=True):
        _adding(stored, chosen)
        if chosen is not None:
            _renaming(stored, chosen)
            _removing(stored, chosen)
    if chosen is not None:
        _calendar(stored, chosen)


def _choice(stored: StoredScenario) -> Calendar | None:
    names = calendar_names(stored.scenario)
    if not names:
        st.caption(
            "달력이 없습니다. 모두 24시간 일한다고 봅니다. 근무시간을 두려면 달력을 더하세요."
        )
        return None
    key = _chosen_key(stored)
    if st.session_state.get(key) not in names:
        st.session_state[key] = next(iter(names))
    wanted = st.pills(
        "어느 달력",
        list(names),
        required=True,
        format_func=lambda one: plain(names[one]) if one in names else "",
        key=key,
        label_visibility="collapsed",
    )
    return stored.scenario.calendar(wanted or next(iter(names)))


def _chosen_key(stored: StoredScenario) -> str:
    return state.simulation_key("calendar", stored.id)


def _calendar(stored: StoredScenario, chosen: Calendar) -> None:
    using = calendars.users(stored.scenario, chosen.id)
    weekly = chosen.weekly_seconds / 3600
    told = f"한 주 {weekly:g}시간 · 쓰는 곳: {', '.join(using) if using else '없음'}"
    st.caption(plain(told))
    simulation_table.draw(
        stored,
        week.table(chosen.id),
        {
            week.WEEKDAY: st.column_config.TextColumn(width=60),
            week.HOURS: st.column_config.TextColumn(
                width="medium", help=f"예: {week.EXAMPLE}. 쉬는 날은 '쉼'이라고 적거나 비웁니다."
            ),
            week.SUM: st.column_config.NumberColumn(width="small", format="%g"),
        },
        [week.WEEKDAY, week.SUM],
    )
    _days(stored, chosen)


def _days(stored: StoredScenario, chosen: Calendar) -> None:
    st.markdown("**쉬는 날과 일하는 날**")
    free = state.simulation_key(f"holidays/{chosen.id}", stored.id, stored.revision)

    def on_holidays(now: Scenario, on: bool) -> Scenario:
        return calendars.with_holidays(now, chosen.id, free=on)

    first = int(stored.scenario.start[:4])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.toggle(
            "공휴일에 쉼",
            value=chosen.holidays,
            key=free,
            help="관공서 공휴일(대체공휴일, 선거일)과 노동절입니다.",
            on_change=simulation_saving.typed,
            args=(stored, free, on_holidays),
        )
        year = st.number_input(
            "연도",
            first,
            first + 10,
            first,
            key=state.simulation_key("year", stored.id),
            width=140,
        )
        _adding_day(stored, chosen, int(year))
    table = calendars.days_table(chosen.id, int(year))
    days = table.read(stored.scenario)
    if not days:
        st.caption(f"{year}년에 따로 쉬거나 일하는 날이 없습니다.")
        return
    off = sum(not row[calendars.WORKED] for row in days)
    with st.expander(f"{year}년의 날 {len(days)}개 · 쉼 {off}일", icon=":material/event:"):
        simulation_table.draw(
            stored,
            table,
            {
                calendars.DATE: st.column_config.TextColumn(width="small"),
                calendars.WEEKDAY: st.column_config.TextColumn(width=50),
                calendars.NAME: st.column_config.TextColumn(max_chars=40),
                calendars.WORKED: st.column_config.CheckboxColumn(
                    width="small", help="켜면 이 날은 요일의 근무시간대로 일합니다."
                ),
            },
            [calendars.DATE, calendars.WEEKDAY],
        )


def _adding_day(stored: StoredScenario, chosen: Calendar, year: int) -> None:
    with simulation_table.popover(stored, "날 더하기", ":material/event_available:"):
        base = state.simulation_key(f"day/{chosen.id}", stored.id, stored.revision)
        day = st.date_input("날짜", date(year, 1, 2), key=f"{base}/date", format="YYYY-MM-DD")
        name = st.text_input("이름", key=f"{base}/name", placeholder="예: 창립기념일", max_chars=40)
        worked = st.radio("그 날은", ["쉼", "근무"], horizontal=True, key=f"{base}/what")

        def change(now: Scenario) -> Scenario:
            return calendars.with_day(
                now, chosen.id, day.isoformat(), worked=worked == "근무", name=name
            )

        st.button(
            "더하기",
            key=f"{base}/add",
            disabled=not isinstance(day, date),
            on_click=simulation_saving.press,
            args=(stored, change),
        )


def _adding(stored: StoredScenario, chosen: Calendar | None) -> None:
    with simulation_table.popover(stored, "달력 더하기", ":material/add:"):
        base = state.simulation_key("calendar/new", stored.id, stored.revision)
        patterns = {one.name: one for one in calendars.PATTERNS}
        copy = f"'{chosen.name}'과 같게" if chosen else ""
        kind = st.selectbox("바탕", [*patterns, *filter(None, [copy])], key=f"{base}/kind")
        name = st.text_input(
            "이름",
            key=f"{base}/name",
            placeholder=f"비워 두면 '{kind}'",
            max_chars=60,
        )

        def change(now: Scenario) -> tuple[Scenario, str]:
            if chosen is not None and kind == copy:
                return calendars.with_copy(now, chosen, name or f"{chosen.name} 2")
            return calendars.with_pattern(now, patterns[kind], name or kind)

        st.button("더하기", key=f"{base}/add", on_click=_add, args=(stored, change))


def _add(stored: StoredScenario, change: Callable[[Scenario], tuple[Scenario, str]]) -> None:
    """Add a calendar and show it."""
    added: list[str] = []

    def made(now: Scenario) -> Scenario:
        scenario, key = change(now)
        added.append(key)
        return scenario

    if simulation_saving.save(stored, made):
        st.session_state[_chosen_key(stored)] = added[-1]


def _renaming(stored: StoredScenario, chosen: Calendar) -> None:
    with simulation_table.popover(stored, "이름 고치기", ":material/edit:", quiet=True):
        key = state.simulation_key(f"calendar/name/{chosen.id}", stored.id, stored.revision)

        def change(now: Scenario, name: str) -> Scenario:
            return calendars.renamed(now, chosen.id, name)

        st.text_input("달력 이름", chosen.name, key=key, max_chars=60)
        st.button(
            "고치기",
            key=f"{key}/save",
            on_click=simulation_saving.typed,
            args=(stored, key, change),
        )


def _removing(stored: StoredScenario, chosen: Calendar) -> None:
    st.button(
        "빼기",
        icon=":material/delete:",
        key=state.simulation_key(f"calendar/old/{chosen.id}", stored.id, stored.revision),
        type="tertiary",
        on_click=simulation_saving.press,
        args=(stored, lambda now: calendars.without(now, chosen.id)),
    )

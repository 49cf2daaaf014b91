"""What comes in: cases a year or the time between two, when they can come, who goes first."""

from datetime import date

import streamlit as st

from processes.simulation.editing import arriving, guesses
from processes.simulation.editing.naming import ALWAYS, calendar_names
from processes.simulation.editing.times import BETWEEN
from processes.simulation.store import StoredScenario
from ui import simulation_saving, simulation_table, state

_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)


def draw(stored: StoredScenario) -> None:
    """Draw how cases come."""
    simulation_table.guesses_of(stored, guesses.COMING)
    _volume(stored)
    detailed = _detailed()
    calendars = [ALWAYS, *calendar_names(stored.scenario).values()]
    between = f"예: {BETWEEN.example}. 한 값은 늘 같은 간격, 두 값은 최소~최대입니다."
    simulation_table.draw(
        stored,
        arriving.table(),
        {
            **simulation_table.time_columns(arriving.BETWEEN_TEXT, between, detailed=detailed),
            arriving.CALENDAR: st.column_config.SelectboxColumn(options=calendars, required=True),
            arriving.OUTSIDE: st.column_config.SelectboxColumn(
                options=[arriving.OPEN_CLOCK, arriving.WALL], required=True
            ),
            **simulation_table.SOURCES,
        },
    )
    _priorities(stored)


def _volume(stored: StoredScenario) -> None:
    count, first = st.columns([1, 1], vertical_alignment="top")
    key = state.simulation_key("volume", stored.id, stored.revision)
    count.number_input(
        "한 해 건수",
        min_value=1,
        value=max(1, round(arriving.yearly(stored.scenario))),
        key=key,
        help="한 해 동안 들어오는 때에 고르게, 들쭉날쭉하게(지수분포) 온다고 봅니다. "
        "간격을 직접 적으려면 아래 표에 적으세요.",
        on_change=simulation_saving.typed,
        args=(stored, key, arriving.with_yearly),
    )
    day = state.simulation_key("start", stored.id, stored.revision)
    first.date_input(
        "첫날",
        value=date.fromisoformat(stored.scenario.start),
        min_value=_FIRST,
        max_value=_LAST,
        format="YYYY-MM-DD",
        key=day,
        help="이 날부터 일이 들어오고, 공휴일도 이 날부터 셉니다.",
        on_change=simulation_saving.typed,
        args=(stored, day, arriving.with_start),
    )


def _detailed() -> bool:
    return st.toggle(
        "분포를 칸마다 적기",
        key=state.simulation_key("detailed", "all"),
        help="평균·편차·최소·보통·최대를 칸으로 나누어 적습니다.",
    )


def _priorities(stored: StoredScenario) -> None:
    """Draw which share of cases goes first."""
    st.subheader("먼저 처리할 건", anchor=False)
    levels = [one.level for one in stored.scenario.priorities]
    if not levels:
        st.caption("지금은 먼저 온 건부터 합니다. 급한 건이 있으면 순위를 두세요.")
    else:
        simulation_table.draw(
            stored,
            arriving.priorities_table(),
            {
                arriving.LEVEL: st.column_config.NumberColumn(step=1, required=True),
                arriving.SHARE: st.column_config.NumberColumn(
                    min_value=0, max_value=100, required=True
                ),
            },
        )
    with st.container(horizontal=True):
        add = arriving.with_level if levels else arriving.with_urgent
        st.button(
            "순위 더하기" if levels else "급한 건 두기(10%)",
            icon=":material/add:",
            key=state.simulation_key("level/add", stored.id, stored.revision),
            on_click=simulation_saving.press,
            args=(stored, add),
        )
        if levels:
            st.button(
                f"순위 {levels[-1]} 빼기",
                icon=":material/remove:",
                key=state.simulation_key("level/remove", stored.id, stored.revision),
                type="tertiary",
                on_click=simulation_saving.press,
                args=(stored, lambda now: arriving.without_level(now, levels[-1])),
            )

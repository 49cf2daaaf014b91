"""Who works when: pools, named people with calendars of their own, and the calendars."""

import streamlit as st

from processes.bpmn.model import Model
from processes.simulation import outsiders
from processes.simulation.editing import guesses, members, people
from processes.simulation.editing.naming import ALWAYS, calendar_names, element_names, pool_names
from processes.simulation.scenario import Scenario
from processes.simulation.store import StoredScenario
from ui import simulation_calendars, simulation_saving, simulation_table, state


def draw(stored: StoredScenario, model: Model) -> None:
    """Draw the pools, their people and the calendars."""
    simulation_table.guesses_of(stored, guesses.WORKING)
    _pools(stored, model)
    _members(stored)
    simulation_calendars.draw(stored)


def _pools(stored: StoredScenario, model: Model) -> None:
    scenario = stored.scenario
    calendars = [ALWAYS, *calendar_names(scenario).values()]
    if any(pool.members for pool in scenario.pools):
        calendars.append(people.OWN)
    simulation_table.draw(
        stored,
        people.table(),
        {
            people.POOL: st.column_config.TextColumn(required=True),
            people.SIZE: st.column_config.NumberColumn(
                min_value=1, max_value=10_000, step=1, required=True, width="small"
            ),
            people.CALENDAR: st.column_config.SelectboxColumn(options=calendars, required=True),
            people.COST: st.column_config.NumberColumn(
                min_value=0,
                help="비워 두면 모름입니다. 모르는 비용은 0원으로 세지 않고 모름으로 남습니다.",
            ),
            people.KIND: st.column_config.SelectboxColumn(
                options=list(people.KINDS),
                required=True,
                help="이용자의 시간은 기관의 일손과 비용에서 뺍니다. "
                "건마다 다른 사람은 줄을 서지 않습니다.",
            ),
            **simulation_table.SOURCES,
            people.COST_SOURCE: st.column_config.TextColumn(width="medium", max_chars=200),
            people.COST_GUESS: st.column_config.CheckboxColumn(width="small"),
        },
        blank="모름",
    )
    with st.container(horizontal=True):
        _adding(stored)
        _removing(stored, model)


def _adding(stored: StoredScenario) -> None:
    with simulation_table.popover(stored, "인력 더하기", ":material/group_add:"):
        key = state.simulation_key("pool/new", stored.id, stored.revision)
        st.text_input("새 인력의 이름", key=key, placeholder="예: 보조 인력", max_chars=60)
        st.button(
            "더하기",
            key=f"{key}/add",
            on_click=simulation_saving.typed,
            args=(stored, key, people.with_pool),
        )


def _removing(stored: StoredScenario, model: Model) -> None:
    pools = pool_names(stored.scenario)
    if not pools:
        return

    def changed(now: Scenario, pool: str) -> Scenario:
        return people.without_pool(now, pool, element_names(model))

    with simulation_table.popover(stored, "인력 빼기", ":material/group_remove:", quiet=True):
        key = state.simulation_key("pool/old", stored.id, stored.revision)
        st.selectbox("뺄 인력", list(pools), format_func=pools.__getitem__, key=key)
        st.button(
            "빼기",
            key=f"{key}/remove",
            on_click=simulation_saving.typed,
            args=(stored, key, changed),
        )


def _members(stored: StoredScenario) -> None:
    scenario = stored.scenario
    st.subheader("사람마다의 달력", anchor=False)
    table = members.members_table()
    if table.read(scenario):
        simulation_table.draw(
            stored,
            table,
            {
                people.POOL: st.column_config.TextColumn(),
                members.PERSON: st.column_config.TextColumn(required=True, max_chars=60),
                people.CALENDAR: st.column_config.SelectboxColumn(
                    options=list(calendar_names(scenario).values()), required=True
                ),
            },
            [people.POOL],
        )
    else:
        st.caption(
            "육아기 단축근무처럼 한 사람만 근무시간이 다르면, 그 인력의 사람을 하나씩 적고 "
            "저마다 달력을 고르세요."
        )
    with st.container(horizontal=True):
        _naming(stored)
        _leaving(stored)


def _naming(stored: StoredScenario) -> None:
    """Offer to name the people of a pool that has none named."""
    names = pool_names(stored.scenario)
    unnamed = [
        pool.id
        for pool in stored.scenario.pools
        if not pool.members and outsiders.kind(pool) == outsiders.STAFF
    ]
    if not unnamed:
        return
    with simulation_table.popover(stored, "사람마다 적기", ":material/badge:"):
        key = state.simulation_key("member/new", stored.id, stored.revision)
        st.selectbox("인력", unnamed, format_func=names.__getitem__, key=key)
        st.button(
            "이 인력의 사람을 하나씩 적기",
            key=f"{key}/add",
            on_click=simulation_saving.typed,
            args=(stored, key, members.told_by_name),
        )


def _leaving(stored: StoredScenario) -> None:
    """Offer to take a named person out."""
    names = pool_names(stored.scenario)
    known = [(pool.id, one.name) for pool in stored.scenario.pools for one in pool.members]
    if not known:
        return

    def changed(now: Scenario, person: tuple[str, str]) -> Scenario:
        return members.without_member(now, *person)

    with simulation_table.popover(stored, "사람 빼기", ":material/person_remove:", quiet=True):
        key = state.simulation_key("member/old", stored.id, stored.revision)
        st.selectbox(
            "뺄 사람", known, format_func=lambda one: f"{names[one[0]]} · {one[1]}", key=key
        )
        st.button(
            "빼기",
            key=f"{key}/remove",
            on_click=simulation_saving.typed,
            args=(stored, key, changed),
        )

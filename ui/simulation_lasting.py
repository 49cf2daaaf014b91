"""How long it takes: who does each step and for how long, and when events come."""

import streamlit as st

from processes.bpmn.model import Model
from processes.simulation.editing import events, figures, guesses, work
from processes.simulation.editing.naming import NOBODY, element_names, pool_names
from processes.simulation.editing.times import WAIT, WORK
from processes.simulation.scenario import Scenario
from processes.simulation.store import StoredScenario
from ui import simulation_saving, simulation_table, state

_HOW = """
| 적는 법 | 뜻 |
|---|---|
| `10분` | 늘 10분(고정) |
| `5~30분` | 5분에서 30분 사이 고르게(균등) |
| `5~10~30분` | 최소 5분, 보통 10분, 최대 30분(삼각) |
| `지수 평균 10분` | 평균 10분, 짧은 것이 많고 가끔 아주 김 |
| `정규 평균 10분 편차 3분` | 평균 둘레에 고르게 퍼짐 |
| `로그정규 평균 10분 편차 8분`, `감마 평균 10분 편차 5분` | 오른쪽으로 긴 꼬리 |

뒤에 `최소 5분`, `최대 60분`을 붙이면 그 안으로 자릅니다.
시간, 분, 초를 쓸 수 있고 `1시간 30분`도 됩니다.
"""


def draw(stored: StoredScenario, model: Model) -> None:
    """Draw the steps and the events of the drawing."""
    simulation_table.guesses_of(stored, guesses.LASTING)
    with st.container(horizontal=True, vertical_alignment="center"):
        detailed = st.toggle(
            "분포를 칸마다 적기",
            key=state.simulation_key("detailed", "all"),
            help="평균·편차·최소·보통·최대를 칸으로 나누어 적습니다(분).",
        )
        with st.popover("시간 적는 법", icon=":material/help:"):
            st.markdown(_HOW)
    _steps(stored, model, detailed=detailed)
    _several(stored, model)
    _events(stored, model, detailed=detailed)


def _steps(stored: StoredScenario, model: Model, *, detailed: bool) -> None:
    if not stored.scenario.tasks:
        st.caption("사람이나 시스템이 하는 단계가 흐름도에 없습니다.")
        return
    help_ = f"예: {WORK.example}"
    simulation_table.draw(
        stored,
        work.table(model),
        {
            work.STEP: st.column_config.TextColumn(width="medium"),
            **simulation_table.time_columns(figures.TEXT, help_, detailed=detailed),
            work.WHO: st.column_config.SelectboxColumn(
                options=[NOBODY, *pool_names(stored.scenario).values()], required=True
            ),
            **simulation_table.SOURCES,
            work.FIRST: st.column_config.NumberColumn(
                min_value=0,
                max_value=999,
                step=1,
                required=True,
                width="small",
                help="한 사람 앞에 여러 일이 쌓이면 작은 수부터, 같으면 먼저 온 것부터 합니다.",
            ),
        },
        [work.STEP],
    )
    st.caption("이용자의 단계에는 업무 목록의 처리분을 나누지 않고, 비용도 세지 않습니다.")


def _several(stored: StoredScenario, model: Model) -> None:
    """Let people give a step one more pool, or take one off."""
    scenario = stored.scenario
    names, pools = element_names(model), pool_names(scenario)
    staffed = {key: one for key, one in scenario.tasks.items() if "" not in one.durations}
    if not staffed or len(pools) < 2:
        return
    with simulation_table.popover(stored, "담당을 여럿 두기", ":material/group_add:"):
        st.caption("한 단계를 여러 인력이 할 수 있으면, 먼저 손이 비는 쪽이 맡습니다.")
        element = st.selectbox(
            "단계",
            list(staffed),
            format_func=lambda key: names.get(key, key),
            key=state.simulation_key("several", stored.id),
        )
        if element is None:
            return
        doing = staffed[element].durations
        others = [key for key in pools if key not in doing]
        _offer(stored, element, others, pools, names, add=True)
        if len(doing) > 1:
            _offer(stored, element, list(doing), pools, names, add=False)


def _offer(
    stored: StoredScenario,
    element: str,
    choices: list[str],
    pools: dict[str, str],
    names: dict[str, str],
    *,
    add: bool,
) -> None:
    word, change = ("더하기", work.with_pool) if add else ("빼기", work.without_pool)
    if not choices:
        return

    def changed(now: Scenario, pool: str) -> Scenario:
        return change(now, element, pool, names.get(element, element))

    key = state.simulation_key(f"several/{word}/{element}", stored.id, stored.revision)
    st.selectbox(
        f"{word[:-1]}할 담당", choices, format_func=lambda one: pools.get(one, one), key=key
    )
    st.button(
        f"담당 {word}",
        key=f"{key}/button",
        on_click=simulation_saving.typed,
        args=(stored, key, changed),
    )


def _events(stored: StoredScenario, model: Model, *, detailed: bool) -> None:
    table = events.table(model)
    if not table.read(stored.scenario):
        return
    st.subheader("기다리는 이벤트", anchor=False)
    simulation_table.draw(
        stored,
        table,
        {
            events.EVENT: st.column_config.TextColumn(width="medium"),
            **simulation_table.time_columns(
                events.AFTER, f"기다리기 시작한 때부터. 예: {WAIT.example}", detailed=detailed
            ),
            events.CHANCE: st.column_config.NumberColumn(min_value=0, max_value=100),
            events.KIND: st.column_config.TextColumn(),
            **simulation_table.SOURCES,
        },
        [events.EVENT, events.KIND],
    )
    st.caption("시간, 일로 적습니다. 하루는 24시간이고 밤과 휴일에도 흐릅니다.")

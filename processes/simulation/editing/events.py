"""When events come, and how often marked activities are repeated, as tables."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from processes.bpmn.model import Model, Node
from processes.simulation.editing.figures import cells, distribution
from processes.simulation.editing.rows import Row, Table, is_blank, marked, said
from processes.simulation.editing.times import TIMES, WAIT
from processes.simulation.needs import Coming, comings, repeated
from processes.simulation.scenario import BadScenario, Repeat, Scenario, Timing

EVENT, KIND, AFTER, CHANCE = "이벤트", "종류", "언제 오나", "올 확률(%)"
STEP, HOW, TIMES_TEXT, AGAIN = "단계", "되풀이", "횟수", "다시 할 확률(%)"
PERCENT = 100.0
_KINDS = {
    "timer": "시간",
    "message": "메시지",
    "signal": "신호",
    "conditional": "조건",
    "error": "오류",
    "escalation": "상승",
    "cancel": "취소",
}


def table(model: Model) -> Table:
    """Return the table of events that a scenario must time; raises BadScenario with the event."""
    asked = {one.node.id: one for one in comings(model)}
    return Table(
        "events",
        lambda scenario: [_row(scenario, one) for one in _shown(scenario, model, asked)],
        lambda scenario, rows: _written(scenario, rows, asked),
    )


def _shown(scenario: Scenario, model: Model, asked: dict[str, Coming]) -> list[Coming]:
    """Return what the model asks for and what the scenario says beyond it, in drawing order."""
    return [
        asked.get(node.id) or Coming(node, after=True, chance=True)
        for node in model.nodes
        if node.id in asked or node.id in scenario.events
    ]


def _row(scenario: Scenario, coming: Coming) -> dict[str, Any]:
    node = coming.node
    timing = scenario.events.get(node.id)
    kind = _KINDS.get(node.events[0] if node.events else "", "이벤트")
    where = "단계 도중에" if node.type == "boundaryEvent" else "올 때까지 기다림"
    return {
        "id": node.id,
        "part": "",
        EVENT: node.name.strip() or node.id,
        KIND: f"{kind}, {where}",
        **cells(timing.after if timing else None, WAIT, AFTER),
        CHANCE: round(timing.chance * PERCENT, 6) if timing else None,
        **said(scenario, f"events/{node.id}"),
    }


def _written(scenario: Scenario, rows: Sequence[Row], asked: dict[str, Coming]) -> Scenario:
    for row in rows:
        element, place = str(row["id"]), f"'{row[EVENT]}'"
        before = scenario.events.get(element)
        after = distribution(row, before.after if before else None, WAIT, place, AFTER)
        chance = _share(row[CHANCE], before.chance if before else 1.0, f"{place}의 올 확률")
        made = Timing(after, chance)
        needed = asked.get(element)
        if before is None and after is None and is_blank(row[CHANCE]):
            continue
        if after is None and made != before and (needed is None or needed.after):
            raise BadScenario(f"{place}이(가) 언제 오는지 적으세요. 예: {WAIT.example}.")
        if made != before:
            scenario = replace(scenario, events={**scenario.events, element: made})
        scenario = marked(scenario, f"events/{element}", row, changed=made != before)
    return scenario


def _share(percent: Any, before: float, place: str) -> float:
    if is_blank(percent):
        return before
    if not 0 <= float(percent) <= PERCENT:
        raise BadScenario(f"{place}은(는) 0에서 100 사이로 적으세요.")
    typed = float(percent) / PERCENT
    return before if abs(typed - before) < 1e-7 else typed


def repeats_table(model: Model) -> Table:
    """Return the table of repeated activities; raises BadScenario with the activity."""
    marked_nodes = {node.id: node for node in repeated(model)}
    return Table(
        "repeats",
        lambda scenario: [_repeat_row(scenario, node) for node in marked_nodes.values()],
        lambda scenario, rows: _with_repeats(scenario, rows, marked_nodes),
    )


def _repeat_row(scenario: Scenario, node: Node) -> dict[str, Any]:
    given = scenario.repeats.get(node.id, Repeat())
    loop = "loop" in node.marks
    several = "차례로 여러 번" if "sequential" in node.marks else "한꺼번에 여러 개"
    return {
        "id": node.id,
        "part": "",
        STEP: node.name.strip() or node.id,
        HOW: "될 때까지 다시" if loop else several,
        **cells(given.times, TIMES, TIMES_TEXT),
        AGAIN: None if given.again is None else round(given.again * PERCENT, 6),
        **said(scenario, f"repeats/{node.id}"),
    }


def _with_repeats(scenario: Scenario, rows: Sequence[Row], nodes: dict[str, Node]) -> Scenario:
    for row in rows:
        element, place = str(row["id"]), f"'{row[STEP]}'"
        before = scenario.repeats.get(element, Repeat())
        times = distribution(row, before.times, TIMES, f"{place}의 횟수", TIMES_TEXT)
        again = before.again
        if not is_blank(row[AGAIN]):
            again = _share(row[AGAIN], -1.0 if again is None else again, f"{place}의 다시 할 확률")
        made = Repeat(again, times)
        if made == before:
            scenario = marked(scenario, f"repeats/{element}", row, changed=False)
            continue
        _check_repeat(made, nodes[element], place)
        scenario = replace(scenario, repeats={**scenario.repeats, element: made})
        scenario = marked(scenario, f"repeats/{element}", row, changed=True)
    return scenario


def _check_repeat(made: Repeat, node: Node, place: str) -> None:
    if "loop" in node.marks and (made.again is None or made.again >= 1):
        raise BadScenario(
            f"{place}을(를) 다시 할 확률은 0 이상 100 미만으로 적으세요. 100%면 끝나지 않습니다."
        )
    if "loop" not in node.marks and made.times is None:
        raise BadScenario(f"{place}을(를) 몇 번 하는지 적으세요. 예: {TIMES.example}.")

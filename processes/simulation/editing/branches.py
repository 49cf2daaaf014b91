"""The shares of ways and of starts as a table in percent."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from processes.bpmn.model import Model
from processes.simulation.editing.rows import Row, Table, is_blank, marked, said, same
from processes.simulation.needs import Decision, decisions
from processes.simulation.scenario import BadScenario, Scenario

PLACE, HOW, WAY, SHARE = "갈림", "방식", "길", "비율(%)"
PERCENT = 100.0
ONE, EACH = "하나만(더해서 100%)", "저마다(0~100%)"
_ROUNDED = 1e-7  # what a shown share may differ by from the one it shows


def table(model: Model) -> Table:
    """Return the table of shares; raises BadScenario with the gateway."""
    asked = {one.element: one for one in decisions(model)}
    return Table(
        "branches",
        lambda scenario: [
            row for one in _shown(scenario, model, asked) for row in _rows(scenario, one)
        ],
        lambda scenario, rows: _written(scenario, rows, asked),
    )


def _shown(scenario: Scenario, model: Model, asked: Mapping[str, Decision]) -> list[Decision]:
    """Return what the model asks for, then what the scenario says beyond it."""
    beyond = [
        Decision(key, key, dict.fromkeys(shares, ""), exclusive=False)
        for key, shares in scenario.branches.items()
        if key not in asked
    ]
    names = {node.id: node.name.strip() or node.id for node in model.nodes}
    flows = {flow.id: names.get(flow.target, flow.target) for flow in model.flows}
    return [
        *asked.values(),
        *(
            replace(
                one,
                title=names.get(one.element, one.element),
                ways={way: f"→ {flows.get(way, way)}" for way in one.ways},
            )
            for one in beyond
        ),
    ]


def _rows(scenario: Scenario, one: Decision) -> list[dict[str, Any]]:
    shares = scenario.branches.get(one.element, {})
    return [
        {
            "id": one.element,
            "part": way,
            PLACE: one.title,
            WAY: label
            + (" (다른 길이 없을 때)" if way == one.default and not one.exclusive else ""),
            SHARE: _percent(shares, way),
            HOW: ONE if one.exclusive else EACH,
            **said(scenario, f"branches/{one.element}"),
        }
        for way, label in one.ways.items()
    ]


def _percent(shares: Mapping[str, float], way: str) -> float | None:
    return round(shares[way] * PERCENT, 6) if way in shares else None


def _written(scenario: Scenario, rows: Sequence[Row], asked: Mapping[str, Decision]) -> Scenario:
    for element in dict.fromkeys(str(row["id"]) for row in rows):
        mine = [row for row in rows if row["id"] == element]
        before = scenario.branches.get(element, {})
        touched = [row for row in mine if not same(row[SHARE], _percent(before, str(row["part"])))]
        if touched:
            exclusive = element in asked and asked[element].exclusive
            made = _shares(mine, touched, before, exclusive=exclusive)
            if exclusive:
                _check_sum(str(mine[0][PLACE]), made)
            scenario = replace(scenario, branches={**scenario.branches, element: made})
        scenario = marked(scenario, f"branches/{element}", *mine, changed=bool(touched))
    return scenario


def _shares(
    rows: Sequence[Row], touched: Sequence[Row], before: Mapping[str, float], *, exclusive: bool
) -> dict[str, float]:
    """Return the shares of the rows; of two ways of which one is taken, the other follows."""
    if exclusive and len(rows) == 2 and len(touched) == 1:
        share = _share(touched[0], None)
        return {str(row["part"]): share if row is touched[0] else 1 - share for row in rows}
    return {str(row["part"]): _share(row, before.get(str(row["part"]))) for row in rows}


def _share(row: Row, before: float | None) -> float:
    typed = row[SHARE]
    if is_blank(typed) or not 0 <= float(typed) <= PERCENT:
        raise BadScenario(f"'{row[PLACE]}' {row[WAY]}의 비율은 0에서 100 사이로 적으세요.")
    share = float(typed) / PERCENT
    return before if before is not None and abs(share - before) < _ROUNDED else share


def _check_sum(title: str, shares: Mapping[str, float]) -> None:
    total = sum(shares.values())
    if abs(total - 1) > 1e-6:
        raise BadScenario(
            f"'{title}'의 비율을 더하면 {total * PERCENT:g}%입니다. 100%가 되면 저장합니다."
        )

"""Prosimos' case attributes and priority rules, as shares of cases per priority level.

Rules over discrete attributes say exactly which share of cases has which level; others, and
attributes that no rule uses, are refused by name.
"""

import itertools
import math
from typing import Any

from processes.simulation.reading_json import Block
from processes.simulation.scenario import BadScenario, Priority

LOWEST = 1_000_000  # the level of cases that no rule covers
MOST_COMBINATIONS = 100_000
Attributes = dict[str, dict[str, float]]
Rule = tuple[int, list[list[tuple[str, str]]]]  # level, any of all of (attribute, value)


def priorities(top: Block) -> tuple[Priority, ...]:
    """Return the share of cases at each level, highest first; raises BadScenario."""
    attributes = dict(_attribute(one) for one in top.blocks("case_attributes"))
    rules = sorted(_rule(one, attributes) for one in top.blocks("prioritisation_rules"))
    used = {name for _level, anys in rules for alls in anys for name, _value in alls}
    if unused := sorted(attributes.keys() - used):
        raise BadScenario(
            f"Prosimos 시나리오의 'case_attributes' '{unused[0]}'은(는) 쓰이는 곳이 없습니다. "
            "지우거나 우선순위 규칙에 쓰세요."
        )
    if not rules:
        return ()
    if math.prod(len(values) for values in attributes.values()) > MOST_COMBINATIONS:
        raise BadScenario("Prosimos 시나리오의 'case_attributes' 값의 조합이 너무 많습니다.")
    return _shares(attributes, rules)


def _shares(attributes: Attributes, rules: list[Rule]) -> tuple[Priority, ...]:
    shares: dict[int, float] = {}
    for combination in itertools.product(*(one.items() for one in attributes.values())):
        case = {name: value for name, (value, _p) in zip(attributes, combination, strict=True)}
        level = next((one for one, anys in rules if _holds(anys, case)), LOWEST)
        chance = math.prod(share for _value, share in combination)
        shares[level] = shares.get(level, 0.0) + chance
    return tuple(Priority(shares[level], level) for level in sorted(shares))


def _holds(anys: list[list[tuple[str, str]]], case: dict[str, str]) -> bool:
    return any(all(case[name] == value for name, value in alls) for alls in anys)


def _attribute(block: Block) -> tuple[str, dict[str, float]]:
    name = block.text("name")
    if block.text("type") != "discrete":
        raise BadScenario(
            f"Prosimos 시나리오의 'case_attributes' '{name}'은(는) 연속 값이라 쓸 수 없습니다."
        )
    values: dict[str, float] = {}
    for one in block.blocks("values"):
        key = one.text("key")
        if key in values:
            raise BadScenario(f"'{one.place}'의 값 '{key}'이(가) 두 번 있습니다. 하나만 두세요.")
        values[key] = one.number("value")
        one.finish()
    block.finish()
    if abs(sum(values.values()) - 1) > 1e-6:
        raise BadScenario(f"'case_attributes' '{name}'의 확률을 더하면 1이 아닙니다.")
    return name, values


def _rule(block: Block, attributes: Attributes) -> Rule:
    level = block.whole("priority_level")
    anys = [_alls(each, block, attributes) for each in block.items("rules")]
    block.finish()
    return level, anys


def _alls(rules: Any, block: Block, attributes: Attributes) -> list[tuple[str, str]]:
    found = []
    for rule in rules if isinstance(rules, list) else []:
        one = Block(rule, block.at("rules"))
        name, value = one.text("attribute"), one.need("value")
        values = value if isinstance(value, list) else [value]
        if name not in attributes or one.text("comparison") != "=" or len(values) != 1:
            raise BadScenario(
                f"Prosimos 시나리오의 우선순위 규칙 '{name} {one.text('comparison')}'은(는) "
                "쓸 수 없습니다. '값이 같음(=)'만 쓸 수 있습니다."
            )
        one.finish()
        found.append((name, str(values[0])))
    return found

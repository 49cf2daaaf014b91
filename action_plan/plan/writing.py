"""A plan as YAML, in the form that plan.reading takes."""

from typing import Any

import yaml

from action_plan.plan.model import Item, Plan

_HEAD = "# 실행계획. 형식: docs/plan-format.md\n"


def as_yaml(plan: Plan) -> str:
    """Return the plan as YAML; reading it gives the same plan."""
    text = yaml.safe_dump(as_json(plan), allow_unicode=True, sort_keys=False, width=1000)
    return _HEAD + text


def as_json(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain values, in the order of the file."""
    return {
        "id": plan.id,
        "version": plan.version,
        "title": plan.title,
        "source": plan.source,
        "strategies": [
            {
                "key": one.key,
                "name": one.name,
                "place": one.place,
                "tasks": [{"key": task.key, "name": task.name} for task in one.tasks],
            }
            for one in plan.strategies
        ],
        "execution_plans": [
            {"key": one.key, "name": one.name, "task": one.task} for one in plan.execution_plans
        ],
        "items": [_item(one) for one in plan.items],
    }


def _item(item: Item) -> dict[str, Any]:
    own: dict[str, Any] = {
        "number": item.number,
        "text": item.text,
        "execution_plan": item.execution_plan,
        "departments": list(item.departments),
        "place": item.place,
    }
    return own | ({"measures": list(item.measures)} if item.measures else {})

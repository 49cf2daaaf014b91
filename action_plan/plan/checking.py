"""What must hold of a plan as a whole: keys once, links that lead somewhere."""

from collections.abc import Iterable, Iterator

from action_plan.measures.catalogue import CATALOGUE
from action_plan.plan.model import BadPlan, Plan

_HIGHEST = 999
_LONGEST = 500  # letters of any text


def check(plan: Plan, name: str) -> None:
    """Raise BadPlan for the first fault, with the further ones in its `others`."""
    found = list(faults(plan))
    if found:
        others = tuple(BadPlan(name, *one).sentence for one in found[1:])
        raise BadPlan(name, *found[0], others)


def faults(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the place and the fault of what doesn't fit together."""
    tasks = [task.key for strategy in plan.strategies for task in strategy.tasks]
    above = [line.key for line in plan.execution_plans]
    yield from _twice((one.key for one in plan.strategies), "strategies", "전략의 기호")
    yield from _twice(tasks, "strategies.tasks", "중점과제의 기호")
    yield from _twice(above, "execution_plans", "실행계획의 기호")
    yield from _twice((item.number for item in plan.items), "items", "과제의 번호")
    yield from _too_long(plan)
    for n, line in enumerate(plan.execution_plans):
        if line.task not in tasks:
            yield (
                f"execution_plans[{n}].task",
                f"중점과제 '{line.task}'이(가) 없습니다. 있는 중점과제를 적으세요.",
            )
    for n, item in enumerate(plan.items):
        place = f"items[{n}]"
        if item.execution_plan not in above:
            fault = f"실행계획 '{item.execution_plan}'이(가) 없습니다. 있는 실행계획을 적으세요."
            yield f"{place}.execution_plan", fault
        if item.number > _HIGHEST:
            yield f"{place}.number", f"번호가 {_HIGHEST}을 넘습니다. 더 작은 번호를 적으세요."
        for key in item.measures:
            if key not in CATALOGUE:
                known = ", ".join(CATALOGUE)
                yield f"{place}.measures", f"지표 '{key}'이(가) 없습니다. 있는 지표: {known}."


def _too_long(plan: Plan) -> Iterator[tuple[str, str]]:
    texts = {"id": plan.id, "title": plan.title, "source": plan.source}
    for n, strategy in enumerate(plan.strategies):
        own = {"key": strategy.key, "name": strategy.name, "place": strategy.place}
        texts |= {f"strategies[{n}].{name}": text for name, text in own.items()}
        for m, task in enumerate(strategy.tasks):
            texts[f"strategies[{n}].tasks[{m}]"] = max(task.key, task.name, key=len)
    for n, line in enumerate(plan.execution_plans):
        texts[f"execution_plans[{n}]"] = max(line.key, line.name, key=len)
    for n, item in enumerate(plan.items):
        texts[f"items[{n}].text"], texts[f"items[{n}].place"] = item.text, item.place
        texts[f"items[{n}].departments"] = max(item.departments, key=len, default="")
    for place, text in texts.items():
        if len(text) > _LONGEST:
            yield place, f"{len(text):,}자입니다. {_LONGEST}자 안으로 줄이세요."


def _twice(keys: Iterable[object], place: str, what: str) -> Iterator[tuple[str, str]]:
    seen = set()
    for key in keys:
        if key in seen:
            yield place, f"{what} '{key}'이(가) 두 번 나옵니다. 하나를 고치세요."
        seen.add(key)

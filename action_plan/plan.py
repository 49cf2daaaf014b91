"""The action plan as data: strategies, tasks, linked execution plans, items with their owners."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from errors import WorkbenchError

FOLDER = Path(__file__).resolve().parent.parent / "data" / "action_plan"
EVERYONE = "전 부서 공통"
_T = TypeVar("_T")


class BadPlan(WorkbenchError):
    """A plan's file can't be used; the sentence names file, place and fault."""

    def __init__(self, name: str, place: str, fault: str) -> None:
        self.name, self.place = name, place
        super().__init__(f"실행계획 파일 {name}의 {place}: {fault}")


class UnknownItem(WorkbenchError):
    """The plan has no item of that number."""

    def __init__(self, number: str) -> None:
        super().__init__(f"실행계획에 {number}번 과제가 없습니다. 목록에서 다시 고르세요.")


@dataclass(frozen=True)
class Task:
    """A main task of a strategy."""

    key: str
    name: str


@dataclass(frozen=True)
class Strategy:
    """A strategy with its tasks, and where the document names it."""

    key: str
    name: str
    place: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class ExecutionPlan:
    """A line of the government's execution plan that the corporation takes up."""

    key: str
    name: str
    task: str


@dataclass(frozen=True)
class Item:
    """One of the numbered things that the corporation does, and who owns it."""

    number: int
    text: str
    execution_plan: str
    departments: tuple[str, ...]
    place: str

    @property
    def sign(self) -> str:
        """The number as the document writes it: ①."""
        return sign(self.number)


@dataclass(frozen=True)
class Plan:
    """The whole plan."""

    id: str
    version: int
    title: str
    source: str
    strategies: tuple[Strategy, ...]
    execution_plans: tuple[ExecutionPlan, ...]
    items: tuple[Item, ...]

    def item(self, number: str) -> Item:
        """Return the item with that number, or raise UnknownItem."""
        for item in self.items:
            if str(item.number) == number:
                return item
        raise UnknownItem(number)

    def line(self, item: Item) -> tuple[Strategy, Task, ExecutionPlan]:
        """Return what stands above an item: its strategy, task and execution plan."""
        above = next(plan for plan in self.execution_plans if plan.key == item.execution_plan)
        for strategy in self.strategies:
            for task in strategy.tasks:
                if task.key == above.task:
                    return strategy, task, above
        raise LookupError(above.task)  # parse() has made sure of it

    def departments(self) -> tuple[str, ...]:
        """Return every owner once, in the order of the document."""
        return tuple(dict.fromkeys(name for item in self.items for name in item.departments))

    def owned_by(self, department: str | None) -> tuple[Item, ...]:
        """Return the items of a department, those of all departments included; None: all."""
        wanted = {department, EVERYONE}
        return tuple(i for i in self.items if department is None or wanted & set(i.departments))


def sign(number: int) -> str:
    """Return a number in a circle (①–⑳), or in brackets beyond."""
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else f"({number})"


def load(plan_id: str = "dpg") -> Plan:
    """Return a shipped plan by its id, or raise BadPlan."""
    file = FOLDER / f"{plan_id}.yaml"
    if Path(plan_id).name != plan_id or not file.is_file():
        raise BadPlan(file.name, "파일", "없습니다. data/action_plan 폴더를 확인하세요.")
    return parse(file.read_text(encoding="utf-8"), file.name)


def parse(text: str, name: str) -> Plan:
    """Read a plan from YAML, or raise BadPlan with the place of the first fault."""
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{mark.line + 1}번째 줄" if mark else "내용"
        raise BadPlan(name, place, "YAML로 읽을 수 없습니다.") from error
    plan = _plan(_Place(raw, name, ""))
    _check_links(plan, name)
    return plan


@dataclass(frozen=True)
class _Place:
    """A value of the file together with where it stands."""

    value: Any
    name: str
    path: str

    def _fault(self, fault: str) -> BadPlan:
        return BadPlan(self.name, self.path.lstrip(".") or "처음", fault)

    def under(self, key: str) -> "_Place":
        if not isinstance(self.value, dict):
            raise self._fault("이름과 값의 표가 아닙니다.")
        return _Place(self.value.get(key), self.name, f"{self.path}.{key}")

    def text(self, key: str) -> str:
        place = self.under(key)
        if not isinstance(place.value, str) or not place.value.strip():
            raise place._fault("글자로 적혀 있지 않거나 비어 있습니다.")
        return place.value.strip()

    def number(self, key: str) -> int:
        place = self.under(key)
        if not isinstance(place.value, int) or isinstance(place.value, bool) or place.value < 1:
            raise place._fault("1 이상의 정수가 아닙니다.")
        return place.value

    def each(self, key: str, make: "Callable[[_Place], _T]") -> tuple[_T, ...]:
        place = self.under(key)
        if not isinstance(place.value, list) or not place.value:
            raise place._fault("목록이 비어 있습니다.")
        entries = enumerate(place.value)
        return tuple(make(_Place(v, self.name, f"{place.path}[{n}]")) for n, v in entries)

    def itself(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip():
            raise self._fault("글자로 적혀 있지 않거나 비어 있습니다.")
        return self.value.strip()


def _plan(raw: _Place) -> Plan:
    return Plan(
        id=raw.text("id"),
        version=raw.number("version"),
        title=raw.text("title"),
        source=raw.text("source"),
        strategies=raw.each("strategies", _strategy),
        execution_plans=raw.each(
            "execution_plans",
            lambda p: ExecutionPlan(p.text("key"), p.text("name"), p.text("task")),
        ),
        items=raw.each("items", _item),
    )


def _strategy(raw: _Place) -> Strategy:
    tasks = raw.each("tasks", lambda p: Task(p.text("key"), p.text("name")))
    return Strategy(raw.text("key"), raw.text("name"), raw.text("place"), tasks)


def _item(raw: _Place) -> Item:
    return Item(
        number=raw.number("number"),
        text=raw.text("text"),
        execution_plan=raw.text("execution_plan"),
        departments=raw.each("departments", _Place.itself),
        place=raw.text("place"),
    )


def _check_links(plan: Plan, name: str) -> None:
    tasks = [task.key for strategy in plan.strategies for task in strategy.tasks]
    above = [line.key for line in plan.execution_plans]
    _once(tasks, name, "strategies.tasks")
    _once(above, name, "execution_plans")
    _once([item.number for item in plan.items], name, "items")
    for n, line in enumerate(plan.execution_plans):
        if line.task not in tasks:
            raise BadPlan(name, f"execution_plans[{n}].task", f"'{line.task}' 과제가 없습니다.")
    for n, item in enumerate(plan.items):
        if item.execution_plan not in above:
            fault = f"'{item.execution_plan}' 실행계획이 없습니다."
            raise BadPlan(name, f"items[{n}].execution_plan", fault)


def _once(keys: Iterable[object], name: str, place: str) -> None:
    seen = set()
    for key in keys:
        if key in seen:
            raise BadPlan(name, place, f"'{key}'이(가) 두 번 나옵니다.")
        seen.add(key)

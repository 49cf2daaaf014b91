"""The action plan as data: strategies, tasks, linked execution plans, items with their owners."""

from dataclasses import dataclass
from typing import Final

from errors import WorkbenchError

SHIPPED: Final = "dpg"
"""The id of the plan that comes with the workbench."""
EVERYONE: Final = "전 부서 공통"


class BadPlan(WorkbenchError):
    """A plan's file can't be used; the sentence names file, place and fault.

    `others` are the sentences of the further faults of the same file, where all are known.
    """

    def __init__(self, name: str, place: str, fault: str, others: tuple[str, ...] = ()) -> None:
        self.name, self.place, self.others = name, place, others
        super().__init__(f"실행계획 {name}의 {place}: {fault}")


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
    measures: tuple[str, ...] = ()  # keys of action_plan.measures.catalogue

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

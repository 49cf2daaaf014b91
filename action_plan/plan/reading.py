"""A plan read from YAML; the first fault is named by its line and place."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from action_plan.plan.checking import check
from action_plan.plan.model import SHIPPED, BadPlan, ExecutionPlan, Item, Plan, Strategy, Task
from evaluations.questionnaire.places import BadFile, File, line_of

FOLDER = Path(__file__).resolve().parents[2] / "data" / "action_plan"
_T = TypeVar("_T")


def load(plan_id: str = SHIPPED) -> Plan:
    """Return a shipped plan by its id, or raise BadPlan."""
    return parse(shipped_text(plan_id), f"{plan_id}.yaml")


def shipped_text(plan_id: str = SHIPPED) -> str:
    """Return the text of a shipped plan, or raise BadPlan."""
    file = FOLDER / f"{plan_id}.yaml"
    if Path(plan_id).name != plan_id or not file.is_file():
        raise BadPlan(file.name, "파일", "없습니다. data/action_plan 폴더를 확인하세요.")
    return file.read_text(encoding="utf-8")


def decode(content: bytes, name: str) -> Plan:
    """Read a plan from the bytes of a YAML file, or raise BadPlan."""
    try:
        return parse(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        raise BadPlan(name, "글자", "UTF-8이 아닙니다. UTF-8로 저장해 다시 올리세요.") from error


@lru_cache(maxsize=32)
def parse(text: str, name: str) -> Plan:
    """Read a plan from YAML, or raise BadPlan with the line and place of the first fault."""
    try:
        root = File(name, BadFile).compose(text)
    except BadFile as refusal:
        raise BadPlan(name, f"{refusal.line}행", refusal.problem) from refusal
    try:
        raw = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        raise BadPlan(name, "내용", "읽을 수 없는 값이 있습니다. 글과 수만 적으세요.") from error
    plan = _plan(_Place(raw, name, root))
    check(plan, name)
    return plan


@dataclass(frozen=True)
class _Place:
    """A value of the file together with where it stands."""

    value: Any
    name: str
    node: yaml.Node
    path: str = ""

    def fault(self, fault: str) -> BadPlan:
        return BadPlan(self.name, f"{line_of(self.node)}행 {self.path.lstrip('.')}".strip(), fault)

    def under(self, key: str) -> "_Place":
        if not isinstance(self.value, dict) or not isinstance(self.node, yaml.MappingNode):
            raise self.fault("이름과 값의 표가 아닙니다. '이름: 값' 꼴로 적으세요.")
        node = next((value for k, value in self.node.value if k.value == key), self.node)
        return replace(self, value=self.value.get(key), node=node, path=f"{self.path}.{key}")

    def text(self, key: str) -> str:
        return self.under(key).itself()

    def number(self, key: str) -> int:
        place = self.under(key)
        if not isinstance(place.value, int) or isinstance(place.value, bool) or place.value < 1:
            raise place.fault("1 이상의 정수가 아닙니다. 1, 2, 3처럼 적으세요.")
        return place.value

    def each(self, key: str, make: "Callable[[_Place], _T]") -> tuple[_T, ...]:
        place = self.under(key)
        if not isinstance(place.value, list) or not place.value:
            raise place.fault("목록이 비어 있습니다. '- '로 시작하는 줄을 하나 이상 적으세요.")
        nodes = place.node.value
        return tuple(
            make(replace(place, value=value, node=nodes[n], path=f"{place.path}[{n}]"))
            for n, value in enumerate(place.value)
        )

    def some(self, key: str) -> tuple[str, ...]:
        return () if self.under(key).value in (None, []) else self.each(key, _Place.itself)

    def itself(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.fault("글자로 적혀 있지 않거나 비어 있습니다. 글을 적으세요.")
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
        measures=raw.some("measures"),
    )

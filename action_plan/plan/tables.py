"""A plan as four tables, as a workbook's sheets and the editor show it, and back again.

Keys may be left out: a new one is made. What one table says of another it names by name or key.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from action_plan.measures.catalogue import CATALOGUE
from action_plan.plan.checking import check
from action_plan.plan.model import BadPlan, ExecutionPlan, Item, Plan, Strategy, Task
from errors import shortened

BASICS: Final = "계획"
STRATEGIES: Final = "전략과 중점과제"
LINES: Final = "실행계획"
ITEMS: Final = "과제"
COLUMNS: Final = {
    BASICS: ("계획 기호", "제목", "출처"),
    STRATEGIES: ("전략", "전략의 자리", "중점과제", "전략 기호", "중점과제 기호"),
    LINES: ("실행계획", "중점과제", "실행계획 기호"),
    ITEMS: ("번호", "과제", "실행계획", "주관부서", "자리", "지표"),
}
OPTIONAL: Final = ("전략 기호", "중점과제 기호", "실행계획 기호", "지표")
Row = Mapping[str, str]
Tables = Mapping[str, Sequence[tuple[int, Row]]]
"""Sheet -> its rows, each with the number that it has in the file."""


def rows(plan: Plan, sheet: str, *, by_key: bool = False) -> list[dict[str, str]]:
    """Return the rows of one table; `by_key`: links to other tables by key, not by name."""
    tasks = {task.key: task.name for one in plan.strategies for task in one.tasks}
    lines = {one.key: one.name for one in plan.execution_plans}
    if by_key:
        tasks, lines = {key: key for key in tasks}, {key: key for key in lines}
    values: Iterable[tuple[str, ...]]
    if sheet == BASICS:
        values = [(plan.id, plan.title, plan.source)]
    elif sheet == STRATEGIES:
        values = [
            (one.name, one.place, task.name, one.key, task.key)
            for one in plan.strategies
            for task in one.tasks
        ]
    elif sheet == LINES:
        values = [(one.name, tasks[one.task], one.key) for one in plan.execution_plans]
    else:
        values = [
            (
                str(one.number),
                one.text,
                lines[one.execution_plan],
                ", ".join(one.departments),
                one.place,
                ", ".join(one.measures),
            )
            for one in plan.items
        ]
    return [dict(zip(COLUMNS[sheet], one, strict=True)) for one in values]


def with_table(plan: Plan, sheet: str, changed: Sequence[Row], name: str) -> Plan:
    """Return the plan with one table as it was edited, or raise BadPlan naming the cells."""
    tables = {one: list(enumerate(rows(plan, one, by_key=True), start=1)) for one in COLUMNS}
    return plan_of({**tables, sheet: list(enumerate(changed, start=1))}, name, plan.version)


def plan_of(tables: Tables, name: str, version: int = 1) -> Plan:
    """Return the plan that the tables hold, or raise BadPlan: every faulty cell with its cure."""
    reader = _Reader(name)
    basics = reader.lines(tables, BASICS)
    strategies = reader.strategies(reader.lines(tables, STRATEGIES))
    lines = reader.execution_plans(reader.lines(tables, LINES), strategies)
    items = reader.items(reader.lines(tables, ITEMS), lines)
    if not (basics and strategies and lines and items):
        for sheet, found in zip(COLUMNS, (basics, strategies, lines, items), strict=True):
            if not found and not reader.faults:
                reader.faults.append((f"'{sheet}' 시트", "줄이 없습니다. 한 줄 이상 적으세요."))
    reader.refuse()
    first = basics[0]
    plan = Plan(first["계획 기호"], version, first["제목"], first["출처"], strategies, lines, items)
    check(plan, name)
    return plan


@dataclass
class _Reader:
    """Reads tables and gathers what is wrong with them."""

    name: str
    faults: list[tuple[str, str]] = field(default_factory=list)
    at: dict[int, str] = field(default_factory=dict)  # id of a row -> where it stands

    def refuse(self) -> None:
        if self.faults:
            others = tuple(BadPlan(self.name, *one).sentence for one in self.faults[1:])
            raise BadPlan(self.name, *self.faults[0], others)

    def fault(self, row: Row, column: str, fault: str) -> None:
        self.faults.append((f"{self.at[id(row)]} '{column}' 칸", fault))

    def lines(self, tables: Tables, sheet: str) -> list[dict[str, str]]:
        """Return the filled rows of a sheet; a cell that must be filled and isn't is a fault."""
        found = []
        for number, given in tables.get(sheet, ()):
            row = {name: " ".join(str(given.get(name) or "").split()) for name in COLUMNS[sheet]}
            if not any(row.values()):
                continue
            self.at[id(row)] = f"'{sheet}' 시트 {number}행"
            found.append(row)
            for column, cell in row.items():
                if not cell and column not in OPTIONAL:
                    self.fault(row, column, "비었습니다. 값을 적으세요.")
        return found

    def strategies(self, table: Sequence[Row]) -> tuple[Strategy, ...]:
        taken = Counter(row["중점과제 기호"] for row in table)
        named = Counter(row["전략 기호"] for row in table)
        made: dict[str, Strategy] = {}
        keys = {row["전략"]: row["전략 기호"] for row in table if row["전략 기호"]}
        for row in table:
            name = row["전략"]
            key = row["전략 기호"] or keys.get(name) or _fresh("s", named)
            keys[name] = key
            task_key = row["중점과제 기호"] or _fresh("t", taken)
            before = made.get(key, Strategy(key, name, row["전략의 자리"], ()))
            if before.name != name:
                self.fault(
                    row, "전략", f"기호 '{key}'의 전략은 '{before.name}'입니다. 같게 적으세요."
                )
            tasks = (*before.tasks, Task(task_key, row["중점과제"]))
            made[key] = Strategy(key, before.name, before.place, tasks)
        return tuple(made.values())

    def execution_plans(
        self, table: Sequence[Row], strategies: Sequence[Strategy]
    ) -> tuple[ExecutionPlan, ...]:
        tasks = [(task.key, task.name) for one in strategies for task in one.tasks]
        taken = Counter(row["실행계획 기호"] for row in table)
        return tuple(
            ExecutionPlan(
                row["실행계획 기호"] or _fresh("e", taken),
                row["실행계획"],
                self.link(row, "중점과제", tasks),
            )
            for row in table
        )

    def items(self, table: Sequence[Row], lines: Sequence[ExecutionPlan]) -> tuple[Item, ...]:
        known = [(one.key, one.name) for one in lines]
        seen: set[int] = set()
        return tuple(
            Item(
                self.number(row, seen),
                row["과제"],
                self.link(row, "실행계획", known),
                _several(row["주관부서"]),
                row["자리"],
                self.measures(row),
            )
            for row in table
        )

    def measures(self, row: Row) -> tuple[str, ...]:
        found = _several(row["지표"])
        for key in found:
            if key not in CATALOGUE:
                known = ", ".join(CATALOGUE)
                self.fault(
                    row, "지표", f"지표 '{shortened(key)}'이(가) 없습니다. 있는 지표: {known}."
                )
        return tuple(key for key in found if key in CATALOGUE)

    def number(self, row: Row, seen: set[int]) -> int:
        text = row["번호"].removesuffix(".0")
        if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 999:
            if text:
                self.fault(row, "번호", f"'{shortened(text)}'은(는) 1~999의 수가 아닙니다.")
            return 1
        if int(text) in seen:
            self.fault(row, "번호", f"{text}번이 두 번 나옵니다. 다른 번호를 적으세요.")
        seen.add(int(text))
        return int(text)

    def link(self, row: Row, column: str, known: Sequence[tuple[str, str]]) -> str:
        wanted = row[column]
        by_name = [key for key, name in known if name == wanted]
        if wanted in [key for key, _name in known] or not wanted:
            return wanted
        if len(by_name) == 1:
            return by_name[0]
        sheet = STRATEGIES if column == "중점과제" else LINES
        fault = f"'{shortened(wanted)}'이(가) '{sheet}' 시트에 "
        fault += "여럿입니다. 기호로 적으세요." if by_name else "없습니다. 그 이름 그대로 적으세요."
        self.fault(row, column, fault)
        return ""


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _fresh(letter: str, taken: "Counter[str]") -> str:
    """Return a key that nothing has yet, and take it."""
    number = next(n for n in range(1, len(taken) + 2) if f"{letter}{n}" not in taken)
    key = f"{letter}{number}"
    taken[key] += 1
    return key

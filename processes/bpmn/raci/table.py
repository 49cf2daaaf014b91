"""The RACI table of a model as values: what the rules derive, people's word on top of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from processes.bpmn.model import Model
from processes.bpmn.net import net
from processes.bpmn.raci import rules
from processes.bpmn.raci.order import in_flow_order
from processes.bpmn.raci.roles import roles
from processes.bpmn.raci.store import SetCell

LETTERS = ("", "R", "A", "RA", "C", "I")
MEANINGS = {"R": "실무 담당", "A": "최종 책임", "C": "협의·자문", "I": "결과 통보"}


@dataclass(frozen=True)
class Cell:
    """The letters of one role for one activity, and where they come from."""

    letters: str = ""
    reason: str = ""
    set_by: SetCell | None = None


@dataclass(frozen=True)
class Row:
    """One activity with its cells by role; a role without a cell has nothing to do with it."""

    element: str
    name: str
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def holders(self, letter: str) -> list[str]:
        """Return the roles that have the letter."""
        return [role for role, cell in self.cells.items() if letter in cell.letters]


@dataclass(frozen=True)
class Table:
    """Activities in flow order by roles; `lost` are set cells whose activity or role is gone."""

    roles: tuple[str, ...]
    rows: tuple[Row, ...]
    lost: tuple[SetCell, ...] = ()

    @property
    def unclear(self) -> tuple[str, ...]:
        """Sentences about rows that have not exactly one A, or no R."""
        return tuple(_unclear(self.rows))


def derived(model: Model, owner: str = "") -> Table:
    """Return the table as the rules give it; `owner` is the process owner, '' where unknown."""
    flow, who = net(model), roles(model)
    names = who.names if not owner or owner in who.names else (*who.names, owner)
    grounds = rules.grounds(flow, who, owner)
    rows = []
    for node in in_flow_order(flow):
        cells: dict[str, Cell] = {}
        for role, letter, reason in rules.letters(grounds, node):
            _take(cells, role, letter, reason)
        ordered = {role: cells[role] for role in names if role in cells}
        rows.append(Row(node.id, rules.flat(node.name) or node.id, ordered))
    return Table(names, tuple(rows))


def with_set(table: Table, cells: Mapping[tuple[str, str], SetCell]) -> Table:
    """Return the table with what people have set in place of what was derived."""
    rows = []
    for row in table.rows:
        own = {
            role: cells[row.element, role] for role in table.roles if (row.element, role) in cells
        }
        put = {
            role: Cell(one.letters, f"{one.updated_by} 님이 정함", one) for role, one in own.items()
        }
        together = {**row.cells, **put}
        rows.append(
            Row(row.element, row.name, {r: together[r] for r in table.roles if r in together})
        )
    known = {row.element for row in table.rows}
    lost = [
        one
        for (element, role), one in cells.items()
        if element not in known or role not in table.roles
    ]
    return Table(table.roles, tuple(rows), tuple(lost))


def _take(cells: dict[str, Cell], role: str, letter: str, reason: str) -> None:
    """Put a letter into a role's cell, where no stronger one stands; A joins R."""
    there = cells.get(role)
    if there is None:
        cells[role] = Cell(letter, reason)
    elif there.letters == "R" and letter == "A":
        cells[role] = Cell("RA", f"{there.reason}, {reason}")


def _unclear(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        accountable = row.holders("A")
        if not row.holders("R"):
            yield f"'{row.name}': 실무 담당(R)을 모릅니다. 레인에 놓거나 표에서 정하세요."
        if not accountable:
            yield f"'{row.name}': 최종 책임(A)을 모릅니다. 표에서 정하세요."
        elif len(accountable) > 1:
            named = ", ".join(accountable)
            yield f"'{row.name}': 최종 책임(A)이 여럿입니다({named}). 하나만 남기세요."

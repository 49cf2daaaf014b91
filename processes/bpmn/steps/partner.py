"""Step tables in bpmn-python's form: Order,Activity,Condition,Who,Subprocess,Terminated.

The orders tell what follows: 1 → 2; 1 → 2a, 2b (or 2a1, 2b1) for a split, and 2a1 → 2a2; 2a2 and
2b1 → 3 for the join. Order 0 is the start, `Terminated` yes an end, 'goto 2' leads on to 2. Of a
split's conditions: none is parallel; yes and no, or one 'else' of two, is exclusive; any other is
inclusive. (Kluza and Wiśniewski, Spreadsheet-Based Business Process Modeling, 2016.)
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from processes.bpmn.steps.model import END, BadSteps, Follow, Kind, Problem, Step, StepTable

HEADINGS = ("order", "activity", "condition", "who", "subprocess", "terminated")
_STAGE = re.compile(r"(\d+)([A-Za-z])")
_ENDS_IN_NUMBER = re.compile(r"(.*?)(\d+)$")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    activity: str
    condition: str
    who: str
    subprocess: bool
    ended: bool

    @property
    def goto(self) -> str | None:
        """The order that a 'goto' leads to."""
        words = self.activity.split()
        return words[1] if len(words) > 1 and words[0].lower() == "goto" else None


Lines = Mapping[str, _Line]


def is_partners(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row has bpmn-python's headings."""
    first = [cell.strip().lower() for cell in rows[0]] if rows else []
    return first[: len(HEADINGS)] == list(HEADINGS)


def table(rows: Sequence[Sequence[str]]) -> StepTable:
    """Return the steps, or raise BadSteps where an order leads nowhere."""
    lines: dict[str, _Line] = {}
    for number, row in enumerate(rows[1:], start=2):
        cells = [cell.strip() for cell in (*row, *[""] * len(HEADINGS))][: len(HEADINGS)]
        if cells[0]:
            if cells[0] in lines:
                reason = f"순서 '{cells[0]}'이(가) {lines[cells[0]].number}행에도 있습니다."
                raise BadSteps([Problem(number, "Order", cells[0], f"{reason} 다르게 적으세요.")])
            told = [cell.lower() == "yes" for cell in cells[4:6]]
            lines[cells[0]] = _Line(number, cells[1], cells[2], cells[3], told[0], told[1])
    if not lines:
        raise BadSteps([Problem(None, "Order", "", "단계가 하나도 없습니다.")])
    steps = tuple(
        Step(order, line.who, line.activity, _follows(order, lines))
        for order, line in lines.items()
        if order != "0" and not line.ended and line.goto is None
    )
    notes = tuple(
        f"{line.number}행 '{line.activity}'은(는) 하위 프로세스입니다. 여느 단계로 옮겼습니다."
        for line in lines.values()
        if line.subprocess
    )
    return StepTable(steps, _starts(lines, steps), notes)


def _starts(lines: Lines, steps: Sequence[Step]) -> tuple[str, ...]:
    if "0" not in lines:
        return ()
    starts = tuple(_landed(order, lines) for order in successors("0", lines))
    return () if starts == tuple(step.order for step in steps[:1]) else starts


def _follows(order: str, lines: Lines) -> tuple[Follow, ...]:
    after = successors(order, lines)
    conditions = [lines[one].condition for one in after]
    kind = _kind(conditions) if len(after) > 1 else "exclusive"
    return tuple(
        Follow(_landed(one, lines), label, kind)
        for one, label in zip(after, conditions, strict=True)
    )


def _landed(order: str, lines: Lines) -> str:
    """Return where an order leads in the end: through gotos, to a step or the end."""
    seen = {order}
    while (target := lines[order].goto) is not None:
        if target not in lines or target in seen:
            raise _nowhere(order, lines)
        order = target
        seen.add(order)
    return END if lines[order].ended else order


def _kind(conditions: Sequence[str]) -> Kind:
    told = set(conditions)
    if len(conditions) == 2 and (told == {"yes", "no"} or "else" in told):
        return "exclusive"
    return "inclusive" if any(conditions) else "parallel"


def successors(order: str, lines: Mapping[str, object]) -> list[str]:
    """Return the orders that come after one, by the form's own rules, or raise BadSteps."""
    numbered = _ENDS_IN_NUMBER.match(order)
    if numbered:
        following = f"{numbered[1]}{int(numbered[2]) + 1}"
        if following in lines:
            return [following]
        branch = re.compile(rf"{re.escape(following)}[A-Za-z]1?")
        if any(f"{following}a{more}" in lines for more in ("", "1")):
            return [one for one in lines if branch.fullmatch(one)]
    ahead = numbered[1] if numbered else order
    joins = [str(int(stage[1]) + 1) for stage in _STAGE.finditer(ahead)]
    found = [one for one in dict.fromkeys(joins) if one in lines]
    if len(found) != 1:
        raise _nowhere(order, lines)
    return found


def _nowhere(order: str, lines: Mapping[str, object]) -> BadSteps:
    line = lines[order]
    row = line.number if isinstance(line, _Line) else None
    reason = f"'{order}' 다음의 순서를 찾지 못했습니다. 순서나 Terminated를 고치세요."
    return BadSteps([Problem(row, "Order", order, reason)])

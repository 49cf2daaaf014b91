"""The plan at a glance: strategies and their items, how far each is, and what says so."""

from collections.abc import Mapping, Sequence
from typing import Final

from action_plan.plan.model import EVERYONE, Plan, sign
from action_plan.progress import CLAIMED, COMPUTED, EVIDENCED, UNKNOWN, WORDS, ItemProgress
from action_plan.progress.model import in_percent
from look.theme import Look
from scorecards.charts import Spec
from scorecards.heat import FURTHER, Cell, heat
from scorecards.model import (
    WHOLE,
    Behind,
    Figure,
    Figures,
    Headline,
    Link,
    Part,
    Row,
    Table,
)
from scorecards.wording import of

ITEMS, LINES = "plan.items", "plan.lines"
# What says how far an item is; each has its own sign, never a colour alone.
SIGNS: Final[Mapping[str, str]] = {COMPUTED: "＝", EVIDENCED: "◆", CLAIMED: "○", UNKNOWN: "?"}
_LONG: Final = 9  # letters of a name that stand in one line
_ACROSS: Final = 6  # items side by side: a phone has room for them


def figures(plan: Plan, found: Sequence[ItemProgress], departments: Sequence[str]) -> list[Figure]:
    """Return the items' progress, for each owner too; unknown may be anything from 0 to 1."""
    lines = tuple(
        Part(str(one.item.number), strategy.name, task.name, ())
        for one in found
        for strategy, task, _ in (plan.line(one.item),)
    )
    owners = dict.fromkeys([*departments, *plan.departments()])
    told = [Figure(LINES, WHOLE, None, len(lines), None, None, lines), _figure(WHOLE, found)]
    for name in owners:
        own = [one for one in found if {name, EVERYONE} & set(one.item.departments)]
        if name != EVERYONE and own:
            told.append(_figure(name, own))
    return told


def _figure(department: str, found: Sequence[ItemProgress]) -> Figure:
    known = sum(one.low is not None for one in found)
    least = [one.low or 0.0 for one in found]
    most = [1.0 if one.high is None else one.high for one in found]
    count = len(found)
    low, high = (sum(least) / count, sum(most) / count) if count else (None, None)
    parts = tuple(
        Part(str(one.item.number), one.item.text, one.basis,
             (one.low, one.high, len(one.late), len(one.milestones)))
        for one in found
    )  # fmt: skip
    return Figure(ITEMS, department, known, count, low, high, parts)


def headline(told: Figures, department: str) -> Headline:
    """Return the mean progress with its bounds, how many are known, and what says so."""
    found = told.get(ITEMS, department)
    counted = {basis: sum(one.word == basis for one in found.parts) for basis in WORDS}
    said = ", ".join(f"{SIGNS[key]} {WORDS[key]} {count}" for key, count in counted.items())
    late = sum((one.numbers[2] or 0) > 0 for one in found.parts)
    detail = (
        f"과제 {of(found.value, found.whole, '개')}의 진척을 압니다({said}). "
        f"늦은 이정표가 있는 과제 {late}개. "
        "모르는 과제는 0%에서 100%까지로 봅니다. 과제마다 무게가 같습니다(제안)."
    )
    return Headline("과제 평균 진척", in_percent(found.low, found.high), detail)


def table(told: Figures, department: str) -> Table:
    """Return a line for each item."""
    lines = {one.key: one for one in told.get(LINES).parts}
    rows = tuple(
        Row(
            (
                f"{sign(int(one.key))} {one.name}",
                lines[one.key].name if one.key in lines else "",
                in_percent(one.numbers[0], one.numbers[1]),
                f"{SIGNS[one.word]} {WORDS[one.word]}",
                f"{one.numbers[2] or 0:.0f} / {one.numbers[3] or 0:.0f}개",
            ),
            one.key,
        )
        for one in told.get(ITEMS, department).parts
    )
    return Table(("과제", "전략", "진척", "무엇으로", "늦은 이정표"), rows)


def picture(told: Figures, department: str, look: Look) -> Spec | None:
    """Draw the items in the rows of their strategies, filled by what is surely reached."""
    lines = {one.key: one.name for one in told.get(LINES).parts}
    owned: dict[str, list[Part]] = {name: [] for name in lines.values()}
    for one in told.get(ITEMS, department).parts:
        owned.setdefault(lines.get(one.key, ""), []).append(one)
    cells: list[Cell] = []
    for strategy, listed in owned.items():
        for at, one in enumerate(listed):
            row = _in_lines(strategy) + FURTHER * (at // _ACROSS)
            cells.append(_cell(row, f"{at % _ACROSS + 1}", one))
    if not cells:
        return None
    rows = list(dict.fromkeys(cell.row for cell in cells))
    columns = [str(at + 1) for at in range(min(_ACROSS, max(map(len, owned.values()))))]
    return heat(cells, rows, columns, look, step=62, heads=False)


def _in_lines(name: str) -> str:
    """Break a long name in its middle."""
    if len(name) <= _LONG or " " not in name:
        return name
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    middle = min(spaces, key=lambda at: abs(at - len(name) / 2))
    return f"{name[:middle]}\n{name[middle + 1 :]}"


def _cell(row: str, column: str, one: Part) -> Cell:
    low, high, late, _ = one.numbers
    words = in_percent(low, high)
    text = f"{sign(int(one.key))} {SIGNS[one.word]}{' !' if late else ''}\n"
    text += words.replace("~", "~\n") if low is not None else "?"
    told = f"{sign(int(one.key))} {one.name}: {words} ({WORDS[one.word]})"
    return Cell(
        row, column, low, text, one.key, told + (f", 늦은 이정표 {late:.0f}개" if late else "")
    )


def behind(found: Sequence[ItemProgress], mark: str) -> Behind:
    """Return what says how far one item is, part by part."""
    one = next((one for one in found if str(one.item.number) == mark), None)
    if one is None:
        return Behind("없는 과제", Table(("무엇", "진척"), ()))
    rows = [
        Row(
            (
                part.title,
                in_percent(part.low, part.high),
                f"{SIGNS[part.basis]} {WORDS[part.basis]}",
                part.words,
                part.as_of or "모름",
            ),
            link=Link(part.sources[0].page, dict(part.sources[0].address))
            if part.sources
            else None,
        )
        for part in one.parts
    ]
    rows += [Row((f"늦은 이정표: {late.title}", "", "", late.owner, late.planned_on or "모름"))
             for late in one.late]  # fmt: skip
    title = f"{one.item.sign} {one.item.text}: {one.percent}"
    headers = ("무엇", "진척", "무엇으로", "지금", "기준일")
    return Behind(
        title, Table(headers, tuple(rows)), Link("plan-item", {"item": mark}), "과제 열기"
    )

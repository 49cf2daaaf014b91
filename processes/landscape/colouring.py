"""What the colour of a tile says: a department or a state, always with a sign and a word too."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from processes.inventory.fields import missing
from processes.inventory.listing import COMPLETE, INCOMPLETE
from processes.inventory.model import Process

BY_DEPARTMENT, BY_STATE, BY_MATURITY = "부서", "조사 상태", "디지털 성숙도"
_SIGNS = "①②③④⑤⑥⑦"
# Light enough for dark text, apart from each other in every kind of colour vision.
_TINTS = ("#b1cefb", "#ffdf9e", "#a9dfbf", "#f7b8ac", "#d5c8f0", "#b8e3ea", "#e8d0b5")
_OTHERS = "#dfe3e8"
MIXED_SIGN, MIXED, MIXED_TINT = "＋", "여럿이 섞임", "#eef0f3"


@dataclass(frozen=True)
class Category:
    """One value that tiles are coloured by."""

    sign: str
    name: str
    tint: str

    @property
    def label(self) -> str:
        """The sign with the word, as the legend shows it."""
        return f"{self.sign} {self.name}"


SEVERAL = Category(MIXED_SIGN, MIXED, MIXED_TINT)


@dataclass(frozen=True)
class Colouring:
    """A way to colour the tiles: its categories in the order of the legend."""

    title: str
    categories: tuple[Category, ...]
    of: Callable[[Process], Category]

    def of_all(self, processes: Iterable[Process]) -> Category:
        """Return the category that all the processes share, or the one for a mixture."""
        found = {self.of(process) for process in processes}
        return found.pop() if len(found) == 1 else SEVERAL


def by_department(processes: Iterable[Process]) -> Colouring:
    """Colour by department: the seven with the most processes each, the others as one."""
    counted = Counter(process.department for process in processes)
    names = [name for name, _count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]
    own = {
        name: Category(sign, name, tint)
        for name, sign, tint in zip(names, _SIGNS, _TINTS, strict=False)
    }
    others = Category("⊙", f"그 밖의 부서 {len(names) - len(own)}곳", _OTHERS)
    listed = (*own.values(), *([others] if len(names) > len(own) else []))
    return Colouring(BY_DEPARTMENT, listed, lambda process: own.get(process.department, others))


_COMPLETE = Category("✓", f"필수 항목 {COMPLETE}", "#a9dfbf")
_INCOMPLETE = Category("△", f"필수 항목 {INCOMPLETE}", "#ffdf9e")


def by_state() -> Colouring:
    """Colour by whether every required field (★) is known."""
    return Colouring(
        BY_STATE,
        (_COMPLETE, _INCOMPLETE),
        lambda process: _INCOMPLETE if missing(process.facts) else _COMPLETE,
    )


_STEPS = tuple(
    Category(sign, f"{level}단계", tint)
    for level, (sign, tint) in enumerate(
        zip("⓪①②③④", ("#ecf2fe", "#d8e5fd", "#b1cefb", "#86aff9", "#6a9cf7"), strict=True)
    )
)
_OPEN = Category("±", "단계 미정(모르는 답 있음)", "#ffdf9e")
_UNDIAGNOSED = Category("－", "진단하지 않음", "#ffffff")


def by_maturity(levels: Mapping[str, int | None]) -> Colouring:
    """Colour by the level of digital maturity; `levels` are by the process's id.

    None is a level that unknown answers leave open; a process without an entry is undiagnosed.
    """

    def of(process: Process) -> Category:
        if process.id not in levels:
            return _UNDIAGNOSED
        level = levels[process.id]
        return _OPEN if level is None or level >= len(_STEPS) else _STEPS[level]

    return Colouring(BY_MATURITY, (*_STEPS, _OPEN, _UNDIAGNOSED), of)


def colourings(
    processes: Sequence[Process], levels: Mapping[str, int | None]
) -> dict[str, Colouring]:
    """Return the ways to colour these processes, by title."""
    ways = (by_department(processes), by_state(), by_maturity(levels))
    return {one.title: one for one in ways}

"""Times and numbers as people write them: '10분', '5~10~30분', '지수 평균 2시간', '3번'.

One figure is a fixed value, two are the least and the most, three the least, the likely and the
most; other distributions are named, with each figure after its word.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from processes.simulation.distributions import NAMES, BadDistribution, Distribution
from processes.simulation.scenario import BadScenario

KINDS = {name: kind for kind, name in NAMES.items() if kind != "empirical"}
WORDS = {"평균": "value", "편차": "deviation", "최소": "low", "보통": "likely", "최대": "high"}


@dataclass(frozen=True)
class Unit:
    """What figures of a table are counted in: the unit of bare figures, and all that are known."""

    name: str
    known: dict[str, float]
    example: str
    smallest: str = ""

    @property
    def size(self) -> float:
        """How many seconds (or times) one of it is."""
        return self.known[self.name]


_CLOCK = {"초": 1.0, "분": 60.0, "시간": 3600.0}
WORK = Unit("분", _CLOCK, "10분, 5~10~30분, 1시간 30분", "초")
WAIT = Unit("시간", {**_CLOCK, "일": 86_400.0}, "8시간, 1~3일, 30분", "초")
BETWEEN = Unit("분", {**_CLOCK, "일": 86_400.0}, "지수 평균 95분, 10~60분, 1일", "초")
TIMES = Unit("번", {"번": 1.0, "회": 1.0, "명": 1.0, "건": 1.0}, "3번, 2~5번")

_RANGE = re.compile(r"\s*[~∼〜–—-]\s*")
_PART = re.compile(r"\s*([\d,]*\.?\d+|\d[\d,]*\.)\s*([가-힣]*)")


def read(text: str, unit: Unit, place: str) -> Distribution:
    """Return what a text says; raises BadScenario with the place and how to write it."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    try:
        named = re.match(rf"({'|'.join(sorted(KINDS, key=len, reverse=True))})(?![가-힣])", plain)
        if named:
            return _labelled(KINDS[named[1]], plain[named.end() :], unit)
        if any(word in plain for word in WORDS):
            raise _NotRead("분포 이름이 없습니다. '지수 평균 10'처럼 이름부터 적으세요")
        return _ranged(plain, unit)
    except _NotRead as unread:
        raise BadScenario(f"{place}의 '{plain[:40]}': {unread}. 예: {unit.example}.") from unread
    except BadDistribution as refused:
        raise BadScenario(f"{place}의 '{plain[:40]}': {refused.sentence}") from refused


class _NotRead(Exception):
    """A text that says no time."""


def _ranged(plain: str, unit: Unit) -> Distribution:
    parts = _RANGE.split(plain)
    if not plain or len(parts) > 3:
        raise _NotRead("값이 하나(고정), 둘(최소~최대), 셋(최소~보통~최대)이어야 합니다")
    last = _ending(parts[-1], unit)
    figures = [_amount(part, unit, last) for part in parts]
    if len(set(figures)) == 1:
        return Distribution("fixed", figures[0])
    if len(figures) == 2:
        return Distribution("uniform", low=figures[0], high=figures[1])
    return Distribution("triangular", low=figures[0], likely=figures[1], high=figures[2])


def _labelled(kind: str, rest: str, unit: Unit) -> Distribution:
    first, *pieces = re.split(rf"({'|'.join(WORDS)})", rest)
    if first.strip(" ,"):
        raise _NotRead(f"'{first.strip()}'을(를) 읽지 못했습니다")
    given = {word: text.strip(" ,") for word, text in zip(pieces[::2], pieces[1::2], strict=True)}
    if len(given) < len(pieces) // 2:
        raise _NotRead("같은 말이 두 번 있습니다")
    last = _ending(next(reversed(given.values()), ""), unit)
    figures = {WORDS[word]: _amount(text, unit, last) for word, text in given.items()}
    return Distribution(kind, **figures)  # type: ignore[arg-type]


def _ending(part: str, unit: Unit) -> str:
    """Return the unit that a text ends with; it holds for the figures before it, too."""
    found = re.search(r"[가-힣]+$", part.strip())
    return found[0] if found and found[0] in unit.known else unit.name


def _amount(part: str, unit: Unit, default: str) -> float:
    total, at = 0.0, 0
    if not part.strip():
        raise _NotRead("빈 값이 있습니다")
    while at < len(part.rstrip()):
        found = _PART.match(part, at)
        if found is None or (found[2] or default) not in unit.known:
            known = ", ".join(unit.known)
            raise _NotRead(
                f"'{part.strip()}'을(를) 읽지 못했습니다. 쓸 수 있는 단위는 {known}입니다"
            )
        total += float(found[1].replace(",", "")) * unit.known[found[2] or default]
        at = found.end()
    return total


def written(one: Distribution, unit: Unit) -> str:
    """Return how people write a distribution; uneven figures are rounded."""
    if one.kind == "empirical":
        return f"표본 {len(one.points)}개"
    figures = [getattr(one, field) for field in WORDS.values() if getattr(one, field) is not None]
    name = _fitting(figures, unit)
    if one.kind == "fixed" and one.low is None and one.high is None:
        return _figure(one.value or 0.0, unit, name) + name
    if one.kind in ("uniform", "triangular") and one.value is None and one.deviation is None:
        ends = [one.low, one.likely, one.high] if one.kind == "triangular" else [one.low, one.high]
        shown = [_figure(end or 0.0, unit, name) for end in ends]
        if len(set(shown)) > 1 or len(shown) == 3:
            return "~".join(shown) + name
    labelled = [
        f"{word} {_figure(getattr(one, field), unit, name)}{name}"
        for word, field in WORDS.items()
        if getattr(one, field) is not None
    ]
    return " ".join([NAMES[one.kind], *labelled])


def _fitting(figures: Sequence[float], unit: Unit) -> str:
    """Return the table's own unit, or the smallest one where that would show too little."""
    exact = all(abs(round(one / unit.size, 2) * unit.size - one) < 1e-6 for one in figures)
    if exact or not unit.smallest or max(figures, default=0.0) >= 2 * unit.size:
        return unit.name
    return unit.smallest


def _figure(seconds: float, unit: Unit, name: str) -> str:
    amount = seconds / unit.known[name]
    exact = abs(round(amount, 2) - amount) < 1e-9 * max(1.0, amount)
    rounded = round(amount, 2 if exact or amount < 10 else 1)
    return f"{int(rounded)}" if rounded == int(rounded) else f"{rounded:.2f}".rstrip("0")

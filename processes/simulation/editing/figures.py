"""A distribution as one cell of text, or as a cell for its kind and one for each figure."""

from collections.abc import Mapping
from typing import Any

from processes.simulation.distributions import NAMES, BadDistribution, Distribution
from processes.simulation.editing.rows import Row, is_blank, same
from processes.simulation.editing.times import KINDS, WORDS, Unit, read, written
from processes.simulation.scenario import BadScenario

TEXT, KIND = "걸리는 시간", "분포"
FIGURES = tuple(WORDS)
_USES = {
    "fixed": ("평균",),
    "exponential": ("평균", "최소", "최대"),
    "normal": ("평균", "편차", "최소", "최대"),
    "lognormal": ("평균", "편차", "최소", "최대"),
    "gamma": ("평균", "편차", "최소", "최대"),
    "uniform": ("최소", "최대"),
    "triangular": ("최소", "보통", "최대"),
}
_NEEDS = {kind: uses[:1] if uses[0] == "평균" else uses for kind, uses in _USES.items()}
_NEEDS |= dict.fromkeys(("normal", "lognormal", "gamma"), ("평균", "편차"))


def cells(one: Distribution | None, unit: Unit, text: str = TEXT) -> dict[str, Any]:
    """Return the cells of a distribution; all blank where there is none yet."""
    if one is None:
        return {text: "", KIND: None, **dict.fromkeys(FIGURES)}
    figures = {word: getattr(one, field) for word, field in WORDS.items()}
    return {
        text: written(one, unit),
        KIND: NAMES[one.kind],
        **{word: None if n is None else round(n / unit.size, 6) for word, n in figures.items()},
    }


def distribution(
    row: Row, before: Distribution | None, unit: Unit, place: str, text: str = TEXT
) -> Distribution | None:
    """Return what a row says now: its text where that was changed, else its kind and figures.

    None where both are blank; the one before where nothing was changed. Raises BadScenario.
    """
    old = cells(before, unit, text)
    if _text(row.get(text)) != old[text]:
        return read(_text(row.get(text)), unit, place) if _text(row.get(text)) else None
    if all(same(row.get(column), old[column]) for column in (KIND, *FIGURES)):
        return before
    return _from_figures(row, unit, place)


def _from_figures(row: Row, unit: Unit, place: str) -> Distribution:
    kind = KINDS.get(_text(row.get(KIND)))
    if kind is None:
        raise BadScenario(f"{place}의 분포 '{row.get(KIND)}'은(는) 표에서 고칠 수 없습니다.")
    given = {word: row[word] for word in _USES[kind] if not is_blank(row.get(word))}
    if missing := [word for word in _NEEDS[kind] if word not in given]:
        raise BadScenario(
            f"{place}: {NAMES[kind]}분포에 {', '.join(missing)}을(를) 더 적으면 저장합니다."
        )
    figures: Mapping[str, Any] = {WORDS[w]: float(n) * unit.size for w, n in given.items()}
    try:
        return Distribution(kind, **figures)
    except BadDistribution as refused:
        raise BadScenario(f"{place}: {refused.sentence}") from refused


def _text(value: Any) -> str:
    return "" if is_blank(value) else " ".join(str(value).split())

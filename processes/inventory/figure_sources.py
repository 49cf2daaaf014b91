"""Where single figures come from, in one text: '연간 건수: 로그 2026. 3. 12.; 결재 단계: 면담'."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from processes.inventory import dates
from processes.inventory.lists import NONE
from processes.inventory.model import Facts, FigureSource, NotUnderstood
from processes.inventory.wording import is_none, is_unknown, plain

_DAY = re.compile(r"\d{4}\s*[-./년]\s*\d{1,2}\s*[-./월]\s*\d{1,2}\s*[.일]?$")


def read(
    text: str, labels: Mapping[str, str], source_in: Callable[[str], str | None]
) -> tuple[FigureSource, ...] | None:
    """Return the sources in the order of the figures; None for unknown, () for none."""
    if is_unknown(text):
        return None
    if is_none(text):
        return ()
    pieces = [piece for piece in re.split(r"[;\n]", text) if piece.strip()]
    found = {one.key: one for one in (_piece(piece, labels, source_in) for piece in pieces)}
    return tuple(found[key] for key in labels if key in found)


def write(value: tuple[FigureSource, ...], labels: Mapping[str, str]) -> str:
    """Write the sources so that `read` gives the same ones."""
    parts = [f"{labels[one.key]}: {told(one.source, one.date)}" for one in value]
    return "; ".join(parts) or NONE


def told(source: str | None, date: str | None) -> str:
    """Write a source for a reader: '로그 2026. 3. 12.'; '' where nothing is known."""
    return " ".join(part for part in (source, dates.shown(date) if date else None) if part)


def to_json(value: tuple[FigureSource, ...]) -> dict[str, dict[str, str]]:
    """Return what is known of each figure's source, by the figure's key."""
    return {
        one.key: {k: v for k, v in (("source", one.source), ("date", one.date)) if v}
        for one in value
    }


def from_json(value: Mapping[str, Mapping[str, Any]]) -> tuple[FigureSource, ...]:
    """Return the sources that the JSON stands for."""
    return tuple(
        FigureSource(key, one.get("source"), one.get("date")) for key, one in value.items()
    )


def source_of(facts: Facts, key: str) -> FigureSource | None:
    """Return the figure's own source, None where only the process as a whole names one."""
    return next((one for one in facts.sources or () if one.key == key), None)


def _piece(
    piece: str, labels: Mapping[str, str], source_in: Callable[[str], str | None]
) -> FigureSource:
    label, _, rest = plain(piece).partition(":")
    bare = re.sub(r"\([^()]*\)", "", label).replace(" ", "")
    key = next((key for key, known in labels.items() if known.replace(" ", "") == bare), None)
    if key is None:
        raise NotUnderstood(
            f"'{plain(piece)}'이(가) 어느 수치의 출처인지 알 수 없습니다. "
            "'연간 건수: 로그 2026. 3. 12.'처럼 적으세요."
        )
    found = _DAY.search(rest.strip())
    date = dates.day(found[0]) if found else None
    word = rest.strip()[: found.start()] if found else rest
    source = source_in(word.strip(" ,"))
    if source is None and date is None:
        raise NotUnderstood(f"'{plain(piece)}'에 출처도 기준일도 없습니다. 지우거나 적으세요.")
    return FigureSource(key, source, date)

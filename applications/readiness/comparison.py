"""As-is beside to-be in one unit and period, and no saving above what there is to save."""

import re
from collections.abc import Iterator

from applications.drafts.dossier import Draft
from applications.readiness.contents import Grid, filled_blocks, grids, lines
from applications.readiness.finding import Finding
from applications.readiness.quantities import Quantity, plain, quantities
from processes.inventory import totals
from processes.inventory.model import Estimate

_NOW = ("현재", "현행", "기준선", "as-is")
_THEN = ("개선", "목표", "to-be")
_SAVED = ("절감", "감소량", "줄어드는")
_SAVING = re.compile("절감|줄어|줄임|감소|단축")
_PERCENT = ("%", "퍼센트")
_IN_HEAD = re.compile(r"\(([^()]*)\)")
_BASES = {
    ("시간", "년"): ("연간 처리시간", "yearly_hours"),
    ("분", "건"): ("건당 처리시간", "minutes_per_case"),
    ("매", "년"): ("연간 종이 문서", "yearly_sheets"),
    ("장", "년"): ("연간 종이 문서", "yearly_sheets"),
    ("매", "건"): ("건당 종이 문서", "paper_sheets"),
    ("장", "건"): ("건당 종이 문서", "paper_sheets"),
}


def units(draft: Draft) -> Iterator[Finding]:
    """Give rows of tables with a now and a then whose units, periods or sides differ."""
    compared = False
    for section in draft.sections:
        for grid in grids(filled_blocks(draft, section)):
            now = grid.column(_NOW)
            then = grid.column(_THEN, besides=now)
            if now is None or then is None:
                continue
            compared = True
            for row in grid.rows:
                fault = _fault(grid, row, now, then)
                if fault:
                    cure = "두 값을 같은 단위와 같은 기간으로 적습니다."
                    text = f"'{row[0]}': {fault}"
                    yield Finding("error", "unit", section.key, text, cure)
    if not compared:
        yield Finding(
            "yourself",
            "unit",
            "",
            "현재와 개선(목표)을 나란히 적은 표가 없어 단위와 기간을 견주지 못했습니다.",
            "'현재'와 '목표' 열이 있는 표로 적거나, 글의 두 값을 직접 견줍니다.",
        )


def _fault(grid: Grid, row: tuple[str, ...], now: int, then: int) -> str:
    texts = row[now].strip(), row[then].strip()
    if any(texts) and not all(texts):
        return "현재와 개선 가운데 한쪽이 비어 있습니다."
    first, second = _measure(row[now], grid.head[now]), _measure(row[then], grid.head[then])
    if first is None or second is None:
        return ""  # words or an unknown value: other rules speak of those
    if first[0] != second[0]:
        return f"단위가 다릅니다({first[0] or '없음'}, {second[0] or '없음'})."
    if first[1] and second[1] and first[1] != second[1]:
        return f"기간이 다릅니다({first[1]}, {second[1]})."
    return ""


def _measure(text: str, title: str) -> tuple[str, str] | None:
    """Return unit and period of a cell, those of its column's title where it has none."""
    found = next(quantities(text), None)
    if found is not None:
        return found.unit, found.period
    if plain(text) is None:
        return None
    told = _IN_HEAD.search(title)
    unit, _, period = (told[1] if told else "").partition("/")
    return unit.strip(), period.strip().replace("연", "년")


def savings(draft: Draft) -> Iterator[Finding]:
    """Give savings above their baseline, and say which couldn't be held against one."""
    untold = 0
    for section in draft.sections:
        blocks = filled_blocks(draft, section)
        for grid in grids(blocks):
            yield from _in_table(grid, section.key)
        for line in lines(blocks):
            found = list(quantities(line)) if _SAVING.search(line) else []
            tops = [(one, _base(draft, one)) for one in found]
            untold += any(base is None for _, base in tops)
            for one, base in tops:
                if base is not None and one.high > base[1]:
                    text = f"절감 '{one.text}'이(가) 기준선({base[0]} {base[1]:,.10g})보다 큽니다."
                    cure = "절감을 기준선 안으로 고치거나 기준선을 다시 잽니다."
                    yield Finding("error", "saving", section.key, text, cure)
    if untold:
        yield Finding(
            "yourself",
            "saving",
            "",
            f"기준선과 견줄 수 없는 절감이 {untold}줄 있습니다"
            "(기간이나 기준선을 모르거나, 업무 목록에 없는 단위).",
            "'연간 …시간'이나 '건당 …분'으로 적고, 나머지는 직접 견줍니다.",
        )


def _base(draft: Draft, saving: Quantity) -> tuple[str, float] | None:
    """Return the baseline's name and its upper bound; None where it isn't known.

    Of several processes: what they take together in a year, the longest of them per case.
    """
    named = _BASES.get((saving.unit, saving.period))
    if named is None:
        return None
    label, key = named
    computed = {"yearly_hours": totals.yearly_hours, "yearly_sheets": totals.yearly_sheets}
    tops: list[float] = []
    for one in draft.sources.processes:
        facts = one.process.facts
        value: Estimate | None = computed[key](facts) if key in computed else getattr(facts, key)
        top = value.bounds[2] if value is not None else None
        if top is None:
            return None
        tops.append(top)
    if not tops:
        return None
    return label, sum(tops) if key in computed else max(tops)


def _in_table(grid: Grid, key: str) -> Iterator[Finding]:
    now, saved = grid.column(_NOW), grid.column(_SAVED)
    if now is None or saved is None or now == saved:
        return
    apart = 0
    for row in grid.rows:
        base, saving = _range(row[now], grid.head[now]), _range(row[saved], grid.head[saved])
        if base is None or saving is None:
            continue  # words or an unknown value: other rules speak of those
        if saving[1] in _PERCENT:
            base = (100.0, saving[1])
        if base[1] != saving[1]:
            apart += 1
        elif saving[0] > base[0]:
            text = f"'{row[0]}': 절감 {row[saved]}이(가) 현재 {row[now]}보다 큽니다."
            yield Finding("error", "saving", key, text, "절감을 현재 값 안으로 고칩니다.")
    if apart:
        text = f"단위나 기간이 현재와 다른 절감이 표에 {apart}줄 있어 견주지 못했습니다."
        yield Finding(
            "yourself", "saving", key, text, "절감을 현재와 같은 단위와 기간으로 적습니다."
        )


def _range(text: str, title: str) -> tuple[float, str] | None:
    """Return the upper bound of a cell and its unit with the period, or None for words."""
    measure = _measure(text, title)
    if measure is None:
        return None
    found = next(quantities(text), None)
    number = plain(text)
    high = found.high if found is not None else number[0] if number is not None else 0.0
    return high, "/".join(part for part in measure if part)

"""Tables that state a sum add up."""

import math
import re
from collections.abc import Iterator

from applications.drafts.dossier import Draft
from applications.readiness.contents import Grid, filled_blocks, grids, section_of
from applications.readiness.finding import Finding
from applications.readiness.quantities import plain

_TOTAL = re.compile(r"\s*(?:합\s*계|총\s*계|총\s*액|계)\s*")
_PART = re.compile(r"\s*소\s*계\s*")
# Columns that are parts of a row's sum: years, and who pays. Prices and amounts are none.
_SHARE = re.compile(
    r"(?:20\d\d|\d)\s*(?:년|차)|국비|시비|도비|군비|구비|지방비|자체|자부담|기관|민간|보조"
)
_BUDGET = "budget"


def sums(draft: Draft) -> Iterator[Finding]:
    """Give columns and rows whose stated sum is another or unreckonable; an unsummed budget."""
    stated = set()
    for section in draft.sections:
        for grid in grids(filled_blocks(draft, section)):
            for total in (row for row in grid.rows if _TOTAL.fullmatch(row[0])):
                stated.add(section.key)
                yield from _columns(grid, total, section.key)
            yield from _rows(grid, section.key)
    budget = section_of(draft, _BUDGET)
    if budget is not None and not budget.empty and _BUDGET not in stated:
        yield Finding(
            "yourself",
            "sum",
            _BUDGET,
            "'합계' 줄이 있는 표가 없어 예산이 맞는지 따지지 못했습니다.",
            "항목과 금액을 표로 적고 마지막 줄에 합계를 적습니다.",
        )


def _columns(grid: Grid, total: tuple[str, ...], key: str) -> Iterator[Finding]:
    sums_of_others = (_TOTAL, _PART)
    items = [row for row in grid.rows if not any(one.fullmatch(row[0]) for one in sums_of_others)]
    for number in range(1, len(grid.head)):
        told = plain(total[number])
        if told is None:
            continue
        cells = [plain(row[number]) for row in items if row[number].strip()]
        read = [cell for cell in cells if cell is not None]
        name = grid.head[number]
        if len(read) < len(cells) or {unit for _, unit in read} - {told[1]}:
            text = f"'{name}' 열에 숫자가 아니거나 단위가 다른 칸이 있어 더하지 못했습니다."
            yield Finding("yourself", "sum", key, text, "합계를 직접 더해 확인합니다.")
            continue
        added = sum(value for value, _ in read)
        if not math.isclose(added, told[0], abs_tol=1e-6):
            text = f"'{name}' 열의 합계는 {total[number].strip()}인데 더하면 {added:,.10g}입니다."
            yield Finding("error", "sum", key, text, "항목이나 합계를 고칩니다.")


def _rows(grid: Grid, key: str) -> Iterator[Finding]:
    """Give rows whose column of sums is another than the years or the payers beside it."""
    total = next((n for n, title in enumerate(grid.head) if _TOTAL.fullmatch(_bare(title))), None)
    parts = [n for n, title in enumerate(grid.head) if n != total and _SHARE.search(title)]
    if not total or len(parts) < 2:
        return
    for row in grid.rows:
        told = plain(row[total])
        read = [plain(row[number]) for number in parts if row[number].strip()]
        if told is None or not read:
            continue
        if any(one is None or one[1] != told[1] for one in read):
            text = f"'{row[0]}' 줄에 숫자가 아니거나 단위가 다른 칸이 있어 더하지 못했습니다."
            yield Finding("yourself", "sum", key, text, "합계를 직접 더해 확인합니다.")
            continue
        added = sum(one[0] for one in read if one is not None)
        if not math.isclose(added, told[0], abs_tol=1e-6):
            name = f"'{row[0]}' 줄의 {grid.head[total]}"
            text = f"{name}는 {row[total].strip()}인데 더하면 {added:,.10g}입니다."
            yield Finding("error", "sum", key, text, "항목이나 합계를 고칩니다.")


def _bare(title: str) -> str:
    """Return a title without the unit in brackets."""
    return title.partition("(")[0]

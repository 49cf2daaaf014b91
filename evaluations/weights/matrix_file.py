"""A comparison matrix as people keep it: names across and down, 3 or 1/3 in the cells."""

from evaluations.weights.ahp import BadComparisons, Weighting, check_value, weighting
from processes.spreadsheet.opening import open_sheets


def read(content: bytes) -> Weighting:
    """Return the weights from a .csv (UTF-8, UTF-16, EUC-KR) or .xlsx.

    First row: an empty cell, then the names. Each further row: its name, then the values;
    an empty cell below the diagonal is the reciprocal of the one above it, and the reverse.
    Raises BadComparisons with row and column, BadSpreadsheet for what is no table.
    """
    rows = [list(row) for row in open_sheets(content)[0].rows if any(map(str.strip, row))]
    if not rows or len(rows[0]) < 2:
        raise BadComparisons("표의 첫 행에 비교할 항목의 이름이 없습니다. 첫 칸을 비우고 적으세요.")
    names = [name.strip() for name in _without_tail(rows[0][1:])]
    _check_row_names(names, [row[0].strip() for row in rows[1:]])
    cells = [_without_tail(row[1:], least=len(names)) for row in rows[1:]]
    return weighting(names, _completed(names, cells))


def _without_tail(cells: list[str], least: int = 0) -> list[str]:
    """Return the cells without the empty ones that a spreadsheet adds at the end."""
    end = len(cells)
    while end > least and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _check_row_names(names: list[str], rows: list[str]) -> None:
    if len(rows) != len(names):
        raise BadComparisons(
            f"정사각형이 아닙니다. 첫 행의 이름은 {len(names)}개인데 행은 {len(rows)}개입니다."
        )
    for place, (across, down) in enumerate(zip(names, rows, strict=True), 1):
        if across != down:
            raise BadComparisons(
                f"{place}번째 이름이 가로에서는 '{across}', 세로에서는 '{down}'입니다. "
                "같은 순서로 적어 주세요."
            )


def _completed(names: list[str], cells: list[list[str]]) -> list[list[float]]:
    """Return the numbers; an empty cell takes the reciprocal of its mirror."""
    values = [[_number(text, i, j) for j, text in enumerate(row)] for i, row in enumerate(cells)]
    return [[_value(names, values, i, j) for j in range(len(row))] for i, row in enumerate(values)]


def _value(names: list[str], values: list[list[float | None]], i: int, j: int) -> float:
    own = values[i][j]
    if own is not None:
        return own
    if i == j:
        return 1.0
    mirror = values[j][i] if j < len(values) and i < len(values[j]) else None
    if mirror is None:
        across = names[j] if j < len(names) else ""
        raise BadComparisons(
            f"{i + 1}행 '{names[i]}', {j + 1}열 '{across}'의 값이 없습니다. "
            "둘 가운데 한쪽은 적어 주세요."
        )
    check_value(mirror, f"{j + 1}행 '{names[j]}'", names[i], i)
    return 1 / mirror


def _number(text: str, i: int, j: int) -> float | None:
    """Return what stands in a cell: 3, 0.33 or 1/3; None where nothing stands."""
    written = text.strip()
    if not written:
        return None
    above, slash, below = written.partition("/")
    try:
        return float(above) / float(below) if slash else float(above)
    except (ValueError, ZeroDivisionError):
        raise BadComparisons(
            f"{i + 1}행 {j + 1}열의 '{written[:20]}'을(를) 수로 읽을 수 없습니다. "
            "3이나 1/3처럼 적어 주세요."
        ) from None

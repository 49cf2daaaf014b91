"""Ratings as a table: 문항, 섹션 where there are any, then one column per rater."""

from collections import Counter

from errors import shortened
from evaluations.agreement.model import BadRatings, Ratings
from processes.spreadsheet.opening import open_sheets
from processes.spreadsheet.writing import csv_file

QUESTION, SECTION = "문항", "섹션"


def read(content: bytes) -> Ratings:
    """Return the ratings from a .csv (UTF-8, UTF-16, EUC-KR) or .xlsx.

    Raises BadRatings with row and column (rows count from 1, the heading is the first),
    BadSpreadsheet for what is no table.
    """
    rows = [[cell.strip() for cell in row] for row in open_sheets(content)[0].rows]
    heading = rows[0] if rows else []
    while heading and not heading[-1]:
        heading.pop()
    raters, first = _raters(heading)
    filled = [(place, row) for place, row in enumerate(rows[1:], 2) if any(row)]
    if not filled:
        raise BadRatings("제목 줄 아래에 문항이 없습니다. 한 줄에 문항 하나씩 적어 주세요.")
    for place, row in filled:
        _check_row(place, row, len(heading))
    questions = tuple(row[0] for _, row in filled)
    _check_doubled("문항", questions)
    sections = tuple(row[1] for _, row in filled) if first == 2 else None
    cells = tuple(_padded(row[first:], len(raters)) for _, row in filled)
    return Ratings(questions, sections, raters, cells)


def write(ratings: Ratings) -> bytes:
    """Return the ratings as a .csv that `read` takes and a spreadsheet opens."""
    sections = ratings.sections
    head = [QUESTION, *([SECTION] if sections else []), *ratings.raters]
    rows = [
        [question, *([sections[place]] if sections else []), *ratings.cells[place]]
        for place, question in enumerate(ratings.questions)
    ]
    return csv_file(head, rows)


def _raters(heading: list[str]) -> tuple[tuple[str, ...], int]:
    """Return the raters' names and the index of their first column."""
    if not heading or heading[0] != QUESTION:
        found = shortened(heading[0]) if heading else ""
        raise BadRatings(f"첫 행 첫 칸은 '{QUESTION}'이어야 합니다(지금 '{found}').")
    first = 2 if heading[1:2] == [SECTION] else 1
    raters = tuple(heading[first:])
    for place, name in enumerate(raters, first + 1):
        if not name:
            raise BadRatings(f"1행 {place}열에 평가자의 이름이 없습니다. 이름을 적어 주세요.")
    _check_doubled("평가자", raters)
    if len(raters) < 2:
        raise BadRatings(
            f"평가자 열이 {len(raters)}개입니다. 일치도는 둘 이상의 평가자를 견줍니다."
        )
    return raters, first


def _check_row(place: int, row: list[str], width: int) -> None:
    if not row[0]:
        raise BadRatings(f"{place}행 1열에 문항의 이름이 없습니다. 이름을 적어 주세요.")
    beyond = next((i for i, cell in enumerate(row[width:], width + 1) if cell), None)
    if beyond:
        raise BadRatings(
            f"{place}행 {beyond}열의 '{shortened(row[beyond - 1])}'에는 평가자가 없습니다. "
            "제목 줄에 평가자의 이름을 적거나 값을 지우세요."
        )


def _check_doubled(what: str, names: tuple[str, ...]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise BadRatings(
                f"{what} '{shortened(name)}'이(가) {times}번 나옵니다. 이름을 서로 다르게 적으세요."
            )


def _padded(cells: list[str], width: int) -> tuple[str, ...]:
    return tuple((cells + [""] * width)[:width])

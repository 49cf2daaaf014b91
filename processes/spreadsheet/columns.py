"""The row of headers, and which field each column holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from processes.inventory.fields import COLUMNS
from processes.inventory.wording import plain
from processes.spreadsheet.cells import letter
from processes.spreadsheet.model import BadSpreadsheet, Column, Sheet

NUMBERING = frozenset({"연번", "순번", "번호", "no", "no.", "일련번호", "#"})
_LOOKED_AT = 40
_ENOUGH = 2
_EXAMPLES, _SEARCHED = 3, 500
_LONGEST = 20


@dataclass(frozen=True)
class Header:
    """Where the headers stand (rows from 0, the last included) and what they were taken for."""

    row: int
    last: int
    columns: tuple[Column, ...]

    @property
    def score(self) -> float:
        """How well the row reads as headers."""
        return sum(column.confidence for column in self.columns if column.key)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The columns that a table may have: how headers spell each, and some to name in a refusal."""

    spellings: Mapping[str, tuple[str, ...]]
    expected: str

    @cached_property
    def known(self) -> Mapping[str, tuple[str, int]]:
        """Each spelling with the column that it names and its place among the spellings."""
        listed = [
            (spelling, (key, rank))
            for key, spellings in self.spellings.items()
            for rank, spelling in enumerate(spellings)
        ]
        return dict(reversed(listed))  # the first column that has it

    @cached_property
    def _as_long_as(self) -> dict[int, list[str]]:
        return {}

    def likely(self, length: int) -> list[str]:
        """Return the spellings that a header of some length may be taken for."""
        if length not in self._as_long_as:
            self._as_long_as[length] = [
                spelling
                for spelling in self.known
                if length * 3 <= len(spelling) * 5 <= length * 5 + 5
            ]
        return self._as_long_as[length]


def vocabulary(spellings: Mapping[str, Sequence[str]], expected: str) -> Vocabulary:
    """Return the vocabulary of the columns, key -> spellings as people write them."""
    bare = {key: tuple(dict.fromkeys(map(_bare, words))) for key, words in spellings.items()}
    return Vocabulary(bare, expected)


def find(sheet: Sheet, row: int | None = None, words: Vocabulary | None = None) -> Header:
    """Return the best row of headers, or the given one; raise BadSpreadsheet for none.

    Looks for the fields of a process unless another vocabulary is given.
    """
    words = words or PROCESSES
    if row is not None:
        if not 0 <= row < len(sheet.rows):
            raise BadSpreadsheet(f"시트 '{sheet.name}'에 {row + 1}행이 없습니다.")
        if not any(sheet.rows[row]):
            raise BadSpreadsheet(f"시트 '{sheet.name}'의 {row + 1}행은 비어 있습니다.")
        named = _headers(sheet, row, words)
        return _with_examples(sheet, max(named, key=lambda header: header.score))
    best: Header | None = None
    for header in (found for at in range(_LOOKED_AT) for found in _headers(sheet, at, words)):
        best = header if best is None or header.score > best.score else best
        if best.score == min(sheet.width, len(words.spellings)):  # none can read better
            break
    if best is None or sum(1 for column in best.columns if column.key) < _ENOUGH:
        raise BadSpreadsheet(
            f"시트 '{sheet.name}'에서 제목 행을 찾지 못했습니다. {words.expected} 같은 제목이 "
            "한 줄에 있어야 합니다."
        )
    return _with_examples(sheet, best)


def best_sheet(sheets: Sequence[Sheet], words: Vocabulary | None = None) -> Sheet:
    """Return the sheet whose headers read best; the first one where none reads at all."""

    if len(sheets) == 1:
        return sheets[0]

    def score(sheet: Sheet) -> float:
        try:
            return find(sheet, words=words).score
        except BadSpreadsheet:
            return 0

    return max(sheets, key=score)


def mapped(columns: Sequence[Column], chosen: Mapping[int, str | None]) -> tuple[Column, ...]:
    """Return the columns with what the user chose; a field taken over leaves its old column."""
    taken = {key for key in chosen.values() if key}
    return tuple(
        replace(column, key=chosen[column.index], confidence=1.0)
        if column.index in chosen
        else replace(column, key=None, confidence=0.0)
        if column.key in taken
        else column
        for column in columns
    )


@lru_cache(maxsize=4096)
def field_of(header: str, words: Vocabulary | None = None) -> tuple[str | None, float, int]:
    """Return the field that a header names, how surely (0..1) and its place among synonyms."""
    words = words or PROCESSES
    bare = _bare(header)
    if not bare or len(bare) > _LONGEST:
        return None, 0.0, 0
    if bare in words.known:
        key, rank = words.known[bare]
        return key, 1.0, rank
    best: tuple[str | None, float, int] = (None, 0.0, 0)
    for spelling in words.likely(len(bare)):
        likeness = _likeness(bare, spelling)
        key, rank = words.known[spelling]
        if (likeness, -rank) > (best[1], -best[2]):
            best = (key, likeness, rank)
    return best if best[1] else (None, 0.0, 0)


def _bare(header: str) -> str:
    text = plain(header).replace(" ", "").lower()
    text = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", text)
    return re.sub(r"^\d+[.)]|[*★※:]|\(?필수\)?$", "", text)


PROCESSES = vocabulary(
    {field.key: (field.label, *field.synonyms) for field in COLUMNS},
    "'부서', '업무명', '연간 건수', '건당 처리시간'",
)


def _likeness(bare: str, spelling: str) -> float:
    if len(spelling) >= 3 and spelling in bare:
        return 0.7
    if len(bare) < 4 or abs(len(bare) - len(spelling)) > 1:
        return 0.0
    if len(set(bare).difference(spelling)) * 4 > len(bare):  # too many other signs
        return 0.0
    return 0.5 if SequenceMatcher(None, bare, spelling).ratio() >= 0.85 else 0.0


def _headers(sheet: Sheet, row: int, words: Vocabulary) -> list[Header]:
    """Return the row read as headers, and with the row below where groups stand above them."""
    if row >= len(sheet.rows) or not any(sheet.rows[row]):
        return []
    one = Header(row, row, _columns(sheet, [sheet.rows[row]], words))
    grouped = 1 < sheet.merged_across.get(row, 1) < sheet.width and row + 1 < len(sheet.rows)
    if not grouped:
        return [one]
    both = [sheet.rows[row], sheet.rows[row + 1]]
    return [one, Header(row, row + 1, _columns(sheet, both, words))]


def _columns(sheet: Sheet, headers: list[tuple[str, ...]], words: Vocabulary) -> tuple[Column, ...]:
    named = []
    for index in range(sheet.width):
        parts = list(dict.fromkeys(row[index] if index < len(row) else "" for row in headers))
        title = " ".join(part for part in parts if part)
        named.append(
            (title, max((field_of(name, words) for name in (title, parts[-1])), key=lambda f: f[1]))
        )
    owner = _owners([found for _, found in named])
    return tuple(
        Column(
            index=index,
            letter=letter(index),
            header=plain(title),
            key=key if key and owner[key] == index else None,
            confidence=sure if key and owner[key] == index else 0.0,
        )
        for index, (title, (key, sure, _)) in enumerate(named)
    )


def _owners(found: list[tuple[str | None, float, int]]) -> dict[str, int]:
    """Give each field to the column that names it best: surest, then by synonym, then first."""
    owner: dict[str, int] = {}
    order = sorted(range(len(found)), key=lambda i: (-found[i][1], found[i][2], i))
    for index in order:
        key = found[index][0]
        if key:
            owner.setdefault(key, index)
    return owner


def _with_examples(sheet: Sheet, header: Header) -> Header:
    columns = tuple(
        replace(column, examples=_examples(sheet, column.index, header.last + 1))
        for column in header.columns
    )
    return replace(header, columns=columns)


def _examples(sheet: Sheet, index: int, below: int) -> tuple[str, ...]:
    """Return the first few different values below the header, one per way of writing."""
    seen: dict[str, str] = {}
    for row in sheet.rows[below : below + _SEARCHED]:
        if index < len(row) and row[index]:
            seen.setdefault(re.sub(r"\d+", "0", row[index]), row[index])
        if len(seen) >= _EXAMPLES:
            break
    return tuple(seen.values())

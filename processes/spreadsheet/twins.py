"""Rows that name the same process twice: in the sheet, or in the register already."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from processes.spreadsheet.model import Registered, Remark, Row, Sheet, Skipped

_LABEL = "업무명"


class _Bare(dict[str, str]):
    """Names as they are compared: spaces and capitals make no other process."""

    def __missing__(self, name: str) -> str:
        bare = self[name] = name.replace(" ", "").casefold()
        return bare


def sorted_out(
    rows: Sequence[Row], sheet: Sheet, registered: Registered, *, again: bool
) -> tuple[list[Row], list[Skipped]]:
    """Return the rows to register, each told its namesakes, and those that are there already.

    With `again` the latter are registered too, under new codes. Two rows of the sheet with
    codes of their own are two processes, whatever their names.
    """
    bare = _Bare()
    there = {(bare[at[0]], bare[at[1]]): code for at, code in registered.names.items()}
    seen: dict[tuple[str, str], Row] = {}
    kept, skipped = list[Row](), list[Skipped]()
    codes = set(registered.codes)
    for row in rows:
        at = bare[row.department], bare[row.name]
        reason = _reason(row, at, there, seen, codes)
        if reason and not again:
            skipped.append(Skipped(row.number, reason, sheet.rows[row.number - 1]))
            continue
        seen.setdefault(at, row)
        kept.append(_remarked(_without_taken_code(row, codes), reason) if reason else row)
        if row.code:
            codes.add(row.code)
    return _namesakes_told(kept, registered, bare), skipped


def _reason(
    row: Row,
    at: tuple[str, str],
    there: Mapping[tuple[str, str], str],
    seen: Mapping[tuple[str, str], Row],
    codes: set[str],
) -> str | None:
    if row.code and row.code in codes:
        return f"업무 번호 {row.code}이(가) 이미 있습니다."
    if at in there:
        return f"이미 등록되어 있습니다({there[at]})."
    twin = seen.get(at)
    if twin is None or (twin.code and row.code):
        return None
    return f"{twin.number}행과 부서·업무명이 같습니다."


def _without_taken_code(row: Row, codes: set[str]) -> Row:
    return replace(row, code=None) if row.code in codes else row


def _namesakes_told(rows: Sequence[Row], registered: Registered, bare: _Bare) -> list[Row]:
    owned = [*registered.names, *((row.department, row.name) for row in rows)]
    names = [bare[name] for _department, name in owned]
    if len(set(names)) == len(names):
        return list(rows)
    owners: dict[str, list[str]] = {}
    for name, (department, _name) in zip(names, owned, strict=True):
        owners.setdefault(name, []).append(department)
    told = []
    for row in rows:
        departments = owners[bare[row.name]]
        others = dict.fromkeys(departments) if len(departments) > 1 else ()
        named = ", ".join(other for other in others if other != row.department)
        said = f"{named}의 '{row.name}'과(와) 이름이 같습니다." if named else None
        told.append(_remarked(row, said))
    return told


def _remarked(row: Row, said: str | None) -> Row:
    return replace(row, remarks=(*row.remarks, Remark(_LABEL, said))) if said else row

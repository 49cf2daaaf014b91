"""What an import did, as plain values for scripts."""

from collections.abc import Sequence
from typing import Any

from errors import shortened
from processes.inventory.model import Process
from processes.spreadsheet.model import Import, Rejected


def sentences(sheet: str, rejected: Sequence[Rejected]) -> list[str]:
    """Return what is wrong with each cell, by sheet and place."""
    return [
        f"시트 '{sheet}' {one.cell or f'{row.number}행'} {one.label} "
        f"'{shortened(one.written)}': {one.reason}"
        for row in rejected
        for one in row.problems
    ]


def problems(row: Rejected) -> list[dict[str, Any]]:
    """Return what is wrong with each cell of a row."""
    return [
        {
            "row": row.number,
            "cell": one.cell,
            "column": one.label,
            "written": one.written,
            "reason": one.reason,
        }
        for one in row.problems
    ]


def as_json(found: Import, added: Sequence[Process]) -> dict[str, Any]:
    """Return what was registered, rejected and skipped, row by row (rows from 1)."""
    return {
        "sheet": found.sheet,
        "header_row": found.header_row,
        "registered": len(added),
        "codes": [process.code for process in added],
        "columns": [{"header": one.header, "field": one.key} for one in found.columns],
        "rejected": [told for row in found.rejected for told in problems(row)],
        "skipped": [{"row": row.number, "reason": row.reason} for row in found.skipped],
    }

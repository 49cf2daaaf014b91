"""Articles as plain values, for scripts."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from processes.regulations.importing import RegulationImport
from processes.regulations.model import Regulation
from processes.regulations.steps import NamedStep
from processes.spreadsheet import reporting


def as_json(regulation: Regulation, steps: Sequence[NamedStep]) -> dict[str, Any]:
    """Return the article with what it is linked to; what is unknown is null."""
    return {
        "id": regulation.id,
        **asdict(regulation.clause),
        "steps": [
            {
                "process": named.process.code,
                "element": named.step.element_id or None,
                "name": named.name,
                "missing": named.missing,
            }
            for named in steps
        ],
        "example": regulation.example,
        "revision": regulation.revision,
        "updated_at": regulation.updated_at,
        "updated_by": regulation.updated_by,
    }


def imported(found: RegulationImport, added: Sequence[Regulation]) -> dict[str, Any]:
    """Return what an import registered, rejected and skipped, row by row (rows from 1)."""
    return {
        "sheet": found.sheet,
        "header_row": found.header_row,
        "registered": len(added),
        "columns": [{"header": one.header, "field": one.key} for one in found.columns],
        "rejected": [told for row in found.rejected for told in reporting.problems(row)],
        "skipped": [{"row": row.number, "reason": row.reason} for row in found.skipped],
    }

"""Forms that went out and came back filled in, as the tests of merging make them."""

import io
from typing import Any

import openpyxl

from processes.inventory.model import (
    Facts,
    Process,
    exactly,
)
from processes.spreadsheet import form, merging, returned, template
from processes.spreadsheet.form import Form

FORM = Form("시설관리부", "2026-11-23T00:00:00Z", round_id="round-1")
BASE = Facts(
    area="대관",
    yearly_volume=exactly(240, "월 20건"),
    approvals=2,
    systems=("ERP",),
    note="첫 줄\n둘째 줄",
)


def process(code: str, name: str, facts: Facts, revision: int = 1) -> Process:
    return Process(f"id-{code}", code, name, "시설관리부", revision, False, "2026", "김", facts)


HALL, LOST = process("P-1", "대관 접수", BASE), process("P-2", "분실물", Facts())


def sent(processes, *edits: tuple[int, str, Any], remove: int | None = None):
    """Write a form, type into cells (row from 1), and read it back through a file."""
    content = template.write(FORM, processes)
    if edits or remove:
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheet = book[form.TABLE]
        keys = [field.key for field in form.COLUMNS]
        for row, key, text in edits:
            sheet.cell(template.FIRST_ROW + row, keys.index(key) + 1).value = text
        if remove:
            sheet.delete_rows(template.FIRST_ROW + remove)
        out = io.BytesIO()
        book.save(out)
        content = out.getvalue()
    found = returned.read(content)
    assert found is not None
    return found


def merged(now, *edits, clear: bool = False, base=(HALL, LOST), **options):
    return merging.merge(sent(base, *edits, **options), now, clear=clear)


def three(change) -> tuple[str, str, str, str]:
    column = change.field
    values = (change.base, change.theirs, change.mine)
    return change.key, *(column.shown(value) for value in values)

"""The survey form of one department as an .xlsx: its processes, empty rows, a guide, the base.

Cells to fill in are texts ('@'), so that no spreadsheet makes a date of '3-5' or a number of
'0012'. The sheet is protected without a password: headings and codes stay as they are.
"""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from processes.inventory.fields import CODE, NAME
from processes.inventory.model import Process
from processes.spreadsheet import form, template_guide, template_hidden, template_rules
from processes.spreadsheet.form import Form

FIRST_ROW = 5  # from 0: title, instruction, groups, examples and headings stand above
_EMPTY_ROWS = 50
_WIDTHS = {"code": 11, "name": 28, "purpose": 34, "legal_basis": 34, "evidence": 34, "note": 34}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "lead": {"font_color": "#464c53"},
    "group": {"bold": True, "bg_color": "#063a74", "font_color": "#ffffff", "border": 1},
    "hint": {"italic": True, "font_size": 9, "font_color": "#464c53", "text_wrap": True},
    "heading": {"bold": True, "bg_color": "#ecf2fe", "border": 1, "text_wrap": True},
    "required": {"bold": True, "bg_color": "#b1cefb", "border": 1, "text_wrap": True},
    "code": {"bg_color": "#f4f5f6", "font_color": "#464c53", "border": 1, "num_format": "@"},
    "open": {"border": 1, "text_wrap": True, "num_format": "@", "locked": False},
    "missing": {"bg_color": "#fff3db"},
}


def write(form_: Form, processes: Sequence[Process]) -> bytes:
    """Return the workbook for the department's processes."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    formats = {
        name: workbook.add_format({"valign": "top", **look}) for name, look in _FORMATS.items()
    }
    sheet = workbook.add_worksheet(form.TABLE)
    last = FIRST_ROW + len(processes) + _EMPTY_ROWS - 1
    _head(sheet, form_, formats, len(processes))
    bases = [form.base_of(process) for process in processes]
    for row, base in enumerate(bases, start=FIRST_ROW):
        _row(sheet, row, base, formats)
    for row in range(FIRST_ROW + len(processes), last + 1):
        _empty_row(sheet, row, formats)
    template_rules.add(sheet, FIRST_ROW, last)
    _mark_missing(sheet, form_, last, formats["missing"])
    _protect(sheet, last)
    template_guide.add(workbook, form_, formats)
    template_hidden.add(workbook, form_, bases)
    workbook.close()
    return out.getvalue()


def _head(sheet: Any, form_: Form, formats: dict[str, Any], count: int) -> None:
    sheet.write_string(0, 0, f"{form_.department} {form_.title}", formats["title"])
    due = f"제출 기한 {form_.due} · " if form_.due else ""
    sheet.write_string(
        1, 0, f"{due}업무 {count:,}개 · ★은 필수, 노란 칸은 아직 모르는 필수 항목입니다. "
        "새 업무는 아래 빈 행에 적습니다.", formats["lead"],
    )  # fmt: skip
    start, groups = 0, [field.group for field in form.COLUMNS]
    for column, group in enumerate(groups):
        if column + 1 == len(groups) or groups[column + 1] != group:
            _across(sheet, start, column, group, formats["group"])
            start = column + 1
    for column, field in enumerate(form.COLUMNS):
        asked = form_.asks(field)
        hint = form.HINTS.get(field.key)
        sheet.write_string(3, column, f"예: {hint}" if hint else "", formats["hint"])
        look = formats["required" if asked else "heading"]
        sheet.write_string(FIRST_ROW - 1, column, form.title(field, asked), look)
        sheet.set_column(column, column, _WIDTHS.get(field.key, 18))
    sheet.set_row(3, 36)
    sheet.set_row(FIRST_ROW - 1, 32)


def _across(sheet: Any, first: int, last: int, text: str, look: Any) -> None:
    if first == last:
        sheet.write_string(2, first, text, look)
    else:
        sheet.merge_range(2, first, 2, last, text, look)


def _row(sheet: Any, row: int, base: form.Base, formats: dict[str, Any]) -> None:
    sheet.write_string(row, 0, base.code, formats["code"])
    for column, field in enumerate(form.EXCHANGED, start=1):
        text = form.shown(field, base.values[field.key])
        fits = template_hidden.fits(field, base.values[field.key])
        look = formats["open" if fits else "code"]
        if text:
            sheet.write_string(row, column, text[: form.CELL_LIMIT], look)
        else:
            sheet.write_blank(row, column, None, look)


def _empty_row(sheet: Any, row: int, formats: dict[str, Any]) -> None:
    sheet.write_blank(row, 0, None, formats["code"])
    for column in range(1, len(form.COLUMNS)):
        sheet.write_blank(row, column, None, formats["open"])


def _mark_missing(sheet: Any, form_: Form, last: int, look: Any) -> None:
    """Colour the required cells that are empty in rows that have a name."""
    name = xl_col_to_name(form.COLUMNS.index(NAME))
    first = FIRST_ROW + 1
    for column, field in enumerate(form.COLUMNS):
        if form_.asks(field) and field not in (CODE, NAME):
            cell = f"{xl_col_to_name(column)}{first}"
            rule = f'=AND(${name}{first}<>"",OR({cell}="",{cell}="모름"))'
            sheet.conditional_format(
                FIRST_ROW, column, last, column,
                {"type": "formula", "criteria": rule, "format": look},
            )  # fmt: skip


def _protect(sheet: Any, last: int) -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.freeze_panes(FIRST_ROW, 2)
    columns = xl_col_to_name(len(form.COLUMNS) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:{columns}{last + 1}"})
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST_ROW - 1)

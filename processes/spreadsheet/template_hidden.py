"""The hidden sheet of the form: for whom it was made, and every value that it was made with."""

import json
from collections.abc import Sequence
from typing import Any

from processes.inventory.fields import Field
from processes.spreadsheet import form
from processes.spreadsheet.form import Base, Form

ROWS_FROM = 3  # from 0: mark, what it is for and the keys stand above


def fits(field: Field, value: Any) -> bool:
    """Whether a value can travel in a cell; longer ones are shown in part, locked."""
    longest = max(len(form.shown(field, value)), len(form.encoded(field, value)))
    return longest <= form.CELL_LIMIT


def add(workbook: Any, form_: Form, bases: Sequence[Base]) -> None:
    """Add the sheet, hidden so that it is not shown by accident."""
    sheet = workbook.add_worksheet(form.HIDDEN)
    sheet.very_hidden()
    sheet.protect("")
    about = {"department": form_.department, "round": form_.round_id, "made": form_.made_at}
    about["required"] = ",".join(form_.required)
    about["department_id"] = form_.department_id
    sheet.write_string(0, 0, form.MARK)
    sheet.write_string(0, 1, form.VERSION)
    sheet.write_string(1, 0, json.dumps(about, ensure_ascii=True))
    for column, key in enumerate(("code", "revision", *(f.key for f in form.EXCHANGED), "id")):
        sheet.write_string(2, column, key)
    for row, base in enumerate(bases, start=ROWS_FROM):
        sheet.write_string(row, 0, json.dumps(base.code))
        sheet.write_string(row, 1, str(base.revision))
        for column, field in enumerate(form.EXCHANGED, start=2):
            value = base.values[field.key]
            if fits(field, value):
                sheet.write_string(row, column, form.encoded(field, value))
        sheet.write_string(row, 2 + len(form.EXCHANGED), base.id)

"""The guide sheet of the form: how to fill it in, and every column with its unit and choices."""

from typing import Any

from processes.inventory.fields import NAME
from processes.spreadsheet import form
from processes.spreadsheet.form import Form

_LINES = (
    "1. '조사표' 시트에서 흰 칸과 노란 칸만 고칩니다. 업무 번호와 제목은 잠겨 있습니다.",
    "2. 모르는 값은 비워 둡니다. 0은 '없다'는 뜻이므로 모를 때 적지 않습니다.",
    "3. 이미 있던 값을 지워서 비운 칸은 올릴 때 한 번 더 묻습니다. "
    "바로 모름으로 바꾸려면 '모름'이라고 적습니다.",
    "4. 없는 것을 확인했으면 '없음'이라고 적습니다.",
    "5. 수는 '240', '월 20건', '200~300', '10~20~40'(최소~보통~최대)처럼 적어도 됩니다.",
    "6. 새 업무는 아래 빈 행에 업무명부터 적습니다. 업무 번호는 등록할 때 붙습니다.",
    "7. 행을 지워도 등록된 업무는 지워지지 않습니다. 없어진 업무는 비고에 적어 주세요.",
    "8. 그동안 화면에서 고친 값은 그대로 남습니다. 양쪽에서 다르게 고친 칸만 골라서 정합니다.",
    "9. 숨은 시트를 지우지 마세요. 지우면 항목별로 합칠 수 없습니다.",
)


def add(workbook: Any, form_: Form, formats: dict[str, Any]) -> None:
    """Add the guide sheet."""
    sheet = workbook.add_worksheet(form.GUIDE)
    sheet.write_string(0, 0, f"{form_.department} {form_.title} 작성 안내", formats["title"])
    for row, line in enumerate(_LINES, start=2):
        sheet.write_string(row, 0, line)
    top = len(_LINES) + 3
    for column, heading in enumerate(("항목", "단위", "필수", "적는 법과 예", "고를 수 있는 값")):
        sheet.write_string(top, column, heading, formats["heading"])
    for row, field in enumerate(form.EXCHANGED, start=top + 1):
        hint = form.HINTS.get(field.key, "")
        told = " ".join(part for part in (field.help, f"예: {hint}" if hint else "") if part)
        required = "★" if form_.asks(field) or field is NAME else ""
        listed = ", ".join(form.choices(field))
        for column, text in enumerate((field.label, field.unit, required, told, listed)):
            sheet.write_string(row, column, text, formats["lead"])
    for column, width in enumerate((20, 8, 6, 70, 46)):
        sheet.set_column(column, column, width)
    sheet.protect("", {"format_columns": True, "format_rows": True})

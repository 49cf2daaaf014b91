"""What the form lets people write: drop-downs, and rules that stop what can't be right."""

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from processes.inventory.fields import CODE, Field
from processes.spreadsheet import form

_AMOUNTS = frozenset({"volume", "minutes", "waiting", "amount"})
_LISTS = frozenset({"forms"})
_TITLE_LIMIT, _TEXT_LIMIT = 32, 255


def add(sheet: Any, first: int, last: int) -> None:
    """Add the validation of every column that is filled in."""
    for column, field in enumerate(form.COLUMNS):
        if field is not CODE:
            cell = f"{xl_col_to_name(column)}{first + 1}"
            sheet.data_validation(first, column, last, column, _rule(field, cell))


def _rule(field: Field, cell: str) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "input_title": field.title[:_TITLE_LIMIT],
        "input_message": _message(field)[:_TEXT_LIMIT],
        "error_title": field.label[:_TITLE_LIMIT],
    }
    if form.choices(field):
        several = field.kind.name in _LISTS
        said = f"{', '.join(form.choices(field))} 가운데 고르세요."
        return {
            **rule,
            "validate": "list",
            "source": list(form.choices(field)),
            "show_error": not several,
            "error_message": said[:_TEXT_LIMIT],
        }
    condition = _condition(field, cell)
    if condition is None:
        return {**rule, "validate": "any"}
    formula, said = condition
    return {**rule, "validate": "custom", "value": formula, "error_message": said}


def _condition(field: Field, cell: str) -> tuple[str, str] | None:
    """Return the formula that a cell must meet; words such as '월 20건' meet all of them."""
    number = f'VALUE(SUBSTITUTE({cell},",",""))'
    if field.kind.name in _AMOUNTS:
        return f"=IFERROR({number}>=0,TRUE)", "0보다 작은 수는 적을 수 없습니다."
    if field.kind.name == "count":
        return (
            f"=IFERROR(AND({number}>=0,{number}=INT({number})),TRUE)",
            "0 이상의 정수를 적으세요.",
        )
    if field.kind.name == "share":
        return f"=IFERROR(AND({number}>=0,{number}<=1),TRUE)", "0%에서 100% 사이로 적으세요."
    return None


def _message(field: Field) -> str:
    parts = [field.help]
    if field.kind.name in _LISTS:
        parts.append("여럿이면 쉼표로 나눠 적습니다.")
    hint = form.HINTS.get(field.key)
    if hint:
        parts.append(f"예: {hint}")
    return "\n".join(part for part in parts if part) or "모르면 비워 둡니다."

"""The RACI table as rows of a file, with what each letter rests on."""

from processes.bpmn.raci.table import MEANINGS, Table
from processes.spreadsheet.writing import Cell

Sheet = tuple[list[str], list[list[Cell]]]


def sheet(table: Table) -> Sheet:
    """Return headers and rows: order, activity, one column a role, and the reasons in words."""
    headers = ["순서", "활동", *table.roles, "근거"]
    rows: list[list[Cell]] = []
    for number, row in enumerate(table.rows, start=1):
        letters = [
            shown(row.cells[role].letters) if role in row.cells else "" for role in table.roles
        ]
        reasons = "; ".join(
            f"{role} {shown(cell.letters) or '없음'}: {cell.reason}"
            for role, cell in row.cells.items()
        )
        rows.append([number, row.name, *letters, reasons])
    return headers, rows


def shown(letters: str) -> str:
    """Return the letters as a table shows them: R·A."""
    return "·".join(letters)


def legend() -> str:
    """Return what the letters mean, in one line."""
    return " · ".join(f"{letter} {meaning}" for letter, meaning in MEANINGS.items())

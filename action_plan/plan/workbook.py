"""A plan as an XLSX workbook of four sheets, read and written; and the template to fill in."""

import io

import xlsxwriter

from action_plan.measures.catalogue import CATALOGUE
from action_plan.plan import reading
from action_plan.plan.model import BadPlan, Plan
from action_plan.plan.tables import COLUMNS, ITEMS, LINES, OPTIONAL, STRATEGIES, plan_of, rows
from processes.spreadsheet.model import BadSpreadsheet, Sheet
from processes.spreadsheet.opening import open_sheets

_GUIDE = "안내"
_WIDTHS = {"과제": 60, "중점과제": 40, "실행계획": 40, "제목": 40, "출처": 40, "자리": 30}
_TOLD = (
    "시트 네 개를 채워 올리면 실행계획이 됩니다. 제목 줄은 바꾸지 마세요.",
    f"'{STRATEGIES}': 한 줄에 중점과제 하나. 전략은 줄마다 되풀이해 적습니다.",
    f"'{LINES}': 정부 실행계획의 줄과, 그것이 딸린 중점과제의 이름.",
    f"'{ITEMS}': 번호, 할 일, 딸린 실행계획의 이름, 주관부서(쉼표로 여럿), 문서의 자리.",
    f"비워도 되는 칸: {', '.join(OPTIONAL)}. 기호를 비우면 새로 붙입니다.",
    "지표는 워크벤치가 스스로 셈하는 것의 기호입니다(쉼표로 여럿):",
)


def as_xlsx(plan: Plan) -> bytes:
    """Return the plan as a workbook; reading it gives the same plan but for its version."""
    return _written({sheet: rows(plan, sheet) for sheet in COLUMNS})


def template() -> bytes:
    """Return an empty workbook with the headings and a sheet that explains them."""
    return _written({sheet: [] for sheet in COLUMNS})


def from_file(content: bytes, name: str) -> Plan:
    """Read a plan from the bytes of a YAML or XLSX file; raise BadPlan with every fault known."""
    if content.startswith(b"PK"):
        return from_xlsx(content, name)
    if name.lower().endswith((".xlsx", ".xls")):
        raise BadPlan(name, "파일", "엑셀 통합 문서(.xlsx)가 아닙니다. .xlsx로 저장해 올리세요.")
    return reading.decode(content, name)


def from_xlsx(content: bytes, name: str) -> Plan:
    """Read a plan from a workbook; raise BadPlan naming sheet, row and column of each fault."""
    try:
        sheets = {sheet.name: sheet for sheet in open_sheets(content)}
    except BadSpreadsheet as refusal:
        raise BadPlan(name, "파일", refusal.sentence) from refusal
    return plan_of({title: _table(sheets, title, name) for title in COLUMNS}, name)


def _table(sheets: dict[str, Sheet], title: str, name: str) -> list[tuple[int, dict[str, str]]]:
    sheet = sheets.get(title)
    if sheet is None:
        fault = "시트가 없거나 비었습니다. 서식을 내려받아 그 시트 이름을 그대로 쓰세요."
        raise BadPlan(name, f"'{title}' 시트", fault)
    needed = [column for column in COLUMNS[title] if column not in OPTIONAL]
    at = next((n for n, cells in enumerate(sheet.rows) if needed[0] in cells), None)
    if at is None:
        fault = f"제목 줄이 없습니다. 첫 줄에 {', '.join(needed)}을(를) 적으세요."
        raise BadPlan(name, f"'{title}' 시트", fault)
    heads = sheet.rows[at]
    for column in needed:
        if column not in heads:
            fault = "열이 없습니다. 서식의 제목 줄을 그대로 쓰세요."
            raise BadPlan(name, f"'{title}' 시트 {at + 1}행 '{column}'", fault)
    places = {column: heads.index(column) for column in COLUMNS[title] if column in heads}
    return [
        (number, {column: cells[n] if n < len(cells) else "" for column, n in places.items()})
        for number, cells in enumerate(sheet.rows[at + 1 :], start=at + 2)
    ]


def _written(tables: dict[str, list[dict[str, str]]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    head = book.add_format({"bold": True, "bg_color": "#f4f5f6", "border": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for title, table in tables.items():
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(COLUMNS[title]):
            sheet.write_string(0, column, name, head)
            sheet.set_column(column, column, _WIDTHS.get(name, 18))
            for number, row in enumerate(table, start=1):
                if name == "번호":
                    sheet.write_number(number, column, int(row[name]), body)
                else:
                    sheet.write_string(number, column, row[name], body)
    guide = book.add_worksheet(_GUIDE)
    guide.set_column(0, 0, 110)
    told = (*_TOLD, *(f"{one.key}: {one.title}. {one.formula}" for one in CATALOGUE.values()))
    for number, line in enumerate(told):
        guide.write_string(number, 0, line, body)
    book.close()
    return out.getvalue()

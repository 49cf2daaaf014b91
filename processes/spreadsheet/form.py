"""What the survey form of a department looks like: sheets, columns, words for who fills it in."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from processes.inventory.changes import value_of
from processes.inventory.fields import BY_KEY, CODE, FIELDS, NAME, REQUIRED, UNKNOWN, Field
from processes.inventory.model import Process
from processes.spreadsheet import cells

TABLE, GUIDE, HIDDEN = "조사표", "작성 안내", "_dpg"
MARK, VERSION = "dpg-workbench-form", "1"
COLUMNS: tuple[Field, ...] = (CODE, NAME, *FIELDS)
EXCHANGED: tuple[Field, ...] = COLUMNS[1:]
CELL_LIMIT = 32_767  # letters that a cell of Excel holds
STAR = " ★"
_LONGEST_NAME = 255  # bytes

HINTS = {
    "name": "대관료 환불",
    "area": "시설운영",
    "group": "대관",
    "subgroup": "대관료",
    "purpose": "취소된 대관의 요금을 돌려준다",
    "legal_basis": "대관규정 제12조; 회계규정 제30조",
    "users_served": "대관 신청인",
    "plan_items": "1, 5",
    "yearly_volume": "240 / 월 20건 / 200~300",
    "minutes_per_case": "30 / 1시간 20분 / 10~20~40",
    "waiting_minutes": "3일 / 2시간",
    "staff": "2",
    "roles": "신청인, 담당자, 팀장",
    "approvals": "3",
    "handovers": "2",
    "systems": "그룹웨어, ERP",
    "exception_rate": "5%",
    "error_rate": "10%",
    "channels": "방문, 전화, 누리집",
    "input_forms": "종이, 스캔",
    "output_forms": "전자",
    "evidence": "통장사본, 주민등록등본(행정안전부)",
    "paper_sheets": "4 / 3~6",
    "source_date": "2026. 10. 30.",
    "surveyed_by": "담당자 이름",
}


@dataclass(frozen=True)
class Form:
    """What the form is for. `required` are keys; the register's ★ unless a round says else.

    `department_id` tells the department from one of the same name in another register.
    """

    department: str
    made_at: str
    title: str = "업무 조사표"
    due: str = ""  # as people read it
    round_id: str = ""
    required: tuple[str, ...] = tuple(field.key for field in REQUIRED)
    department_id: str = ""

    def asks(self, field: Field) -> bool:
        """Whether the field must be filled in."""
        return field.key in self.required or field is NAME


@dataclass(frozen=True)
class Base:
    """One process as the form was written: what every later comparison starts from."""

    code: str
    revision: int
    values: Mapping[str, Any]  # by key; what does not fit into a cell is left out
    id: str = ""  # of the process; forms of former versions hold none


def file_names(departments: Sequence[str]) -> list[str]:
    """Return the names of the departments' files: of letters that every system takes, no two alike.

    A name has at most 255 bytes, as file systems allow.
    """
    names: list[str] = []
    taken: set[str] = set()
    for department in departments:
        plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", department).strip(" .") or "_"
        for number in range(1, len(departments) + 1):
            end = f"_조사표{f'({number})' if number > 1 else ''}.xlsx"
            room = _LONGEST_NAME - len(end.encode())
            name = plain.encode()[:room].decode(errors="ignore") + end
            if name.casefold() not in taken:
                break
        taken.add(name.casefold())
        names.append(name)
    return names


def title(field: Field, required: bool) -> str:
    """Return the heading of a column: '연간 건수(건/년) ★'."""
    return field.title + (STAR if required else "")


def choices(field: Field) -> tuple[str, ...]:
    """Return what the drop-down of a field offers; empty where anything may be written."""
    if field.kind.name == "yes-no":
        return field.format(True), field.format(False), UNKNOWN
    return (*field.choices, UNKNOWN) if field.choices else ()


def shown(field: Field, value: Any) -> str:
    """Return the text of a value as it stands in its cell; '' for unknown."""
    return _without_marks(value if field is NAME else field.format(value))


def read_as(text: str) -> str:
    """Return what is read back of a text that was written into a cell."""
    return cells.text(_without_marks(text)).replace("\r", "\n")


def base_of(process: Process) -> Base:
    """Return the values that the form is about to show."""
    values = {field.key: value_of(process, field.key) for field in EXCHANGED}
    return Base(process.code, process.revision, values, process.id)


def encoded(field: Field, value: Any) -> str:
    """Return a value as ASCII that no spreadsheet changes."""
    raw = value if field is NAME else field.to_json(value)
    return json.dumps(raw, ensure_ascii=True).replace("_", "\\u005f")


def decoded(key: str, text: str) -> Any:
    """Return the value that `encoded` wrote; raises ValueError or NotUnderstood for others."""
    raw = json.loads(text)
    return raw if key == NAME.key else BY_KEY[key].from_json(raw)


def _without_marks(text: str) -> str:
    """Drop what a file of XML can't hold: control characters and half characters."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)

"""Whether a returned form was made from this register: P-0001 is in every register."""

from errors import shortened
from processes.census import store
from processes.census.model import ForeignForm, UnknownRound
from processes.inventory import store as register
from processes.inventory.fields import NAME
from processes.inventory.model import Process
from processes.spreadsheet import form
from processes.spreadsheet.form import Base
from processes.spreadsheet.model import BadSpreadsheet
from processes.spreadsheet.returned import Returned
from storage import Database


def refuse_foreign(db: Database, returned: Returned) -> None:
    """Raise ForeignForm for a form of another register, before anything of it is merged."""
    if returned.round_id:
        try:
            store.round_of(db, returned.round_id)
        except UnknownRound as error:
            raise ForeignForm("그 조사표를 만든 조사가 여기에 없습니다.") from error
    _refuse_other_department(db, returned)
    registered = {form.read_as(p.code): p for p in register.all_processes(db)}
    for code, base in returned.bases.items():
        process = registered.get(code)
        if process and not _of_here(db, base, process):
            raise ForeignForm(
                f"업무 번호 {code}이(가) 조사표에서는 '{shortened(base.values[NAME.key])}', "
                f"여기에서는 '{shortened(process.name)}'입니다."
            )
        if process is None and base.id and not register.history_of(db, base.id):
            raise ForeignForm(f"업무 번호 {code}의 업무는 여기에 등록된 적이 없습니다.")


def _refuse_other_department(db: Database, returned: Returned) -> None:
    """Refuse a form whose department is not the one that it was made for."""
    meant = returned.department_id
    if not meant or meant == register.department_id(db, returned.department):
        return
    if meant in {register.department_id(db, name) for name in register.departments(db)}:
        raise BadSpreadsheet(
            f"시트 '{form.HIDDEN}' A2 (부서): 조사표를 만든 부서가 '{returned.department}'(으)로 "
            "고쳐져 있습니다. 아무것도 바꾸지 않았습니다. 조사표를 새로 받아 옮겨 적으세요."
        )
    raise ForeignForm(f"'{returned.department}'은(는) 여기의 부서와 이름만 같습니다.")


def _of_here(db: Database, base: Base, process: Process) -> bool:
    """Whether it is the same process; an old form without ids is told by the names it bore."""
    if base.id:
        return base.id == process.id
    name = base.values.get(NAME.key)
    if name is None or _read(name) == _read(process.name):
        return True
    changes = register.history_of(db, process.id)
    borne = [side.get(NAME.key) for one in changes for side in (one.before, one.after)]
    return _read(name) in {_read(each) for each in borne if each}


def _read(name: str) -> str:
    return form.read_as(name)

"""Whether a returned form was made from this register: P-0001 is in every register."""

from processes.census import store
from processes.census.model import ForeignForm, UnknownRound
from processes.inventory import store as register
from processes.inventory.fields import NAME
from processes.inventory.model import Process
from processes.spreadsheet import form
from processes.spreadsheet.form import Base
from processes.spreadsheet.returned import Returned
from storage import Database


def refuse_foreign(db: Database, returned: Returned) -> None:
    """Raise ForeignForm for a form of another register, before anything of it is merged."""
    if returned.round_id:
        try:
            store.round_of(db, returned.round_id)
        except UnknownRound as error:
            raise ForeignForm("그 조사표를 만든 조사가 여기에 없습니다.") from error
    registered = {form.read_as(p.code): p for p in register.all_processes(db)}
    for code, base in returned.bases.items():
        process = registered.get(code)
        if process and not _of_here(db, base, process):
            raise ForeignForm(
                f"업무 번호 {code}이(가) 조사표에서는 '{base.values[NAME.key]}', "
                f"여기에서는 '{process.name}'입니다."
            )


def _of_here(db: Database, base: Base, process: Process) -> bool:
    """Whether the process ever bore the name that it has in the form."""
    name = base.values.get(NAME.key)
    if name is None or _read(name) == _read(process.name):
        return True
    changes = register.history_of(db, process.id)
    borne = [side.get(NAME.key) for one in changes for side in (one.before, one.after)]
    return _read(name) in {_read(each) for each in borne if each}


def _read(name: str) -> str:
    return form.read_as(name)

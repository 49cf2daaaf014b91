"""A returned form belongs to this register and to its department: the ids in it tell."""

import io
import json
from dataclasses import replace

import openpyxl
import pytest

import storage
from processes.census import origin
from processes.census.model import ForeignForm
from processes.inventory import store
from processes.inventory.model import Facts
from processes.spreadsheet import form, returned, template
from processes.spreadsheet.form import Form
from processes.spreadsheet.model import BadSpreadsheet
from processes.spreadsheet.returned import Returned


def register(name: str = "채용", code: str | None = None):
    db = storage.open_database("sqlite://")
    with storage.transaction(db):
        for department in ("인사부", "시설부"):
            store.add_department(db, department, by="김")
        store.add_process(db, name, "인사부", Facts(area="인사"), by="김", code=code)
    return db


@pytest.fixture
def db():
    database = register()
    yield database
    database.close()


def form_of(db, department: str = "인사부", *, own: bool = True) -> bytes:
    processes = [p for p in store.all_processes(db) if p.department == department]
    known = (store.department_id(db, department) or "") if own else ""
    return template.write(Form(department, "2026-11-23", department_id=known), processes)


def read(content: bytes) -> Returned:
    seen = returned.read(content)
    assert seen
    return seen


def hidden_changed(content: bytes, change) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book[form.HIDDEN])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_form_of_this_register_is_taken(db):
    origin.refuse_foreign(db, read(form_of(db)))


def test_a_renamed_process_is_still_the_same(db):
    content = form_of(db)
    with storage.transaction(db):
        (one,) = store.all_processes(db)
        store.save_process(db, one.id, one.revision, name="직원 채용", by="김")
    origin.refuse_foreign(db, read(content))


def test_a_deleted_process_is_still_of_here(db):
    content = form_of(db)
    with storage.transaction(db):
        (one,) = store.all_processes(db)
        store.delete_process(db, one.id, one.revision, by="김")
    origin.refuse_foreign(db, read(content))


@pytest.mark.parametrize("own", [True, False])
def test_the_same_code_and_name_in_another_register_is_another_process(db, own):
    other = register()
    with pytest.raises(ForeignForm, match="다른 업무 목록에서 만든"):
        origin.refuse_foreign(db, read(form_of(other, own=own)))
    other.close()


def test_a_code_that_was_never_here_is_of_another_register(db):
    other = register("대관", code="P-0077")
    with pytest.raises(ForeignForm, match="P-0077의 업무는 여기에 등록된 적이 없습니다"):
        origin.refuse_foreign(db, read(form_of(other, own=False)))
    other.close()


def test_a_department_swapped_in_the_hidden_sheet_is_refused_by_its_cell(db):
    def swap(sheet):
        about = json.loads(sheet["A2"].value)
        sheet["A2"].value = json.dumps(about | {"department": "시설부"})

    seen = read(hidden_changed(form_of(db), swap))
    assert seen.department == "시설부"
    with pytest.raises(BadSpreadsheet, match="'_dpg' A2"):
        origin.refuse_foreign(db, seen)


def without_ids(seen):
    bases = {code: replace(base, id="") for code, base in seen.bases.items()}
    return replace(seen, bases=bases, department_id="")


def test_a_form_of_a_former_version_is_told_by_its_names(db):
    origin.refuse_foreign(db, without_ids(read(form_of(db))))
    other = register("수영장 관리")
    with pytest.raises(ForeignForm, match="'수영장 관리'.*'채용'"):
        origin.refuse_foreign(db, without_ids(read(form_of(other))))
    other.close()

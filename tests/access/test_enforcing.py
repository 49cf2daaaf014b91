"""What a connection lets through, role by role, on real tables."""

import itertools

import pytest

import storage
from access.areas import SHARED, TABLES
from access.enforcing import restrict_seeing, restrict_writing
from access.model import NoRole, Person
from access.permissions import Action, Reach, reach
from access.roles import Role
from processes.inventory import store as register
from processes.inventory.model import Facts
from processes.inventory.store import add_process
from storage import records
from storage.reach import OutOfReach, columns, refusals

OURS, THEIRS = "경영기획부", "시설관리부"


@pytest.fixture
def url(tmp_path):
    """A file with one process of each of two departments."""
    url = f"sqlite:///{tmp_path / 'w.db'}"
    with storage.writing_to(url) as db:
        for code, department in (("P-1", OURS), ("P-2", THEIRS)):
            add_process(db, f"{department} 업무", department, Facts(), by="준비", code=code)
    return url


def _person(*roles, name="김", department=OURS):
    return Person("1", name, department, frozenset(roles))


def _seen(url, person):
    db = restrict_seeing(storage.open_database(url), person)
    found = {one.code for one in register.all_processes(db)}
    db.close()
    return found


def _rename(url, person, code):
    with storage.reading_from(url) as db:
        process = register.process_by_code(db, code)
    db = storage.open_database(url)
    try:
        with refusals(), storage.transaction(restrict_writing(db, person)):
            records.update(db, "processes", process.id, process.revision, {"name": "새"}, by="김")
    finally:
        db.close()


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.ADMIN, {"P-1", "P-2"}),
        (Role.TASKFORCE, {"P-1", "P-2"}),
        (Role.DEPARTMENT, {"P-1"}),
        (Role.RATER, {"P-1", "P-2"}),
        (Role.MANAGEMENT, {"P-1", "P-2"}),
        (Role.AUDIT, set()),
    ],
)
def test_each_role_sees_its_processes_and_no_others(url, role, seen):
    assert _seen(url, _person(role)) == seen


@pytest.mark.parametrize(
    ("role", "code", "lets"),
    [
        (Role.ADMIN, "P-2", True),
        (Role.TASKFORCE, "P-2", True),
        (Role.DEPARTMENT, "P-1", True),
        (Role.DEPARTMENT, "P-2", False),
        (Role.RATER, "P-1", False),
        (Role.MANAGEMENT, "P-1", False),
        (Role.AUDIT, "P-1", False),
    ],
)
def test_each_role_writes_its_processes_and_no_others(url, role, code, lets):
    if lets:
        _rename(url, _person(role), code)
    else:
        with pytest.raises(OutOfReach):
            _rename(url, _person(role), code)
    with storage.reading_from(url) as db:
        assert (register.process_by_code(db, code).name == "새") is lets


def test_a_department_can_neither_give_its_work_away_nor_take_others(url):
    with storage.reading_from(url) as db:
        mine, theirs = (register.process_by_code(db, code) for code in ("P-1", "P-2"))
    for process, department in ((mine, THEIRS), (theirs, OURS)):
        db = storage.open_database(url)
        change = {"department": department}
        writing = storage.transaction(restrict_writing(db, _person(Role.DEPARTMENT)))
        with pytest.raises(OutOfReach), refusals(), writing:
            records.update(db, "processes", process.id, process.revision, change, by="김")
        db.close()


def test_a_name_of_a_department_is_never_taken_for_a_condition(url):
    hostile = _person(Role.DEPARTMENT, department="x' or '1'='1")
    assert _seen(url, hostile) == set()
    with pytest.raises(OutOfReach):
        _rename(url, hostile, "P-1")


def test_a_rater_writes_ratings_in_their_own_name_alone(url):
    row = {"subject": "S", "questionnaire_id": "q", "questionnaire_version": "1", "value": "3"}
    for rater, lets in (("김", True), ("이", False)):
        db = storage.open_database(url)
        with storage.transaction(restrict_writing(db, _person(Role.RATER))):
            given = {**row, "question_id": rater, "rater": rater}
            if lets:
                records.insert(db, "ratings", given, by="김")
            else:
                with pytest.raises(OutOfReach), refusals():
                    records.insert(db, "ratings", given, by="김")
        db.close()


def test_whoever_has_no_role_gets_nothing(url):
    db = storage.open_database(url)
    with pytest.raises(NoRole):
        restrict_seeing(db, _person())
    with pytest.raises(NoRole):
        restrict_writing(db, _person())
    db.close()


_LIMITED = [
    (role, table)
    for role, (area, tables) in itertools.product(Role, TABLES.items())
    for table in sorted(tables - SHARED - {"access_record"})
    if reach([role], area, Action.WRITE) is Reach.NONE
]


@pytest.mark.parametrize("role", Role)
def test_no_role_adds_a_row_to_a_table_out_of_its_reach(url, role):
    """Every table in turn: an insert of nulls meets our refusal before any other."""
    db = restrict_writing(storage.open_database(url), _person(role))
    for table in (table for one, table in _LIMITED if one is role):
        names = columns(db, table)
        assert names, table
        values = ", ".join("''" if name != "number" else "1" for name in names)
        with pytest.raises(OutOfReach), refusals():
            db.execute(f"insert into {table} ({', '.join(names)}) values ({values})")
        with pytest.raises(OutOfReach), refusals():
            db.execute(f"insert into main.{table} ({', '.join(names)}) values ({values})")
    db.close()


@pytest.mark.parametrize("role", Role)
def test_a_connection_for_reading_writes_nothing(url, role):
    db = restrict_seeing(storage.open_database(url), _person(role))
    with pytest.raises(OutOfReach), refusals():
        db.execute("insert into main.settings values ('a', '1', 1, '', '', '')")
    db.close()

"""A person's rights as conditions on the rows of each table, given to the connection to hold."""

from collections.abc import Iterator

from access.areas import SHARED, TABLES, Area
from access.model import NoRole, Person
from access.permissions import Action, Reach, reach
from storage import Database
from storage.reach import ROW, columns, limit_seeing, limit_writing, quoted

_NOTHING = "0"
# By the first of these columns that a table has, a row is the person's own.
_OWN_BY_COLUMN = {
    "department": f"{ROW}department = {{department}}",
    "process_id": f"{ROW}process_id in"
    " (select id from main.processes where department = {department})",
    "rater": f"{ROW}rater = {{name}}",
}
_OWN_BY_TABLE = {
    "processes": f"{ROW}department = {{department}}",
    "departments": f"{ROW}name = {{department}}",
    "census_rounds": _NOTHING,
}
# Rounds, terms and views of the register are nobody's own; whoever answers must see them.
_SEEN_BY_ALL = frozenset({"census_rounds", "terms", "terms_apart"})
# Whoever changes something adds what is kept of it; the tables themselves refuse all else.
_ADDED_BY_ALL = frozenset({"access_record"})
# One's own changes, and those of the department's processes.
_OWN_TRACE = (
    f"({ROW}changed_by = {{name}} or {ROW}row_id in"
    " (select id from main.processes where department = {department}))"
)


def restrict_seeing(db: Database, person: Person) -> Database:
    """Let the connection see what the person's roles may see, and write nothing.

    Call it before a transaction begins. Raises NoRole for somebody without any role.
    """
    seen = dict(_conditions(db, person, Action.READ))
    limit_seeing(db, {table: seen[table] for table in seen.keys() - _SEEN_BY_ALL})
    return db


def restrict_writing(db: Database, person: Person) -> Database:
    """Let the connection write what the person's roles may write; see storage.reach.refusals.

    Call it before a transaction begins. Raises NoRole for somebody without any role.
    """
    conditions = dict(_conditions(db, person, Action.WRITE))
    limit_writing(db, {name: conditions[name] for name in conditions.keys() - _ADDED_BY_ALL})
    return db


def _conditions(db: Database, person: Person, action: Action) -> Iterator[tuple[str, str]]:
    """Give the tables that the roles don't reach whole, with the condition of what they reach."""
    if not person.roles:
        raise NoRole
    for area, tables in TABLES.items():
        right = reach(person.roles, area, action)
        for table in sorted(tables - SHARED) if right is not Reach.ALL else ():
            if found := columns(db, table):
                own = right is Reach.OWN
                yield table, _own(table, found, person) if own else _NOTHING


def _own(table: str, found: list[str], person: Person) -> str:
    if table in TABLES[Area.TRACE]:
        condition = _OWN_TRACE
    else:
        by_column = next((c for name, c in _OWN_BY_COLUMN.items() if name in found), _NOTHING)
        condition = _OWN_BY_TABLE.get(table, by_column)
    department, name = quoted(person.department), quoted(person.name)
    return condition.replace("{department}", department).replace("{name}", name)

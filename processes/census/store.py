"""Survey rounds and returns in the database. The only SQL of the census."""

import datetime
import json
from collections.abc import Iterable, Sequence

from processes.census import states
from processes.census.model import (
    BadRound,
    Passage,
    Return,
    Round,
    UnknownReturn,
    UnknownRound,
    default_required,
)
from processes.inventory.fields import BY_KEY
from processes.inventory.store import departments as known_departments
from storage import Conflict, Database, UnknownRow, records
from storage.identifiers import now

_ROUNDS, _RETURNS = "census_rounds", "census_returns"
_TITLE_LIMIT = 100


class StaleReturn(Conflict):
    """Somebody moved the return first; names who, when it stands where."""

    def __init__(self, conflict: Conflict) -> None:
        theirs = conflict.theirs
        super().__init__(conflict.table, theirs, conflict.mine, conflict.base, conflict.by)
        shown = states.SHOWN.get(theirs["state"], "작성하는 중")
        self.args = (
            f"{theirs['updated_by']} 님이 먼저 '{theirs['department']}'을(를) 바꿨습니다. "
            f"지금 상태는 '{shown}'입니다. 바뀐 내용을 보고 다시 고르세요.",
        )


def all_rounds(db: Database) -> list[Round]:
    """Return every round, those that run first, the newest first."""
    order = "order by closed_at is not null, began_at desc, id desc"
    return [_round(row) for row in db.query(f"select * from {_ROUNDS} {order}")]


def round_of(db: Database, id: str) -> Round:
    """Return the round, or raise UnknownRound."""
    try:
        return _round(records.get(db, _ROUNDS, id))
    except UnknownRow as error:
        raise UnknownRound from error


def running(db: Database) -> Round | None:
    """Return the newest round that is not closed, if any."""
    return next((one for one in all_rounds(db) if one.closed_at is None), None)


def add_round(
    db: Database,
    title: str,
    deadline: str,
    departments: Iterable[str],
    *,
    required: Sequence[str] | None = None,
    message: str = "",
    by: str,
    example: bool = False,
) -> Round:
    """Begin a round now with these departments. Raises BadRound."""
    moment = now()
    row = {
        "title": _titled(title),
        "began_at": moment,
        "deadline": _day(deadline),
        "required": _keys(default_required() if required is None else required),
        "message": message.strip(),
        "closed_at": None,
        "example": int(example),
    }
    made = _round(records.insert(db, _ROUNDS, row, by=by))
    names = list(dict.fromkeys(departments))
    if not names:
        raise BadRound("조사할 부서가 없습니다. 부서를 하나 이상 고르세요.")
    for name in names:
        _add_return(db, made.id, name, by)
    return made


def save_round(
    db: Database,
    id: str,
    revision: int,
    *,
    title: str | None = None,
    deadline: str | None = None,
    required: Sequence[str] | None = None,
    message: str | None = None,
    by: str,
) -> Round:
    """Save what is given over the revision that was read. Raises Conflict, BadRound."""
    changes: dict[str, str] = {}
    if title is not None:
        changes["title"] = _titled(title)
    if deadline is not None:
        changes["deadline"] = _day(deadline)
    if required is not None:
        changes["required"] = _keys(required)
    if message is not None:
        changes["message"] = message.strip()
    return _round(records.update(db, _ROUNDS, id, revision, changes, by=by))


def close_round(db: Database, id: str, revision: int, *, closed: bool, by: str) -> Round:
    """End a round, or take its end back. Raises Conflict."""
    changes = {"closed_at": now() if closed else None}
    return _round(records.update(db, _ROUNDS, id, revision, changes, by=by))


def returns(db: Database, round_id: str) -> list[Return]:
    """Return the departments' returns of a round in the order of the departments."""
    rows = db.query(
        f"select {_RETURNS}.* from {_RETURNS} join departments"
        f" on departments.name = {_RETURNS}.department where round_id = :round"
        " order by departments.position, departments.name",
        {"round": round_id},
    )
    return [_return(row) for row in rows]


def return_of(db: Database, round_id: str, department: str) -> Return:
    """Return one department's return, or raise UnknownReturn."""
    where = {"round": round_id, "department": department}
    for row in db.query(
        f"select * from {_RETURNS} where round_id = :round and department = :department", where
    ):
        return _return(row)
    raise UnknownReturn(department)


def set_departments(db: Database, round_id: str, departments: Sequence[str], *, by: str) -> None:
    """Let exactly these departments take part; those that stay keep their state and history."""
    wanted = list(dict.fromkeys(departments))
    if not wanted:
        raise BadRound("조사할 부서가 없습니다. 부서를 하나 이상 고르세요.")
    there = {part.department: part for part in returns(db, round_id)}
    for name, part in there.items():
        if name not in wanted:
            records.delete(db, _RETURNS, part.id, part.revision, by=by)
    for name in wanted:
        if name not in there:
            _add_return(db, round_id, name, by)


def extend(db: Database, id: str, revision: int, deadline: str | None, *, by: str) -> Return:
    """Give one department a deadline of its own, or the round's again. Raises StaleReturn."""
    changes: dict[str, str | None] = {"deadline": None if deadline is None else _day(deadline)}
    return _saved(db, id, revision, changes, by)


def move(db: Database, id: str, revision: int, key: str, comment: str = "", *, by: str) -> Return:
    """Take a step of the table in states; raise NotAllowed, StaleReturn or BadRound."""
    row = records.get(db, _RETURNS, id)
    if row["revision"] == revision:
        if round_of(db, row["round_id"]).closed_at:
            raise BadRound("끝난 조사입니다. 상태를 바꾸려면 조사를 다시 여세요.")
        target = states.target(row["state"], key, comment)
    else:
        target = states.BY_KEY[key].target  # refused below, with what stands now
    changes: dict[str, str | None] = {"state": target, "comment": comment.strip()}
    changes |= {"moved_at": now(), "moved_by": by}
    return _saved(db, id, revision, changes, by)


def history_of(db: Database, part: Return) -> list[Passage]:
    """Return what was done to a return, newest first."""
    found, comment = list[Passage](), ""
    for change in reversed(records.history(db, _RETURNS, part.id)):
        comment = str(change.after.get("comment", comment))  # told only where it changed
        if change.action == "insert":
            found.append(Passage(change.at, change.by, "조사 시작", ""))
        elif "state" in change.after:
            what = states.between(change.before["state"], change.after["state"])
            found.append(Passage(change.at, change.by, what, comment))
        elif "deadline" in change.after:
            day = change.after["deadline"]
            told = f"기한 {day}" if day else "조사의 기한으로"
            found.append(Passage(change.at, change.by, "기한 변경", told))
    return found[::-1]


def has_example(db: Database) -> bool:
    """Tell whether a round of the example is there."""
    return any(one.example for one in all_rounds(db))


def remove_example(db: Database, *, by: str) -> None:
    """Remove the rounds of the example with their returns."""
    for one in all_rounds(db):
        if one.example:
            for part in returns(db, one.id):
                records.delete(db, _RETURNS, part.id, part.revision, by=by)
            records.delete(db, _ROUNDS, one.id, one.revision, by=by)


def departments_used(db: Database) -> set[str]:
    """Return the departments that take part in any round."""
    return {row["department"] for row in db.query(f"select department from {_RETURNS}")}


def _saved(db: Database, id: str, revision: int, changes: dict[str, str | None], by: str) -> Return:
    try:
        return _return(records.update(db, _RETURNS, id, revision, changes, by=by))
    except Conflict as conflict:
        raise StaleReturn(conflict) from conflict


def _add_return(db: Database, round_id: str, department: str, by: str) -> None:
    if department not in known_departments(db):
        raise BadRound(f"부서 '{department}'이(가) 없습니다. 부서를 먼저 등록하세요.")
    row = {"round_id": round_id, "department": department, "state": states.OPEN}
    stamps = {"comment": "", "moved_at": now(), "moved_by": by, "deadline": None}
    records.insert(db, _RETURNS, {**row, **stamps}, by=by)


def _round(row: records.Row) -> Round:
    values = {name: row[name] for name in Round.__dataclass_fields__}
    values["required"] = tuple(json.loads(row["required"]))
    return Round(**{**values, "example": bool(row["example"])})


def _return(row: records.Row) -> Return:
    return Return(**{name: row[name] for name in Return.__dataclass_fields__})


def _titled(title: str) -> str:
    text = " ".join(title.split())
    if not text or len(text) > _TITLE_LIMIT:
        raise BadRound(f"조사 이름을 1~{_TITLE_LIMIT}자로 적으세요.")
    return text


def _day(deadline: str) -> str:
    try:
        return datetime.date.fromisoformat(deadline).isoformat()
    except ValueError as error:
        raise BadRound(f"기한 '{deadline}'이(가) 날짜가 아닙니다. 날짜를 고르세요.") from error


def _keys(required: Sequence[str]) -> str:
    keys = list(dict.fromkeys(required))
    unknown = [key for key in keys if key not in BY_KEY]
    if unknown or not keys:
        said = f"'{unknown[0]}'은(는) 업무의 항목이 아닙니다." if unknown else "비어 있습니다."
        raise BadRound(f"필수 항목: {said} 하나 이상 고르세요.")
    return json.dumps(keys, ensure_ascii=False)

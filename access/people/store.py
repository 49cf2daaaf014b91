"""Accounts in the database."""

import json
import re
from collections.abc import Iterable
from typing import Any

from access.people import passwords
from access.people.model import Account, BadAccount, LastAdmin, UnknownAccount
from access.roles import Role
from storage import Database, records

_TABLE = "people"
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,79}")


def accounts(db: Database) -> list[Account]:
    """Return every account in the order of the names."""
    return [_account(row) for row in db.query(f"select * from {_TABLE} order by name, login")]


def account(db: Database, login: str) -> Account:
    """Return the account of that login, or raise UnknownAccount."""
    for row in db.query(
        f"select * from {_TABLE} where login = :login", {"login": login.casefold()}
    ):
        return _account(row)
    raise UnknownAccount(login)


def account_by_id(db: Database, person_id: str) -> Account | None:
    """Return the account with that id, or None."""
    rows = db.query(f"select * from {_TABLE} where id = :id", {"id": person_id})
    return next((_account(row) for row in rows), None)


def add_account(
    db: Database,
    login: str,
    name: str,
    roles: Iterable[Role],
    *,
    department: str = "",
    password: str = "",
    by: str,
) -> Account:
    """Add an account; without a password it can sign in through OIDC or a proxy only."""
    login = login.strip().casefold()
    if not _LOGIN.fullmatch(login):
        raise BadAccount(
            f"로그인 이름 '{login}'을(를) 쓸 수 없습니다. 영문 소문자와 숫자 2~80자로 적으세요."
        )
    if any(db.query(f"select 1 from {_TABLE} where login = :login", {"login": login})):
        raise BadAccount(f"로그인 이름 '{login}'은(는) 이미 있습니다. 다른 이름을 쓰세요.")
    held = frozenset(roles)
    row = {
        "login": login,
        "name": _name(name),
        "department": _department(department, held),
        "roles": _json(held),
        "password": "",
        "active": 1,
        "locked_until": "",
    }
    kept = passwords.hashed(password, login) if password else ""
    made = records.insert(db, _TABLE, row, by=by)
    return _account(_with_password(db, made, kept))


def save_account(
    db: Database, person_id: str, revision: int, *, by: str, **changes: Any
) -> Account:
    """Change name, department, roles, active or locked_until; LastAdmin keeps one of them."""
    current = _account(records.get(db, _TABLE, person_id))
    roles = frozenset(changes.get("roles", current.roles))
    loses = Role.ADMIN not in roles or not changes.get("active", True)
    if Role.ADMIN in current.roles and current.active and loses:
        others = (one for one in accounts(db) if one.id != person_id and one.active)
        if not any(Role.ADMIN in one.roles for one in others):
            raise LastAdmin
    if "name" in changes:
        changes["name"] = _name(changes["name"])
    if {"roles", "department"} & changes.keys():
        changes["department"] = _department(changes.get("department", current.department), roles)
        changes["roles"] = _json(roles)
    if "active" in changes:
        changes["active"] = int(changes["active"])
    return _account(records.update(db, _TABLE, person_id, revision, changes, by=by))


def set_password(db: Database, person_id: str, revision: int, password: str, *, by: str) -> Account:
    """Keep a new password, or raise WeakPassword; the history never holds one."""
    current = records.get(db, _TABLE, person_id)
    if current["revision"] != revision:
        raise records.Conflict(_TABLE, current, {}, revision, by)
    kept = passwords.hashed(password, current["login"])
    unlocked = records.update(db, _TABLE, person_id, revision, {"locked_until": ""}, by=by)
    return _account(_with_password(db, unlocked, kept))


def _with_password(db: Database, row: records.Row, kept: str) -> records.Row:
    """Keep a hash past the history, which would hold it for good."""
    db.execute(
        f"update {_TABLE} set password = :kept where id = :id", {"kept": kept, "id": row["id"]}
    )
    return {**row, "password": kept}


def _account(row: records.Row) -> Account:
    names = Account.__dataclass_fields__
    roles = frozenset(Role(one) for one in json.loads(row["roles"]))
    return Account(**{n: row[n] for n in names} | {"roles": roles, "active": bool(row["active"])})


def _json(roles: frozenset[Role]) -> str:
    return json.dumps([role.value for role in Role if role in roles])


def _name(name: str) -> str:
    written = " ".join(name.split())
    if not written or len(written) > 40:
        raise BadAccount("이름을 1~40자로 적으세요. 저장 기록에 남는 이름입니다.")
    return written


def _department(department: str, roles: frozenset[Role]) -> str:
    written = department.strip()
    if Role.DEPARTMENT in roles and not written:
        raise BadAccount("'부서 담당'에게는 부서가 있어야 합니다. 부서를 고르세요.")
    return written

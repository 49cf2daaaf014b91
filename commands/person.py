"""manage.py person: accounts. The first administrator is made here, never by a default password."""

from datetime import UTC, datetime

import click

from access.people import store
from access.people.model import Account
from access.roles import NAMES, Role
from access.sessions import store as sessions
from commands.terminal import BY, JSON, print_json, reading, say, transaction

_ROLE = click.Choice([role.value for role in Role])
_ROLES = ", ".join(f"{role.value}({NAMES[role]})" for role in Role)
_PASSWORD = click.option(
    "--password",
    prompt="비밀번호",
    hide_input=True,
    confirmation_prompt="한 번 더",
    help="비밀번호 (적지 않으면 물어봅니다. 명령 기록에 남지 않게 묻는 쪽을 쓰세요)",
)


@click.group()
def person() -> None:
    """로그인하는 사람과 역할."""


@person.command("list")
@JSON
@click.pass_obj
def list_people(url: str, as_json: bool) -> None:
    """사람과 역할을 보여 줍니다."""
    with reading(url) as db:
        found = store.accounts(db)
    if as_json:
        print_json([_told(one) for one in found])
        return
    for one in found:
        state = "" if one.active else " (중지)"
        roles = ", ".join(role.korean for role in Role if role in one.roles)
        click.echo(f"{one.login}\t{one.name}\t{one.department}\t{roles}{state}")


@person.command()
@click.argument("login")
@click.argument("name")
@click.option("--role", "roles", multiple=True, required=True, type=_ROLE, help=_ROLES)
@click.option("--department", default="", help="부서 담당의 부서")
@click.option("--no-password", is_flag=True, help="OIDC나 프록시로만 로그인")
@click.pass_context
def add(
    ctx: click.Context,
    login: str,
    name: str,
    roles: tuple[str, ...],
    department: str,
    no_password: bool,
) -> None:
    """LOGIN과 NAME으로 사람을 더합니다. 비밀번호는 물어봅니다."""
    password = "" if no_password else _asked()
    held = [Role(role) for role in roles]
    with transaction(ctx.obj) as db:
        made = store.add_account(
            db, login, name, held, department=department, password=password, by=BY
        )
    say(f"더했습니다: {made.login} ({made.person.role_names})")


@person.command()
@click.argument("login")
@_PASSWORD
@click.pass_obj
def password(url: str, login: str, password: str) -> None:
    """비밀번호를 새로 정하고 그 사람의 로그인을 모두 끝냅니다."""
    with transaction(url) as db:
        one = store.account(db, login)
        store.set_password(db, one.id, one.revision, password, by=BY)
        sessions.end_all(db, one.id)
    say(f"비밀번호를 바꿨습니다: {one.login}")


@person.command()
@click.argument("login")
@click.option("--role", "roles", multiple=True, required=True, type=_ROLE, help=_ROLES)
@click.option("--department", help="부서 담당의 부서")
@click.pass_obj
def roles(url: str, login: str, roles: tuple[str, ...], department: str | None) -> None:
    """역할을 바꿉니다. 적은 역할만 남습니다."""
    changes = {} if department is None else {"department": department}
    held = frozenset(Role(role) for role in roles)
    with transaction(url) as db:
        one = store.account(db, login)
        saved = store.save_account(db, one.id, one.revision, by=BY, roles=held, **changes)
    say(f"역할을 바꿨습니다: {saved.login} ({saved.person.role_names})")


@person.command()
@click.argument("login")
@click.option("--on/--off", "active", default=False, help="다시 쓰게 하거나 막습니다")
@click.pass_obj
def stop(url: str, login: str, active: bool) -> None:
    """로그인을 막고 지금 로그인을 끝냅니다(--on: 다시 쓰게 합니다)."""
    with transaction(url) as db:
        one = store.account(db, login)
        store.save_account(db, one.id, one.revision, by=BY, active=active)
        sessions.end_all(db, one.id)
    say(f"{'다시 쓰게 했습니다' if active else '막았습니다'}: {one.login}")


@person.command()
@click.argument("login")
@click.pass_obj
def unlock(url: str, login: str) -> None:
    """여러 번 실패해 잠긴 로그인을 풉니다."""
    with transaction(url) as db:
        one = store.account(db, login)
        sessions.forgive(db, login)
        store.save_account(db, one.id, one.revision, by=BY, locked_until="")
    say(f"풀었습니다: {one.login}")


def _asked() -> str:
    given: str = click.prompt("비밀번호", hide_input=True, confirmation_prompt="한 번 더")
    return given


def _told(one: Account) -> dict[str, object]:
    locked = bool(one.locked_until) and datetime.fromisoformat(one.locked_until) > datetime.now(UTC)
    return {
        "login": one.login,
        "name": one.name,
        "department": one.department,
        "roles": [role.value for role in Role if role in one.roles],
        "active": one.active,
        "locked": locked,
        "password": bool(one.password),
    }

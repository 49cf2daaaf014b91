"""Accounts on the screen: added, given roles, stopped, unlocked, given a new password."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import streamlit as st

import storage
from access.areas import Area
from access.people import store
from access.people.model import Account
from access.permissions import Action, Reach, reach
from access.roles import Role
from access.sessions import store as sessions
from processes.inventory.store import departments
from ui import data, frame, identity
from ui.wording import plain

_REACHES = {Reach.NONE: "·", Reach.OWN: "자기 것", Reach.ALL: "모두"}


def adding() -> None:
    """Draw the form for a new account."""
    with data.reading() as db:
        offices = departments(db)
    with st.form("add-person", border=False, clear_on_submit=False):
        left, right = st.columns(2)
        login = left.text_input("로그인 이름", max_chars=80, help="영문 소문자와 숫자")
        name = right.text_input("이름", max_chars=40, help="저장 기록에 남는 이름")
        roles = left.multiselect("역할", list(Role), format_func=_korean)
        office = right.selectbox("부서 (부서 담당만)", ["", *offices])
        password = left.text_input(
            "첫 비밀번호", type="password", max_chars=128, help="12자 이상. 비우면 OIDC로만 로그인"
        )
        added = st.form_submit_button("더하기", type="primary")
    if added:
        with frame.refusals():
            _add(login, name, roles, office, password)


def _add(login: str, name: str, roles: list[Role], office: str, password: str) -> None:
    with data.transaction() as db:
        store.add_account(
            db,
            login,
            name,
            roles,
            department=office if Role.DEPARTMENT in roles else "",
            password=password,
            by=identity.author(),
        )
    frame.notice(f"{name} 님을 더했습니다.")
    st.rerun()


def row(account: Account) -> None:
    """Draw one account with what can be done to it."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(account.name)}** {plain(account.login)}")
            for role in (role for role in Role if role in account.roles):
                st.badge(role.korean, color="blue")
            if not account.active:
                st.badge("막음", icon=":material/block:", color="red")
            if _locked(account):
                st.badge("잠김", icon=":material/lock:", color="orange")
        if account.department:
            st.caption(plain(account.department))
        with st.container(horizontal=True):
            _roles(account)
            _password(account)
            _buttons(account)


def _roles(account: Account) -> None:
    with st.popover("역할 바꾸기", icon=":material/badge:"):
        with data.reading() as db:
            offices = departments(db)
        key = f"person/{account.id}/{account.revision}"
        held = [role for role in Role if role in account.roles]
        roles = st.multiselect("역할", list(Role), held, format_func=_korean, key=f"{key}/roles")
        options = list(dict.fromkeys(["", account.department, *offices]))
        office = st.selectbox(
            "부서", options, options.index(account.department), key=f"{key}/office"
        )
        if st.button("저장", key=f"{key}/save", type="primary"):
            _change(account, "역할을 바꿨습니다.", roles=frozenset(roles), department=office)


def _password(account: Account) -> None:
    with st.popover("비밀번호 새로 정하기", icon=":material/key:"):
        key = f"person/{account.id}/{account.revision}"
        given = st.text_input("새 비밀번호", type="password", max_chars=128, key=f"{key}/password")
        st.caption("12자 이상. 정하면 이 사람의 로그인이 모두 끝납니다.")
        if st.button("정하기", key=f"{key}/set", type="primary"):

            def keep(db: storage.Database) -> None:
                store.set_password(db, account.id, account.revision, given, by=identity.author())
                sessions.end_all(db, account.id)

            _done("비밀번호를 바꿨습니다.", keep)


def _buttons(account: Account) -> None:
    key = f"person/{account.id}/{account.revision}"
    label = "막기" if account.active else "다시 쓰게 하기"
    if st.button(label, key=f"{key}/stop", type="tertiary"):
        _change(account, f"{label}를 마쳤습니다.", active=not account.active)
    if _locked(account) and st.button("잠금 풀기", key=f"{key}/unlock", type="tertiary"):
        _change(account, "잠금을 풀었습니다.", locked_until="")


def _change(account: Account, done: str, **changes: Any) -> None:
    def keep(db: storage.Database) -> None:
        store.save_account(db, account.id, account.revision, by=identity.author(), **changes)
        sessions.end_all(db, account.id)
        sessions.forgive(db, account.login)

    _done(done, keep)


def _done(done: str, keep: Callable[[storage.Database], None]) -> None:
    with frame.refusals():
        with data.transaction() as db:
            keep(db)
        frame.notice(done)
        st.rerun()


def rights() -> None:
    """Draw the table of rights as it holds."""
    with st.expander("역할마다 할 수 있는 일", icon=":material/table:"):
        shown = [area for area in Area if area is not Area.TRACE]
        st.table(
            {
                "역할": [role.korean for role in Role],
                **{
                    f"{area.value} ({action.value})": [
                        _REACHES[reach([role], area, action)] for role in Role
                    ]
                    for area in shown
                    for action in Action
                },
            }
        )
        st.caption("'자기 것'은 부서 담당에게는 자기 부서의 것, 평가자에게는 자기가 준 평가입니다.")


def _korean(role: Role) -> str:
    return role.korean


def _locked(account: Account) -> bool:
    until = account.locked_until
    return bool(until) and datetime.fromisoformat(until) > datetime.now(UTC)

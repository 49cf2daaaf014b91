"""Saves what people change of a process; a save that came too late is shown beside the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from processes.inventory import changes, store
from processes.inventory.fields import BY_KEY, COLUMN_BY_KEY
from processes.inventory.model import Process
from storage import Conflict
from ui import data, frame, identity, state
from ui.clock import when
from ui.wording import plain


@dataclass(frozen=True)
class Clash:
    """A save that another one overtook: what was read, what was to be saved, what stands."""

    read: Process
    mine: Mapping[str, Any]
    theirs: Process


def save(process: Process, changed: Mapping[str, Any]) -> Process | None:
    """Save the changed fields over the process as it was read.

    When another save came first, keep both for `draw_clashes` and return None. Raises
    BadProcess for a value that can't stand.
    """
    facts = {key: value for key, value in changed.items() if key in BY_KEY}
    try:
        with data.transaction() as db:
            return store.save_process(
                db,
                process.id,
                process.revision,
                name=changed.get("name"),
                department=changed.get("department"),
                facts=replace(process.facts, **facts) if facts else None,
                by=identity.author(),
            )
    except Conflict as conflict:
        _remember(Clash(process, changed, store.process_of_row(conflict.theirs)))
        return None


def remember(read: Process, mine: Mapping[str, Any], theirs: Process) -> None:
    """Keep a save that came too late, for `draw_clashes`."""
    _remember(Clash(read, mine, theirs))


def clashes() -> list[Clash]:
    """Return the saves that still wait for a choice."""
    waiting: dict[str, Clash] = st.session_state.get(state.PROCESS_CLASHES, {})
    return list(waiting.values())


def draw_clashes(done: Callable[[], None] | None = None) -> None:
    """Draw each clash with both versions and the choice between them; `done` runs after it."""
    for clash in clashes():
        with st.container(border=True, key=_key(clash, "box")):
            st.warning(_headline(clash), icon=":material/sync_problem:")
            st.table(_compared(clash), border="horizontal")
            with st.container(horizontal=True):
                st.button(
                    "내 것 저장",
                    type="primary",
                    key=_key(clash, "mine"),
                    help="표에서 '내 값'이 적힌 항목만 상대의 내용 위에 저장합니다.",
                    on_click=_choose,
                    args=(clash, True, done),
                )
                st.button(
                    "상대 것 유지",
                    key=_key(clash, "theirs"),
                    on_click=_choose,
                    args=(clash, False, done),
                )


def _headline(clash: Clash) -> str:
    theirs = clash.theirs
    return (
        f"**{plain(theirs.name)}**({theirs.code})을(를) {plain(theirs.updated_by)} 님이 "
        f"{when(theirs.updated_at)}에 먼저 고쳤습니다. 어느 쪽을 남길지 고르세요."
    )


def _compared(clash: Clash) -> list[dict[str, str]]:
    """Return a line for each field that either side changed."""
    touched = [d.key for d in changes.between(clash.read, clash.theirs)]
    lines = []
    for key in dict.fromkeys([*clash.mine, *touched]):
        field = COLUMN_BY_KEY[key]
        lines.append(
            {
                "항목": field.label,
                "처음 값": plain(field.shown(changes.value_of(clash.read, key))),
                "내 값": plain(field.shown(clash.mine[key])) if key in clash.mine else "",
                "상대 값": plain(field.shown(changes.value_of(clash.theirs, key))),
            }
        )
    return lines


def _choose(clash: Clash, mine: bool, done: Callable[[], None] | None) -> None:
    st.session_state[state.PROCESS_CLASHES].pop(clash.read.id, None)
    if mine and save(clash.theirs, clash.mine) is None:
        return  # somebody was faster once more: the new clash waits
    frame.notice("내 것을 저장했습니다." if mine else "상대 것을 그대로 두었습니다.")
    if done:
        done()


def _remember(clash: Clash) -> None:
    st.session_state.setdefault(state.PROCESS_CLASHES, {})[clash.read.id] = clash


def _key(clash: Clash, name: str) -> str:
    return state.process_widget(clash.read.id, f"clash-{name}")

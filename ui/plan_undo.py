"""What was changed on an item's page can be taken back, the newest first, as long as it stands."""

from dataclasses import replace

import streamlit as st

from action_plan.tracking import store
from action_plan.tracking.store import Done
from errors import WorkbenchError
from ui import data, frame, identity
from ui import plan_state as keys

_MOST = 50


def remember(plan_id: str, item: int, done: Done) -> None:
    """Keep a change, so that it can be taken back."""
    kept: list[Done] = st.session_state.setdefault(keys.undone(plan_id, item), [])
    kept.append(done)
    del kept[:-_MOST]


def button(plan_id: str, item: int) -> None:
    """Draw the way back."""
    kept: list[Done] = st.session_state.get(keys.undone(plan_id, item), [])
    st.button(
        f"되돌리기 ({len(kept)})" if kept else "되돌리기",
        icon=":material/undo:",
        key=keys.widget(plan_id, item, "undo"),
        disabled=not kept,
        on_click=_undo,
        args=(plan_id, item),
        help="이 화면에서 방금 고친 것부터 하나씩 되돌립니다.",
    )


def _undo(plan_id: str, item: int) -> None:
    kept: list[Done] = st.session_state.get(keys.undone(plan_id, item), [])
    if not kept:
        return
    done, by = kept.pop(), identity.author()
    try:
        with data.transaction() as db:
            back = store.undo(db, done, by=by)
    except WorkbenchError as refusal:
        frame.notice(f"되돌리지 못했습니다. {refusal.sentence}", refused=True)
        return
    # The row is again as the change before left it, under a new revision.
    for at, one in enumerate(kept):
        if (one.row_id, one.revision) == (done.row_id, done.revision - 1):
            kept[at] = replace(one, revision=back.revision)
    frame.notice("되돌렸습니다.")

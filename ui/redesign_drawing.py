"""The drawing beside the proposals: what is found is marked, what was asked for is brought up."""

import streamlit as st

from processes.redesign.store import Decision
from ui import pointing, redesign_saving, state
from ui.bpmn_editor.viewer import Source, bpmn_viewer
from ui.clock import when
from ui.model_drawing import LABELS
from ui.redesign_review import Review
from ui.wording import plain


def drawing(review: Review) -> None:
    """Draw the model that was looked at, with the elements of the chosen finding marked."""
    asking = redesign_saving.focus_key(review)
    chosen = pointing.wanted(asking)
    shown = next((one for one in review.open if one.key == chosen), None)
    elements = shown.hit.elements if shown else ()
    found = {element for one in review.open for element in one.hit.elements}
    marks = dict.fromkeys(found, "info") | dict.fromkeys(elements, "warning")
    label = f"{LABELS[review.line]} {review.number}판"
    bpmn_viewer(
        state.model_key("redesign-view", review.process.id, review.line).replace("/", "-"),
        [Source(review.process.code, review.line, review.number, label)],
        marks=marks,
        focus=elements[0] if elements else None,
        asked=pointing.times(asking),
        title=f"{review.process.name} {label}",
    )
    if shown:
        st.caption(f"주황: {shown.heuristic.ko} — {plain(shown.hit.sentence)}")


def applied(review: Review) -> None:
    """Draw what was applied and by whom; the newest application can be undone."""
    past = [one for one in review.history if one.decision == "applied"]
    if not past:
        return
    with st.expander(f"적용한 제안 {len(past)}건", icon=":material/history:"):
        for one in past:
            _entry(review, one)


def _entry(review: Review, decision: Decision) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        text = st.container(width="stretch", gap=None)
        text.markdown("  \n".join(plain(change) for change in decision.changes))
        text.caption(
            f"{decision.base_number}판 → {decision.number}판 · {plain(decision.created_by)} · "
            f"{when(decision.created_at)}"
        )
        if review.line == "to-be" and decision.number == review.number:
            st.button(
                "적용 되돌리기",
                icon=":material/undo:",
                key=state.model_key(f"redesign-undo/{decision.id}", review.process.id, review.line),
                on_click=redesign_saving.undo,
                args=(review, decision),
            )

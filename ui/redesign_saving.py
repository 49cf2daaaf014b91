"""What the buttons of the redesign page do."""

import streamlit as st

from processes.bpmn import store as models
from processes.bpmn.store import ModelRevision, Stale
from processes.redesign import store
from processes.redesign.model import Finding
from processes.redesign.store import Decision
from storage import Database
from ui import identity, model_saving, pointing, state
from ui.redesign_review import Review


def focus_key(review: Review) -> str:
    """The finding that the drawing shows."""
    return state.model_key("redesign-focus", review.process.id, review.line)


def focus(review: Review, finding: Finding) -> None:
    """Show a finding in the drawing."""
    pointing.ask(focus_key(review), finding.key)


def apply(review: Review, finding: Finding) -> None:
    """Apply a finding to the to-be."""
    by = identity.author()

    def action(db: Database) -> ModelRevision | Stale:
        return store.apply(db, review.process.id, finding, base=review.number, by=by)

    model_saving.change(
        action, f"'{finding.heuristic.ko}'을(를) 적용해 {{number}}판을 만들었습니다."
    )


def undo(review: Review, decision: Decision) -> None:
    """Bring the revision before an application back as the newest one."""
    by = identity.author()

    def action(db: Database) -> ModelRevision | Stale:
        return models.restore(
            db, review.process.id, "to-be", decision.base_number, base=review.number, by=by
        )

    model_saving.change(action, "적용하기 전의 그림을 {number}판으로 되돌렸습니다.")


def refuse(review: Review, finding: Finding, field: str) -> None:
    """Keep that a finding is not wanted, and why."""
    reason, by = st.session_state[field], identity.author()
    model_saving.say(
        lambda db: store.refuse(db, review.process.id, finding, reason, by=by),
        f"'{finding.heuristic.ko}' 제안을 거절하고 까닭을 남겼습니다.",
    )


def reopen(review: Review, finding: Finding) -> None:
    """Take a refusal back."""
    by = identity.author()
    model_saving.say(
        lambda db: store.reopen(db, review.process.id, finding, by=by), "제안을 다시 열었습니다."
    )

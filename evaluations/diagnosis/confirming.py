"""From a proposal to an answer: only when a person confirms what that person saw."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from evaluations.answers import prefill, store
from evaluations.answers.model import CERTAINTIES
from evaluations.answers.prefill import Proposal
from evaluations.questionnaire.model import Questionnaire
from processes.inventory.model import Facts
from processes.inventory.store import process_by_id
from storage import Database

_SURE, _ESTIMATED = CERTAINTIES
_EVIDENCE = "업무 목록: "
_CONFIRMED = re.compile(
    rf"{_EVIDENCE}.+ → \d+점 '.+'(?: \(범위의 끝에서는 \d+~\d+점\))?", re.DOTALL
)


@dataclass(frozen=True)
class Confirmed:
    """Which questions were answered, and which were left because something had changed."""

    saved: tuple[str, ...]
    left: tuple[str, ...]


def confirm(
    db: Database,
    process_id: str,
    form: Questionnaire,
    seen: Mapping[str, int],
    *,
    by: str,
    example: bool = False,
) -> Confirmed:
    """Answer the questions as proposed; `seen` is what the person saw proposed.

    Left alone: what somebody has answered meanwhile, and what the register would now
    propose differently.
    """
    facts = process_by_id(db, process_id).facts
    now = prefill.proposals(form, facts)
    answered = store.answers(db, process_id, form.id)
    saved = []
    for question_id, value in seen.items():
        proposal = now.get(question_id)
        if question_id in answered or proposal is None or proposal.value != value:
            continue
        store.save_answer(
            db,
            process_id,
            form,
            question_id,
            value,
            certainty=certainty(proposal, facts),
            evidence=_EVIDENCE + proposal.reason,
            revision=0,
            by=by,
            example=example,
        )
        saved.append(question_id)
    return Confirmed(tuple(saved), tuple(one for one in seen if one not in saved))


def certainty(proposal: Proposal, facts: Facts) -> str:
    """Return how sure a confirmed proposal is: figures that are guessed or wide are 추정."""
    guessed = facts.source == _ESTIMATED or proposal.low != proposal.high
    return _ESTIMATED if guessed else _SURE


def speaks_for_a_proposal(evidence: str) -> bool:
    """Whether this is what a confirmed proposal left: no evidence for any other answer."""
    return _CONFIRMED.fullmatch(evidence) is not None

"""Files that prove an item or one of its parts: kept as evidence of answers is, by SHA-256.

The subject is the plan, the 'questionnaire' is PLAN, the 'question' is the item's number, or
number/part where the file proves one part.
"""

from collections.abc import Mapping

from evaluations.answers.evidence import store
from evaluations.answers.evidence.model import Evidence
from storage import Database

PLAN = "action-plan"
Proofs = Mapping[str, tuple[Evidence, ...]]
"""Place (item, or item/part) -> its files."""


def subject(plan_id: str) -> str:
    """Return what the files of a plan hang on."""
    return f"plan:{plan_id}"


def place(item: int, part: str = "") -> str:
    """Return where a file hangs: the item as a whole, or one part of it."""
    return f"{item}/{part}" if part else str(item)


def proofs(db: Database, plan_id: str) -> Proofs:
    """Return every file that hangs on the plan's items."""
    return store.attached(db, subject(plan_id), PLAN)


def prove(
    db: Database,
    plan_id: str,
    where: str,
    name: str,
    content: bytes,
    *,
    by: str,
    example: bool = False,
) -> Evidence:
    """Hang a file on an item or a part, or raise RefusedEvidence."""
    return store.attach(db, subject(plan_id), PLAN, where, name, content, by=by, example=example)

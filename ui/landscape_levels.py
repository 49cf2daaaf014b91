"""The level of digital maturity of each process that was diagnosed, for the landscape."""

from evaluations.answers import store
from evaluations.diagnosis.reading import MATURITY
from evaluations.questionnaire.versions import store as versions
from evaluations.verdict import levels as scale
from storage import Database


def levels(db: Database) -> dict[str, int | None]:
    """Return the levels by the process's id; None where unknown answers leave a range."""
    form = versions.in_force(db, MATURITY)
    found = {
        process_id: scale.maturity(form, answers)
        for process_id, answers in store.answers_by_subject(db, form.id).items()
        if answers
    }
    return {id: level.lo if level.decided else None for id, level in found.items()}

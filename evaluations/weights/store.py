"""Weight sets in the database: append-only, with the choice of the one that counts."""

import json
from collections.abc import Mapping
from typing import Any

from errors import WorkbenchError
from evaluations.questionnaire.model import Questionnaire
from evaluations.weights import applying
from evaluations.weights.ahp import CR_LIMIT
from evaluations.weights.model import METHODS, OWN, Choice, Draft, WeightSet
from storage import Database, records
from storage.identifiers import new_id, now

_JSON = ("weights", "judgements", "consistency")


class UnknownWeights(WorkbenchError):
    """No weight set has that id or name."""

    def __init__(self, named: str) -> None:
        super().__init__(f"가중치 '{named}'이(가) 없습니다. 가중치 화면의 목록에서 고르세요.")


class RefusedWeights(WorkbenchError):
    """A weight set or choice that can't be kept; says what is missing."""


def weight_sets(db: Database, questionnaire_id: str) -> list[WeightSet]:
    """Return the weight sets of a questionnaire, newest first."""
    rows = db.query(
        "select * from weight_sets where questionnaire_id = :questionnaire"
        " order by created_at desc, id desc",
        {"questionnaire": questionnaire_id},
    )
    return [_set(row) for row in rows]


def weight_set(db: Database, questionnaire_id: str, named: str) -> WeightSet:
    """Return the set of this id, or the newest of this name; raise UnknownWeights for none."""
    for one in weight_sets(db, questionnaire_id):
        if named in (one.id, one.name):
            return one
    raise UnknownWeights(named)


def add_weight_set(
    db: Database,
    form: Questionnaire,
    name: str,
    *,
    method: str,
    weights: Mapping[str, float],
    reason: str,
    by: str,
    judgements: Mapping[str, int] | None = None,
    consistency: Mapping[str, float] | None = None,
) -> WeightSet:
    """Keep a new weight set and return it.

    Raises RefusedWeights without name or reason, or for comparisons that contradict each
    other (CR above .10); UnfitWeights where a section has no weight above 0.
    """
    if not name.strip():
        raise RefusedWeights("가중치의 이름이 비었습니다. 이름을 적으세요.")
    _refuse_silence(reason)
    for block, ratio in (consistency or {}).items():
        if ratio > CR_LIMIT:
            raise RefusedWeights(
                f"'{block}' 비교의 일관성 비율(CR) {ratio:.3f}이 {CR_LIMIT:.2f}을 넘습니다. "
                "어긋난 비교를 고친 뒤 저장하세요."
            )
    row = {
        "id": new_id(),
        "questionnaire_id": form.id,
        "questionnaire_version": form.version,
        "name": name.strip(),
        "method": method,
        "weights": json.dumps(applying.checked(form, weights)),
        "judgements": json.dumps(dict(judgements or {})),
        "consistency": json.dumps(dict(consistency or {})),
        "reason": reason.strip(),
        "created_at": now(),
        "created_by": by,
    }
    if method not in METHODS:
        raise RefusedWeights(f"가중치를 정한 방법은 {', '.join(METHODS)} 가운데 하나입니다.")
    _append(db, "weight_sets", row)
    return _set(row)


def choose(db: Database, questionnaire_id: str, set_id: str, *, reason: str, by: str) -> Choice:
    """Let a set count for the questionnaire from now on (OWN: its own weights), and return it."""
    _refuse_silence(reason)
    if set_id != OWN:
        weight_set(db, questionnaire_id, set_id)
    row = {
        "id": new_id(),
        "questionnaire_id": questionnaire_id,
        "weight_set_id": set_id,
        "reason": reason.strip(),
        "created_at": now(),
        "created_by": by,
    }
    _append(db, "weight_choices", row)
    return _choice(row)


def choices(db: Database, questionnaire_id: str) -> list[Choice]:
    """Return every choice of weights for a questionnaire, newest first; the first holds."""
    rows = db.query(
        "select * from weight_choices where questionnaire_id = :questionnaire"
        " order by created_at desc, id desc",
        {"questionnaire": questionnaire_id},
    )
    return [_choice(row) for row in rows]


def chosen(db: Database, questionnaire_id: str) -> WeightSet | None:
    """Return the set that counts; None: the questionnaire's own weights."""
    for choice in choices(db, questionnaire_id):
        if choice.weight_set_id == OWN:
            return None
        return weight_set(db, questionnaire_id, choice.weight_set_id)
    return None


def draft(db: Database, questionnaire_id: str, person: str) -> Draft:
    """Return what a person has compared and typed so far."""
    row = _draft(db, questionnaire_id, person)
    if row is None:
        return Draft({}, {}, 0)
    content = json.loads(row["content"])
    return Draft(content["steps"], content["hand"], row["revision"])


def save_draft(
    db: Database,
    questionnaire_id: str,
    person: str,
    *,
    steps: Mapping[str, int | None] | None = None,
    hand: Mapping[str, float] | None = None,
) -> Draft:
    """Add judgements (None takes one back) and typed weights to a person's draft; return it.

    One judgement at a time is written over the newest draft, so that two tabs of one person
    add up.
    """
    row = _draft(db, questionnaire_id, person)
    old = draft(db, questionnaire_id, person)
    merged = {**old.steps, **(steps or {})}
    content = json.dumps(
        {
            "steps": {key: step for key, step in merged.items() if step is not None},
            "hand": {**old.hand, **(hand or {})},
        }
    )
    if row is None:
        key = {"questionnaire_id": questionnaire_id, "person": person}
        records.insert(db, "weight_drafts", {**key, "content": content}, by=person)
    else:
        change = {"content": content}
        records.update(db, "weight_drafts", row["id"], row["revision"], change, by=person)
    return draft(db, questionnaire_id, person)


def _draft(db: Database, questionnaire_id: str, person: str) -> records.Row | None:
    rows = db.query(
        "select * from weight_drafts where questionnaire_id = :questionnaire and person = :person",
        {"questionnaire": questionnaire_id, "person": person},
    )
    return next((dict(row) for row in rows), None)


def _refuse_silence(reason: str) -> None:
    if not reason.strip():
        raise RefusedWeights("왜 이 가중치인지 이유를 적으세요. 감사 때 근거가 됩니다.")


def _append(db: Database, table: str, row: records.Row) -> None:
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into {table} ({names}) values ({values})", row)


def _set(row: records.Row) -> WeightSet:
    own: dict[str, Any] = {name: row[name] for name in WeightSet.__dataclass_fields__}
    return WeightSet(**{**own, **{name: json.loads(row[name]) for name in _JSON}})


def _choice(row: records.Row) -> Choice:
    return Choice(**{name: row[name] for name in Choice.__dataclass_fields__})

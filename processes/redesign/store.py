"""What people decided about the proposals for a process: append-only, the newest one holds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from errors import WorkbenchError
from processes.bpmn import store as models
from processes.bpmn.store import ModelRevision, Stale
from processes.redesign.applying import applied
from processes.redesign.model import Finding
from storage import Database
from storage.identifiers import new_id, now

Verdict = Literal["applied", "refused", "reopened"]
VERDICT_NAMES: Mapping[str, str] = {"applied": "적용함", "refused": "거절함", "reopened": "다시 엶"}
LONGEST_REASON = 1000


class BadDecision(WorkbenchError):
    """A decision that can't be kept as given; the sentence says why."""


@dataclass(frozen=True)
class Decision:
    """One decision; `number` is the to-be revision that applying made, 0 for none."""

    id: str
    process_id: str
    finding: str
    heuristic: str
    decision: Verdict
    reason: str
    changes: tuple[str, ...]
    base_number: int
    number: int
    created_at: str
    created_by: str


def decisions(db: Database, process_id: str) -> dict[str, Decision]:
    """Return the newest decision about each finding of the process, by the finding's key."""
    rows = db.query(
        "select * from redesign_decisions where process_id = :process_id order by created_at, id",
        {"process_id": process_id},
    )
    return {row["finding"]: _of_row(row) for row in rows}


def history(db: Database, process_id: str) -> list[Decision]:
    """Return every decision of the process, newest first."""
    rows = db.query(
        "select * from redesign_decisions where process_id = :process_id"
        " order by created_at desc, id desc",
        {"process_id": process_id},
    )
    return [_of_row(row) for row in rows]


def refuse(db: Database, process_id: str, finding: Finding, reason: str, *, by: str) -> Decision:
    """Keep that a proposal is not wanted, and why; raises BadDecision without a reason."""
    told = reason.strip()
    if not told:
        raise BadDecision("거절하는 까닭을 적으세요. 나중에 같은 제안을 다시 볼 때 근거가 됩니다.")
    if len(told) > LONGEST_REASON:
        raise BadDecision(f"까닭이 {LONGEST_REASON}자를 넘습니다. 줄여서 적으세요.")
    return _keep(db, process_id, finding, "refused", reason=told, by=by)


def reopen(db: Database, process_id: str, finding: Finding, *, by: str) -> Decision:
    """Take a refusal back."""
    return _keep(db, process_id, finding, "reopened", by=by)


def apply(
    db: Database, process_id: str, finding: Finding, *, base: int, by: str
) -> ModelRevision | Stale:
    """Apply a finding to the newest to-be model; the revision before stays to go back to.

    Raises CannotApply, BadModel or UnknownModel with nothing changed; a to-be that moved on
    since `base` gives Stale, as any late save does.
    """
    current = models.revision(db, process_id, "to-be", base)
    result = applied(models.content(db, current.sha256), finding)
    outcome = models.save(
        db,
        process_id,
        "to-be",
        result.content,
        base=base,
        origin="redesign",
        by=by,
        note=f"{finding.heuristic.ko} 적용",
    )
    if isinstance(outcome, ModelRevision):
        _keep(
            db,
            process_id,
            finding,
            "applied",
            changes=result.changes,
            base=base,
            number=outcome.number,
            by=by,
        )
    return outcome


def forget_gone(db: Database) -> None:
    """Remove the decisions about processes that have been deleted."""
    db.execute("delete from redesign_decisions where process_id not in (select id from processes)")


def _keep(
    db: Database,
    process_id: str,
    finding: Finding,
    decision: Verdict,
    *,
    by: str,
    reason: str = "",
    changes: tuple[str, ...] = (),
    base: int = 0,
    number: int = 0,
) -> Decision:
    row: dict[str, Any] = {
        "id": new_id(),
        "process_id": process_id,
        "finding": finding.key,
        "heuristic": finding.heuristic.id,
        "decision": decision,
        "reason": reason,
        "changes": json.dumps(changes, ensure_ascii=False),
        "base_number": base,
        "number": number,
        "created_at": now(),
        "created_by": by,
    }
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into redesign_decisions ({names}) values ({values})", row)
    return _of_row(row)


def _of_row(row: Mapping[str, Any]) -> Decision:
    return Decision(**{**row, "changes": tuple(json.loads(row["changes"]))})

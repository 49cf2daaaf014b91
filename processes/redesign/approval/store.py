"""Approvals in the database: append-only, one decision per proposal."""

from collections.abc import Mapping
from typing import Any

from processes.redesign.approval.feeding import plan
from processes.redesign.approval.model import (
    LONGEST_REASON,
    LONGEST_TITLE,
    STATES,
    BadApproval,
    Entry,
    Event,
    Proposal,
    UnknownProposal,
)
from processes.redesign.comparing import frozen
from processes.redesign.comparing.frozen import Frozen
from processes.savings import store as savings
from processes.savings.model import Saving
from storage import Database
from storage.identifiers import new_id, now


def proposals(db: Database, process_id: str) -> list[Proposal]:
    """Return what was put up for a process, newest first."""
    rows = db.query(
        "select * from redesign_approvals where process_id = :process_id order by created_at, id",
        {"process_id": process_id},
    )
    return _gathered(rows)[::-1]


def proposal(db: Database, id: str) -> Proposal:
    """Return one proposal, or raise UnknownProposal."""
    rows = db.query(
        "select * from redesign_approvals where proposal_id = :id order by created_at, id",
        {"id": id},
    )
    found = _gathered(rows)
    if not found:
        raise UnknownProposal
    return found[0]


def approved(db: Database, process_id: str) -> Proposal | None:
    """Return the to-be that was approved last, None where none was."""
    found = [one for one in proposals(db, process_id) if one.state == "approved"]
    return max(found, key=lambda one: one.decision.created_at if one.decision else "", default=None)


def propose(
    db: Database, process_id: str, comparison: Frozen, title: str, note: str, *, by: str
) -> Proposal:
    """Put a to-be up for approval with the figures as they are now; raises BadApproval."""
    named = " ".join(title.split())
    if not named or len(named) > LONGEST_TITLE:
        raise BadApproval(
            f"개선안의 이름을 1~{LONGEST_TITLE}자로 적으세요. 예: 전결로 한 단계 줄임"
        )
    _check(note, by)
    id = new_id()
    _append(db, process_id, id, "proposed", note, by, title=named, comparison=comparison)
    return proposal(db, id)


def decide(db: Database, id: str, event: Event, reason: str, *, by: str) -> Proposal:
    """Approve a proposal, or return it with a reason; raises BadApproval once it is decided."""
    one = proposal(db, id)
    if event not in ("approved", "returned"):
        raise BadApproval("승인하거나 되돌릴 수만 있습니다.")
    if one.decision is not None:
        done = STATES[one.decision.event]
        raise BadApproval(
            f"{one.decision.created_by} 님이 이미 '{done}'으로 정했습니다. 새로 올려 다시 정하세요."
        )
    if event == "returned" and not reason.strip():
        raise BadApproval("되돌리는 까닭을 적으세요. 무엇을 고쳐 다시 올릴지 알 수 있어야 합니다.")
    _check(reason, by)
    _append(db, one.process_id, id, event, reason, by)
    return proposal(db, id)


def take_into_savings(db: Database, id: str, day: str, *, by: str) -> Saving:
    """Add an approved to-be to the ledger of time saved, once. Raises BadApproval or BadSaving."""
    one = proposal(db, id)
    if one.state != "approved":
        raise BadApproval("승인한 개선안만 아낀 시간에 옮길 수 있습니다.")
    if one.taken is not None:
        raise BadApproval(f"{one.taken.created_by} 님이 이미 아낀 시간에 옮겼습니다.")
    made = savings.add_saving(db, one.process_id, plan(one, day), by=by)
    _append(db, one.process_id, id, "taken", made.id, by)
    return made


def forget_gone(db: Database) -> None:
    """Remove what was put up for processes that have been deleted."""
    db.execute("delete from redesign_approvals where process_id not in (select id from processes)")


def _check(reason: str, by: str) -> None:
    if len(reason.strip()) > LONGEST_REASON:
        raise BadApproval(f"글이 {LONGEST_REASON}자를 넘습니다. 줄여서 적으세요.")
    if not by.strip():
        raise BadApproval("누가 했는지 남도록 왼쪽의 '내 이름'을 먼저 적으세요.")


def _append(
    db: Database,
    process_id: str,
    proposal_id: str,
    event: Event,
    reason: str,
    by: str,
    *,
    title: str = "",
    comparison: Frozen | None = None,
) -> None:
    row: dict[str, Any] = {
        "id": new_id(),
        "process_id": process_id,
        "proposal_id": proposal_id,
        "event": event,
        "title": title,
        "reason": reason.strip(),
        "content": comparison.content if comparison else "",
        "as_is_number": comparison.asis_number if comparison else 0,
        "to_be_number": comparison.tobe_number if comparison else 0,
        "created_at": now(),
        "created_by": by.strip(),
    }
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into redesign_approvals ({names}) values ({values})", row)


def _gathered(rows: Any) -> list[Proposal]:
    """Put the rows of each proposal together, in the order in which they were put up."""
    together: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        together.setdefault(row["proposal_id"], []).append(row)
    return [
        Proposal(
            id=id,
            process_id=first["process_id"],
            title=first["title"],
            comparison=frozen.read(first["content"]),
            entries=tuple(
                Entry(row["event"], row["reason"], row["created_at"], row["created_by"])
                for row in (first, *later)
            ),
        )
        for id, (first, *later) in together.items()
    ]

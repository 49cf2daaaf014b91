"""Approvals in the database: append-only, one decision per proposal."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from processes.redesign.approval import moving
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
from processes.savings.model import PLANNED, Saving, UnknownSaving
from storage import Database
from storage.identifiers import new_id, now


def proposals(db: Database, process_id: str) -> list[Proposal]:
    """Return what was put up for a process, newest first."""
    return _gathered(db, "process_id", process_id)[::-1]


def proposal(db: Database, id: str) -> Proposal:
    """Return one proposal, or raise UnknownProposal."""
    found = _gathered(db, "proposal_id", id)
    if not found:
        raise UnknownProposal
    return found[0]


def approved(db: Database, process_id: str) -> Proposal | None:
    """Return the to-be that was approved last, None where none was."""
    return last_approved(proposals(db, process_id))


def last_approved(known: Iterable[Proposal]) -> Proposal | None:
    """Return the to-be of these that was approved last and stands, None where none does."""
    found = [one for one in known if one.state == "approved"]
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
    _require_standing(one)
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


def withdraw(db: Database, id: str, reason: str, *, by: str) -> Proposal:
    """Withdraw what waits or was approved, with a reason; a planned saving goes with it.

    Raises BadApproval: without a reason, a second time, after a return, or where the saving is
    in force already.
    """
    one = proposal(db, id)
    _require_standing(one)
    if one.state == "returned":
        raise BadApproval("되돌린 것은 거둘 것이 없습니다. 고쳐서 새로 올리세요.")
    if not reason.strip():
        raise BadApproval("거두는 까닭을 적으세요. 승인과 함께 기록에 남습니다.")
    _check(reason, by)
    _take_back(db, one, by)
    row = {
        "id": new_id(),
        "process_id": one.process_id,
        "proposal_id": id,
        "reason": reason.strip(),
        "created_at": now(),
        "created_by": by.strip(),
    }
    _insert(db, "redesign_withdrawals", row)
    return proposal(db, id)


def _require_standing(one: Proposal) -> None:
    if one.withdrawn is not None:
        raise BadApproval(f"{one.withdrawn.created_by} 님이 이미 거뒀습니다. 새로 올리세요.")


def _take_back(db: Database, one: Proposal, by: str) -> None:
    """Take the saving out of the ledger where it is only planned; somebody may have before."""
    if one.taken is None:
        return
    try:
        saving = savings.saving(db, one.taken.reason)
    except UnknownSaving:
        return
    if saving.plan.state != PLANNED:
        raise BadApproval(
            f"아낀 시간의 '{saving.plan.title}'이(가) 이미 '{saving.plan.state}'입니다. "
            "아낀 시간에서 '계획'으로 되돌리거나 지운 뒤에 거두세요."
        )
    savings.delete_saving(db, saving.id, saving.revision, by=by)


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
    for table in ("redesign_approvals", "redesign_withdrawals"):
        db.execute(f"delete from {table} where process_id not in (select id from processes)")


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
    _insert(db, "redesign_approvals", row)


def _insert(db: Database, table: str, row: Mapping[str, Any]) -> None:
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into {table} ({names}) values ({values})", dict(row))


def _gathered(db: Database, column: str, value: str) -> list[Proposal]:
    """Put the rows of each proposal together, in the order in which they were put up."""
    together: dict[str, list[Mapping[str, Any]]] = {}
    for row in db.query(
        f"select * from redesign_approvals where {column} = :value order by created_at, id",
        {"value": value},
    ):
        together.setdefault(row["proposal_id"], []).append(row)
    for row in db.query(
        f"select * from redesign_withdrawals where {column} = :value", {"value": value}
    ):
        together[row["proposal_id"]].append({**row, "event": "withdrawn"})
    return [_proposal(db, id, rows) for id, rows in together.items()]


def _proposal(db: Database, id: str, rows: Sequence[Mapping[str, Any]]) -> Proposal:
    first = rows[0]
    content = json.loads(first["content"])
    return Proposal(
        id=id,
        process_id=first["process_id"],
        title=first["title"],
        comparison=frozen.read(first["content"]),
        entries=tuple(
            Entry(row["event"], row["reason"], row["created_at"], row["created_by"]) for row in rows
        ),
        changed=tuple(moving.changed(db, first["process_id"], first["created_at"], content)),
    )

"""Savings and given hours in the database."""

import json
from collections.abc import Mapping
from typing import Any

from processes.inventory.dates import day
from processes.inventory.kinds import estimate_from_json, estimate_to_json
from processes.inventory.model import Estimate, Process
from processes.inventory.store import departments, process_by_id
from processes.savings.hours import check_baseline, check_given, freed
from processes.savings.model import (
    IN_FORCE,
    KINDS_OF_SOURCE,
    STATES,
    BadSaving,
    Gift,
    GivenHours,
    Plan,
    Saving,
    UnknownSaving,
)
from storage import Database, UnknownRow, records

TABLE, GIVEN = "savings", "given_hours"


def all_savings(db: Database) -> list[Saving]:
    """Return the savings of every process that still stands, in the order of the processes."""
    return [
        of_row(row)
        for row in db.query(
            "select savings.* from savings join processes on processes.id = savings.process_id"
            " order by length(processes.code), processes.code,"
            " savings.created_at, savings.id"
        )
    ]


def saving(db: Database, id: str) -> Saving:
    """Return one saving, or raise UnknownSaving."""
    try:
        return of_row(records.get(db, TABLE, id))
    except UnknownRow:
        raise UnknownSaving from None


def all_given(db: Database) -> list[GivenHours]:
    """Return every gift, oldest first."""
    return [given_of_row(row) for row in db.query(f"select * from {GIVEN} order by created_at, id")]


def add_saving(
    db: Database, process_id: str, plan: Plan, *, by: str, example: bool = False
) -> Saving:
    """Add a redesign to a process. Raises BadSaving, also where it saves past the baseline."""
    process = process_by_id(db, process_id)
    row = {
        "process_id": process_id,
        **_row(db, process, plan, None),
        "example": int(example),
    }
    return of_row(records.insert(db, TABLE, row, by=by))


def save_saving(db: Database, id: str, revision: int, plan: Plan, *, by: str) -> Saving:
    """Save over the revision that was read; raises Conflict or BadSaving."""
    process = process_by_id(db, saving(db, id).process_id)
    row = _row(db, process, plan, id)
    gifts = _gifts(db, id)
    if gifts and plan.state != IN_FORCE:
        raise BadSaving(
            f"돌려준 시간이 {len(gifts)}건 있어 '{plan.state}'(으)로 바꿀 수 없습니다. "
            "돌려준 시간을 먼저 거두세요."
        )
    check_given(freed(process.facts, plan.minutes), gifts)
    return of_row(records.update(db, TABLE, id, revision, row, by=by))


def delete_saving(db: Database, id: str, revision: int, *, by: str) -> None:
    """Remove a saving with its given hours; the history keeps it."""
    records.delete(db, TABLE, id, revision, by=by)


def give(db: Database, saving_id: str, gift: Gift, *, by: str, example: bool = False) -> GivenHours:
    """Give hours of a saving to a service; raises BadSaving where it frees fewer."""
    row = {"saving_id": saving_id, **_gift_row(db, saving_id, gift), "example": int(example)}
    return given_of_row(records.insert(db, GIVEN, row, by=by))


def take_back(db: Database, id: str, revision: int, *, by: str) -> None:
    """Remove a gift."""
    records.delete(db, GIVEN, id, revision, by=by)


def remove_example(db: Database, *, by: str) -> None:
    """Remove the example's savings and gifts, and savings of processes that are gone."""
    for table in (GIVEN, TABLE):
        for row in list(db.query(f"select id, revision from {table} where example = 1")):
            records.delete(db, table, row["id"], row["revision"], by=by)
    db.execute(f"delete from {TABLE} where process_id not in (select id from processes)")


def of_row(row: Mapping[str, Any]) -> Saving:
    """Return the saving that a row of the table holds, such as Conflict.theirs."""
    plan = Plan(
        title=row["title"],
        minutes=_estimate(row["minutes"]),
        source=row["source"],
        source_date=row["source_date"],
        state=row["state"],
        note=row["note"],
    )
    return Saving(
        id=row["id"],
        process_id=row["process_id"],
        plan=plan,
        example=bool(row["example"]),
        revision=row["revision"],
        updated_at=row["updated_at"],
        updated_by=row["updated_by"],
    )


def given_of_row(row: Mapping[str, Any]) -> GivenHours:
    """Return the gift that a row of the table holds."""
    gift = Gift(row["service"], row["department"], _estimate(row["hours"]), row["evidence"])
    return GivenHours(
        id=row["id"],
        saving_id=row["saving_id"],
        gift=gift,
        example=bool(row["example"]),
        revision=row["revision"],
        updated_at=row["updated_at"],
        updated_by=row["updated_by"],
    )


def _row(db: Database, process: Process, plan: Plan, own: str | None) -> records.Row:
    title = " ".join(plan.title.split())
    if not title or len(title) > 200:
        raise BadSaving("재설계 이름을 1~200자로 적으세요. 예: 출장 정산 자동화")
    if plan.source not in KINDS_OF_SOURCE:
        raise BadSaving(f"출처를 고르세요: {', '.join(KINDS_OF_SOURCE)}.")
    if plan.state not in STATES:
        raise BadSaving(f"상태 '{plan.state}'은(는) {', '.join(STATES)} 가운데 하나가 아닙니다.")
    source_date = day(plan.source_date)
    if source_date is None:
        raise BadSaving("개선 뒤 처리시간이 언제 자료인지 날짜를 적으세요.")
    others = [
        one.plan.minutes
        for one in all_savings(db)
        if one.process_id == process.id and one.id != own
    ]
    check_baseline(process.facts, [*others, plan.minutes])
    return {
        "title": title,
        "minutes": _text(plan.minutes),
        "source": plan.source,
        "source_date": source_date,
        "state": plan.state,
        "note": plan.note.strip(),
    }


def _gift_row(db: Database, saving_id: str, gift: Gift) -> records.Row:
    service, evidence = " ".join(gift.service.split()), gift.evidence.strip()
    if not service:
        raise BadSaving("시간을 돌려줄 공공서비스의 이름을 적으세요. 예: 찾아가는 체육교실")
    if gift.department not in departments(db):
        raise BadSaving(f"부서 '{gift.department}'이(가) 없습니다. 부서를 먼저 등록하세요.")
    if not evidence:
        raise BadSaving("무엇으로 확인할 수 있는지 근거를 적으세요. 예: 운영일지, 계획 공문")
    there = saving(db, saving_id)
    if there.plan.state != IN_FORCE:
        raise BadSaving(
            "아직 시행하지 않은 재설계입니다. 줄어든 시간이 없으니 시행한 뒤에 돌려주세요."
        )
    facts = process_by_id(db, there.process_id).facts
    freed_hours = freed(facts, there.plan.minutes)
    if freed_hours is None:
        raise BadSaving(
            "이 업무의 연간 건수나 건당 처리시간을 몰라 줄어든 시간을 셀 수 없습니다. "
            "업무 목록에 먼저 적고 돌려주세요."
        )
    check_given(freed_hours, [*_gifts(db, saving_id), gift])
    return {
        "service": service,
        "department": gift.department,
        "hours": _text(gift.hours),
        "evidence": evidence,
    }


def _gifts(db: Database, saving_id: str) -> list[Gift]:
    return [one.gift for one in all_given(db) if one.saving_id == saving_id]


def _text(estimate: Estimate) -> str:
    return json.dumps(estimate_to_json(estimate), ensure_ascii=False, sort_keys=True)


def _estimate(text: str) -> Estimate:
    return estimate_from_json(json.loads(text))

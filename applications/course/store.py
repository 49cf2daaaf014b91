"""Who answers for a draft, its moves and its follow-up in the database."""

import dataclasses
import json
from collections.abc import Collection, Iterable

import storage
from applications.calls import store as calls
from applications.course import days
from applications.course.model import BadAmount, Duties, FollowUp, HandedIn, Moved, NotAllowed
from applications.course.moves import Standing, in_the_way, move_between, refusal
from applications.drafts import store as drafts
from applications.drafts.dossier import Draft
from applications.drafts.export import read_draft
from applications.drafts.model import Application
from applications.readiness import checking
from applications.readiness.finding import Finding
from applications.submissions import freezing
from applications.submissions import store as submissions
from applications.submissions.model import Frozen
from applications.submissions.papers import papers
from storage import records
from storage.identifiers import new_id, now
from storage.watching import tell

_DUTIES, _FOLLOW_UPS = "application_duties", "application_follow_ups"


def duties(db: storage.Database, application_id: str) -> Duties:
    """Return who is named on a draft, nobody where none was."""
    return all_duties(db, application_id).get(application_id, Duties())


def all_duties(db: storage.Database, application_id: str | None = None) -> dict[str, Duties]:
    """Return who is named on every draft (or on the one), by its id."""
    rows = db.query(
        f"select * from {_DUTIES} where :id is null or id = :id", {"id": application_id}
    )
    return {
        row["id"]: Duties(
            row["owner"],
            tuple(json.loads(row["reviewers"])),
            row["approver"],
            row["deadline"],
            row["revision"],
        )
        for row in rows
    }


def save_duties(db: storage.Database, application_id: str, named: Duties, *, by: str) -> Duties:
    """Name the people of a draft and its deadline over the revision read.

    Raises BadDay, UnknownApplication, or storage.Conflict when somebody else saved first.
    """
    drafts.application(db, application_id)
    row = {
        "owner": _name(named.owner),
        "reviewers": json.dumps(_names(named.reviewers), ensure_ascii=False),
        "approver": _name(named.approver),
        "deadline": days.checked("마감일", named.deadline),
    }
    _save(db, _DUTIES, application_id, named.revision, row, by)
    return duties(db, application_id)


def deadline(db: storage.Database, application: Application) -> str:
    """Return the day until which a draft is to be handed in (ISO date), '' where unknown.

    The call's day; that of the draft itself where there is no call, or it doesn't say.
    """
    call = calls.call_of(db, application)
    return (call.deadline if call else "") or duties(db, application.id).deadline


def follow_up(db: storage.Database, application_id: str) -> FollowUp:
    """Return what became of a draft, all unknown where nobody has said."""
    for row in db.query(f"select * from {_FOLLOW_UPS} where id = :id", {"id": application_id}):
        names = FollowUp.__dataclass_fields__
        return FollowUp(**{name: row[name] for name in names})
    return FollowUp()


def save_follow_up(
    db: storage.Database, application_id: str, told: FollowUp, *, by: str
) -> FollowUp:
    """Say what became of a draft over the revision read.

    Raises BadDay, BadPeriod, BadAmount, UnknownApplication or storage.Conflict.
    """
    drafts.application(db, application_id)
    if told.granted is not None and told.granted < 0:
        raise BadAmount
    row = {
        "granted": told.granted,
        **days.period(told.starts_on, told.ends_on),
        "note": told.note.strip(),
    }
    _save(db, _FOLLOW_UPS, application_id, told.revision, row, by)
    return follow_up(db, application_id)


def standing(db: storage.Database, draft: Draft) -> Standing:
    """Return what the moves of a draft are judged by."""
    return Standing(
        state=draft.application.state,
        duties=duties(db, draft.application.id),
        written=any(not one.empty for one in draft.sections),
        findings=tuple(checking.findings(draft)),
        follow_up=follow_up(db, draft.application.id),
    )


def freeze(db: storage.Database, draft: Draft) -> Frozen:
    """Return what handing the draft in would keep. Takes seconds: not within a transaction."""
    named = duties(db, draft.application.id)
    return freezing.freeze(draft, dataclasses.asdict(named), papers(db, draft, named.owner))


def move(
    db: storage.Database,
    application: Application,
    to: str,
    *,
    by: str,
    reason: str = "",
    taken: Collection[Finding] = (),
    frozen: Frozen | None = None,
) -> Application:
    """Move a draft as it was read to another state; a submission keeps what is handed in.

    `taken`: the findings that the mover has acknowledged. `frozen`: what `freeze` gave, made here
    where it is missing. Raises NotAllowed with one sentence, or UnknownApplication.
    """
    draft = read_draft(db, application.id)
    current = draft.application
    if current.state != application.state:
        raise NotAllowed(
            f"{current.updated_by} 님이 먼저 '{current.state}'(으)로 옮겼습니다. "
            "바뀐 상태를 보고 다시 고르세요."
        )
    judged = standing(db, draft)
    sentence = refusal(judged, to, by, reason, taken)
    if sentence:
        raise NotAllowed(sentence, in_the_way(judged))
    step = move_between(current.state, to)
    ready = step is not None and step.ready
    number = _hand_in(db, draft, frozen, by) if ready else 0
    kept = [one for one in judged.findings if one in taken] if ready else []
    _remember(db, current, to, reason, kept, number, by)
    records.update(db, "applications", current.id, current.revision, {"state": to}, by=by)
    return drafts.application(db, current.id)


def history(db: storage.Database, application_id: str) -> list[Moved]:
    """Return the moves of a draft, newest first."""
    rows = db.query(
        "select * from application_moves where application_id = :id"
        " order by created_at desc, id desc",
        {"id": application_id},
    )
    return [
        Moved(
            source=row["from_state"],
            target=row["to_state"],
            reason=row["reason"],
            acknowledged=tuple(Finding(**one) for one in json.loads(row["acknowledged"])),
            number=row["number"],
            at=row["created_at"],
            by=row["created_by"],
        )
        for row in rows
    ]


def delete(db: storage.Database, application_id: str, revision: int, *, by: str) -> None:
    """Remove a draft that was never handed in, or an example; raise HandedIn for another."""
    current = drafts.application(db, application_id)
    if not current.example and submissions.submissions(db, application_id):
        raise HandedIn
    drafts.delete_application(db, application_id, revision, by=by)


def _hand_in(db: storage.Database, draft: Draft, frozen: Frozen | None, by: str) -> int:
    made = frozen or freeze(db, draft)
    if made.draft != draft:
        raise NotAllowed(
            "제출 파일을 만드는 동안 글이나 자료가 바뀌어 제출하지 않았습니다. "
            "바뀐 내용을 확인하고 다시 제출하세요."
        )
    return submissions.add(db, made, by=by).number


def _remember(
    db: storage.Database,
    current: Application,
    to: str,
    reason: str,
    kept: Iterable[Finding],
    number: int,
    by: str,
) -> None:
    row = {
        "id": new_id(),
        "application_id": current.id,
        "from_state": current.state,
        "to_state": to,
        "reason": reason.strip(),
        "acknowledged": json.dumps([dataclasses.asdict(one) for one in kept], ensure_ascii=False),
        "number": number,
        "created_at": now(),
        "created_by": by,
    }
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into application_moves ({names}) values ({values})", row)
    tell("application_moves", str(row["id"]))


def _save(
    db: storage.Database, table: str, row_id: str, revision: int, row: records.Row, by: str
) -> None:
    """Add the draft's row the first time, change it over the revision read afterwards."""
    if revision == 0 and not list(
        db.query(f"select 1 from {table} where id = :id", {"id": row_id})
    ):
        records.insert(db, table, {"id": row_id, **row}, by=by)
    else:
        records.update(db, table, row_id, revision, row, by=by)


def _name(name: str) -> str:
    return " ".join(name.split())


def _names(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(_name, names))))

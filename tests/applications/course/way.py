"""A draft that keeps no rule from its way, and those who move it on."""

import storage
from applications.course import store
from applications.course.model import Duties
from applications.course.moves import to_take
from applications.drafts import store as drafts
from applications.drafts import templates
from applications.drafts.export import read_draft
from applications.drafts.model import Application

OWNER, REVIEWER, APPROVER = "김담당", "이검토", "박결재"
DUTIES = Duties(OWNER, (REVIEWER,), APPROVER)
_BY = {"결재": REVIEWER, "제출": APPROVER}


def write_draft(
    db: storage.Database,
    *,
    title: str = "채용 재설계",
    example: bool = False,
    call_id: str | None = None,
) -> Application:
    """Add a draft whose sections name one problem all through, so that no error is found."""
    bodies = {one.key: "문제 1: 손으로 옮겨 적는다." for one in templates.load().sections}
    made = drafts.add_application(
        db, title, bodies=bodies, call_id=call_id, by="가", example=example
    )
    store.save_duties(db, made.id, DUTIES, by="가")
    return made


def go(db: storage.Database, application: Application, *states: str) -> Application:
    """Move a draft on by those who may, with everything acknowledged; return it as it is then."""
    for state in states:
        judged = store.standing(db, read_draft(db, application.id))
        by = _BY.get(state, OWNER)
        application = store.move(
            db, application, state, by=by, reason="까닭", taken=to_take(judged)
        )
    return application


def rewrite(db: storage.Database, application: Application, key: str, body: str) -> None:
    """Write over one section of a draft, as its editor does."""
    section = next(one for one in drafts.sections(db, application.id) if one.key == key)
    drafts.save_section(db, section.id, section.revision, body, by="나")

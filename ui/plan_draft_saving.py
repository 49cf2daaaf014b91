"""What is saved of the plan's draft: begun, edited, taken back, published, deleted."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from action_plan import plan
from action_plan.plan import Plan, store, tables
from action_plan.plan.store import Draft
from errors import WorkbenchError
from storage import Database
from ui import data, frame, identity
from ui import plan_state as keys


def begin(from_version: str | None = None) -> None:
    """Begin a draft from a version, or from the one in force."""

    def write(db: Database, by: str) -> None:
        one = store.version(db, from_version) if from_version else store.current_version(db)
        store.begin(db, one.plan, one.name, by=by)

    if _told(write):
        st.query_params[keys.PART] = "edit"


def begin_with(found: Plan, name: str) -> None:
    """Begin a draft with a plan that was read from a file."""
    if _told(lambda db, by: store.begin(db, found, name, by=by)):
        keys.forget_upload()
        st.query_params[keys.PART] = "changes"


def edit(draft: Draft, sheet: str, key: str) -> None:
    """Save what was edited, added and taken out in one of the draft's tables."""
    edits = st.session_state[key]
    before = tables.rows(draft.plan, sheet)

    def write(db: Database, by: str) -> None:
        changed = edited(before, edits)
        found = tables.with_table(draft.plan, sheet, changed, "초안")
        store.save_draft(db, draft.revision, found, by=by)

    _told(write)


def edited(before: Sequence[Mapping[str, str]], edits: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return a table's rows with what the browser reports of them.

    A strategy's name or place changes in every row of that strategy.
    """
    rows = [dict(row) for row in before]
    for position, cells in edits["edited_rows"].items():
        own = rows[int(position)]
        for column, value in cells.items():
            same = [own]
            if column in ("전략", "전략의 자리"):
                same = [row for row in rows if row["전략 기호"] == own["전략 기호"]]
            for row in same:
                row[column] = _cell(value)
    gone = set(edits["deleted_rows"])
    added = [
        {name: _cell(value) for name, value in line.items() if not name.startswith("_")}
        for line in edits["added_rows"]
    ]
    return [row for at, row in enumerate(rows) if at not in gone] + [one for one in added if one]


def rename(draft: Draft, title_key: str, source_key: str) -> None:
    """Save the plan's title and source."""
    row = tables.rows(draft.plan, tables.BASICS)[0]
    row |= {"제목": st.session_state[title_key], "출처": st.session_state[source_key]}

    def write(db: Database, by: str) -> None:
        found = tables.with_table(draft.plan, tables.BASICS, [row], "초안")
        store.save_draft(db, draft.revision, found, by=by)

    _told(write)


def undo(draft: Draft) -> None:
    """Go back by one change of the draft."""

    def write(db: Database, by: str) -> None:
        before = store.earlier(db, draft)
        if before is None:
            raise plan.BadPlan("초안", "되돌리기", "더 되돌릴 것이 없습니다.")
        store.save_draft(db, draft.revision, before, by=by)

    if _told(write):
        frame.notice("한 단계 되돌렸습니다.")


def publish(draft: Draft, note_key: str) -> None:
    """Publish the draft with the note in the field."""
    note = st.session_state.get(note_key) or ""
    if _told(lambda db, by: store.publish(db, draft.revision, note=note, by=by)):
        st.query_params.pop(keys.PART, None)
        frame.notice("새 판을 공개했습니다. 이제 이 판이 쓰입니다.")


def delete(draft: Draft) -> None:
    """Delete the draft; the history keeps it."""
    if _told(lambda db, by: store.delete_draft(db, draft.id, draft.revision, by=by)):
        st.query_params.pop(keys.PART, None)
        frame.notice("초안을 지웠습니다. 기록에는 남아 있습니다.")


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _told(write: Callable[[Database, str], object]) -> bool:
    """Write in one transaction; keep a refusal for the next run and say whether it went well."""
    by = identity.author()
    try:
        with data.transaction() as db:
            write(db, by)
    except WorkbenchError as refusal:
        others = getattr(refusal, "others", ())
        frame.notice(" ".join([refusal.sentence, *others[:2]]), refused=True)
        return False
    return True

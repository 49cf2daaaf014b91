"""What is saved of a questionnaire's draft: begun, edited, published, taken back."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

import storage
from errors import WorkbenchError
from evaluations.questionnaire import reading
from evaluations.questionnaire.versions import beginning, store
from evaluations.questionnaire.versions.editing import Clash, Edit
from ui import data, frame, identity
from ui import questionnaire_state as keys
from ui.clock import today


def begin(questionnaire_id: str) -> None:
    """Begin the next version from the one in force, or open the draft that stands."""
    author, day = identity.author(), today()
    with frame.refusals():
        with data.transaction() as db:
            base = store.current_version(db, questionnaire_id)
            known = [one.version for one in store.versions(db, questionnaire_id)]
            content = beginning.next_version(base.content, base.version, known, day)
            store.begin(db, questionnaire_id, content, base.version, by=author)
        keys.show("edit", keys.DRAFT)


def begin_from_file(content: bytes, name: str) -> str | None:
    """Begin a draft from an uploaded file; return its id, or None where it was refused."""
    author = identity.author()
    try:
        form = reading.decode(content, name)
        text = beginning.plain_lines(content)
        with data.transaction() as db:
            if store.draft(db, form.id) is not None:
                raise beginning.DraftStands(form.id)
            known = form.id in store.ids(db)
            base = store.current_version(db, form.id).version if known else ""
            store.begin(db, form.id, text, base, by=author)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
        return None
    return form.id


def edit(questionnaire_id: str, edits: Sequence[Edit]) -> str:
    """Save edits of single values; what clashes is kept for a choice. Return why it was refused.

    Of several that can't stand together, those that can stand alone are saved.
    """
    refused = _edit(questionnaire_id, edits)
    if refused and len(edits) > 1:
        alone = [_edit(questionnaire_id, [one]) for one in edits]
        return next((sentence for sentence in alone if sentence), "")
    return refused


def _edit(questionnaire_id: str, edits: Sequence[Edit]) -> str:
    author = identity.author()
    try:
        with data.transaction() as db:
            _, clashes = store.edit_draft(db, questionnaire_id, edits, by=author)
    except WorkbenchError as refusal:
        return refusal.sentence
    if clashes:
        waiting = st.session_state.setdefault(keys.CLASHES, {})
        waiting.setdefault(questionnaire_id, []).extend(clashes)
    return ""


def settle(questionnaire_id: str, clash: Clash, mine: bool) -> None:
    """End a clash: put my value in the place of theirs, or leave theirs."""
    st.session_state[keys.CLASHES][questionnaire_id].remove(clash)
    if mine:
        refused = edit(questionnaire_id, [replace(clash.edit, seen=clash.theirs)])
        if refused:
            frame.notice(refused, refused=True)


def save_text(draft_id: str) -> None:
    """Keep the text of the field; when somebody else was first, keep both to choose from."""
    base = st.session_state.get(keys.text_base(draft_id))
    if base is not None:
        _keep_text(draft_id, st.session_state[keys.text_field(draft_id)], base)


def settle_text(draft_id: str, revision: int | None) -> None:
    """End a clash of texts: put mine in the place of theirs (a revision), or leave theirs."""
    mine = st.session_state.pop(keys.text_clash(draft_id), None)
    st.session_state.pop(keys.text_base(draft_id), None)
    if mine is not None and revision is not None:
        _keep_text(draft_id, mine, revision)
        st.session_state.pop(keys.text_base(draft_id), None)


def _keep_text(draft_id: str, text: str, base: int) -> None:
    author = identity.author()
    try:
        with data.transaction() as db:
            saved = store.save_draft(db, draft_id, base, text, by=author)
    except storage.Conflict as clash:
        st.session_state[keys.text_clash(draft_id)] = text
        st.session_state[keys.text_base(draft_id)] = None
        frame.notice(clash.sentence, refused=True)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        st.session_state[keys.text_base(draft_id)] = saved.revision


def publish(questionnaire_id: str, revision: int, note_key: str) -> None:
    """Publish the draft as it was seen."""
    author, note = identity.author(), str(st.session_state.get(note_key) or "")
    try:
        with data.transaction() as db:
            form = store.publish(db, questionnaire_id, revision, note=note, by=author)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
        return
    frame.notice(f"{form.version}판을 공개했습니다. 이제 바뀌지 않습니다.")
    keys.show("read", form.version)


def delete(draft_id: str, revision: int) -> None:
    """Take a draft back; the history keeps it."""
    author = identity.author()
    try:
        with data.transaction() as db:
            store.delete_draft(db, draft_id, revision, by=author)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
        return
    frame.notice("초안을 지웠습니다. 기록에는 남습니다.")
    st.query_params.pop(keys.VERSION, None)
    st.query_params.pop(keys.PART, None)

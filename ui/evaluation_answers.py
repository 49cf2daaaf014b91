"""The answers on the screen: saved as they are given, never over somebody else's."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

import storage
from errors import WorkbenchError
from evaluations.answers import store
from evaluations.answers.model import NA, Answer, Value
from evaluations.answers.rating import consolidating
from evaluations.answers.rating import store as rating_store
from evaluations.answers.sheet import Sheet
from evaluations.questionnaire.versions.fitting import fits
from ui import answer_state, data, frame, identity
from ui.wording import plain

UNKNOWN = "모름"
FIELDS = ("value", "na_reason", "certainty", "evidence", "comment", "reason")


def key(sheet: Sheet, question_id: str, field: str) -> str:
    """Return the key of a field of an answer."""
    return answer_state.answer_key(sheet.form.id, _owner(sheet, question_id), question_id, field)


def unsaved(sheet: Sheet, question_id: str, answer: Answer | None) -> bool:
    """Whether the choice on the screen is another than the one that is kept."""
    chosen = st.session_state.get(key(sheet, question_id, "value"))
    return bool(chosen != _shown(answer)["value"])


def prepare(sheet: Sheet, question_id: str, answer: Answer | None) -> None:
    """Put an answer into its fields, when they are new or somebody else has changed it."""
    revision = answer.revision if answer else 0
    base = _base(sheet, question_id)
    changed = st.session_state.get(base) != revision
    shown = _shown(answer)
    if answer and not fits(sheet.form, question_id, answer):
        shown["value"] = None  # given to a version with other steps
    for field, value in shown.items():
        own = key(sheet, question_id, field)
        if changed or own not in st.session_state:
            st.session_state[own] = value
    st.session_state[base] = revision


def entered(sheet: Sheet, question_id: str) -> dict[str, Any]:
    """Return what stands in an answer's fields."""
    return {field: st.session_state.get(key(sheet, question_id, field)) for field in FIELDS}


def save(sheet: Sheet, question_id: str) -> None:
    """Keep what stands in the fields; when another answer came first, keep both to choose from."""
    given = entered(sheet, question_id)
    if given["value"] is None:
        return
    base = st.session_state.get(_base(sheet, question_id), 0)
    if base is None:
        return  # clashed a moment ago in this run: what stands in the fields is kept already
    _keep(sheet, question_id, _row(given), base)


def _keep(sheet: Sheet, question_id: str, row: Mapping[str, Any], base: int) -> None:
    author = identity.author()
    try:
        with data.transaction() as db:
            saved = _stored(db, sheet, question_id, row, base, author)
    except storage.Conflict as clash:
        st.session_state[_clash(sheet, question_id)] = row
        st.session_state[_base(sheet, question_id)] = None
        frame.notice(clash.sentence, refused=True)
    except WorkbenchError as refusal:
        waits = sheet.led and author == sheet.led.lead and not row["reason"].strip()
        if not waits:  # for the lead's reason: the question itself says so
            frame.notice(refusal.sentence, refused=True)
    else:
        st.session_state[_base(sheet, question_id)] = saved.revision


def _stored(
    db: storage.Database,
    sheet: Sheet,
    question_id: str,
    row: Mapping[str, Any],
    base: int,
    author: str,
) -> Answer:
    """Keep a rater's own rating, the lead's answer, or the answer, as the sheet says."""
    if sheet.led:
        return consolidating.consolidate(
            db, sheet, sheet.led, question_id, revision=base, by=author, **row
        )
    said = {name: value for name, value in row.items() if name != "reason"}
    if sheet.rater:
        given = rating_store.rate(
            db, sheet, question_id, rater=sheet.rater, revision=base, by=author, **said
        )
        return given.answer
    return store.save_answer(
        db,
        sheet.subject,
        sheet.form,
        question_id,
        revision=base,
        by=author,
        candidate_id=sheet.candidate,
        **said,
    )


def show_clash(sheet: Sheet, question_id: str, theirs: Answer) -> None:
    """Show both answers after a clash, with the choice between them."""
    own = _clash(sheet, question_id)
    mine = st.session_state.get(own)
    if mine is None:
        return
    question = sheet.question(question_id)
    with st.container(border=True):
        st.error(
            f"{plain(theirs.updated_by)} 님이 먼저 답했습니다. 두 답을 모두 보관했으니 고르세요.",
            icon=":material/compare_arrows:",
        )
        st.markdown(f"- 저장된 답: {in_words(question.anchors, theirs.value)}")
        st.markdown(f"- 내 답: {in_words(question.anchors, mine['value'])}")
        with st.container(horizontal=True):
            st.button(
                "내 답으로 바꾸기",
                key=f"{own}/mine",
                on_click=_settle,
                args=(sheet, question_id, theirs.revision),
            )
            st.button(
                "저장된 답 두기",
                key=f"{own}/theirs",
                on_click=_settle,
                args=(sheet, question_id, None),
            )


def _settle(sheet: Sheet, question_id: str, revision: int | None) -> None:
    mine = st.session_state.pop(_clash(sheet, question_id), None)
    if mine is not None and revision is not None:
        _keep(sheet, question_id, mine, revision)
        st.session_state[_base(sheet, question_id)] = None


def _base(sheet: Sheet, question_id: str) -> str:
    return answer_state.answer_base(sheet.form.id, _owner(sheet, question_id), question_id)


def _clash(sheet: Sheet, question_id: str) -> str:
    return answer_state.answer_clash(sheet.form.id, _owner(sheet, question_id), question_id)


def _owner(sheet: Sheet, question_id: str) -> str:
    """Return whose the fields are: a rater's own are apart from the answer's."""
    whose = sheet.owner(question_id)
    return f"{whose}/{sheet.rater}" if sheet.rater else whose


def in_words(anchors: tuple[str, ...], value: Value) -> str:
    """Return an answer as people read it."""
    if value is None:
        return "모름"
    if value == NA:
        return "해당없음"
    anchor = anchors[int(value)] if int(value) < len(anchors) else "(다른 판의 답)"
    return plain(f"{value} {anchor}")


def _shown(answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {**dict.fromkeys(FIELDS, ""), "value": None, "certainty": None}
    return {
        "value": UNKNOWN if answer.value is None else answer.value,
        "na_reason": answer.na_reason,
        "certainty": answer.certainty,
        "evidence": answer.evidence,
        "comment": answer.comment,
        "reason": answer.reason,
    }


def _row(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "value": None if given["value"] == UNKNOWN else given["value"],
        "na_reason": given["na_reason"] or "",
        "certainty": given["certainty"],
        "evidence": given["evidence"] or "",
        "comment": given["comment"] or "",
        "reason": given["reason"] or "",
    }

"""What hangs on a question: files that prove the answer, what people say, what was changed."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from errors import WorkbenchError
from evaluations.answers import store as answers
from evaluations.answers.comments import store as comment_store
from evaluations.answers.comments.model import Comment
from evaluations.answers.evidence import store
from evaluations.answers.evidence.model import Evidence
from evaluations.answers.sheet import Sheet
from evaluations.questionnaire.model import Question
from processes.bpmn.comments.model import LONGEST
from storage import Database
from storage.records import Change
from ui import (
    answer_state,
    data,
    evaluation_answers,
    evidence_files,
    frame,
    identity,
    verbatim,
)
from ui.clock import when
from ui.wording import plain


@dataclass(frozen=True)
class Hanging:
    """The files and comments on a sheet: owner -> question id -> what there is."""

    files: Mapping[str, Mapping[str, tuple[Evidence, ...]]]
    comments: Mapping[str, Mapping[str, tuple[Comment, ...]]]


def load(sheet: Sheet) -> Hanging:
    """Return what hangs on the questions of a sheet."""
    with data.reading() as db:
        return Hanging(
            {owner: store.attached(db, owner, sheet.form.id) for owner in sheet.owners},
            {owner: comment_store.comments(db, owner, sheet.form.id) for owner in sheet.owners},
        )


def draw(sheet: Sheet, question: Question, hanging: Hanging) -> None:
    """Draw how much hangs on a question, and on demand all of it."""
    owner = sheet.owner(question.id)
    files = hanging.files[owner].get(question.id, ())
    said = hanging.comments[owner].get(question.id, ())
    with st.container(horizontal=True, gap="small"):
        if files:
            st.badge(f"근거 파일 {len(files)}", icon=":material/attach_file:", color="blue")
        if said:
            st.badge(f"의견 {len(said)}", icon=":material/chat:", color="blue")
    box = st.expander(
        "근거 파일·의견·이력",  # never with the numbers in it: another label is another fold
        icon=":material/attach_file:",
        key=_key(sheet, question, "box"),
        on_change="rerun",
    )
    if box.open:
        with box:
            left, right = st.columns(2, gap="medium")
            with left:
                _files(sheet, question, files)
            with right:
                _comments(sheet, question, said)
            _history(sheet, question)


def _files(sheet: Sheet, question: Question, files: tuple[Evidence, ...]) -> None:
    def attach(db: Database, name: str, content: bytes, by: str) -> Evidence:
        owner = sheet.owner(question.id)
        return store.attach(db, owner, sheet.form.id, question.id, name, content, by=by)

    def key(name: str) -> str:
        return _key(sheet, question, name)

    st.markdown("**근거 파일**")
    evidence_files.listed(files, key)
    evidence_files.uploader(key, _turn(sheet, question), attach)


def _comments(sheet: Sheet, question: Question, said: tuple[Comment, ...]) -> None:
    st.markdown("**의견**")
    for one in said:
        st.caption(f"**{plain(one.updated_by)}** · {when(one.created_at)}")
        verbatim.words(one.text)
    st.text_area(
        "의견 적기",
        key=_key(sheet, question, "say"),
        height=80,
        max_chars=LONGEST,
        placeholder="예: 이 근거는 작년 것입니다. 새로 받을 수 있을까요?",
    )
    st.button(
        "의견 남기기",
        icon=":material/add_comment:",
        key=_key(sheet, question, "send"),
        on_click=_say,
        args=(sheet, question),
    )


def _say(sheet: Sheet, question: Question) -> None:
    field, by = _key(sheet, question, "say"), identity.author()
    text = st.session_state.get(field) or ""
    try:
        with data.transaction() as db:
            comment_store.say(db, sheet.owner(question.id), sheet.form.id, question.id, text, by=by)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        st.session_state[field] = ""


def _history(sheet: Sheet, question: Question) -> None:
    with data.reading() as db:
        told = answers.history_of(db, sheet.owner(question.id), sheet.form.id, question.id)
    if told and not sheet.rater:
        st.markdown("**답의 이력**")
        st.table([_told(question, change) for change in told], border="horizontal")


def _told(question: Question, change: Change) -> dict[str, str]:
    """Return one change of an answer: who, when, and what it is since then."""
    after = change.after
    value = ""
    if "value" in after:
        kept = after["value"]
        number = int(kept) if kept and kept.isdigit() else kept
        value = evaluation_answers.in_words(question.anchors, number)
    names = {"certainty": "확실한 정도", "evidence": "근거 자료", "comment": "설명",
             "na_reason": "해당없음 이유", "reason": "종합한 이유"}  # fmt: skip
    other = [f"{label}: {after[name] or '비움'}" for name, label in names.items()
             if name in after and (after[name] or name in change.before)]  # fmt: skip
    return {
        "언제": when(change.at),
        "누가": plain(change.by),
        "답": "지움" if change.action == "delete" else value,
        "함께 바뀐 것": plain(" · ".join(other)),
    }


def _key(sheet: Sheet, question: Question, name: str) -> str:
    return answer_state.hanging_widget(sheet.form.id, sheet.owner(question.id), question.id, name)


def _turn(sheet: Sheet, question: Question) -> str:
    return answer_state.upload_turn(sheet.form.id, sheet.owner(question.id), question.id)

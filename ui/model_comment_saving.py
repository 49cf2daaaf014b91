"""What the panel of comments keeps: what is being written, what is said, what is done with."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from processes.bpmn.comments import store
from processes.bpmn.comments.model import LONGEST
from processes.bpmn.comments.threads import GONE
from storage import Database
from ui import autosave, data, identity, model_saving, state

NEW = "new:"


@dataclass(frozen=True)
class Talk:
    """What the panel is about: a line, and the names of all that can be spoken of in it.

    `gone` is what an element is called that is not among them.
    """

    process_id: str
    line: str
    known: Mapping[str, str]
    gone: str = GONE

    def key(self, name: str) -> str:
        """The key of a widget of the panel."""
        return state.model_key(f"comments-{name}", self.process_id, self.line)

    def text_key(self, place: str) -> str:
        """The key of the field at an element (NEW and its id) or in a thread (its id)."""
        return state.comment_text(f"{self.process_id}/{self.line}/{place}")


def own_drafts(db: Database, talk: Talk, by: str) -> Mapping[str, str]:
    """Return what this author was writing; people without a name have no drafts to come back to."""
    if by == identity.NAMELESS:
        return {}
    return store.drafts(db, talk.process_id, talk.line, by=by)


def text_field(talk: Talk, place: str, label: str, drafts: Mapping[str, str]) -> None:
    """Draw a field that keeps what is being written, for this author and this place."""
    key = talk.text_key(place)
    if key not in st.session_state:
        st.session_state[key] = drafts.get(place, "")
    st.text_area(
        label,
        key=key,
        height=96,
        max_chars=LONGEST,
        on_change=_keep_draft,
        args=(talk, place),
        placeholder="예: 이 단계는 꼭 종이로 해야 하나요?",
    )
    autosave.watch(key)


def answering(talk: Talk, thread_id: str, drafts: Mapping[str, str]) -> bool:
    """Whether this person is answering in the thread, now or when they were last here."""
    return thread_id in drafts or st.session_state.get(talk.key("answering")) == thread_id


def open_answer(talk: Talk, thread_id: str) -> None:
    """Open the field for an answer in one thread."""
    st.session_state[talk.key("answering")] = thread_id


def _keep_draft(talk: Talk, place: str) -> None:
    by, text = identity.author(), st.session_state[talk.text_key(place)]
    if by != identity.NAMELESS:
        with data.transaction() as db:
            store.keep_draft(db, talk.process_id, talk.line, place, text, by=by)


def begin(talk: Talk, element: str) -> None:
    """Begin a thread with what stands in the field of the element."""
    place, by = NEW + element, identity.author()
    text, name = st.session_state[talk.text_key(place)], talk.known.get(element, "")

    def say(db: Database) -> None:
        store.begin(
            db, talk.process_id, talk.line, text, element_id=element, element_name=name, by=by
        )
        store.keep_draft(db, talk.process_id, talk.line, place, "", by=by)

    if model_saving.say(say, "의견을 남겼습니다."):
        st.session_state[talk.text_key(place)] = ""


def reply(talk: Talk, thread_id: str) -> None:
    """Answer in a thread with what stands in its field."""
    by, text = identity.author(), st.session_state[talk.text_key(thread_id)]

    def say(db: Database) -> None:
        store.reply(db, thread_id, text, by=by)
        store.keep_draft(db, talk.process_id, talk.line, thread_id, "", by=by)

    if model_saving.say(say, "답을 남겼습니다."):
        st.session_state.pop(talk.text_key(thread_id), None)
        st.session_state.pop(talk.key("answering"), None)


def set_done(thread_id: str, done: bool) -> None:
    """Call a thread done, or open it again."""
    by = identity.author()
    model_saving.say(
        lambda db: store.set_done(db, thread_id, done, by=by),
        "의견을 마쳤습니다." if done else "의견을 다시 열었습니다.",
    )

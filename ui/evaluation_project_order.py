"""Which projects must go before this one, and which wait for it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from errors import WorkbenchError
from evaluations.projects.dependencies import store
from evaluations.projects.dependencies.model import Dependency
from evaluations.projects.model import Project
from ui import data, frame, identity, navigation, state
from ui.wording import plain


def draw(project: Project, projects: Sequence[Project], known: Sequence[Dependency]) -> None:
    """Draw the project's place in the order, with what adds to it and takes from it."""
    by_id = {one.id: one for one in projects}
    before = [one for one in known if one.project_id == project.id]
    after = [one for one in known if one.before_id == project.id]
    st.markdown("**먼저 끝나야 하는 사업**")
    if not before:
        st.caption("없습니다. 먼저 끝나야 하는 사업이 있으면 아래에서 고르세요.")
    for one in before:
        _line(one, by_id[one.before_id])
    _adder(project, [one for one in projects if one.id != project.id])
    st.markdown("**이 사업을 기다리는 사업**")
    if not after:
        st.caption("없습니다.")
    for one in after:
        other = by_id[one.project_id]
        with st.container(horizontal=True, vertical_alignment="center"):
            navigation.link(
                "project", plain(f"{other.code} {other.name}"), project=other.code, part="order"
            )
            st.caption(plain(one.reason))


def _line(one: Dependency, other: Project) -> None:
    key = state.record_field(store.TABLE, one.id, "reason", one.revision)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        navigation.link(
            "project",
            plain(f"{other.code} {other.name}"),
            icon=":material/arrow_upward:",
            project=other.code,
            part="order",
        )
        st.text_input(
            "까닭", one.reason, key=key, max_chars=300, on_change=_save_reason, args=(one, key)
        )
        st.button(
            "지우기",
            key=state.record_widget(store.TABLE, one.id, "delete"),
            icon=":material/delete:",
            on_click=_delete,
            args=(one,),
        )


def _adder(project: Project, others: Sequence[Project]) -> None:
    names = {one.id: f"{one.code} {one.name}" for one in others}
    with st.form(state.record_widget(store.TABLE, project.id, "new"), clear_on_submit=True):
        chosen = st.selectbox(
            "먼저 끝나야 하는 사업 고르기",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="사업 고르기",
        )
        reason = st.text_input("까닭", placeholder="예: 조직·직원 코드를 먼저 정리", max_chars=300)
        if not st.form_submit_button("추가", icon=":material/add:"):
            return
    if chosen is None:
        st.warning("사업을 먼저 고르세요.")
        return
    added = False
    with frame.refusals():
        author = identity.author()
        with data.transaction() as db:
            store.add_dependency(db, project.id, str(chosen), by=author, reason=reason)
        added = True
    if added:
        frame.notice("추가했습니다.")
        st.rerun()


@contextmanager
def _told() -> Iterator[None]:
    """Keep a refusal for the next run; the reason that lost is kept with it."""
    try:
        yield
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)


def _save_reason(one: Dependency, key: str) -> None:
    author = identity.author()
    with _told(), data.transaction() as db:
        store.save_reason(db, one.id, one.revision, st.session_state[key] or "", by=author)


def _delete(one: Dependency) -> None:
    author = identity.author()
    with _told(), data.transaction() as db:
        store.delete_dependency(db, one.id, one.revision, by=author)

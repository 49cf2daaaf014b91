"""The list of flow charts: every process that has one, with the state of its lines."""

from collections.abc import Mapping

import streamlit as st

from processes.bpmn import store
from processes.bpmn.comments import store as comments
from processes.bpmn.publication import store as publication
from processes.bpmn.publication.store import Publication
from processes.bpmn.store import ModelRevision
from processes.inventory.model import Process
from ui import data, navigation, state
from ui.clock import when
from ui.model_drawing import LABELS
from ui.wording import plain

Line = tuple[str, str]  # the process's id, and as-is or to-be


def picker(processes: list[Process]) -> None:
    """Draw the field that opens any process's flow chart."""
    chosen = st.selectbox(
        "업무 고르기",
        processes,
        index=None,
        format_func=lambda process: f"{process.name} · {process.department} · {process.code}",
        placeholder="이름, 부서, 코드로 찾기",
    )
    if chosen is not None:
        navigation.go("model", code=chosen.code)


def entries(processes: list[Process], models: list[ModelRevision]) -> None:
    """Draw the processes that have a flow chart: each line a link, what is published and open."""
    with data.reading() as db:
        published, talk = publication.all_published(db), comments.open_counts(db)
    drawn: dict[str, dict[str, ModelRevision]] = {}
    for model in models:
        drawn.setdefault(model.process_id, {})[model.state] = model
    if not drawn:
        st.caption("아직 그린 흐름도가 없습니다. 업무를 골라 시작하세요.")
    for process in processes:
        if process.id in drawn:
            _entry(process, drawn[process.id], published, talk)


def _entry(
    process: Process,
    newest: dict[str, ModelRevision],
    published: Mapping[Line, Publication],
    talk: Mapping[Line, int],
) -> None:
    with st.container(border=True):
        name, *lines = st.columns([4, 3, 3], vertical_alignment="center")
        name.markdown(f"**{plain(process.name)}**  \n{process.code} · {plain(process.department)}")
        if process.example:
            name.badge("예시", color="orange")
        for column, one in zip(lines, store.states, strict=True):
            with column:
                _line_link(process, one, newest.get(one))
                if one in newest:
                    _standing(process, one, published.get((process.id, one)), talk)


def _line_link(process: Process, line: str, newest: ModelRevision | None) -> None:
    label = LABELS[line] if newest else f"{LABELS[line]} 그리기"
    icon = ":material/account_tree:" if newest else ":material/add:"
    navigation.link("model", label, icon=icon, code=process.code, state=line)
    if newest:
        st.caption(f"{newest.number}판 · {plain(newest.created_by)} · {when(newest.created_at)}")


def _standing(
    process: Process, line: str, published: Publication | None, talk: Mapping[Line, int]
) -> None:
    """Draw whether the line is published, with the way there, and how many comments are open."""
    said = talk.get((process.id, line), 0)
    with st.container(horizontal=True, vertical_alignment="center"):
        if published is None:
            st.badge("공개 전", color="gray")
        else:
            label = f"공개 {published.number}판"
            address = {"code": process.code, "state": line}
            navigation.link("model-view", label, icon=":material/public:", **address)
        if said:
            address = {"code": process.code, "state": line, state.PANEL: "의견"}
            navigation.link("model", f"의견 {said}", icon=":material/comment:", **address)

"""The published view of a model: what it is, the drawing to look at, and what lies under it."""

import streamlit as st

from processes.bpmn import reading, store
from processes.bpmn.comments import store as comments
from processes.bpmn.comments.threads import badges, names
from processes.bpmn.model import Model
from processes.bpmn.publication.store import Publication
from processes.bpmn.store import ModelRevision
from ui import (
    data,
    frame,
    model_comments,
    model_compared,
    model_raci,
    model_step_card,
    model_step_list,
    navigation,
    state,
)
from ui.bpmn_editor.viewer import Source, bpmn_viewer
from ui.clock import when
from ui.model_comment_saving import Talk
from ui.model_drawing import LABELS, Drawing
from ui.wording import plain

_PANELS = ("단계 목록", "의견", "RACI")


def unpublished(drawing: Drawing) -> None:
    """Draw what is missing and where it is done."""
    if drawing.newest is None:
        told, label = "아직 그린 흐름도가 없습니다", "흐름도 그리기"
        cure = "흐름도를 먼저 그리고, '저장 기록'에서 공개하세요."
    else:
        told, label = "아직 공개하지 않은 흐름도입니다", "흐름도에서 공개하기"
        cure = f"지금 {drawing.number}판까지 그렸습니다. '저장 기록'에서 공개하면 여기에 보입니다."
    with frame.empty(told, cure, key=f"model-view/none/{drawing.line}"):
        address = {"code": drawing.process.code, "state": drawing.line, state.PANEL: "저장 기록"}
        navigation.link("model", label, icon=":material/edit:", **address)


def standing(drawing: Drawing, published: Publication, other: Publication | None) -> None:
    """Draw which revision is published, by whom, and the ways to the editor and to the other."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(f"{published.number}판 공개", icon=":material/public:", color="green")
        told = [plain(published.created_by), when(published.created_at), plain(published.note)]
        st.markdown(" · ".join(word for word in told if word), width="content")
        if drawing.number != published.number:
            st.badge(f"그 뒤 {drawing.number}판까지 고침", color="gray")
        address = {"code": drawing.process.code, "state": drawing.line}
        navigation.link("model", "편집 화면", icon=":material/edit:", **address)
        if other is not None:
            pair = {published.state: published.number, other.state: other.number}
            before, after = (f"{line}:{pair[line]}" for line in store.states)
            model_compared.link(drawing.process, "현행과 개선 비교", before, after)


def read(revision: ModelRevision) -> Model:
    """Return the revision's model."""
    with data.reading() as db:
        return reading.read(store.content(db, revision.sha256))


def drawing_with_card(drawing: Drawing, revision: ModelRevision, model: Model) -> str | None:
    """Draw the picture and beside it the card of the step that was picked; return the step."""
    process, line = drawing.process, drawing.line
    with data.reading() as db:
        counts = badges(comments.threads(db, process.id, line))
    picture, beside = st.columns([7, 3])
    with picture:
        source = Source(process.code, line, revision.number, LABELS[line])
        picked = bpmn_viewer(
            state.viewer_key("published", process.id, line),
            [source],
            badges=counts,
            focus=model_comments.focus(process.id, line),
            asked=model_comments.asked(process.id, line),
            title=f"{process.name} · {store.STATE_NAMES[line]}",
        )
    with beside:
        chosen = model_step_card.choose(process, line, model, picked)
        if chosen is None:
            st.caption("단계를 고르면 설명과 문서, 시스템, 규정을 보여 줍니다.")
        else:
            model_step_card.draw(process, model, chosen, int(counts.get(chosen, "0")))
    return chosen


def panels(drawing: Drawing, revision: ModelRevision, model: Model, chosen: str | None) -> None:
    """Draw the steps as text, the comments and the RACI table, one at a time."""
    process, line = drawing.process, drawing.line
    key = state.model_key("view-panel", process.id, line)
    named = state.parameter(state.PANEL)
    listed, talk, raci = st.tabs(
        _PANELS,
        default=named if named in _PANELS else None,
        key=key,
        on_change=lambda: st.query_params.update({state.PANEL: st.session_state[key]}),
    )
    if listed.open:
        with listed:
            model_step_list.draw(model)
    if talk.open:
        with talk:
            talk_of_this = Talk(process.id, line, names(model), gone="이 판에 없는 요소")
            model_comments.draw(talk_of_this, chosen)
    if raci.open:
        with raci:
            model_raci.shown(process, revision)

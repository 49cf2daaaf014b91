"""One questionnaire: read, compared, re-scored, edited as a draft, published."""

import streamlit as st

from evaluations.questionnaire import Questionnaire, UnknownQuestionnaire, wording
from evaluations.questionnaire.versions import store
from evaluations.questionnaire.versions.model import Draft, Version
from ui import (
    data,
    frame,
    navigation,
    questionnaire_desk,
    questionnaire_saving,
    questionnaire_versions,
    state,
)
from ui import questionnaire_state as keys


def page() -> None:
    """Draw the questionnaire, the version and the part that the address names."""
    questionnaire_id = state.parameter(keys.ID) or ""
    versions: list[Version] = []
    current, sentence = None, ""
    with data.reading() as db:
        draft = store.draft(db, questionnaire_id)
        try:
            versions = store.versions(db, questionnaire_id)
            current = store.current_version(db, questionnaire_id)
        except UnknownQuestionnaire as refusal:
            sentence = refusal.sentence
    navigation.link("questionnaires", "질문지 목록", icon=":material/arrow_back:")
    if current is None and draft is None:
        frame.heading("질문지")
        with frame.empty("질문지를 찾지 못했습니다", sentence, key="questionnaire-none"):
            navigation.link("questionnaires", "질문지 목록 열기", icon=":material/list:")
        return
    _one(questionnaire_id, versions, current, draft)


def _one(
    questionnaire_id: str, versions: list[Version], current: Version | None, draft: Draft | None
) -> None:
    form = store.parsed(current) if current else None
    frame.heading(form.title if form else questionnaire_id, _lead(questionnaire_id, form))
    if form and form.proposal:
        st.badge("가중치와 기준은 제안", icon=":material/edit_note:")
    name = keys.DRAFT
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if current is not None:
            name = questionnaire_versions.chosen(questionnaire_id, versions, current, draft)
        if draft is None:
            st.button(
                "새 판 만들기",
                icon=":material/edit:",
                key=keys.widget(questionnaire_id, "begin"),
                on_click=questionnaire_saving.begin,
                args=(questionnaire_id,),
            )
    questionnaire_desk.draw(versions, current, name, draft if name == keys.DRAFT else None)


def _lead(questionnaire_id: str, form: Questionnaire | None) -> str:
    if form is None:
        return f"{questionnaire_id} · 아직 공개한 판이 없습니다"
    subject = wording.SUBJECTS[form.subject]
    return f"{questionnaire_id} · 대상 {subject} · 문항 {len(form.questions)}개"

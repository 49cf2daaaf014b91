"""The assessments of the corporation and of its systems: which there are, how far, what result."""

import streamlit as st

from evaluations.answers.model import INSTITUTION
from evaluations.assessments import standing
from evaluations.assessments.standing import Standing
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.subject_facts import SYSTEM
from ui import assessment_list, data, frame, navigation
from ui import questionnaire_state as keys
from ui.clock import today
from ui.wording import plain


def page() -> None:
    """Draw the assessments of the corporation as cards, those of the systems as a table."""
    frame.heading(
        "자체 진단",
        "문서(④), 데이터 개방(⑥), 접속기록(⑯), 제로트러스트(⑰), 구성요소(⑱)를 스스로 진단합니다. "
        "가중치와 기준은 제안입니다.",
    )
    with data.reading() as db:
        forms = standing.forms(db, today())
        found = {form.id: standing.standings(db, form, today()) for form in forms}
    whole = [form for form in forms if form.subject == "institution"]
    st.header("기관 전체", anchor=False)
    for form in whole:
        _card(form, found[form.id][INSTITUTION])
    st.header("시스템마다", anchor=False)
    each = [form for form in forms if form.subject == "system"]
    names = [one.name for one in next(iter(found[form.id] for form in each), {}).values()]
    if not names:
        with frame.empty(
            "진단할 시스템이 없습니다",
            "업무 목록의 '사용 시스템'을 채우거나 용어 사전에 시스템을 넣으세요.",
            key="assessments-none",
        ):
            navigation.link("inventory", "업무 목록 열기", icon=":material/list:")
            navigation.link("dictionary", "용어 사전 열기", icon=":material/dictionary:")
        return
    chosen = assessment_list.system(names)
    for form in each:
        _card(form, found[form.id][SYSTEM + chosen])
    assessment_list.table(each, found)


def _card(form: Questionnaire, one: Standing) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"**{plain(form.title)}**", width="content")
            decided = one.begun and one.found.decided
            st.badge(plain(one.words), color="green" if decided else "gray")
        st.progress(
            one.answered / one.asked if one.asked else 1.0, text=f"답변 {one.answered}/{one.asked}"
        )
        with st.container(horizontal=True, gap="small"):
            address = {keys.FORM: form.id, keys.SUBJECT: one.subject}
            navigation.link("assessment", "진단하기", icon=":material/checklist:", **address)
            navigation.link(
                "questionnaire", "질문지 읽기", icon=":material/menu_book:", **{keys.ID: form.id}
            )

"""One assessment of the corporation or of a system: the result first, then the questions."""

import streamlit as st

from evaluations.answers import store as answer_store
from evaluations.answers.model import INSTITUTION
from evaluations.answers.sheet import Sheet
from evaluations.assessments import standing
from evaluations.questionnaire import UnknownQuestionnaire, dating, subject_facts, wording
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.subject_facts import SYSTEM
from evaluations.questionnaire.versions import store as versions
from ui import (
    answer_keys,
    assessment_asking,
    assessment_proposals,
    assessment_result,
    data,
    evaluation_questions,
    evaluation_raters,
    evaluation_rules,
    frame,
    navigation,
    state,
)
from ui import questionnaire_state as keys
from ui.clock import today
from ui.wording import plain


def page() -> None:
    """Draw the assessment that the address names."""
    form_id, subject = state.parameter(keys.FORM) or "", state.parameter(keys.SUBJECT) or ""
    about = {keys.ABOUT: subject.removeprefix(SYSTEM)} if subject.startswith(SYSTEM) else {}
    navigation.link("assessments", "자체 진단 목록", icon=":material/arrow_back:", **about)
    form, sentence = _form(form_id, subject)
    if form is None:
        frame.heading("자체 진단")
        with frame.empty("진단을 찾지 못했습니다", sentence, key="assessment-none"):
            navigation.link("assessments", "자체 진단 목록 열기", icon=":material/list:")
        return
    _one(form, subject)


def _form(form_id: str, subject: str) -> tuple[Questionnaire | None, str]:
    """Return the questionnaire of the day, or why there is nothing to assess."""
    try:
        with data.reading() as db:
            form = dating.on(versions.current(db, form_id, on=today()), today())
            systems = standing.systems(db)
    except UnknownQuestionnaire as refusal:
        return None, refusal.sentence
    if form.subject == "institution" and subject == INSTITUTION:
        return form, ""
    name = subject.removeprefix(SYSTEM)
    if form.subject == "system" and subject.startswith(SYSTEM) and name in systems:
        return form, ""
    known = wording.SUBJECTS[form.subject]
    return None, f"'{form.title}'의 대상은 {known}입니다. 목록에서 다시 고르세요."


def _one(dated: Questionnaire, subject: str) -> None:
    name = "기관 전체" if subject == INSTITUTION else subject.removeprefix(SYSTEM)
    frame.heading(dated.title, f"{name} · {dated.version}판 · 문항 {len(dated.questions)}개")
    with data.reading() as db:
        answers = answer_store.answers(db, subject, dated.id)
        facts = subject_facts.gathered(db, dated, [subject], today()).get(subject)
    stands = standing.standing(dated, subject, name, answers, facts)
    form = stands.form
    sheet = Sheet(form, subject, name)
    seat = evaluation_raters.bar(sheet, answers)
    if seat.sees_verdict:
        assessment_result.draw(stands, answers)
    if not seat.locked:
        assessment_proposals.draw(seat.sheet, facts, answers)
    answer_keys.listen()
    for section in form.sections:
        questions = form.questions_of(section.id)
        asked = assessment_asking.asked(form, questions, seat.shown(answers))
        if asked:
            evaluation_questions.section(sheet, section, answers, asked=asked, seat=seat)
    assessment_asking.left_out(form, seat.shown(answers))
    evaluation_rules.listed(form)
    st.caption(plain(form.note))

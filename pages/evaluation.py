"""The SaaS evaluation of one IT project: verdict first, then the questions behind it."""

from collections.abc import Mapping

import streamlit as st

from evaluations.answers import store as answer_store
from evaluations.answers.model import Answer
from evaluations.projects import store as project_store
from evaluations.projects.model import Project
from evaluations.projects.store import UnknownProject
from evaluations.verdict import using
from processes.inventory import store as inventory
from ui import (
    assessment_asking,
    assessment_proposals,
    data,
    evaluation_project_form,
    evaluation_project_hints,
    evaluation_projects,
    evaluation_questions,
    evaluation_raters,
    evaluation_rules,
    evaluation_sheet,
    evaluation_verdict,
    evaluation_verdict_desk,
    frame,
    navigation,
    state,
)
from ui.clock import today
from ui.evaluation_raters import Seat
from ui.evaluation_verdict_desk import Desk
from ui.wording import plain

QUESTIONNAIRE = "saas-readiness"


def page() -> None:
    """Draw the evaluation of the project that the address names."""
    code = state.parameter("project")
    project = _project(code) if code else None
    if project is None:
        _nothing(code)
        return
    with data.reading() as db:
        used = using.in_use(db, QUESTIONNAIRE, today())
    form = used.form
    navigation.link("projects", "정보화사업 목록", icon=":material/arrow_back:")
    frame.heading(project.name, evaluation_projects.facts(project), example=project.example)
    evaluation_project_form.show_clash(project)
    _about(project)
    sheet = evaluation_sheet.of_project(form, project)
    with data.reading() as db:
        answers = answer_store.answers(db, project.id, form.id, sheet.candidate)
    sheet, used, facts = evaluation_sheet.informed(sheet, used, project)
    seat = evaluation_raters.bar(sheet, answers)
    desk = evaluation_verdict_desk.opened(project, sheet, used, answers, shown=seat.sees_verdict)
    places = st.container(), st.container()
    verdict, questions = reversed(places) if seat.leads else places
    if seat.sees_verdict:
        with verdict:
            evaluation_verdict.panel(desk)
            st.divider()
    with questions:
        if not seat.locked:
            assessment_proposals.draw(seat.sheet, facts, answers)
        _questions(seat, desk, answers)
    evaluation_rules.listed(form)
    st.caption(plain(f"{form.title} {form.version}판 · {form.begins:%Y. %m. %d.}부터. {form.note}"))


def _questions(seat: Seat, desk: Desk, answers: Mapping[str, Answer]) -> None:
    sections = evaluation_questions.chosen_sections(seat.sheet, seat.shown(answers))
    if seat.sees_verdict:
        evaluation_verdict.line(desk.form, desk.found)
    for section in sections:
        told = evaluation_questions.scored(seat.sheet.form, section, desk.found)
        evaluation_project_hints.draw(desk.project, seat.sheet, section)
        own = seat.sheet.form.questions_of(section.id)
        asked = assessment_asking.asked(seat.sheet.form, own, seat.shown(answers))
        evaluation_questions.section(
            seat.sheet, section, answers, told=told, asked=asked, seat=seat
        )
    assessment_asking.left_out(seat.sheet.form, seat.shown(answers))


def _project(code: str) -> Project | None:
    try:
        with data.reading() as db:
            return project_store.project_by_code(db, code)
    except UnknownProject:
        return None


def _nothing(code: str | None) -> None:
    frame.heading("SaaS 평가")
    missing = f"정보화사업 '{code}'이(가) 없습니다" if code else "평가할 사업을 고르지 않았습니다"
    cure = "목록에서 사업을 고르거나 새로 추가하세요."
    with frame.empty(missing, cure, key="evaluation/nothing"):
        navigation.link("projects", "정보화사업 목록 열기", icon=":material/list:")


def _about(project: Project) -> None:
    if project.summary:
        st.markdown(plain(project.summary))
    with data.reading() as db:
        departments, processes = inventory.departments(db), inventory.all_processes(db)
    names = {process.code: process.name for process in processes}
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        icon = ":material/folder_open:"
        navigation.link("project", "후보·비용·계약", icon=icon, project=project.code)
        link = ":material/description:"
        navigation.link("evaluation-report", "평가 보고서", icon=link, project=project.code)
        with st.popover("사업 정보 고치기", icon=":material/edit:"):
            evaluation_project_form.editor(project, departments, processes)
        for code in project.process_codes:
            if code in names:
                navigation.link("process", f"업무: {names[code]}", code=code)

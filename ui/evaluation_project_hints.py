"""What a project's contracts and costs say on the questions of a section, above them."""

import streamlit as st

from evaluations.answers.sheet import Sheet
from evaluations.projects.clauses import store as clauses
from evaluations.projects.clauses.model import IN_FORCE
from evaluations.projects.model import Project
from evaluations.projects.tco import comparing, suggesting
from evaluations.projects.tco import store as costs
from evaluations.questionnaire.model import Section
from ui import data, evaluation_project_clauses, navigation
from ui.wording import plain


def draw(project: Project, sheet: Sheet, section: Section) -> None:
    """Draw the hints: of the contract of the product that is judged, else of the one in force."""
    questions = [question.id for question in sheet.form.questions_of(section.id)]
    with data.reading() as db:
        told = clauses.clauses_of(db, project.id, sheet.candidate or IN_FORCE)
        lines, assumed = costs.costs_of(db, project.id, sheet.candidate or "")
    evaluation_project_clauses.hinted(told, questions)
    if suggesting.QUESTION in questions and lines:
        _cost(project, suggesting.suggested(comparing.compared(lines, assumed)))


def _cost(project: Project, told: suggesting.Suggestion | None) -> None:
    with st.container(border=True):
        st.markdown(f":material/lightbulb: **5년 비용에서 본 {suggesting.QUESTION}**")
        if told is None:
            st.caption("한쪽 비용을 몰라 비율을 낼 수 없습니다.")
        else:
            value = "정할 수 없음" if told.value is None else f"{told.value}점 제안"
            st.markdown(plain(f"{told.reason} → {value}"))
        navigation.link(
            "project",
            "비용을 보고 확인하기",
            icon=":material/calculate:",
            project=project.code,
            part="costs",
        )

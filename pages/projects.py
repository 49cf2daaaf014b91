"""IT projects (정보화사업): what is planned, how far it is judged, and with which outcome."""

import streamlit as st

from evaluations import questionnaire
from evaluations.projects import store
from processes.inventory import store as inventory
from ui import data, evaluation_project_form, evaluation_projects, frame

QUESTIONNAIRE = "saas-readiness"


def page() -> None:
    """Draw the projects, or how to start where there is none."""
    frame.heading(
        "정보화사업", "사업마다 SaaS로 갈 수 있는지 40문항으로 진단합니다. 답은 바로 저장됩니다."
    )
    form = questionnaire.shipped(QUESTIONNAIRE)
    with data.reading() as db:
        projects = store.all_projects(db)
        answers = store.all_answers(db, form.id)
        departments = inventory.departments(db)
        processes = inventory.all_processes(db)
    with st.expander("사업 추가", icon=":material/add:", expanded=not projects):
        evaluation_project_form.adder(departments, processes)
    if not projects:
        frame.empty(
            "아직 정보화사업이 없습니다",
            "위에서 사업 이름을 적고 추가하면 바로 진단을 시작할 수 있습니다.",
            key="projects/none",
        )
        return
    for row in range(0, len(projects), 2):
        for column, project in zip(st.columns(2), projects[row : row + 2], strict=False):
            with column:
                evaluation_projects.card(form, project, answers[project.id])
    st.caption(f"판정 규칙: {form.title} {form.version}판. {form.note}")

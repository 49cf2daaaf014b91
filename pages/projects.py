"""IT projects (정보화사업): what is planned, how far it is judged, and with which outcome."""

import streamlit as st

from evaluations.projects import store
from evaluations.projects.portfolio import speaking
from evaluations.verdict import using
from evaluations.verdict.following import marking
from processes.inventory import store as inventory
from ui import (
    data,
    evaluation_project_files,
    evaluation_project_form,
    evaluation_projects,
    frame,
    navigation,
)
from ui.clock import today

QUESTIONNAIRE = "saas-readiness"


def page() -> None:
    """Draw the projects, or how to start where there is none."""
    frame.heading(
        "정보화사업", "사업마다 SaaS로 갈 수 있는지 40문항으로 진단합니다. 답은 바로 저장됩니다."
    )
    with data.reading() as db:
        used = using.in_use(db, QUESTIONNAIRE, today())
        form = used.form
        projects = store.all_projects(db)
        spoken = speaking.all_spoken(db, form)
        departments = inventory.departments(db)
        processes = inventory.all_processes(db)
    navigation.link("portfolio", "한자리에서 견주기", icon=":material/scatter_plot:")
    with st.expander("사업 추가", icon=":material/add:", expanded=not projects):
        evaluation_project_form.adder(departments, processes)
    with st.expander("파일로 주고받기", icon=":material/table_view:"):
        evaluation_project_files.draw(projects)
    if not projects:
        frame.empty(
            "아직 정보화사업이 없습니다",
            "위에서 사업 이름을 적고 추가하면 바로 진단을 시작할 수 있습니다.",
            key="projects/none",
        )
        return
    shown = evaluation_projects.page_of(projects)
    given = [(one, spoken[one.id].candidate_id, spoken[one.id].answers) for one in shown]
    asked = {key: one.form for key, one in spoken.items()}
    with data.reading() as db:
        marks = marking.marks(db, used, given, today(), asked)
    for row in range(0, len(shown), 2):
        for column, project in zip(st.columns(2), shown[row : row + 2], strict=False):
            with column:
                evaluation_projects.card(project, spoken[project.id], marks.get(project.id))
    st.caption(f"판정 규칙: {form.title} {form.version}판. {form.note}")

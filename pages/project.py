"""One IT project: what it touches, its candidates, what it costs, contracts, who goes first."""

import streamlit as st

from evaluations.answers import store as answers
from evaluations.projects import store
from evaluations.projects.candidates import store as candidates
from evaluations.projects.dependencies import store as dependencies
from evaluations.projects.model import Project
from evaluations.projects.store import UnknownProject
from evaluations.projects.tco import comparing
from evaluations.projects.tco import store as costs
from evaluations.verdict import using
from processes.bpmn import store as models
from processes.dictionary import store as dictionary
from processes.dictionary import usage
from processes.dictionary.model import SYSTEM
from processes.inventory import store as inventory
from ui import (
    data,
    evaluation_project_candidates,
    evaluation_project_clauses,
    evaluation_project_form,
    evaluation_project_order,
    evaluation_project_overview,
    evaluation_projects,
    frame,
    navigation,
    project_state,
    state,
    tco_lines,
    tco_result,
)
from ui.clock import today

QUESTIONNAIRE = "saas-readiness"
PARTS = {
    "overview": "개요",
    "candidates": "후보 서비스",
    "costs": "5년 비용",
    "clauses": "계약 조항",
    "order": "앞뒤 사업",
}


def page() -> None:
    """Draw the part of the project that the address names."""
    code = state.parameter(project_state.PROJECT)
    project = _project(code) if code else None
    if project is None:
        evaluation_project_overview.nothing(code)
        return
    with st.container(horizontal=True, gap="small"):
        navigation.link("projects", "정보화사업 목록", icon=":material/arrow_back:")
        navigation.link("portfolio", "포트폴리오", icon=":material/scatter_plot:")
        navigation.link(
            "evaluation", "SaaS 평가", icon=":material/checklist:", project=project.code
        )
        icon = ":material/description:"
        navigation.link("evaluation-report", "평가 보고서", icon=icon, project=project.code)
    frame.heading(project.name, evaluation_projects.facts(project), example=project.example)
    evaluation_project_form.show_clash(project)
    {
        "overview": _overview,
        "candidates": _candidates,
        "costs": _costs,
        "clauses": _clauses,
        "order": _order,
    }[evaluation_projects.part(project, PARTS)](project)


def _project(code: str) -> Project | None:
    try:
        with data.reading() as db:
            return store.project_by_code(db, code)
    except UnknownProject:
        return None


def _overview(project: Project) -> None:
    with data.reading() as db:
        departments, processes = inventory.departments(db), inventory.all_processes(db)
        to_be = {one.process_id: one for one in models.models(db) if one.state == "to-be"}
        known = usage.known(dictionary.sources(db)).names[SYSTEM]
    evaluation_project_overview.draw(project, departments, processes, to_be, sorted(known))


def _candidates(project: Project) -> None:
    with data.reading() as db:
        own = candidates.candidates_of(db, project.id)
    evaluation_project_candidates.draw(project, own)


def _costs(project: Project) -> None:
    with data.reading() as db:
        own = candidates.candidates_of(db, project.id)
        lines, assumed = costs.lines_of(db, project.id), costs.assumptions_of(db, project.id)
        form = using.in_use(db, QUESTIONNAIRE, today()).form
        answer = answers.answers(db, project.id, form.id).get("Q5.3")
    candidate = tco_result.chosen(project, own)
    counted = [one.line for one in lines if one.candidate_id in ("", candidate)]
    found = comparing.compared(counted, {name: one.range for name, one in assumed.items()})
    tco_result.draw(found)
    st.markdown("**비용 항목**")
    tco_lines.lines(project, lines, own)
    with st.expander("가정", icon=":material/rule_settings:", expanded=True):
        tco_lines.assumptions(project, assumed)
    tco_result.suggestion(project, form, found, answer)


def _clauses(project: Project) -> None:
    with data.reading() as db:
        own = candidates.candidates_of(db, project.id)
    evaluation_project_clauses.draw(project, own)


def _order(project: Project) -> None:
    with data.reading() as db:
        projects, known = store.all_projects(db), dependencies.all_dependencies(db)
    evaluation_project_order.draw(project, projects, known)

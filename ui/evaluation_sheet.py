"""What is answered about an IT project: with candidates, the product that the address names."""

from dataclasses import replace

import streamlit as st

from evaluations.answers.sheet import Sheet
from evaluations.projects.candidates import store
from evaluations.projects.model import Project
from evaluations.questionnaire import subject_facts
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.project_fields import ProjectFacts
from evaluations.verdict import using
from evaluations.verdict.using import InUse
from ui import answer_state, data, state
from ui.clock import today


def of_project(form: Questionnaire, project: Project) -> Sheet:
    """Draw the choice of a candidate where there are some; return what is answered.

    The supplier's questions (V) are then answered for that candidate, and the verdict is its.
    """
    with data.reading() as db:
        candidates = store.candidates_of(db, project.id)
    if not candidates:
        return Sheet(form, project.id, project.name)
    names = {one.id: one.name for one in candidates}
    named = state.parameter(answer_state.CANDIDATE)
    key = state.evaluation_widget(project.id, "candidate/" + "+".join(names))
    chosen = st.pills(
        "후보 서비스",
        list(names),
        default=named if named in names else candidates[0].id,
        format_func=names.__getitem__,
        required=True,
        key=key,
        on_change=lambda: st.query_params.update({answer_state.CANDIDATE: st.session_state[key]}),
        help="공급자에 관한 문항은 후보마다 따로 답합니다. 나머지 답은 후보가 함께 씁니다.",
    )
    return Sheet(form, project.id, project.name, str(chosen), names[str(chosen)])


def informed(sheet: Sheet, used: InUse, project: Project) -> tuple[Sheet, InUse, ProjectFacts]:
    """Return sheet and questionnaire as they are asked of the project, and what is known of it."""
    with data.reading() as db:
        facts = subject_facts.of_project(db, project, sheet.candidate, today())
    decided = using.about(used, facts)
    return replace(sheet, form=decided.form), decided, facts

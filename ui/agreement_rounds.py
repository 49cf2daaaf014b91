"""The rounds of ratings, and the agreement in one of them."""

import streamlit as st

from evaluations.agreement.gathering import table
from evaluations.answers.model import INSTITUTION
from evaluations.answers.rating import store
from evaluations.answers.rating.model import Round
from evaluations.answers.rating.seeing import raters_of
from evaluations.answers.sheet import Sheet
from evaluations.projects import store as projects
from evaluations.projects.candidates import store as candidates
from evaluations.projects.model import Project
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.versions import store as versions
from ui import (
    agreement_file,
    agreement_result,
    answer_state,
    data,
    evaluation_raters_round,
    frame,
    identity,
    navigation,
    state,
)
from ui.wording import plain

_PROJECTS = "saas-readiness"


def listed() -> None:
    """Draw the rounds there are, each with the way to its agreement."""
    with data.reading() as db:
        rounds = store.all_rounds(db)
        names = {one.id: one for one in projects.all_projects(db)}
    if not rounds:
        with frame.empty(
            "여럿이 평가하는 사업이 없습니다",
            "정보화사업의 평가 화면에서 '여럿이 평가하기'로 평가자와 책임자를 정하세요.",
            key="agreement-none",
        ):
            navigation.link("projects", "정보화사업 목록 열기", icon=":material/list:")
    for one in rounds:
        with st.container(border=True):
            st.markdown(f"**{plain(_name(one, names))}**")
            opened = "공개됨" if one.opened else "서로 보지 않고 평가 중"
            told = f"책임자 {one.lead} · 평가자 {', '.join(one.raters)} · {opened}"
            st.caption(plain(told))
            navigation.link(
                "agreement",
                "일치도 보기",
                icon=":material/balance:",
                subject=one.subject,
                form=one.questionnaire_id,
            )


def _name(one: Round, names: dict[str, Project]) -> str:
    with data.reading() as db:
        title = versions.current(db, one.questionnaire_id).title
    known = names.get(one.subject)
    return f"{known.name if known else _subject(one.subject)} · {title}"


def _subject(subject: str) -> str:
    """Return what a subject that is no project is called."""
    return "기관 전체" if subject == INSTITUTION else subject.removeprefix("system:")


def one(subject: str, form_id: str) -> None:
    """Draw the agreement in a round, to whoever may see its ratings."""
    with data.reading() as db:
        form = versions.in_force(db, form_id)
        found = store.round_of(db, subject, form_id)
        project = next((one for one in projects.all_projects(db) if one.id == subject), None)
        products = candidates.candidates_of(db, subject) if project else []
    sheet = _sheet(form, subject, project, {one.id: one.name for one in products})
    _ways_back(sheet, project)
    frame.heading("평가자 일치도", f"{sheet.name or subject} · {form.title}")
    if found is None:
        frame.empty(
            "이 질문지를 여럿이 평가하고 있지 않습니다",
            "평가 화면에서 '여럿이 평가하기'로 평가자와 책임자를 정하세요.",
            key="agreement-no-round",
        )
        return
    with data.reading() as db:
        given = store.ratings(db, sheet)
    raters = raters_of(found, given)
    if not found.opened and identity.author() != found.lead:
        frame.empty(
            "아직 서로의 평가를 보지 않습니다",
            f"책임자 '{found.lead}'이(가) 평가를 공개하면 여기에 일치도가 나옵니다.",
            key="agreement-blind",
        )
        st.table(evaluation_raters_round.progress_table(form, raters, given))
        return
    ratings = table(form, given, raters)
    if ratings.questions:
        titles = {question.id: question.text for question in form.questions}
        level = agreement_result.chosen_level()
        agreement_result.draw(
            ratings, level, titles, lambda asked: _to_question(sheet, project, asked)
        )
    else:
        frame.empty(
            "아직 준 평가가 없습니다", "평가자가 평가하면 여기에 나옵니다.", key="agreement-empty"
        )
    agreement_file.exchange(sheet, found, ratings, sheet.name or subject)


def _sheet(
    form: Questionnaire, subject: str, project: Project | None, products: dict[str, str]
) -> Sheet:
    """Return what was rated; with candidates, the product that the address names or the first."""
    name = project.name if project else _subject(subject)
    named = state.parameter(answer_state.CANDIDATE)
    chosen = named if named in products else next(iter(products), None)
    return Sheet(form, subject, name, chosen, products.get(chosen or "", ""))


def _ways_back(sheet: Sheet, project: Project | None) -> None:
    navigation.back(
        "일치도 목록", "subject", "form", answer_state.CANDIDATE, key=answer_state.AGREEMENT_BACK
    )
    _where_answered(sheet, project, "평가 화면", ":material/checklist:")


def _to_question(sheet: Sheet, project: Project | None, asked: str) -> None:
    """Draw the way to a question, where it is answered."""
    if sheet.form.has_question(asked):
        section = {"section": sheet.question(asked).section}
        icon = ":material/arrow_forward:"
        _where_answered(sheet, project, f"{asked} 견주기", icon, **section)


def _where_answered(
    sheet: Sheet, project: Project | None, label: str, icon: str, **more: str
) -> None:
    """Draw the way to the page where this questionnaire about this subject is answered."""
    product = {answer_state.CANDIDATE: sheet.candidate} if sheet.candidate else {}
    named = {**product, **more, answer_state.MODE: "lead"}
    if project and sheet.form.id == _PROJECTS:
        navigation.link("evaluation", label, icon=icon, project=project.code, **named)
    elif sheet.form.subject in ("institution", "system"):
        address = {"form": sheet.form.id, "subject": sheet.subject}
        navigation.link("assessment", label, icon=icon, **address, **named)

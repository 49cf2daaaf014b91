"""IT projects on the screen: a card each, and their facts in one line."""

import datetime
from collections.abc import Mapping

import streamlit as st

from evaluations.answers.model import Answer
from evaluations.projects.model import Project
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.scoring import verdict
from ui import evaluation_verdict, navigation
from ui.wording import plain


def card(form: Questionnaire, project: Project, answers: Mapping[str, Answer]) -> None:
    """Draw a project with its verdict, its progress and the way to its evaluation."""
    with st.container(border=True, height="stretch"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"**{plain(project.name)}**", width="content")
            st.badge(project.kind, color="gray")
            if project.example:
                st.badge("예시 자료", icon=":material/science:", color="orange")
        st.caption(facts(project))
        evaluation_verdict.badge(form, verdict(form, answers))
        done, whole = len(answers), len(form.questions)
        st.progress(done / whole, text=f"답변 {done}/{whole}")
        navigation.link("evaluation", "평가하기", icon=":material/checklist:", project=project.code)


def facts(project: Project) -> str:
    """Return a project's facts in one line; what is not known is said to be so."""
    budget = "예산 모름" if project.budget_krw is None else won(project.budget_krw)
    end = (
        "계약 종료일 모름" if not project.contract_end else f"계약 종료 {day(project.contract_end)}"
    )
    parts = [project.code, project.department or "부서 모름", budget, end]
    if project.systems:
        parts.append(", ".join(project.systems))
    return " · ".join(plain(part) for part in parts)


def won(amount: int) -> str:
    """Write an amount in the largest unit that keeps it readable: 12억 3,400만 원."""
    hundred_millions, rest = divmod(amount, 100_000_000)
    ten_thousands, ones = divmod(rest, 10_000)
    parts = [(hundred_millions, "억"), (ten_thousands, "만"), (ones, "")]
    return "예산 " + (" ".join(f"{n:,}{unit}" for n, unit in parts if n) or "0") + " 원"


def day(written: str) -> str:
    """Write an ISO date as people here do: 2027. 3. 31."""
    date = datetime.date.fromisoformat(written)
    return f"{date.year}. {date.month}. {date.day}."

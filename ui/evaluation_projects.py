"""IT projects on the screen: a card each, and their facts in one line."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from evaluations.projects.model import Project
from evaluations.projects.portfolio.speaking import Spoken
from evaluations.verdict.following.marking import Mark
from evaluations.verdict.scoring import verdict
from ui import (
    evaluation_project_candidates,
    evaluation_verdict,
    evaluation_verdict_records,
    navigation,
    project_state,
    state,
)
from ui.wording import plain

_ON_A_PAGE: Final = 12


def page_of(projects: Sequence[Project]) -> list[Project]:
    """Draw search and pages where there are many; return the projects that are to be shown."""
    if len(projects) <= _ON_A_PAGE:
        return list(projects)
    sought = st.text_input(
        "사업 찾기",
        key=project_state.SEARCH,
        bind="query-params",
        placeholder="이름, 번호, 부서, 시스템",
    )
    words = (sought or "").casefold().split()
    found = [one for one in projects if all(word in _sought(one) for word in words)]
    pages = -(-len(found) // _ON_A_PAGE)
    key = project_state.PAGE
    at = st.pagination(pages, key=key, bind="query-params") if pages > 1 else 1
    st.caption(f"사업 {len(found):,}개 (전체 {len(projects):,}개)")
    return found[(at - 1) * _ON_A_PAGE : at * _ON_A_PAGE]


def _sought(one: Project) -> str:
    return " ".join((one.name, one.code, one.department or "", *one.systems)).casefold()


def card(project: Project, spoken: Spoken, mark: Mark | None = None) -> None:
    """Draw a project with its verdict, its progress and the way to its evaluation."""
    form, answers = spoken.form, spoken.answers
    with st.container(border=True, height="stretch"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"**{plain(project.name)}**", width="content")
            st.badge(project.kind, color="gray")
            if project.example:
                st.badge("예시 자료", icon=":material/science:", color="orange")
        st.caption(facts(project))
        evaluation_verdict.badge(form, verdict(form, answers))
        if mark is not None:
            evaluation_verdict_records.mark(mark.grounds, confirmed=mark.confirmed)
        if spoken.candidate:
            st.caption(plain(f"후보 기준: {evaluation_project_candidates.mark(spoken.candidate)}"))
        done, whole = len(answers), len(form.questions)
        st.progress(done / whole, text=f"답변 {done}/{whole}")
        with st.container(horizontal=True, gap="small"):
            for page, label, icon in (
                ("evaluation", "평가하기", "checklist"),
                ("project", "후보·비용·계약", "folder_open"),
            ):
                navigation.link(page, label, icon=f":material/{icon}:", project=project.code)


def part(project: Project, titles: Mapping[str, str]) -> str:
    """Draw the switch between the parts of a project's page; the address follows it."""
    named = state.parameter(project_state.PART)
    chosen = st.segmented_control(
        "보기",
        list(titles),
        default=named if named in titles else next(iter(titles)),
        format_func=titles.__getitem__,
        required=True,
        label_visibility="collapsed",
        key=project_state.part_choice(project.id),
        on_change=project_state.part_follows,
        args=(project.id,),
    )
    return str(chosen)


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

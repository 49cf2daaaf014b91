"""What an assessment says so far: the word, its scores and gates, what would raise it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from evaluations.answers.model import Answer
from evaluations.assessments.standing import Standing
from evaluations.questionnaire.model import Question, Questionnaire
from evaluations.questionnaire.versions.fitting import fitting
from evaluations.verdict import levels, scoring, sums
from evaluations.verdict.reasons import points
from ui.wording import plain

_FIRST = 5


def draw(standing: Standing, answers: Mapping[str, Answer]) -> None:
    """Draw the result of an assessment, the most important first."""
    form, found = standing.form, standing.found
    with st.container(border=True):
        sign = ":material/check_circle:" if found.decided else ":material/help:"
        st.subheader(f"{sign} {plain(standing.words)}", anchor=False)
        with st.container(horizontal=True, gap="medium"):
            for label, figure in _figures(standing, fitting(form, answers)):
                st.markdown(f"{plain(label)}  \n**{plain(figure)}**", width="content")
        if form.proposal:
            st.badge("가중치와 기준은 제안", icon=":material/edit_note:", help=plain(form.note))
        if not standing.begun:
            st.caption("아래 문항에 답하면 결과가 바로 나옵니다.")
            return
        given = fitting(form, answers)
        st.markdown("\n".join(f"- {plain(reason)}" for reason in _reasons(form, given)))
        raising(form, given)


def _figures(standing: Standing, answers: Mapping[str, Answer]) -> list[tuple[str, str]]:
    form = standing.form
    scores = [(title, points(score)) for title, score in standing.found.scores.items()]
    return [
        *scores,
        *([("단계 이름", _titles(standing, answers))] if form.level_rule else []),
        ("모르는 비중", f"{standing.found.unknown:.0f}%"),
        ("답변", f"{standing.answered}/{standing.asked}"),
    ]


def _titles(standing: Standing, answers: Mapping[str, Answer]) -> str:
    """Return what the level is called, or the two ends of its range."""
    form, found = standing.form, levels.maturity(standing.form, answers)
    if found.lo is None or found.hi is None or form.level_rule is None:
        return "–"
    titles = [form.level_rule.titles[one - form.scale.lowest] for one in (found.lo, found.hi)]
    return " ~ ".join(dict.fromkeys(titles))


def _reasons(form: Questionnaire, answers: Mapping[str, Answer]) -> Sequence[str]:
    if form.method == "sum":
        return sums.verdict(form, answers).reasons
    if form.method == "level":
        return levels.maturity(form, answers).reasons
    return scoring.verdict(form, answers).reasons


def raising(form: Questionnaire, answers: Mapping[str, Answer]) -> None:
    """Draw what raises the answers that are lowest, gates first."""
    low = [(q, v) for q in form.questions if isinstance(v := _value(answers, q), int)]
    low = [(q, v) for q, v in low if v < form.scale.highest and q.mitigation_of(v)]
    low.sort(key=lambda one: (not _in_a_gate(*one), one[1], -one[0].weight))
    if not low:
        return
    st.markdown("**무엇을 하면 올라가는가**")
    st.markdown(
        "\n".join(
            f"- {plain(f'{q.id} (지금 {v}점): {q.mitigation_of(v)}')}" for q, v in low[:_FIRST]
        )
    )


def _value(answers: Mapping[str, Answer], question: Question) -> object:
    return answers[question.id].counted if question.id in answers else None


def _in_a_gate(question: Question, value: int) -> bool:
    return question.trigger is not None and value <= question.trigger.at_most

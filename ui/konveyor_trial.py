"""Answers to a Konveyor questionnaire, judged by its rules and by ours side by side."""

import streamlit as st

from evaluations import questionnaire
from evaluations.answers.model import NA, Value
from evaluations.konveyor.model import RISKS, RiskQuestion, RiskQuestionnaire
from evaluations.konveyor.side_by_side import WORDS, by_their_rules
from evaluations.konveyor.taking_over import STEPS
from evaluations.verdict import judging
from ui import questionnaire_state as keys
from ui.wording import plain

_SIGNS = {"red": "■", "yellow": "▲", "green": "●", "unknown": "?"}
_NOT_ASKED = "묻지 않음(해당없음)"


def draw(theirs: RiskQuestionnaire, text: str, name: str) -> None:
    """Draw the questions to answer and both results; nothing of it is kept."""
    st.subheader("두 규칙으로 견주어 보기", anchor=False)
    st.caption("여기서 고른 답은 보관하지 않습니다. 답하지 않은 문항은 모름입니다.")
    results = st.container()
    values: dict[str, Value] = {}
    for section in theirs.sections:
        with st.expander(plain(section.name)):
            for question in section.questions:
                values[question.id] = _value(question, _chosen(name, question))
    _results(results, theirs, text, name, values)


def _chosen(name: str, question: RiskQuestion) -> str | None:
    options = [f"{_SIGNS[one.risk]} {one.text}" for one in question.answers]
    return st.selectbox(
        plain(f"{question.id} {question.text}"),
        [*dict.fromkeys(options), _NOT_ASKED],
        index=None,
        key=keys.widget(name, f"trial/{question.id}"),
        placeholder="모름",
    )


def _value(question: RiskQuestion, chosen: str | None) -> Value:
    """Return what a chosen answer counts as in our questionnaire."""
    if chosen == _NOT_ASKED:
        return NA
    risk = next(
        (one.risk for one in question.answers if f"{_SIGNS[one.risk]} {one.text}" == chosen), None
    )
    return STEPS.index(risk) if risk in STEPS else None


def _results(
    box: st.delta_generator.DeltaGenerator,
    theirs: RiskQuestionnaire,
    text: str,
    name: str,
    values: dict[str, Value],
) -> None:
    found = by_their_rules(theirs, values)
    ours = judging.judged(questionnaire.parse(text, name), values)
    left, right = box.columns(2)
    with left.container(border=True, height="stretch"):
        st.markdown("**Konveyor 규칙**")
        st.markdown(
            f"{_SIGNS[found.risk]} {WORDS[found.risk]} · {plain(theirs.messages[found.risk])}"
        )
        counts = " · ".join(f"{_SIGNS[one]} {WORDS[one]} {found.counts[one]}" for one in RISKS)
        st.caption(f"{counts} · 신뢰도 {found.confidence}")
        limits = " · ".join(f"{WORDS[one]} {limit:g}%" for one, limit in theirs.thresholds.items())
        st.caption(f"기준: {limits} 이상이면 그 색, 빨강부터 봅니다.")
    with right.container(border=True, height="stretch"):
        st.markdown("**이 도구의 규칙** (제안)")
        st.markdown(plain(str(ours["outcome"])))
        for reason in ours["reasons"][:3]:
            st.caption(plain(reason))

"""The ratings of one question side by side, their distance told by a sign and a word."""

from collections.abc import Sequence

import streamlit as st

from evaluations.answers.model import Answer
from evaluations.answers.rating.consolidating import in_short
from evaluations.answers.rating.model import Rating, Round
from evaluations.answers.rating.spread import APART, MIXED, NEAR, SAME, spread
from evaluations.questionnaire.model import Question
from ui import evaluation_answers
from ui.clock import when
from ui.wording import plain

_COLORS = {SAME: "green", NEAR: "blue", APART: "orange", MIXED: "orange"}


def draw(question: Question, ratings: Sequence[Rating], one: Round, answer: Answer | None) -> None:
    """Draw who gave what, with its reason; the distance first."""
    found = spread(ratings)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown("평가", width="content")
        st.badge(found.text, color=_COLORS.get(found.word, "gray"))  # type: ignore[arg-type]
        missing = [rater for rater in one.raters if rater not in {r.rater for r in ratings}]
        if missing and ratings:
            st.caption(plain(f"아직 안 준 사람: {', '.join(missing)}"), width="content")
    if ratings:
        st.table([_row(question, rating, one) for rating in ratings], border="horizontal")
    if answer is not None and answer.reason:
        st.caption(f":material/gavel: 종합한 이유: {plain(answer.reason)}")


def _row(question: Question, rating: Rating, one: Round) -> dict[str, str]:
    answer = rating.answer
    told = [answer.na_reason, answer.evidence, answer.comment]
    late = " (공개 뒤 고침)" if one.opened and answer.updated_at > one.opened_at else ""
    anchor = evaluation_answers.in_words(question.anchors, rating.value)
    step = in_short(rating)
    return {
        "평가자": plain(rating.rater),
        "답": anchor if rating.step is not None else step,
        "확실한 정도": answer.certainty or "",
        "근거와 설명": plain(" · ".join(part for part in told if part)),
        "언제": plain(when(answer.updated_at)) + late,
    }

"""Which questions of a questionnaire are shown, and why the others are not asked."""

from collections.abc import Mapping, Sequence

import streamlit as st

from evaluations.answers.model import Answer
from evaluations.questionnaire import asking
from evaluations.questionnaire.model import Question, Questionnaire
from evaluations.questionnaire.versions.fitting import fitting
from evaluations.verdict.scoring import counted
from ui.wording import plain


def asked(
    form: Questionnaire, questions: Sequence[Question], answers: Mapping[str, Answer]
) -> list[Question]:
    """Return the questions that are asked, or may be once more is known."""
    told = _told(form, answers)
    return [one for one in questions if one.id not in told or told[one.id].asked is not False]


def left_out(form: Questionnaire, answers: Mapping[str, Answer]) -> None:
    """Draw the questions that are not asked with the reason, and those that wait."""
    told = _told(form, answers)
    without = {key: one.reason for key, one in told.items() if one.asked is False}
    waiting = {key: one.reason for key, one in told.items() if one.asked is None}
    if waiting:
        st.caption(
            plain(
                "조건을 아직 가릴 수 없어 모름으로 세는 문항: "
                + ", ".join(f"{key}({reason})" for key, reason in waiting.items())
            )
        )
    if not without:
        return
    with st.expander(
        f"묻지 않는 문항 {len(without)}개 (조건에 따라 해당없음)", icon=":material/alt_route:"
    ):
        st.table(
            [
                {"문항": plain(f"{key} {form.question(key).text}"), "묻지 않는 까닭": plain(reason)}
                for key, reason in without.items()
            ],
            border="horizontal",
        )


def _told(form: Questionnaire, answers: Mapping[str, Answer]) -> dict[str, asking.Asking]:
    return asking.standings(form, counted(form, fitting(form, answers)))

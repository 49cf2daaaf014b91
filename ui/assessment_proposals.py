"""What register and project propose as answers to a questionnaire, and confirming it."""

from collections.abc import Mapping

import streamlit as st

from evaluations.answers import prefill, store
from evaluations.answers.model import CERTAINTIES, Answer
from evaluations.answers.prefill import Proposal
from evaluations.answers.sheet import Sheet
from evaluations.questionnaire.fact_tests import SubjectFacts
from ui import data, frame, identity
from ui import questionnaire_state as keys
from ui.wording import plain

_ESTIMATED = CERTAINTIES[1]


def draw(sheet: Sheet, facts: SubjectFacts | None, answers: Mapping[str, Answer]) -> None:
    """Draw the proposals for questions without an answer; each counts only once confirmed."""
    if facts is None or sheet.rater or sheet.led:
        return
    found = prefill.proposals(sheet.form, facts)
    waiting = {
        key: one
        for key, one in found.items()
        if key not in answers and not sheet.form.question(key).not_asked
    }
    if not waiting:
        return
    with st.container(border=True):
        st.markdown(
            f"**업무 목록과 사업 정보에서 {len(waiting)}개 문항의 답을 제안합니다.** "
            "확정하기 전에는 점수에서 모름으로 셉니다."
        )
        with st.expander("제안과 근거 보기"):
            st.table(
                [
                    {
                        "문항": plain(f"{key} {sheet.form.question(key).text}"),
                        "근거와 제안": plain(one.reason),
                    }
                    for key, one in waiting.items()
                ],
                border="horizontal",
            )
        st.button(
            f"제안 {len(waiting)}개 모두 확정",
            icon=":material/done_all:",
            key=keys.assessment_widget(sheet.form.id, sheet.subject, "confirm"),
            on_click=_confirm,
            args=(sheet, waiting),
        )


def _confirm(sheet: Sheet, seen: Mapping[str, Proposal]) -> None:
    """Answer as was proposed; what somebody has answered meanwhile stays."""
    author, saved = identity.author(), 0
    with frame.refusals():
        with data.transaction() as db:
            standing = store.answers(db, sheet.subject, sheet.form.id, sheet.candidate)
            for key, one in seen.items():
                if key in standing:
                    continue
                store.save_answer(
                    db,
                    sheet.subject,
                    sheet.form,
                    key,
                    one.value,
                    revision=0,
                    by=author,
                    candidate_id=sheet.candidate,
                    certainty=_ESTIMATED,
                    evidence=f"등록된 정보: {one.reason}",
                )
                saved += 1
        frame.notice(f"제안 {saved}개를 확정했습니다.")

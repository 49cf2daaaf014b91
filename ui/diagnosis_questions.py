"""The questions about a process: what the register proposes, and what a person confirms."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from evaluations.answers import prefill
from evaluations.answers.model import NA, Answer
from evaluations.answers.prefill import Proposal
from evaluations.answers.sheet import Sheet
from evaluations.diagnosis import confirming
from evaluations.questionnaire.model import Question, Questionnaire
from evaluations.questionnaire.versions import store as versions
from processes.inventory.fields import BY_KEY
from processes.inventory.model import Process
from ui import assessment_asking, data, evaluation_questions, frame, identity, navigation, state
from ui import evaluation_answers as answering
from ui.wording import plain

Answers = Mapping[str, Answer]


def confirm_all(process: Process, forms: Sequence[tuple[Questionnaire, Answers]]) -> None:
    """Draw what the register proposes and nobody has answered, and the way to confirm all."""
    waiting = {form.id: _waiting(form, process, answers) for form, answers in forms}
    count = sum(len(one) for one in waiting.values())
    if not count:
        return
    with st.container(border=True, key=state.diagnosis_widget(process.id, "proposals")):
        st.markdown(
            f"**업무 목록에서 {count}개 문항의 답을 제안합니다.** "
            "확정하기 전에는 점수에서 모름으로 셉니다."
        )
        with st.expander("제안과 근거 보기"):
            st.table(
                [
                    {"문항": plain(f"{one.question_id} {form.question(one.question_id).text}"),
                     "근거와 제안": plain(one.reason)}
                    for form, _ in forms
                    for one in waiting[form.id].values()
                ]
            )  # fmt: skip
        seen = {key: {q: one.value for q, one in found.items()} for key, found in waiting.items()}
        st.button(
            f"제안 {count}개 모두 확정",
            type="primary",
            icon=":material/done_all:",
            key=state.diagnosis_widget(process.id, "confirm-all"),
            on_click=_confirm,
            args=(process.id, seen),
        )


def draw(form: Questionnaire, process: Process, answers: Answers) -> None:
    """Draw the questions of one questionnaire."""
    found = prefill.proposals(form, process.facts)
    for question in assessment_asking.asked(form, form.questions, answers):
        with st.container(border=True, key=f"question-{question.id}"):
            _question(form, process, question, answers.get(question.id), found.get(question.id))
    assessment_asking.left_out(form, answers)


def _question(
    form: Questionnaire,
    process: Process,
    question: Question,
    answer: Answer | None,
    proposal: Proposal | None,
) -> None:
    sheet = Sheet(form, process.id, process.name)
    answering.prepare(sheet, question.id, answer)
    _badges(question, answer, proposal)
    if answer is not None:
        answering.show_clash(sheet, question.id, answer)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        star = "★ " if question.core else ""
        st.radio(
            f"**{question.id}** {star}{plain(question.text)}",
            [*form.scale.steps, answering.UNKNOWN, NA],
            index=None,
            format_func=partial(evaluation_questions.option_text, question),
            key=answering.key(sheet, question.id, "value"),
            on_change=_answered,
            args=(sheet, question.id),
        )
    with right:
        _proposed(form, process, question, answer, proposal)
        if answer is not None:
            evaluation_questions.details(sheet, question, answer)
    evaluation_questions.said(question, answer)
    st.caption(evaluation_questions.foot(form, question))


def _answered(sheet: Sheet, question_id: str) -> None:
    """Save another answer; what the register said for the proposal does not speak for it."""
    evidence, certainty = (
        answering.key(sheet, question_id, field) for field in ("evidence", "certainty")
    )
    if confirming.speaks_for_a_proposal(st.session_state.get(evidence) or ""):
        st.session_state[evidence], st.session_state[certainty] = "", None
    answering.save(sheet, question_id)


def _badges(question: Question, answer: Answer | None, proposal: Proposal | None) -> None:
    with st.container(horizontal=True, gap="small"):
        if question.trigger:
            st.badge(f"게이트 {question.trigger.gate}", icon=":material/block:", color="orange")
        if answer is None and proposal is not None:
            st.badge("제안 있음", icon=":material/lightbulb:", color="blue")
        else:
            evaluation_questions.state_badge(answer)


def _proposed(
    form: Questionnaire,
    process: Process,
    question: Question,
    answer: Answer | None,
    proposal: Proposal | None,
) -> None:
    """Draw the proposal with its field, or which field would have to be known for one."""
    if proposal is None:
        lacking = prefill.missing(question, process.facts)
        if lacking and answer is None:
            names = ", ".join(BY_KEY[key].label for key in lacking)
            st.caption(f"업무 목록의 '{plain(names)}'을(를) 채우면 답을 제안합니다.")
            navigation.link(
                "process", "업무 정보 채우기", icon=":material/edit:", code=process.code
            )
        return
    if answer is None:
        st.markdown(f":material/lightbulb: **제안** {plain(proposal.reason)}")
        st.button(
            "제안대로 확정",
            key=state.diagnosis_widget(process.id, f"confirm/{question.id}"),
            icon=":material/check:",
            on_click=_confirm,
            args=(process.id, {form.id: {question.id: proposal.value}}),
        )
    elif answer.counted != proposal.value:
        st.caption(f":material/lightbulb: 업무 목록의 지금 제안: {plain(proposal.reason)}")


def _waiting(form: Questionnaire, process: Process, answers: Answers) -> dict[str, Proposal]:
    found = prefill.proposals(form, process.facts)
    return {key: one for key, one in found.items() if key not in answers}


def _confirm(process_id: str, seen: Mapping[str, Mapping[str, int]]) -> None:
    author = identity.author()
    with frame.refusals():
        with data.transaction() as db:
            done = [
                confirming.confirm(db, process_id, versions.in_force(db, form), values, by=author)
                for form, values in seen.items()
            ]
        saved, left = sum(len(one.saved) for one in done), sum(len(one.left) for one in done)
        changed = f" 그사이 바뀐 {left}개는 그대로 두었습니다." if left else ""
        frame.notice(f"제안 {saved}개를 확정했습니다.{changed}")

"""The questions of one section of any questionnaire, answered in place."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from evaluations.answers.model import CERTAINTIES, INSTITUTION, NA, Answer
from evaluations.answers.rating.spread import spread
from evaluations.answers.sheet import Sheet
from evaluations.projects import store as projects
from evaluations.questionnaire.model import Question, Questionnaire, Section
from evaluations.questionnaire.parts import TOTAL
from evaluations.questionnaire.versions.fitting import from_elsewhere
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import Bounds
from evaluations.verdict.scoring import Verdict
from ui import (
    answer_keys,
    answer_state,
    data,
    evaluation_evidence,
    evaluation_raters_beside,
    identity,
    state,
)
from ui import evaluation_answers as answering
from ui.clock import when
from ui.evaluation_raters import Seat
from ui.wording import plain

EVERYTHING = "all"
_SCOPES = {
    "A": (
        "기관 공통 답변",
        ":material/domain:",
        "기관에 한 번만 묻습니다. 모두 이 답을 함께 쓰므로 고치면 모두 바뀝니다.",
    ),
    "S": ("시스템", ":material/dns:", "이 사업이나 시스템에 관한 문항입니다."),
    "V": ("후보 서비스", ":material/storefront:", "도입하려는 후보 서비스에 관한 문항입니다."),
}
_SURENESS = {"R": "원문", "E": "발췌", "M": "확인 필요"}

Answers = Mapping[str, Answer]


def chosen_sections(sheet: Sheet, shown: Answers | None = None) -> tuple[Section, ...]:
    """Draw the choice of a section, which the address follows; return what is to be shown.

    With the answers that are shown, each section tells how many of its questions have one.
    """
    form = sheet.form
    titles = {one.id: f"{one.id} {one.title}{_count(form, one, shown)}" for one in form.sections}
    titles[EVERYTHING] = "전체 보기"
    named = state.parameter("section")
    key = answer_state.shown_section(form.id, sheet.subject)
    chosen = st.pills(
        "섹션",
        list(titles),
        default=named if named in titles else form.sections[0].id,
        format_func=titles.__getitem__,
        required=True,
        key=key,
        on_change=lambda: st.query_params.update(section=st.session_state[key]),
        help=answer_keys.HELP,
    )
    answer_keys.listen()
    return form.sections if chosen == EVERYTHING else (form.section(str(chosen)),)


def _count(form: Questionnaire, one: Section, shown: Answers | None) -> str:
    if shown is None:
        return ""
    questions = form.questions_of(one.id)
    done = sum(question.id in shown for question in questions)
    return f" {done}/{len(questions)}{' ✓' if done == len(questions) else ''}"


def show_section(form_id: str, subject: str, section_id: str) -> None:
    """Open a section, as if it had been chosen."""
    st.session_state[answer_state.shown_section(form_id, subject)] = section_id
    st.query_params.update(section=section_id)


def scored(form: Questionnaire, one: Section, found: Verdict) -> str:
    """Return what a section of a verdict by axes says under its heading."""
    score = next(s for s in found.sections if s.section.id == one.id)
    told = points(Bounds(score.lo, score.hi))
    return f"{form.axis(one.axis).title} 축 · 가중치 {one.weight:g} · 점수 {told}"


def section(
    sheet: Sheet,
    one: Section,
    answers: Answers,
    *,
    told: str = "",
    asked: Sequence[Question] | None = None,
    seat: Seat | None = None,
) -> None:
    """Draw a section's heading and its questions, each saved as it is answered.

    `told` is what is said of the section, such as its score; `asked` are the questions that are
    to be shown where not all of the section are; `seat` is who sits there, where several rate.
    """
    seat = seat or Seat(sheet, identity.author())
    questions = sheet.form.questions_of(one.id) if asked is None else asked
    shown = seat.shown(answers)
    done = sum(question.id in shown for question in questions)
    st.header(plain(one.title if one.id == TOTAL else f"{one.id} {one.title}"), anchor=False)
    parts = (told if seat.sees_verdict else "", f"답변 {done}/{len(questions)}")
    st.caption(plain(" · ".join(part for part in parts if part)))
    hanging, names = evaluation_evidence.load(seat.sheet), _names(answers)
    for question in questions:
        with st.container(border=True, key=f"question-{question.id.replace('.', '-')}"):
            _question(seat, question, shown.get(question.id), names)
            if seat.sees_what_hangs(question.id):
                evaluation_evidence.draw(seat.sheet, question, hanging)


def _names(answers: Answers) -> dict[str, str]:
    """Return the names of the projects that the corporation's answers were given from."""
    if not any(answer.given_for for answer in answers.values()):
        return {}
    with data.reading() as db:
        return {project.id: project.name for project in projects.all_projects(db)}


def _question(
    seat: Seat, question: Question, answer: Answer | None, names: Mapping[str, str]
) -> None:
    sheet = seat.sheet
    answering.prepare(sheet, question.id, answer)
    _badges(seat, question, answer)
    if answer is not None:
        answering.show_clash(sheet, question.id, answer)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.radio(
            f"**{question.id}** {plain(question.text)}",
            [*sheet.form.scale.steps, answering.UNKNOWN, NA],
            index=None,
            format_func=lambda option: option_text(question, option),
            key=answering.key(sheet, question.id, "value"),
            on_change=answering.save,
            args=(sheet, question.id),
            disabled=seat.locked,
        )
    with right:
        if sheet.led:
            _reason(seat, question)
        details(sheet, question, answer, locked=seat.locked, names=names)
    ratings = seat.seen(question.id)
    if seat.round and (ratings or sheet.led):
        evaluation_raters_beside.draw(question, ratings, seat.round, answer)
    said(question, answer)
    st.caption(foot(sheet.form, question))


def said(question: Question, answer: Answer | None) -> None:
    """Draw why it is asked, why its answer counts as it does, and what raises it."""
    value = answer.counted if answer else None
    step = value if isinstance(value, int) else None
    told = {
        "까닭": question.rationale,
        "이 답": "" if step is None else question.rationale_of(step),
        "올리는 법": question.mitigation if step is None else question.mitigation_of(step),
    }
    if step == len(question.anchors) - 1:
        told["올리는 법"] = ""
    for label, text in told.items():
        if text:
            st.caption(f"**{label}** {plain(text)}")


def _reason(seat: Seat, question: Question) -> None:
    """Draw the field for the lead's reason: where raters differ, the answer waits for it."""
    needed = spread(seat.ratings.get(question.id, ())).needs_a_reason
    st.text_input(
        "종합한 이유 (평가가 갈려서 필수)" if needed else "종합한 이유",
        key=answering.key(seat.sheet, question.id, "reason"),
        max_chars=500,
        on_change=answering.save,
        args=(seat.sheet, question.id),
    )


def option_text(question: Question, option: int | str) -> str:
    """Return a choice of a question as people read it."""
    if isinstance(option, int):
        return f"{option}점 · {plain(question.anchors[option])}"
    return "해당없음" if option == NA else "모름"


def _badges(seat: Seat, question: Question, answer: Answer | None) -> None:
    label, icon, told = _SCOPES[question.scope]
    if question.scope == "V" and seat.sheet.candidate_name:
        label = f"후보 서비스: {plain(seat.sheet.candidate_name)}"
    with st.container(horizontal=True, gap="small"):
        if seat.sheet.form.method == "axes":  # others don't tell whom a question is about
            st.badge(label, icon=icon, color="gray", help=told)
        if question.trigger:
            _gate(seat.sheet.form, question)
        if seat.sheet.led and answering.unsaved(seat.sheet, question.id, answer):
            st.badge(
                "아직 저장 안 됨: 이유를 적으세요", icon=":material/edit_note:", color="orange"
            )
        else:
            state_badge(answer)


def _gate(form: Questionnaire, question: Question) -> None:
    if question.trigger is None:
        return
    gate = form.gate(question.trigger.gate)
    effect = f"'{form.outcome(gate.cap).title}'까지만 됩니다" if gate.cap else f"'{gate.result}'"
    st.badge(
        f"게이트 {gate.id}",
        icon=":material/block:",
        color="orange",
        help=plain(f"{gate.text}: {question.trigger.at_most}점 이하이면 {effect}."),
    )


def state_badge(answer: Answer | None) -> None:
    """Draw whether a question is answered, and whether the answer counts."""
    if answer is None:
        st.badge("미답변", icon=":material/radio_button_unchecked:", color="gray")
    elif answer.value == NA and answer.counted is None:
        st.badge("이유를 적어야 셉니다", icon=":material/edit_note:", color="orange")
    else:
        st.badge("저장됨", icon=":material/check:", color="green")


def details(
    sheet: Sheet,
    question: Question,
    answer: Answer | None,
    *,
    locked: bool = False,
    names: Mapping[str, str] | None = None,
) -> None:
    """Draw what belongs to an answer; a question without one has nothing to be sure of."""
    if answer is None:
        if not locked:
            st.caption("답을 고르면 바로 저장되고, 여기에 근거를 적을 수 있습니다.")
        return
    save = partial(answering.save, sheet, question.id)
    key = partial(answering.key, sheet, question.id)
    text = partial(st.text_input, on_change=save, disabled=locked)
    if answer.value == NA:
        text("해당없음인 이유 (필수)", key=key("na_reason"), max_chars=300)
    st.segmented_control(
        "확실한 정도", CERTAINTIES, key=key("certainty"), on_change=save, disabled=locked
    )
    text("근거 자료", key=key("evidence"), placeholder=question.evidence, max_chars=500)
    text("답의 설명", key=key("comment"), max_chars=1000)
    st.caption(_given(sheet, answer, names or {}))


def _given(sheet: Sheet, answer: Answer, names: Mapping[str, str]) -> str:
    """Return who gave an answer, when, and from where the corporation's was given."""
    told = f"{plain(answer.updated_by)} · {plain(when(answer.updated_at))}"
    if from_elsewhere(sheet.form, answer):
        told += f" · {plain(answer.questionnaire_version)}판에 답함"
    if not answer.inherited or sheet.subject == INSTITUTION:
        return told
    if answer.given_for == sheet.subject:
        return f"기관 공통 답변 · 여기서 줌 · {told}"
    where = names.get(answer.given_for, "다른 곳" if answer.given_for else "")
    return f"기관 공통 답변{f' · {plain(where)}에서 줌' if where else ''} · {told}"


def foot(form: Questionnaire, question: Question) -> str:
    """Return what a question rests on: evidence asked for, weight, sources."""
    sources = (form.source(one) for one in question.sources)
    told = " / ".join(f"{plain(s.title)} ({_SURENESS[s.status]})" for s in sources)
    asked = f"증빙: {plain(question.evidence)} · " if question.evidence else ""
    return f"{asked}문항 가중치 {question.weight:g} · 출처: {told}"

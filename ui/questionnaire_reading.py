"""A questionnaire as a page to read: thresholds, sections, questions with their anchors, rules."""

import streamlit as st

from evaluations.questionnaire import wording
from evaluations.questionnaire.model import Question, Questionnaire
from ui.wording import plain

_METHODS = {
    "axes": "섹션의 점수를 축마다 더하고, 기준과 게이트로 판정합니다.",
    "sum": "합계 100점으로 판정하고, 게이트가 걸리면 그 결과가 판정이 됩니다.",
    "level": "정한 비중의 문항이 오른 단계 가운데, 핵심 문항이 허락하는 가장 높은 단계입니다.",
}


def draw(form: Questionnaire) -> None:
    """Draw the whole questionnaire."""
    if form.note:
        st.info(plain(form.note), icon=":material/edit_note:")
    st.markdown(plain(_METHODS[form.method]))
    _judging(form)
    st.header("문항", anchor=False)
    for section in form.sections:
        questions = form.questions_of(section.id)
        if form.method == "axes":
            axis = form.axis(section.axis).title
            st.subheader(plain(f"{section.id} {section.title}"), anchor=False)
            st.caption(f"{plain(axis)} 축 · 가중치 {section.weight:g}{_ours(form)}")
        for question in questions:
            with st.container(border=True):
                _question(form, question)
    _rules(form)
    _sources(form)


def _ours(form: Questionnaire) -> str:
    return " (제안)" if form.proposal else ""


def _judging(form: Questionnaire) -> None:
    st.header(f"판정 기준{_ours(form)}", anchor=False)
    if form.level_rule:
        rule = form.level_rule
        st.markdown(
            f"문항 가중치의 {rule.share:g}% 이상이 그 단계 이상이고, 핵심 문항은 "
            f"{rule.core_below}단계 아래까지만 낮을 수 있습니다."
        )
        titles = enumerate(rule.titles, form.scale.lowest)
        st.markdown(" → ".join(f"{step} {plain(title)}" for step, title in titles))
    if form.outcomes:
        st.table(
            [
                {"결과": plain(one.title), "기준": plain(wording.thresholds(form, one))}
                for one in reversed(form.outcomes)
            ],
            border="horizontal",
        )
    if form.gates:
        st.markdown("**게이트**: 점수와 상관없이 결과를 막거나 바꿉니다.")
        st.table(
            [
                {
                    "게이트": one.id,
                    "뜻": plain(one.text),
                    "걸리면": plain(wording.effect(form, one)),
                    "출처": ", ".join(one.sources),
                }
                for one in form.gates
            ],
            border="horizontal",
        )


def _question(form: Questionnaire, question: Question) -> None:
    st.markdown(f"**{plain(question.id)}** {plain(question.text)}")
    with st.container(horizontal=True, gap="small"):
        st.badge(f"가중치 {question.weight:g}", color="gray")
        if form.method == "axes":
            st.badge(wording.SCOPES[question.scope], color="gray")
        if question.core:
            st.badge("핵심 문항", icon=":material/star:", color="blue")
        if question.trigger:
            gate = plain(wording.gate(form, question))
            st.badge(f"게이트 {gate}", icon=":material/block:", color="orange")
        if question.ask_when:
            st.badge("조건이 맞을 때만", icon=":material/alt_route:", color="violet")
    st.table(_anchors(question), border="horizontal")
    for label, text in _said(form, question).items():
        st.caption(f"**{label}** {plain(text)}")


def _anchors(question: Question) -> list[dict[str, str]]:
    rows = []
    for step, text in enumerate(question.anchors):
        row = {"답": f"{step}점", "뜻": plain(text)}
        if question.notes:
            row["까닭"] = plain(question.rationale_of(step))
            own = next((one.mitigation for one in question.notes if one.step == step), "")
            row["올리는 법"] = plain(own)
        rows.append(row)
    return rows


def _said(form: Questionnaire, question: Question) -> dict[str, str]:
    """Return what there is to say under a question, without what is not said."""
    told = {
        "묻는 조건": wording.conditions(form, question),
        "까닭": question.rationale,
        "올리는 법": question.mitigation,
        "증빙": question.evidence,
        "미리 채움": "; ".join(wording.proposal(form, one) for one in question.prefill),
        "출처": ", ".join(
            f"{form.source(one).title} ({wording.SURENESS[form.source(one).status]})"
            for one in question.sources
        ),
    }
    return {label: text for label, text in told.items() if text}


def _rules(form: Questionnaire) -> None:
    if not form.rules:
        return
    st.header("규정과 시행일", anchor=False)
    st.table(
        [
            {
                "규정": plain(one.text),
                "시행": wording.period(one),
                "확실한 정도": wording.SURENESS[one.status],
                "출처": ", ".join(one.sources),
            }
            for one in form.rules
        ],
        border="horizontal",
    )


def _sources(form: Questionnaire) -> None:
    st.header("출처", anchor=False)
    st.table(
        [
            {
                "번호": one.id,
                "자료": plain(one.title),
                "확실한 정도": wording.SURENESS[one.status],
            }
            for one in form.sources
        ],
        border="horizontal",
    )

"""The verdict on the screen: the word, why, what would change it, and every number opened."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from evaluations.answers.model import NA, Answer
from evaluations.projects.model import Project
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import charts
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import AxisScore, Bounds, SectionScore
from evaluations.verdict.scoring import Verdict
from ui import evaluation_questions, state
from ui.wording import plain

_LOOKS = {  # a colour and a sign for each outcome from worst to best; the word is always there
    0: ("gray", ":material/pause_circle:"),
    1: ("orange", ":material/trending_up:"),
    2: ("blue", ":material/rule:"),
    3: ("green", ":material/check_circle:"),
}
_UNSURE = ("violet", ":material/help:")
_FIRST = 5


def badge(form: Questionnaire, found: Verdict) -> None:
    """Draw the verdict as a badge, with the range where it is not decided."""
    color, icon = _look(form, found)
    st.badge(plain(found.words), icon=icon, color=color)  # type: ignore[arg-type]


def _look(form: Questionnaire, found: Verdict) -> tuple[str, str]:
    ranks = {outcome.title: rank for rank, outcome in enumerate(form.outcomes)}
    return _LOOKS.get(ranks.get(found.outcome, -1), _UNSURE)


def _figures(
    form: Questionnaire, found: Verdict, answers: Mapping[str, Answer]
) -> list[tuple[str, str]]:
    """Return the verdict's few numbers with their names."""
    axes = [(f"{a.title} ({a.id})", points(Bounds(a.lo, a.hi))) for a in found.axes]
    given = [answers[q.id] for q in form.questions if q.id in answers]
    unknown = sum(answer.counted is None for answer in given)
    progress = f"{len(given)}/{len(form.questions)}" + (f" (모름 {unknown})" if unknown else "")
    return [*axes, ("모르는 비중", f"{found.unknown_percent:.1f}%"), ("답변", progress)]


def line(form: Questionnaire, found: Verdict) -> None:
    """Draw the verdict in one line, for beside the questions."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("지금 판정", width="content")
        badge(form, found)
        for axis in found.axes:
            st.markdown(_axis(axis), width="content")


def panel(
    form: Questionnaire, project: Project, found: Verdict, answers: Mapping[str, Answer]
) -> None:
    """Draw the verdict whole: word, axes, reasons, chart, gates, what to find out."""
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.caption("SaaS 도입 판정")
        st.header(f"{_look(form, found)[1]} {plain(found.words)}", anchor=False)
        if found.proposal:
            st.badge("가중치와 기준은 제안", icon=":material/edit_note:", help=plain(form.note))
        with st.container(horizontal=True, gap="medium"):
            for label, figure in _figures(form, found, answers):
                st.markdown(f"{plain(label)}  \n**{plain(figure)}**", width="content")
        st.markdown("**판정의 이유**")
        st.markdown("\n".join(f"- {plain(reason)}" for reason in _reasons(found)))
    with right:
        _chart(form, found)
    _next_steps(project, found)
    _opened(project, found)


def _reasons(found: Verdict) -> list[str]:
    """Leave out what the list of open gates says anyway."""
    return [reason for reason in found.reasons if "의 답이 없습니다" not in reason]


def _short(lo: float | None, hi: float | None) -> str:
    return points(Bounds(lo, hi)).removesuffix("점")


def _axis(axis: AxisScore) -> str:
    return plain(f"{axis.title} {points(Bounds(axis.lo, axis.hi))}")


def _chart(form: Questionnaire, found: Verdict) -> None:
    drawn = charts.plane(form, found)
    if drawn is None:
        st.info("한 축의 문항이 모두 해당없음이라 그림을 그릴 수 없습니다.")
        return
    st.altair_chart(drawn, alt=charts.plane_in_words(found))
    mark = (
        "마름모가 이 사업의 점수입니다."
        if charts.exact(found)
        else "점선 상자가 이 사업의 점수입니다. 모르는 답이 많을수록 상자가 커집니다."
    )
    st.caption(f"{mark} 게이트에 걸리면 구역보다 낮은 결과가 됩니다.")


def _next_steps(project: Project, found: Verdict) -> None:
    """Draw what is to be found out and put right, each only where there is something."""
    boxes: list[Callable[[], None]] = []
    if found.find_out_first:
        boxes.append(lambda: _find_out(project, found))
    if found.gates or found.open_gates:
        boxes.append(lambda: _gates(found))
    if found.conditions:
        boxes.append(lambda: _conditions(found))
    for column, draw in zip(st.columns(len(boxes)) if boxes else [], boxes, strict=True):
        with column.container(border=True, height="stretch"):
            draw()


def _find_out(project: Project, found: Verdict) -> None:
    st.markdown("**먼저 알아볼 것**")
    for one in found.find_out_first[:_FIRST]:
        gate = f"게이트 {one.gate.id} · " if one.gate else ""
        effect = f" 답이 나쁘면 '{one.high_if_worst}'까지만 됩니다." if one.gate else ""
        with st.container(gap=None):
            st.button(
                f"{one.question.id} 답하기",
                key=state.evaluation_widget(project.id, f"open/{one.question.id}"),
                type="tertiary",
                icon=":material/arrow_downward:",
                on_click=evaluation_questions.show_section,
                args=(found.questionnaire_id, project.id, one.question.section),
            )
            st.markdown(plain(gate + one.question.text + effect))
    left = len(found.find_out_first) - _FIRST
    if left > 0:
        st.caption(f"이 밖에 {left}개 문항의 답을 모릅니다.")


def _gates(found: Verdict) -> None:
    st.markdown("**게이트** (결과의 상한)")
    for hit in found.gates:
        by = ", ".join(f"{q.id} {q.anchors[v]}" for q, v in hit.by)
        st.markdown(
            f":material/block: **{hit.gate.id}** {plain(f'{hit.gate.text} → {hit.cap}까지')}"
        )
        st.caption(plain(by))
    for one in found.open_gates:
        ids = ", ".join(question.id for question in one.questions)
        text = f"{one.gate.text} → 걸리면 {one.cap}까지 ({ids} 미확인)"
        st.markdown(f":material/help: **{one.gate.id}** {plain(text)}")


def _conditions(found: Verdict) -> None:
    st.markdown("**조건** (조건부 도입일 때)")
    st.markdown("\n".join(f"- {plain(one.sentence)}" for one in found.conditions))


def _opened(project: Project, found: Verdict) -> None:
    """Draw every number's parts: axis → sections → questions."""
    key = state.evaluation_widget(project.id, "parts")
    box = st.expander("점수 열어 보기", icon=":material/calculate:", key=key, on_change="rerun")
    if not box.open:
        return
    with box:
        st.altair_chart(charts.sections(found), alt=charts.sections_in_words(found))
        st.caption("진한 막대는 확실한 점수, 점선 막대는 모르는 답이 더할 수 있는 점수입니다.")
        for axis in found.axes:
            st.markdown(f"**{_axis(axis)}** = 섹션 점수의 가중평균")
            st.table(_axis_table(axis))
        for section in found.sections:
            score = plain(points(Bounds(section.lo, section.hi)))
            st.markdown(
                f"**{section.section.id} {section.section.title} {score}** "
                "= 100 × 점수의 합 ÷ 만점의 합"
            )
            st.table(_section_table(section))
        st.caption(
            "모름과 미답변은 가장 낮은 답과 가장 높은 답으로 두 번 셈합니다. "
            "해당없음은 점수와 만점에서 모두 뺍니다. '전체 비중'은 모르는 비중을 재는 무게입니다."
        )


def _axis_table(axis: AxisScore) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "섹션": f"{one.section.id} {one.section.title}",
                "가중치": f"{one.section.weight:g}",
                "축 안의 비중": f"{one.share:.1f}%",
                "점수": _short(one.lo, one.hi),
                "모름": len(one.unknown),
            }
            for one in axis.sections
        ]
    ).set_index("섹션")


def _section_table(score: SectionScore) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "문항": f"{one.question.id} {one.question.text}",
                "답": _answer(one.value),
                "가중치": f"{one.question.weight:g}",
                "점수": f"{one.lo:g}" if one.lo == one.hi else f"{one.lo:g}~{one.hi:g}",
                "만점": f"{one.ceiling:g}",
                "전체 비중": f"{one.share:.1f}%",
            }
            for one in score.parts
        ]
    ).set_index("문항")


def _answer(value: int | str | None) -> str:
    return "모름" if value is None else "해당없음" if value == NA else str(value)

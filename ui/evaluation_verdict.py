"""The verdict on the screen, for a director: the word, why, what is not known and would change
it, how much the weights matter; every number opens on demand."""

from collections.abc import Callable

import streamlit as st

from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import charts, stability
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import Bounds
from evaluations.verdict.scoring import Verdict
from evaluations.verdict.stability import Stability
from ui import (
    evaluation_verdict_candidates,
    evaluation_verdict_parts,
    evaluation_verdict_records,
    evaluation_verdict_tasks,
    evaluation_verdict_unknowns,
    evaluation_verdict_weights,
)
from ui.evaluation_verdict_desk import Desk
from ui.wording import plain

_LOOKS = {  # a colour and a sign for each outcome from worst to best; the word is always there
    0: ("gray", ":material/pause_circle:"),
    1: ("orange", ":material/trending_up:"),
    2: ("blue", ":material/rule:"),
    3: ("green", ":material/check_circle:"),
}
_UNSURE = ("violet", ":material/help:")


def badge(form: Questionnaire, found: Verdict) -> None:
    """Draw the verdict as a badge, with the range where it is not decided."""
    color, icon = _look(form, found)
    st.badge(plain(found.words), icon=icon, color=color)  # type: ignore[arg-type]


def line(form: Questionnaire, found: Verdict) -> None:
    """Draw the verdict in one line, for beside the questions."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("지금 판정", width="content")
        badge(form, found)
        for axis in found.axes:
            st.markdown(evaluation_verdict_parts.axis_words(axis), width="content")


def panel(desk: Desk) -> None:
    """Draw the verdict whole, the most important first."""
    steady = stability.stability(desk.form, desk.values)
    evaluation_verdict_records.banner(desk)
    left, right = st.columns([1, 1], gap="large")
    with left:
        _word(desk, steady)
    with right:
        _chart(desk)
    _next_steps(desk)
    evaluation_verdict_weights.panel(desk, steady)
    evaluation_verdict_candidates.panel(desk)
    evaluation_verdict_tasks.panel(desk)
    evaluation_verdict_parts.panel(desk)
    evaluation_verdict_records.panel(desk)


def _word(desk: Desk, steady: Stability) -> None:
    found = desk.found
    st.caption("SaaS 도입 판정")
    st.header(f"{_look(desk.form, found)[1]} {plain(found.words)}", anchor=False)
    with st.container(horizontal=True, gap="small"):
        if found.proposal:
            st.badge(
                "가중치와 기준은 제안", icon=":material/edit_note:", help=plain(desk.form.note)
            )
        _whose_weights(desk)
        evaluation_verdict_weights.badge(steady)
    with st.container(horizontal=True, gap="medium"):
        for label, figure in _figures(desk):
            st.markdown(f"{plain(label)}  \n**{plain(figure)}**", width="content")
    st.markdown("**판정의 이유**")
    st.markdown("\n".join(f"- {plain(reason)}" for reason in _reasons(found)))


def _whose_weights(desk: Desk) -> None:
    """Say who set the weights, where they are not the questionnaire's own."""
    one = desk.seen.weight_set
    if one is not None:
        st.badge(
            plain(f"가중치: {one.name}"),
            icon=":material/balance:",
            color="blue",
            help=plain(f"{one.created_by} 님이 정했습니다. {one.reason}"),
        )


def _look(form: Questionnaire, found: Verdict) -> tuple[str, str]:
    ranks = {outcome.title: rank for rank, outcome in enumerate(form.outcomes)}
    return _LOOKS.get(ranks.get(found.outcome, -1), _UNSURE)


def _figures(desk: Desk) -> list[tuple[str, str]]:
    """Return the verdict's few numbers with their names."""
    form, found = desk.form, desk.found
    axes = [(f"{a.title} ({a.id})", points(Bounds(a.lo, a.hi))) for a in found.axes]
    given = [desk.answers[q.id] for q in form.questions if q.id in desk.answers]
    unknown = sum(answer.counted is None for answer in given)
    progress = f"{len(given)}/{len(form.questions)}" + (f" (모름 {unknown})" if unknown else "")
    return [*axes, ("모르는 비중", f"{found.unknown_percent:.1f}%"), ("답변", progress)]


def _reasons(found: Verdict) -> list[str]:
    """Leave out what the list of open gates says anyway."""
    return [reason for reason in found.reasons if "의 답이 없습니다" not in reason]


def _chart(desk: Desk) -> None:
    found = desk.found
    drawn = charts.plane(desk.form, found)
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


def _next_steps(desk: Desk) -> None:
    """Draw what is to be found out and the gates, each only where there is something."""
    boxes: list[Callable[[], None]] = []
    if desk.found.find_out_first:
        boxes.append(lambda: evaluation_verdict_unknowns.panel(desk))
    if desk.found.gates or desk.found.open_gates:
        boxes.append(lambda: _gates(desk.found))
    for column, draw in zip(st.columns(len(boxes)) if boxes else [], boxes, strict=True):
        with column.container(border=True, height="stretch"):
            draw()


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

"""The diagnosis of one process in a glance: level, RPA label, priority, and what comes first."""

from collections.abc import Sequence

import streamlit as st

from evaluations.diagnosis import charts, stages
from evaluations.diagnosis.priority import Ranked
from evaluations.diagnosis.reading import Diagnosis
from evaluations.diagnosis.stages import StageState
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.levels import Maturity
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import Bounds
from evaluations.verdict.sums import SumVerdict
from ui import figures
from ui.wording import plain

_STAGE_LOOKS = {  # a word, a sign and a colour for each state of a stage
    stages.WORK: ("먼저 할 일", ":material/build:", "orange"),
    stages.OPEN: ("확인 필요", ":material/help:", "violet"),
    stages.CLEAR: ("할 일 없음", ":material/check:", "green"),
}


def cards(found: Diagnosis, ranks: Sequence[Ranked]) -> None:
    """Draw the three results side by side, each with what it rests on."""
    level, rpa, priority = st.columns(3)
    with level.container(border=True, height="stretch"):
        _maturity(found.maturity)
    with rpa.container(border=True, height="stretch"):
        _rpa(found.rpa)
    with priority.container(border=True, height="stretch"):
        _priority(found, ranks)


def way(form: Questionnaire, states: tuple[StageState, ...], rpa: SumVerdict) -> None:
    """Draw the four stages in order, and which of them comes first."""
    st.header(" → ".join(stage.title for stage in form.stages), anchor=False)
    first = stages.first_work(states)
    if first is None or first.stage == form.stages[-1]:
        st.caption(f"앞 단계에 남은 일이 없습니다. 자동화 판정은 '{plain(rpa.label)}'입니다.")
    else:
        what = "할 일이 있습니다" if first.work else "답을 먼저 확인합니다"
        st.caption(f"자동화보다 먼저 '{first.stage.title}' 단계: {what}.")
    for column, one in zip(st.columns(len(states)), states, strict=True):
        with column.container(border=True, height="stretch"):
            _stage(form, one, rpa)


def proposal_mark(form: Questionnaire) -> None:
    """Say that weights and thresholds are ours."""
    st.badge("가중치와 기준은 제안", icon=":material/edit_note:", help=plain(form.note))


def _maturity(found: Maturity) -> None:
    st.metric("디지털 성숙도", found.words)
    if found.title:
        st.badge(found.title, icon=":material/stairs:", color="blue")
    weakest = ", ".join(f"{q.id} {q.text} {found.weakest_value}점" for q in found.weakest_core)
    lines = [f"가장 약한 핵심 문항(★): {weakest or '답이 없음'}"]
    if found.open_core:
        lines.append("답이 없는 핵심 문항: " + ", ".join(q.id for q in found.open_core))
    median = "모름" if found.median is None else f"{found.median:g}점"
    lines.append(f"아는 답의 가운데값 {median} · 모름 {found.unknown_percent:.0f}%")
    lines += [one for one in found.reasons if "모르는 문항" not in one]
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def _rpa(found: SumVerdict) -> None:
    st.metric("RPA 적합성", found.label)
    st.badge(plain(points(Bounds(found.lo, found.hi))), icon=":material/smart_toy:", color="blue")
    lines = [f"될 수 있는 판정: {', '.join(found.possible)}"] if not found.decided else []
    for hit in found.gates:
        by = ", ".join(f"{q.id} '{q.anchors[v]}'" for q, v in hit.by)
        lines.append(f"게이트 {hit.gate.id} → {hit.cap} ({by})")
    if found.open_gates:
        lines.append("아직 모르는 게이트: " + ", ".join(one.gate.id for one in found.open_gates))
    if found.gates:
        lines.append("게이트가 없었다면: " + " ~ ".join(dict.fromkeys(found.by_points)))
    lines += [one for one in found.reasons if one.startswith("합계")]
    lines.append(f"모름 {found.unknown_percent:.0f}%")
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def _priority(found: Diagnosis, ranks: Sequence[Ranked]) -> None:
    own = next((one for one in ranks if one.key == found.process.id), None)
    st.metric("재설계 우선순위", charts.amount(own) if own else "모름")
    hours, level = plain(figures.spread(found.hours, "시간")), plain(found.maturity.words)
    if own is None:
        st.markdown(f"- 연간 시간 {hours}, 단계 {level}\n- 시간이나 단계를 몰라 순위가 없습니다\\.")
        return
    st.badge(f"{own.words} / {len(ranks):,}개", icon=":material/leaderboard:", color="blue")
    lines = [f"- 연간 {hours} × \\(4 − {level}\\)"]
    if own.worst > own.best:
        lines.append(f"- 범위가 겹쳐 {plain(own.words)} 가운데 어디인지 가릴 수 없습니다\\.")
    st.markdown("\n".join(lines))


def _stage(form: Questionnaire, one: StageState, rpa: SumVerdict) -> None:
    word, icon, color = _STAGE_LOOKS[one.state]
    if one.stage == form.stages[-1]:  # no work to be done here, but a verdict
        gates = [form.gate(q.trigger.gate).result for q, _ in one.work if q.trigger]
        if gates:
            word, icon, color = ", ".join(gates), ":material/block:", "orange"
        elif one.state == stages.CLEAR:
            word, icon, color = rpa.label, ":material/smart_toy:", "blue"
    st.markdown(f"**{one.stage.title}**")
    st.badge(plain(word), icon=icon, color=color)  # type: ignore[arg-type]
    for question, value in one.work:
        st.caption(plain(f"{question.id} {question.anchors[value]}"))
    if one.unknown and not one.work:
        st.caption(plain(", ".join(q.id for q in one.unknown) + "의 답을 모릅니다"))

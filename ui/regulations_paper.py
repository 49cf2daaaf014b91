"""Sheets of paper a year: today, after the amendments, against the goal, process by process."""

import pandas as pd
import streamlit as st

from processes.inventory.totals import Total
from processes.regulations import charts
from processes.regulations.paper import (
    ALL,
    DONE,
    GOAL,
    GOAL_SOURCE,
    MISSED,
    PLANNED,
    REACHED,
    Paper,
    ProcessPaper,
    Share,
)
from ui import figures, navigation
from ui.wording import plain

_LOOKS = {REACHED: ("green", ":material/check_circle:"), MISSED: ("red", ":material/cancel:")}
_RULES = """
- **오늘**: 연간 건수 × 건당 종이 매수(업무 목록에서 조사한 값).
- **풀린 업무**: 조문이 하나 이상 이어져 있고, 이어진 조문이 *모두* 종이를 놓아준 업무.
  조문 하나라도 종이를 요구하면 그 업무의 종이는 모두 남는 것으로 셉니다.
- **종이를 놓아준 조문**: 상태가 '개정 완료'인 조문, 그리고 전자문서 갈음이 이미 '가능'하여
  '개정 안 함'으로 정한 조문. '개정안까지'는 상태가 '개정안'인 조문도 시행된 것으로 봅니다.
- 풀린 업무는 0매로 셉니다. 규정이 아직 요구하는 종이의 양이지 예측이 아닙니다.
  개정은 근거를 만들 뿐이고 실제로 줄이는 것은 사람입니다.
- **범위**: 풀린 종이와 남은 종이가 따로 움직일 때의 최소와 최대입니다.
  종이 양을 모르는 업무는 빼고 셉니다.
- 목표 50%의 기준 시점은 계획에 없어 오늘 조사한 양을 기준으로 합니다.
  이 계산법은 우리의 제안입니다.
"""


def draw(found: Paper) -> None:
    """Draw the figures, the chart, the rules and the processes."""
    columns = st.columns(4)
    _figure(columns[0], "오늘", found.today, f"업무 {found.today.known:,}개 합계")
    for column, (stage, name) in zip(columns[1:], charts.STAGE_NAMES.items(), strict=True):
        _figure(column, name, found.after(stage), _saved(found.saved(stage)))
    _goal(found)
    if found.today.known:
        st.altair_chart(charts.paper(found), width="stretch")
        st.caption("막대는 보통 값, 가는 선은 최소~최대 범위입니다.")
    unlinked = found.unlinked
    st.caption(
        f"종이 양을 모르는 업무 {found.today.unknown:,}개는 뺐습니다. "
        f"조문과 이어지지 않은 업무 {unlinked.known:,}개의 "
        f"{plain(figures.sum_of(unlinked, '매'))}는 "
        "규정을 고쳐도 그대로이므로 업무 재설계로 줄여야 합니다."
    )
    with st.expander("어떻게 셌나요? (제안)", icon=":material/calculate:"):
        st.markdown(_RULES)
    _processes(found)


def _figure(
    column: st.delta_generator.DeltaGenerator, name: str, amount: Total, remark: str
) -> None:
    with column.container(border=True, height="stretch"):
        likely = figures.rounded(amount.likely) if amount.likely is not None else None
        st.metric(name, f"{likely}매" if likely else figures.sum_of(amount, "매"))
        st.caption(
            f"{plain(figures.sum_of(amount, '매'))} · {plain(remark)}" if amount.known else ""
        )


def _saved(share: Share | None) -> str:
    if share is None:
        return "모름"
    likely = "" if share.likely is None else f"{share.likely:.0%} 줄어듦, "
    return f"{likely}범위 {share.low:.0%}~{share.high:.0%}"


def _goal(found: Paper) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**목표 {GOAL:.0%} 줄이기**", width="content")
        for stage in (DONE, PLANNED, ALL):
            verdict = found.verdict(stage) or "모름"
            color, icon = _LOOKS.get(verdict, ("orange", ":material/help:"))
            label = f"{charts.STAGE_NAMES[stage]}: {verdict}"
            st.badge(label, icon=icon, color=color)  # type: ignore[arg-type]
    st.caption(f"출처: {GOAL_SOURCE}")


def _processes(found: Paper) -> None:
    st.header("업무별 종이", anchor=False)
    listed = sorted(found.processes, key=_weight, reverse=True)
    linked = st.toggle("조문과 이어진 업무만", value=True, key="paper-linked-only")
    rows = [_row(one) for one in listed if one.clauses or not linked]
    if not rows:
        st.caption("이어진 업무가 없습니다. 조문을 열어 업무를 이으세요.")
        return
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        placeholder="모름",
        alt="업무별 종이",
        column_config={
            "오늘(보통)": st.column_config.NumberColumn(format="localized"),
            "업무": st.column_config.TextColumn(pinned=True, width="medium"),
        },
    )
    navigation.link("inventory", "업무 목록에서 종이 매수 고치기", icon=":material/edit:")


def _weight(one: ProcessPaper) -> float:
    if one.sheets is None:
        return -1
    return next((b for b in (one.sheets.likely, one.sheets.high, one.sheets.low) if b), 0)


def _row(one: ProcessPaper) -> dict[str, object]:
    stage = (
        "풀림"
        if DONE in one.freed
        else "개정안이 시행되면 풀림"
        if PLANNED in one.freed
        else "남음"
        if one.clauses
        else "이어진 조문 없음"
    )
    return {
        "업무": f"{one.process.code} {one.process.name}",
        "부서": one.process.department,
        "오늘(매/년)": None if one.sheets is None else figures.spread(one.sheets),
        "오늘(보통)": one.sheets.likely if one.sheets else None,
        "조문": one.clauses,
        "규정 때문에": stage,
    }

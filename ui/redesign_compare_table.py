"""The figures of a comparison as a table, each with its interval, verdict and source."""

import streamlit as st

from processes.redesign.comparing import wording
from processes.redesign.comparing.model import SIMULATED, Compared, Comparison, Row, Run
from processes.simulation.scenario import Scenario
from ui import navigation, state
from ui.wording import plain

SIGNS = {
    "줄어듦": "▼ 줄어듦",
    "늘어남": "▲ 늘어남",
    "차이 없음": "＝ 차이 없음",
    "판단할 수 없음": "… 판단할 수 없음",
    "모름": "? 모름",
}


def overview(comparison: Comparison) -> None:
    """Draw all candidates side by side: a row for each figure."""
    first = comparison.candidates[0]
    st.dataframe(
        [
            {
                "항목": f"{row.name}({row.unit})",
                "현행": wording.value(row, row.asis),
                **{_title(one): _cell(one.row(row.key)) for one in comparison.candidates},
            }
            for row in first.rows
        ],
        hide_index=True,
        height="content",
    )


def _title(one: Compared) -> str:
    return one.run.variant.label


def _cell(row: Row) -> str:
    if row.difference is None:
        return SIGNS[row.verdict]
    between = wording.interval(row)
    span = f" ({between})" if between else ""
    return f"{wording.difference(row)}{span} {SIGNS[row.verdict]}"


def candidate(comparison: Comparison, one: Compared) -> None:
    """Draw one candidate: what matters most in large, then every figure with its source."""
    columns = st.columns(4)
    keys = ("cycle_time", "waiting_time", "labour", "cost")
    for column, key in zip(columns, keys, strict=True):
        with column.container(border=True, height="stretch"):
            _card(one.row(key))
    guessed = {*comparison.asis.variant.scenario.guessed, *one.run.variant.scenario.guessed}
    if guessed:
        st.caption(
            f"구간은 우연만 담습니다. 추정한 값 {len(guessed)}개가 틀렸을 때는 아래 "
            "'무엇에 달려 있나요'를 보세요."
        )
    st.dataframe(
        [
            {
                "항목": row.name,
                "단위": row.unit,
                "현행": wording.value(row, row.asis),
                "개선": wording.value(row, row.tobe),
                "차이": wording.difference(row),
                "95% 구간·한계": wording.interval(row) or "–",
                "판단": SIGNS[row.verdict],
                "설명": row.note,
                "출처": _source(comparison, one, row),
            }
            for row in one.rows
        ],
        hide_index=True,
        height="content",
        key=state.model_key("compare-table", one.run.variant.key, "to-be"),
    )


def _card(row: Row) -> None:
    st.metric(
        row.name,
        wording.difference(row) + ("" if row.difference is None else row.unit.split("/")[0]),
    )
    st.markdown(f"**{SIGNS[row.verdict]}**")
    if row.ci95:
        st.caption(f"95% 구간 {wording.interval(row)}")
    st.caption(
        plain(row.note)
        if row.difference is None
        else f"{wording.value(row, row.asis)} → {wording.value(row, row.tobe)} {row.unit}"
    )


def _source(comparison: Comparison, one: Compared, row: Row) -> str:
    if row.kind != SIMULATED:
        return row.kind
    settings = comparison.settings
    return (
        f"시뮬레이션: {comparison.asis.variant.label} ↔ {one.run.variant.label}, "
        f"{settings.cases:,}건 × {settings.replications}번, 씨앗 {settings.seed}"
    )


def sources(code: str, comparison: Comparison, one: Compared) -> None:
    """Draw where the figures come from: revisions, scenarios, guesses, with the ways there."""
    with st.expander("이 숫자는 어디서 왔나요?", icon=":material/info:"):
        settings = comparison.settings
        st.markdown(
            f"두 흐름도에 같은 {settings.cases:,}건을 {settings.replications}번 되풀이해 "
            f"흘렸습니다(난수 씨앗 {settings.seed}). 같은 건끼리 짝지어 뺀 차이의 95% 구간이며, "
            "구간이 0을 품으면 '차이 없음'입니다. 구간은 숫자 하나마다의 것입니다."
        )
        st.markdown(
            "'건당'은 흐름 분석으로 구한, 한 건이 그곳을 지나는 평균 횟수의 합이고 '그린'은 "
            "그림에 그린 수입니다. 종이의 '한계'는 매수가 어느 단계에 몰려 있어도, 규정 개정이 "
            "어디까지 되어도 벗어나지 않는 범위입니다(제안)."
        )
        staff = ", ".join(sorted(comparison.staff)) or "없음"
        st.markdown(f"일손으로 센 인력: {plain(staff)}")
        for run in (comparison.asis, one.run):
            _origin(code, run)


def _origin(code: str, run: Run) -> None:
    variant = run.variant
    st.markdown(
        f"**{plain(variant.label)}** — 시나리오 개정 {variant.scenario_revision}, "
        f"추정한 값 {len(variant.scenario.guessed)}개"
    )
    guesses = _guesses(variant.scenario)
    if guesses:
        st.caption(f"추정의 근거: {plain('; '.join(guesses))}")
    with st.container(horizontal=True):
        navigation.link(
            "model", "흐름도", icon=":material/account_tree:", code=code, state=variant.line
        )
        navigation.link(
            "simulation",
            "시나리오",
            icon=":material/timelapse:",
            code=code,
            state=variant.line,
            **{state.SCENARIO: variant.scenario_id},
        )
    for note in run.result.notes:
        st.warning(plain(note), icon=":material/warning:")


def _guesses(scenario: Scenario) -> list[str]:
    """Return the different words with which values were guessed."""
    return list(dict.fromkeys(scenario.sources[path].text for path in scenario.guessed))

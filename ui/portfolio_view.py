"""The portfolio on the screen: the plane, the waves, what blocks whom, and all of it as a table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from evaluations.projects.portfolio import charts
from evaluations.projects.portfolio.model import (
    BEFORE,
    GATE,
    LEAD_MONTHS,
    OPEN_GATE,
    PROCESS,
    PRODUCT,
    SYSTEM,
    Portfolio,
    Standing,
)
from evaluations.questionnaire.model import DatedRule
from processes.spreadsheet import writing
from ui import navigation, project_state, state
from ui.wording import plain

_SIGNS: Final = {
    GATE: "■",
    OPEN_GATE: "?",
    BEFORE: "↑",
    PRODUCT: "✕",
    PROCESS: "✎",
    SYSTEM: "⇄",
}
_SHORT: Final = ("번호", "사업", "판정", "적합도", "준비도", "시작", "계약 종료")
_LISTED: Final = 12  # projects of a wave that are linked; the table has them all
_SURENESS: Final = {"R": "원문 확인", "E": "발췌", "M": "기억", "conflict": "출처가 서로 다름"}


def plane(found: Portfolio, shown: Sequence[Standing]) -> None:
    """Draw fit against readiness; a click on a mark opens the project."""
    drawn = charts.plane(found, shown)
    if drawn is None:
        st.info("두 축의 점수가 있는 사업이 없어 그림을 그릴 수 없습니다. 아래 표를 보세요.")
        return
    event: Any = st.altair_chart(
        drawn,
        key=f"{project_state.PORTFOLIO_PLANE}/{len(shown)}",
        on_select="rerun",
        selection_mode=charts.CLICKED,
        alt=charts.plane_in_words(shown),
    )
    st.caption(
        "가로·세로 막대는 모르는 답이 남긴 범위이고 표식은 그 가운데입니다. 표식을 누르면 사업이 "
        "열립니다. 구역의 경계와 가중치는 제안입니다. 게이트에 걸리면 구역보다 낮은 판정이 됩니다."
    )
    picked = event["selection"].get(charts.CLICKED) or []
    if picked and int(picked[0]["position"]) < len(shown):
        navigation.go("project", project=shown[int(picked[0]["position"])].project.code)


def printing() -> bool:
    """Draw the switch to a view that fits on paper: everything open, the table whole."""
    return st.toggle("인쇄용 보기", key=project_state.PORTFOLIO_PRINT, bind="query-params")


def waves(found: Portfolio, shown: Sequence[Standing], *, printed: bool) -> None:
    """Draw when projects have to begin, with the rules that are announced."""
    st.header("언제 시작하나", anchor=False)
    st.caption(
        f"계약 종료 {LEAD_MONTHS}개월 전(제안)에 시작하는 것으로 보고 반기로 묶습니다. 먼저 끝나야 "
        "하는 사업보다 앞서지 않습니다."
    )
    st.altair_chart(charts.waves(found, shown), alt=charts.waves_in_words(shown))
    for rule in found.announced:
        st.markdown(plain(_announced(rule, shown)))
    for wave in charts.ordered_waves(shown):
        within = [one for one in shown if one.wave == wave]
        key = state.view_choice(f"wave-{wave.title}-{printed}")
        with st.expander(f"{wave.title} · {len(within)}개", expanded=printed, key=key):
            for one in within[:_LISTED]:
                _in_wave(one)
            if len(within) > _LISTED:
                st.caption(f"이 밖의 {len(within) - _LISTED}개는 아래 표에 있습니다.")


def blocks(shown: Sequence[Standing]) -> None:
    """Draw what holds projects up most, and whom each one waits for."""
    st.header("무엇이 막고 있나", anchor=False)
    counted = Counter(block.kind for one in shown for block in _distinct(one))
    st.markdown(
        " · ".join(
            f"{_SIGNS[kind]} {kind} {counted[kind]}개 사업" for kind in _SIGNS if counted[kind]
        )
        or "막는 것이 없습니다."
    )
    ahead = sorted((one for one in shown if one.blocking), key=lambda one: -len(one.blocking))
    for one in ahead[:_LISTED]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            navigation.link(
                "project",
                plain(f"{one.project.code} {one.project.name}"),
                icon=":material/arrow_upward:",
                project=one.project.code,
                part="order",
            )
            st.markdown(
                plain(f"{one.judged.words} · 기다리는 사업: {', '.join(one.blocking)}"),
                width="content",
            )


def table(found: Portfolio, shown: Sequence[Standing], *, printed: bool) -> None:
    """Draw all of it as a table: on paper whole, else with its files and lines that open."""
    st.header("표로 보기", anchor=False)
    rows = [_row(one) for one in shown]
    if printed:
        _on_paper(rows)
    else:
        _opening(shown, rows)
    st.caption(
        f"기준일 {found.today.isoformat()} · {plain(found.form.title)} {found.form.version}판 · "
        f"'같은 판정'은 섹션 가중치를 무작위로 바꿨을 때 같은 판정이 나온 비중입니다."
    )


def _on_paper(rows: Sequence[Mapping[str, str]]) -> None:
    """Draw what fits across a page as a table, and what is long as a list below it."""
    short = [{name: plain(row[name]) for name in _SHORT} for row in rows]
    st.table(pd.DataFrame(short).set_index("번호"))
    for row in rows:
        told = " · ".join(f"{name}: {row[name]}" for name in row if name not in _SHORT)
        st.markdown(f"- **{plain(row['번호'])}** {plain(told)}")


def _opening(shown: Sequence[Standing], rows: Sequence[Mapping[str, str]]) -> None:
    event: Any = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        width="stretch",
        key=f"portfolio-table/{len(shown)}",
        on_select="rerun",
        selection_mode="single-row",
    )
    picked = event["selection"]["rows"]
    if picked and picked[0] < len(shown):
        one = shown[picked[0]].project
        navigation.link("project", plain(f"{one.code} {one.name} 열기"), project=one.code)
    headers = list(rows[0])
    cells = [[one[name] for name in headers] for one in rows]
    with st.container(horizontal=True):
        st.download_button(
            "엑셀(.xlsx)",
            lambda: writing.xlsx("포트폴리오", headers, cells),
            file_name="정보화사업 포트폴리오.xlsx",
            mime=writing.XLSX,
            key=state.view_choice("portfolio-xlsx"),
        )
        st.download_button(
            "CSV(.csv)",
            lambda: writing.csv_file(headers, cells),
            file_name="정보화사업 포트폴리오.csv",
            mime="text/csv",
            key=state.view_choice("portfolio-csv"),
        )


def _announced(rule: DatedRule, shown: Sequence[Standing]) -> str:
    touched = sum(rule in one.changes for one in shown)
    return (
        f"▼ {_begins(rule)} {rule.text} ({_SURENESS[rule.status]}) "
        f"계약 안에 이 규칙이 바뀌는 사업 {touched}개"
    )


def _begins(rule: DatedRule) -> str:
    return rule.begins.isoformat() if rule.begins else "모름"


def _in_wave(one: Standing) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        project = one.project
        navigation.link("project", plain(f"{project.code} {project.name}"), project=project.code)
        parts = [one.judged.words]
        parts.append(f"계약 종료 {project.contract_end or '모름'}")
        if one.held_by:
            parts.append(f"↑ {one.held_by} 다음")
        st.markdown(plain(" · ".join(parts)), width="content")


def _distinct(one: Standing) -> list[Any]:
    return list({block.kind: block for block in one.blocks}.values())


def _row(one: Standing) -> dict[str, str]:
    project, judged = one.project, one.judged
    return {
        "번호": project.code,
        "사업": project.name,
        "부서": project.department or "모름",
        "판정": judged.words,
        "후보": judged.candidate.name if judged.candidate else "없음",
        "적합도": charts.points(judged.fit),
        "준비도": charts.points(judged.readiness),
        "모르는 비중": f"{judged.unknown_percent:.0f}%",
        "같은 판정": charts.share(judged.same),
        "시작": one.wave.title + (f" ({one.held_by} 다음)" if one.held_by else ""),
        "계약 종료": project.contract_end or "모름",
        "규칙 변경": ", ".join(_begins(rule) for rule in one.changes) or "없음",
        "막는 것": " / ".join(f"{_SIGNS[b.kind]} {b.kind}: {b.text}" for b in one.blocks) or "없음",
        "기다리는 사업": ", ".join(one.blocking) or "없음",
    }

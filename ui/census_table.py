"""Where the departments stand in a round: how many in which state, and a line for each."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from processes.census import coverage, standing, states
from processes.census.model import Round
from processes.census.standing import Standing, d_day
from processes.inventory import dates
from ui import navigation, state
from ui.clock import when
from ui.wording import plain

SIGNS = {"시작 전": "○", "작성 중": "◐", "보완 요청": "↩", "제출": "●", "확인": "✔"}
COLOURS = {
    "시작 전": "gray",
    "작성 중": "blue",
    "보완 요청": "orange",
    "제출": "violet",
    "확인": "green",
}
_ROW_HEIGHT = 36


def figures(round: Round, standings: Sequence[Standing]) -> None:
    """Draw the coverage of all, and how many departments are in each state."""
    whole = coverage.total(one.coverage for one in standings)
    share = whole.share
    done = "업무 없음" if share is None else f"{whole.percent}%"
    known, counted = st.columns([1, 2])
    with known.container(border=True, height="stretch"):
        st.metric("다 채운 업무", done, help="꼭 채울 항목을 모두 아는 업무 ÷ 등록된 업무")
        if share is not None:
            st.progress(share, f"{whole.complete:,} / {whole.registered:,}개")
        most = ", ".join(f"{label} {n:,}" for label, n in list(whole.unknown.items())[:3])
        st.caption(plain(f"많이 비어 있는 항목: {most}" if most else "비어 있는 항목이 없습니다."))
    with counted.container(border=True, height="stretch"):
        st.metric(
            "확인한 부서",
            f"{standing.counts(standings)['확인']:,} / {len(standings):,}곳",
        )
        with st.container(horizontal=True):
            for name, number in standing.counts(standings).items():
                st.badge(
                    f"{SIGNS[name]} {name} {number:,}",
                    color=COLOURS[name] if number else "gray",  # type: ignore[arg-type]
                )
        asked = ", ".join(field.label for field in round.fields)
        st.caption(plain(f"꼭 채울 항목: {asked}"))


def departments(round: Round, standings: Sequence[Standing]) -> None:
    """Draw a line for each department; a click on 열기 leads to its own page."""
    column = st.column_config
    st.dataframe(
        pd.DataFrame([_line(one) for one in standings]),
        hide_index=True,
        row_height=_ROW_HEIGHT,
        placeholder="",
        alt="부서별 진행 상황",
        column_config={
            "open": column.ButtonColumn(
                "열기", width="small", type="tertiary", key=state.CENSUS_OPEN
            ),
            "부서": column.TextColumn(pinned=True),
            "다 채움": column.ProgressColumn(
                min_value=0, max_value=100, format="%d%%", help="다 채운 업무 ÷ 등록된 업무"
            ),
            "가장 많이 빈 항목": column.TextColumn(width="medium"),
            "제출 뒤 바뀐 업무": column.NumberColumn(
                help="제출하거나 확인한 뒤에 고친 업무의 수입니다. 0이 아니면 다시 보세요."
            ),
        },
    )
    clicked = st.session_state.get(state.CENSUS_OPEN)
    if clicked:
        name = standings[clicked["row"]].department
        navigation.go("census_return", round=round.id, department=name)


def _line(one: Standing) -> dict[str, str | float | int | None]:
    found = one.coverage
    most = ", ".join(f"{label} {number}" for label, number in list(found.unknown.items())[:2])
    settled = one.part.state in (states.SUBMITTED, states.CONFIRMED)
    return {
        "open": ":material/open_in_full:",
        "부서": one.department,
        "상태": f"{SIGNS[one.state]} {one.state}",
        "완료/등록": f"{found.complete:,} / {found.registered:,}",
        "다 채움": found.percent,
        "가장 많이 빈 항목": most,
        "기한": f"{dates.shown(one.due)} ({d_day(one.days_left)})",
        "마지막 저장": when(one.saved_at) if one.saved_at else None,
        "제출 뒤 바뀐 업무": one.changed_after if settled else None,
    }

"""The order in which to redesign: bars beside a table, ranks that say what they don't know."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from evaluations.diagnosis import charts
from evaluations.diagnosis.priority import Ranked, group_words
from evaluations.diagnosis.reading import Standing, ranked
from ui import figures, navigation, state
from ui.wording import plain

_DRAWN = 25
_GROUPS = 6


def filtered(found: Sequence[Standing], departments: Sequence[str]) -> list[Standing]:
    """Draw what to show, which stands in the address; return what it lets through."""
    chosen = st.multiselect(
        "부서", departments, key=state.DEPARTMENTS, bind="query-params", placeholder="전체"
    )
    begun = st.toggle(
        "진단을 시작한 업무만",
        key=state.DIAGNOSIS_BEGUN,
        bind="query-params",
        help="답을 하나도 확정하지 않은 업무는 단계를 모르므로 범위가 넓어 순위를 가립니다.",
    )
    return [
        one
        for one in found
        if (not chosen or one.process.department in chosen) and (one.answered or not begun)
    ]


def opener(found: Sequence[Standing]) -> None:
    """Draw the field that finds a process and opens its diagnosis."""
    chosen = st.selectbox(
        "진단할 업무 열기",
        [one.process for one in found],
        index=None,
        format_func=lambda process: f"{process.name} · {process.department} · {process.code}",
        placeholder="업무 이름이나 번호로 찾기",
        key=state.DIAGNOSIS_OPENER,
    )
    if chosen is not None:
        navigation.go("diagnosis", code=chosen.code)


def draw(found: Sequence[Standing]) -> None:
    """Draw the order of these processes as bars and as a table beside them."""
    ranks = ranked(found)
    by_id = {one.process.id: one for one in found}
    unknown = [one for one in found if one.priority is None]
    _told(ranks, len(unknown))
    left, right = st.columns([9, 11], gap="medium")
    with left:
        if ranks:
            names = {key: one.process.name for key, one in by_id.items()}
            shown = ranks[:_DRAWN]
            st.altair_chart(charts.priorities(shown, names), alt=charts.in_words(shown, names))
            st.caption(
                "막대는 우선순위가 있을 수 있는 범위, 마름모는 정확히 아는 값입니다."
                + (f" 앞의 {_DRAWN}개만 그렸습니다." if len(ranks) > _DRAWN else "")
            )
    with right:
        _table(ranks, by_id, unknown)


def _told(ranks: Sequence[Ranked], unknown: int) -> None:
    groups = group_words(list(ranks))
    named = ", ".join(groups[:_GROUPS]) + (" 등" if len(groups) > _GROUPS else "")
    parts = []
    if len(groups) > 1:
        parts.append(
            f"업무 {len(ranks):,}개가 묶음 {len(groups):,}개로 갈라집니다({named}). "
            "같은 묶음은 범위가 이어져 겹치므로 앞뒤를 다 가릴 수 없습니다."
        )
    elif ranks and len(ranks) > 1:
        parts.append(
            f"업무 {len(ranks):,}개의 범위가 이어져 겹쳐 한 묶음({named})입니다. "
            "답을 확정하고 건수와 시간의 범위를 좁히면 갈라집니다."
        )
    if unknown:
        parts.append(
            f"연간 건수나 건당 처리시간을 몰라 순위에 넣지 못한 업무가 {unknown:,}개입니다."
        )
    st.caption(plain(" ".join(parts)))


def _table(
    ranks: Sequence[Ranked], by_id: dict[str, Standing], unknown: Sequence[Standing]
) -> None:
    order = [by_id[one.key] for one in ranks] + list(unknown)
    words = {one.key: (one.words, charts.amount(one)) for one in ranks}
    rows = [_row(one, *words.get(one.process.id, ("모름", "모름"))) for one in order]
    event = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=state.DIAGNOSIS_TABLE,
        height=min(720, 37 * (len(rows) + 1)),
        column_config={"업무": st.column_config.TextColumn(width="medium")},
    )
    st.caption("줄 앞의 칸을 고르면 그 업무의 진단이 열립니다.")
    if event.selection.rows:
        navigation.go("diagnosis", code=order[event.selection.rows[0]].process.code)


def _row(one: Standing, rank: str, amount: str) -> dict[str, str]:
    return {
        "순위": rank,
        "업무": one.process.name,
        "우선순위": amount,
        "성숙도": one.level_words,
        "RPA": one.label,
        "연간 시간": figures.spread(one.hours),
        "답변": f"{one.answered}/20",
        "부서": one.process.department,
    }

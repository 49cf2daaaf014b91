"""The filters of the register; what is chosen stands in the address."""

from collections.abc import Sequence

import streamlit as st

from processes.inventory import listing
from processes.inventory.fields import PERSONAL_DATA, UNKNOWN
from processes.inventory.listing import Filter
from processes.inventory.model import Process
from ui import state


def draw(processes: Sequence[Process], departments: Sequence[str]) -> tuple[Filter, str]:
    """Draw search, filters and order, and return what they say."""
    areas = sorted({listing.area_of(process) for process in processes})
    widths = [4, 3, 3, 2, 2]
    searched, first, second, third, more = st.columns(widths, vertical_alignment="bottom")
    search = searched.text_input(
        "찾기",
        key=state.SEARCH,
        bind="query-params",
        placeholder="업무명, 법령, 시스템, 초성(ㅊㅇ)",
        icon=":material/search:",
    )
    chosen = first.multiselect(
        "부서", departments, key=state.DEPARTMENTS, bind="query-params", placeholder="전체"
    )
    area = second.multiselect(
        "대분류", areas, key=state.AREAS, bind="query-params", placeholder="전체"
    )
    order = third.selectbox("정렬", listing.ORDERS, key=state.ORDER, bind="query-params")
    with more.popover(_more_label(), icon=":material/filter_list:", width="stretch"):
        personal = st.multiselect(
            "개인정보",
            [*PERSONAL_DATA, UNKNOWN],
            key=state.PERSONAL,
            bind="query-params",
            placeholder="전체",
        )
        filled = st.selectbox(
            "필수 항목(★)",
            listing.FILLED,
            index=None,
            key=state.FILLED,
            bind="query-params",
            placeholder="전체",
        )
    return Filter(search or "", chosen, area, personal, filled), order


def _more_label() -> str:
    """Say how many of the conditions inside are set, so that none is forgotten."""
    active = sum(bool(st.session_state.get(key)) for key in (state.PERSONAL, state.FILLED))
    return f"조건 {active}" if active else "조건"

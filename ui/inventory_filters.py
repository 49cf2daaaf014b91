"""The filters of the register, drawn over what `inventory_view` keeps."""

from collections.abc import Sequence

import streamlit as st

from processes.inventory import listing
from processes.inventory.fields import BY_KEY, N2SF_GRADES, PERSONAL_DATA, UNKNOWN
from ui import state

_WIDTH = 171  # two beside each other on a telephone
_INSIDE = (state.PERSONAL, state.N2SF, state.UNKNOWN_FIELDS, state.FILLED)


def draw(departments: Sequence[str], areas: Sequence[str]) -> None:
    """Draw search, filters and order, side by side as far as the screen is wide enough."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "찾기",
            key=state.SEARCH,
            placeholder="업무명, 법령, 시스템, 초성(ㅊㅇ)",
            icon=":material/search:",
            width=250,
        )
        st.multiselect("부서", departments, key=state.DEPARTMENTS, placeholder="전체", width=_WIDTH)
        st.multiselect("대분류", areas, key=state.AREAS, placeholder="전체", width=_WIDTH)
        st.selectbox("정렬", listing.ORDERS, key=state.ORDER, width=_WIDTH)
        popover = st.popover(
            _more_label(), icon=":material/filter_list:", on_change="rerun", key="inventory-more"
        )
    if popover.open:
        with popover:
            _more()


def _more() -> None:
    choices = [*PERSONAL_DATA, UNKNOWN]
    st.multiselect("개인정보", choices, key=state.PERSONAL, placeholder="전체")
    grades = [*N2SF_GRADES, UNKNOWN]
    st.multiselect("N2SF 등급", grades, key=state.N2SF, placeholder="전체")
    st.selectbox("필수 항목(★)", listing.FILLED, index=None, key=state.FILLED, placeholder="전체")
    st.multiselect(
        "모르는 항목이 있는 업무",
        list(BY_KEY),
        format_func=lambda key: BY_KEY[key].label,
        key=state.UNKNOWN_FIELDS,
        placeholder="전체",
        help="고른 항목 가운데 하나라도 모르는 업무를 봅니다.",
    )


def _more_label() -> str:
    """Say how many of the conditions inside are set, so that none is forgotten."""
    active = sum(bool(st.session_state.get(key)) for key in _INSIDE)
    return f"조건 {active}" if active else "조건"

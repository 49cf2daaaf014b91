"""The field in which one process of the register is chosen by name, department or code."""

from collections.abc import Sequence

import streamlit as st

from processes.inventory.model import Process


def draw(processes: Sequence[Process], code: str | None, *, key: str) -> Process | None:
    """Draw the field, the process of the code chosen at first; return what is chosen."""
    known = next((at for at, one in enumerate(processes) if one.code == code), None)
    return st.selectbox(
        "업무",
        processes,
        index=known,
        format_func=lambda one: f"{one.name} · {one.department} · {one.code}",
        placeholder="이름, 부서, 번호로 찾기",
        key=key,
    )

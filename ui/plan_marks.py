"""How far something is, as a bar with its bounds; what says so, as a word with a sign."""

import html

import streamlit as st

from action_plan.progress.model import (
    CLAIMED,
    COMPUTED,
    EVIDENCED,
    UNKNOWN,
    WORDS,
    in_percent,
)
from look.theme import HATCH, SURE

_LOOKS = {
    COMPUTED: (":material/calculate:", "blue", "워크벤치의 자료로 다시 계산한 값입니다."),
    EVIDENCED: (":material/verified:", "green", "사람이 적고 증빙 파일을 붙인 값입니다."),
    CLAIMED: (":material/record_voice_over:", "orange", "사람이 적었고 증빙이 아직 없습니다."),
    UNKNOWN: (":material/help:", "gray", "아직 아는 것이 없습니다. 0%가 아닙니다."),
}
_STRIPES = f"repeating-linear-gradient(45deg,{HATCH} 0 2px,transparent 2px 6px)"


def basis(name: str) -> None:
    """Draw what a figure rests on: 계산, 증빙, 주장, 모름."""
    icon, color, told = _LOOKS[name]
    st.badge(WORDS[name], icon=icon, color=color, help=told)  # type: ignore[arg-type]


def bar(low: float | None, high: float | None, label: str) -> None:
    """Draw a share: full up to what is sure, striped up to what may be; all striped: unknown."""
    least, most = (0.0, 1.0) if low is None or high is None else (low, high)
    told = html.escape(f"{label}: {in_percent(low, high)}", quote=True)
    st.html(
        f'<div role="img" aria-label="{told}" style="display:flex;height:12px;width:100%;'
        f'border:1px solid {HATCH};border-radius:3px;overflow:hidden">'
        f'<div style="width:{least * 100:.1f}%;background:{SURE}"></div>'
        f'<div style="width:{(most - least) * 100:.1f}%;background:{_STRIPES}"></div></div>'
    )


def legend() -> None:
    """Draw what the signs mean, once a page."""
    st.caption(
        "막대의 칠한 부분은 확실한 만큼, 빗금은 아직 모르는 만큼입니다. "
        "계산: 워크벤치가 자료로 계산 · 증빙: 적은 값에 파일이 붙음 · 주장: 적기만 함 · "
        "모름: 0%가 아니라 모르는 것. 진척률을 무엇으로 셈하는지는 제안이며 과제마다 고칩니다."
    )

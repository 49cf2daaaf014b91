"""The steps of a model as a table of text: for those who can't see the drawing, and for print."""

import streamlit as st

from processes.bpmn.model import Model
from processes.bpmn.step_facts import StepFacts, steps
from ui.wording import plain


def draw(model: Model) -> None:
    """Draw the steps in flow order; a column that says nothing of any step is left out."""
    listed = steps(model)
    if not listed:
        st.caption("그림에 활동이 없습니다.")
        return
    numbers = {one.element: number for number, one in enumerate(listed, start=1)}
    rows = [_row(one, numbers) for one in listed]
    told = [name for name in rows[0] if any(row[name] for row in rows)]
    st.table([{name: row[name] for name in told} for row in rows], border="horizontal")


def _row(one: StepFacts, numbers: dict[str, int]) -> dict[str, str]:
    followers = []
    for follower in one.followers:
        number = numbers.get(follower.element)
        name = f"{number}. {follower.name}" if number else follower.name
        followers.append(f"{name} ({follower.condition})" if follower.condition else name)
    return {
        "순서": str(numbers[one.element]),
        "할 일": plain(one.name or "(이름 없음)"),
        "담당": plain(one.role or "모름"),
        "다음": plain("; ".join(followers) or "끝"),
        "문서": plain(", ".join(one.documents)),
        "시스템": plain(", ".join(one.systems)),
        "분": _minutes(one.minutes),
        "대기": _minutes(one.waiting),
    }


def _minutes(minutes: float | None) -> str:
    return "" if minutes is None else f"{minutes:,g}"

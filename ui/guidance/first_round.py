"""The guided first round: a bar over each page that says what to look at, and leads on."""

import streamlit as st

from ui import navigation, state
from ui.guidance import definitions
from ui.guidance.definitions import Step
from ui.wording import plain


def begin(number: int = 0) -> None:
    """Begin the round at a step (counted from 0) and go there; call it outside a transaction."""
    st.session_state[state.ROUND] = number
    step = definitions.steps()[number]
    navigation.go(step.page, **step.parameters)


def bar() -> None:
    """Draw the step that the round has come to; nothing where no round runs.

    The container is always there: what lies below must not start anew when the round begins.
    """
    with st.container():
        number = st.session_state.get(state.ROUND)
        if number is not None:
            with st.container(border=True, key="first-round"):
                _draw(number, definitions.steps())


def _draw(number: int, steps: tuple[Step, ...]) -> None:
    step = steps[number]
    st.markdown(
        f"**:material/explore: 둘러보기 {number + 1}/{len(steps)} · {plain(step.title)}** "
        f"({step.minutes}분) {plain(step.look)}"
    )
    with st.container(horizontal=True):
        if number > 0 and st.button("앞 단계", key="round-back", icon=":material/arrow_back:"):
            begin(number - 1)
        if number + 1 < len(steps):
            if st.button("다음 단계", key="round-next", type="primary"):
                begin(number + 1)
        elif st.button("둘러보기 마치기", key="round-done", type="primary"):
            _leave("home")
        if st.session_state.get(state.PAGE) != step.page:
            navigation.link(
                step.page, "이 단계의 화면으로", icon=":material/arrow_forward:", **step.parameters
            )
        if number + 1 < len(steps) and st.button("그만두기", key="round-stop", type="tertiary"):
            _leave(None)


def _leave(page: str | None) -> None:
    st.session_state.pop(state.ROUND, None)
    if page is not None:
        navigation.go(page)
    st.rerun()

"""A round of ten minutes over the example institution, step by step."""

import streamlit as st

from example import loading
from ui import data, frame, home_start
from ui.guidance import definitions, first_round
from ui.wording import plain


def page() -> None:
    """Draw the steps; each can be begun from here."""
    steps = definitions.steps()
    frame.heading(
        "첫 둘러보기",
        f"예시 기관의 자료로 {sum(step.minutes for step in steps)}분 동안 한 바퀴 돕니다.",
    )
    with data.reading() as db:
        ready = loading.is_loaded(db)
    if not ready:
        box = frame.empty(
            "예시 기관이 없습니다",
            "예시를 불러오면 시작할 수 있습니다. 예시는 한 번에 지울 수 있고, "
            "직접 넣은 자료는 그대로 남습니다.",
            key="round-no-example",
        )
        with box:
            home_start.load_button()
        return
    if st.button("처음부터 시작", type="primary", icon=":material/explore:"):
        first_round.begin()
    for number, step in enumerate(steps):
        with st.container(border=True):
            st.markdown(f"**{number + 1}. {plain(step.title)}** · {step.minutes}분")
            st.caption(plain(step.look))
            if st.button("여기서 시작", key=f"round-from-{number}", type="tertiary"):
                first_round.begin(number)

"""The weights of the sections: compared two by two, or typed; who set them, and which count."""

import streamlit as st

from evaluations.verdict import using
from ui import (
    data,
    frame,
    navigation,
    state,
    verdict_state,
    weights_compare,
    weights_hand,
    weights_sets,
)
from ui.clock import today

QUESTIONNAIRE = "saas-readiness"
_TABS = {
    "sets": ("쓰는 가중치", weights_sets.panel),
    "compare": ("둘씩 비교해 정하기", weights_compare.panel),
    "hand": ("직접 적기", weights_hand.panel),
}


def page() -> None:
    """Draw the chosen way to look at the weights or to set them."""
    with data.reading() as db:
        used = using.in_use(db, QUESTIONNAIRE, today())
    navigation.link("projects", "정보화사업 목록", icon=":material/arrow_back:")
    frame.heading(
        "섹션 가중치",
        "어느 섹션이 얼마나 중요한지 정하고, 누가 왜 정했는지 남깁니다. 남긴 것은 바뀌지 않습니다.",
    )
    if len(used.own.sections) < 2:
        frame.empty(
            "정할 가중치가 없습니다", "섹션이 둘 이상인 질문지에만 씁니다.", key="weights/no"
        )
        return
    named = state.parameter(verdict_state.WEIGHTS_TAB)
    key = verdict_state.weights_widget("tab")
    chosen = st.segmented_control(
        "보기",
        list(_TABS),
        default=named if named in _TABS else "sets",
        format_func=lambda one: _TABS[one][0],
        required=True,
        label_visibility="collapsed",
        key=key,
        on_change=verdict_state.tab_follows,
        args=(key,),
    )
    _TABS[str(chosen)][1](used)

"""Two models of one process compared: any two revisions of either line, or a refused save."""

import streamlit as st

from processes.bpmn.store import UnknownModel
from ui import frame, model_differences, model_heading, model_pair, navigation, state


def page() -> None:
    """Draw what the two models differ in that the address names."""
    code = state.parameter("code")
    if code is None:
        frame.heading("흐름도 비교")
        with frame.empty(
            "어느 업무의 흐름도인지 주소에 없습니다",
            "흐름도 목록에서 업무를 고르고 비교를 여세요.",
            key="model-compare/nothing",
        ):
            navigation.link("model", "흐름도 목록 열기", icon=":material/list:")
        return
    process = model_heading.known_process(code, "흐름도 비교")
    lead = f"{process.code} · {process.department} · 두 흐름도에서 달라진 곳"
    frame.heading(process.name, lead, example=process.example)
    navigation.link("model", "흐름도로 돌아가기", icon=":material/arrow_back:", code=code)
    try:
        two = model_pair.pair(process)
    except UnknownModel:
        navigation.back("주소를 잊고 다시 고르기", "from", "to", key="model-compare/again")
        raise
    if two is None:
        frame.empty(
            "견줄 그림이 아직 둘이 아닙니다",
            "한 번 더 저장하거나 개선 흐름도를 그리면 앞뒤를 견줄 수 있습니다.",
            key="model-compare/none",
        )
        return
    before, after = two
    found = model_differences.compared(before, after)
    model_differences.summary(found)
    box = st.container()  # above the list, whose chosen row it shows
    kept = f"{before.address}-{after.address}"
    focus = model_differences.listed(process, found.differences, kept)
    with box:
        model_differences.drawings(process, before, after, found, focus)
    model_differences.measures(before, after, found)

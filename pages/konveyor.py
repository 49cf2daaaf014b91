"""Konveyor's questionnaires: taken over, tried by both rules, and ours written in its format."""

import streamlit as st

from evaluations.konveyor import reading, taking_over
from evaluations.questionnaire.versions import store
from ui import data, frame, konveyor_export, konveyor_trial, navigation
from ui import questionnaire_saving as saving
from ui import questionnaire_state as keys
from ui.clock import today
from ui.wording import plain


def page() -> None:
    """Draw the field for a Konveyor file, what it becomes, and the way out of ours."""
    frame.heading(
        "Konveyor 질문지",
        "다른 도구(Konveyor)의 질문지를 가져와 그쪽 규칙과 이 도구의 규칙으로 나란히 판정하고, "
        "이 도구의 질문지를 그 형식으로 내보냅니다.",
    )
    navigation.link("questionnaires", "질문지 목록", icon=":material/arrow_back:")
    file = st.file_uploader("Konveyor 질문지 (YAML)", type=["yaml", "yml"], key=keys.KONVEYOR_FILE)
    if file is None:
        frame.empty(
            "아직 올린 파일이 없습니다",
            "Konveyor에서 내려받은 YAML 파일을 올리면 문항과 옮길 수 없는 것을 먼저 보여 줍니다.",
            key="no-konveyor",
        )
    else:
        with frame.refusals():
            _taken(file.getvalue(), file.name)
    with data.reading() as db:
        ours = [store.current(db, one) for one in store.ids(db)]
    konveyor_export.draw(ours)


def _taken(content: bytes, name: str) -> None:
    theirs = reading.decode(content, name)
    taken = taking_over.taken_over(theirs, today())
    st.header(plain(theirs.name), anchor=False)
    questions = list(theirs.questions())
    st.caption(plain(f"섹션 {len(theirs.sections)}개 · 문항 {len(questions)}개"))
    with st.expander(f"옮기지 못하는 것 {len(taken.losses)}가지", expanded=True):
        st.markdown("\n".join(f"- {plain(loss)}" for loss in taken.losses))
    if st.button("이 도구의 초안으로 가져오기", icon=":material/add:", type="primary"):
        begun = saving.begin_from_file(taken.text.encode(), name)
        if begun is None:
            st.rerun()
        address = {keys.ID: begun, keys.VERSION: keys.DRAFT, keys.PART: "edit"}
        navigation.go("questionnaire", **address)
    konveyor_trial.draw(theirs, taken.text, name)

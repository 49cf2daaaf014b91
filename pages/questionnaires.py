"""The questionnaires: what each asks about whom, which version is in force, what is being made."""

import streamlit as st

from evaluations.questionnaire import wording
from evaluations.questionnaire.versions import store
from evaluations.questionnaire.versions.model import PUBLISHED, Draft, Version
from ui import data, frame, navigation
from ui import questionnaire_saving as saving
from ui import questionnaire_state as keys
from ui.clock import when
from ui.wording import plain


def page() -> None:
    """Draw every questionnaire with the way to it, and the way to begin one from a file."""
    frame.heading(
        "질문지",
        "무엇을 묻고 어떻게 판정하는지 읽고, 새 판을 만들어 공개합니다. "
        "가중치와 기준은 정부가 정한 것이 아니라 제안입니다.",
    )
    with data.reading() as db:
        current = {one: store.current_version(db, one) for one in store.ids(db)}
        counts = {one: len(store.versions(db, one)) for one in current}
        drafts = {one.questionnaire_id: one for one in store.drafts(db)}
    for questionnaire_id in [*current, *(one for one in drafts if one not in current)]:
        with st.container(border=True):
            standing = current.get(questionnaire_id)
            if standing is not None:
                _standing(standing, counts[questionnaire_id])
            else:
                st.markdown(f"**{plain(questionnaire_id)}**: 아직 공개한 판이 없습니다.")
            _ways(questionnaire_id, drafts.get(questionnaire_id))
    _from_file()


def _standing(one: Version, count: int) -> None:
    form = store.parsed(one)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f"**{plain(form.title)}**", width="content")
        st.badge(f"{one.version}판", color="blue")
        if form.proposal:
            st.badge("가중치와 기준은 제안", icon=":material/edit_note:", color="gray")
    items = sorted({item for question in form.questions for item in question.plan_items})
    whence = (
        f"{one.created_by} 님이 {when(one.created_at)} 공개"
        if one.origin == PUBLISHED
        else "워크벤치와 함께 온 판"
    )
    told = [
        f"대상 {wording.SUBJECTS[form.subject]}",
        f"문항 {len(form.questions)}개",
        f"판 {count}개",
        whence,
        f"과제 {', '.join(str(item) for item in items)}" if items else "",
    ]
    st.caption(plain(" · ".join(part for part in told if part)))


def _ways(questionnaire_id: str, draft: Draft | None) -> None:
    with st.container(horizontal=True, gap="small"):
        if draft is None:
            navigation.link(
                "questionnaire", "읽기", icon=":material/menu_book:", **{keys.ID: questionnaire_id}
            )
            return
        navigation.link(
            "questionnaire", "열기", icon=":material/menu_book:", **{keys.ID: questionnaire_id}
        )
        address = {keys.ID: questionnaire_id, keys.VERSION: keys.DRAFT, keys.PART: "edit"}
        navigation.link("questionnaire", "초안 고치기", icon=":material/edit:", **address)
        st.caption(f"초안 · {plain(draft.updated_by)} · {when(draft.updated_at)}")


def _from_file() -> None:
    with st.container(border=True, key="questionnaire-from-file"):
        st.markdown(":material/upload_file: **YAML 파일로 시작**")
        st.caption("형식은 docs/questionnaire-format.md에 있습니다. 초안으로 들어갑니다.")
        file = st.file_uploader("질문지 파일", type=["yaml", "yml"], key=keys.upload())
        if file is not None and st.button("초안으로 가져오기", type="primary"):
            begun = saving.begin_from_file(file.getvalue(), file.name)
            keys.forget_upload()
            if begun is None:
                st.rerun()
            address = {keys.ID: begun, keys.VERSION: keys.DRAFT, keys.PART: "edit"}
            navigation.go("questionnaire", **address)
    navigation.link("konveyor", "Konveyor 질문지 가져오기·내보내기", icon=":material/swap_horiz:")

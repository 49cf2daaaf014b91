"""The first page: three ways to begin, then where the work stands and what to do next."""

import streamlit as st

from action_plan import overview
from action_plan.overview import Overview
from example import loading
from ui import data, frame, home_start, identity, institution, navigation

PRODUCT = "DPG 워크벤치"


def page() -> None:
    """Draw the way in, or the stand of the work."""
    with data.reading() as db:
        stand = overview.read(db)
        example = loading.is_loaded(db)
    frame.heading(stand.institution or PRODUCT, _lead(stand))
    if stand.empty:
        _three_ways()
        return
    if example:
        _example_banner()
    _areas(stand)
    _next_steps(stand)
    institution.draw(stand)


def _lead(stand: Overview) -> str:
    if stand.empty:
        return (
            "업무를 조사해 디지털로 다시 설계하고(①), 정보화사업을 SaaS로 판정하고(⑦⑮), "
            "지원사업 신청서를 씁니다(②)."
        )
    return "업무 조사부터 신청서까지, 지금 어디까지 왔는지 보여 줍니다."


def _three_ways() -> None:
    st.header("어떻게 시작할까요?", anchor=False)
    look, bring, blank = st.columns(3)
    with look.container(border=True, height="stretch"):
        st.markdown("**:material/science: 예시 기관으로 둘러보기**")
        st.caption(
            "가상의 공사 한 곳의 업무, 흐름도, 사업, 신청서를 넣습니다. 한 번에 지울 수 있습니다."
        )
        home_start.load_button()
    with bring.container(border=True, height="stretch"):
        st.markdown("**:material/upload_file: 업무 목록 가져오기**")
        st.caption(
            "취합해 둔 엑셀(.xlsx)이나 CSV를 그대로 올립니다. 읽은 결과를 보고 나서 등록합니다."
        )
        navigation.link("import", "파일 고르기", icon=":material/arrow_forward:")
    with blank.container(border=True, height="stretch"):
        st.markdown("**:material/edit_note: 빈 상태로 시작하기**")
        st.caption("업무를 하나씩 직접 등록합니다. 파일은 나중에 가져와도 됩니다.")
        if st.button("빈 상태로 시작", key="start-blank"):
            with data.transaction() as db:
                overview.start_blank(db, by=identity.author())
            navigation.go("inventory")


def _example_banner() -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="example"):
        st.badge("예시 자료", icon=":material/science:", color="orange")
        st.markdown("가상 기관의 자료입니다. 지우면 예시 업무에 그린 흐름도도 함께 지워집니다.")
        navigation.link("first-round", "10분 둘러보기", icon=":material/explore:")
        if st.button("예시 모두 지우기", key="remove-example"):
            with data.transaction() as db:
                loading.remove(db, by=identity.author())
            frame.notice("예시 자료를 지웠습니다. 직접 넣은 자료는 그대로입니다.")
            st.rerun()


def _areas(stand: Overview) -> None:
    areas = [
        (
            "inventory",
            "① 업무",
            f"{stand.processes:,}개",
            f"부서 {stand.departments:,}곳 · 필수 항목 완료 {stand.surveyed:,}개",
        ),
        (
            "model",
            "① 흐름도",
            f"{stand.as_is + stand.to_be:,}개",
            f"현행 {stand.as_is:,} · 개선 {stand.to_be:,}",
        ),
        ("projects", "⑦⑮ 정보화사업", f"{stand.projects:,}개", f"판정 확정 {stand.judged:,}개"),
        ("applications", "② 신청서", f"{stand.drafts:,}개", "Digital by Design 지원사업"),
    ]
    for column, (target, title, figure, note) in zip(st.columns(4), areas, strict=True):
        with column.container(border=True, height="stretch"):
            st.metric(title, figure)
            st.caption(note)
            navigation.link(target, "열기", icon=":material/arrow_forward:")


def _next_steps(stand: Overview) -> None:
    st.header("다음 할 일", anchor=False)
    for step in overview.next_steps(stand):
        with st.container(horizontal=True, vertical_alignment="center"):
            navigation.link(step.page, step.action, icon=":material/arrow_forward:")
            st.caption(step.reason)
    navigation.link("plan", "18개 과제와 이어진 자료 보기", icon=":material/checklist:")

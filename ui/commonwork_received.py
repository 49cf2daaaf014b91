"""One common work of another institution: what it is, what is like it here, registering it."""

from collections.abc import Sequence

import streamlit as st

from processes.bpmn.picture import svg
from processes.bpmn.store import STATE_NAMES
from processes.commonwork.received import store as received
from processes.commonwork.received.store import Received
from processes.commonwork.shared_facts import ADOPTED
from processes.commonwork.similarity import score
from processes.inventory.fields import FIELDS
from processes.inventory.model import Process
from ui import commonwork_found, data, frame, identity, navigation, state
from ui.wording import plain, unbroken

_LIKE, _SHOWN = 40, 3


def draw(one: Received, processes: Sequence[Process], departments: Sequence[str]) -> None:
    """Draw the work with its source, its likes in the register and what can be done."""
    if one.work.note:
        st.markdown(plain(one.work.note))
    _likes(one, processes)
    _adoption(one, processes, departments)
    _facts(one)
    for chart in one.work.models:
        with st.expander(f"{STATE_NAMES[chart.state]} 흐름도", icon=":material/account_tree:"):
            st.image(svg(chart.content))
    if st.button("받은 목록에서 빼기", key=_key(one, "forget"), icon=":material/delete:"):
        with data.transaction() as db:
            received.forget(db, one, by=identity.author())
        frame.notice("받은 목록에서 뺐습니다. 등록한 업무는 그대로입니다.")
        navigation.go("common-work", tab=commonwork_found.CATALOGUE)


def _likes(one: Received, processes: Sequence[Process]) -> None:
    st.header("우리 업무 가운데 닮은 것", anchor=False)
    theirs = _as_process(one)
    scored = [(score(theirs, process), process) for process in processes]
    likes = sorted([found for found in scored if found[0] >= _LIKE], key=lambda found: -found[0])
    if not likes:
        st.caption("닮은 업무가 없습니다.")
    for points, process in likes[:_SHOWN]:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{points}점**", width="content")
            navigation.link("process", f"{process.code} {process.name}", code=process.code)
            st.caption(plain(process.department), width="content")


def _adoption(one: Received, processes: Sequence[Process], departments: Sequence[str]) -> None:
    ours = next((process for process in processes if process.id == one.process_id), None)
    if ours is not None:
        navigation.link(
            "process",
            f"{ours.code} {ours.name}(으)로 등록함",
            icon=":material/check:",
            code=ours.code,
        )
        return
    with st.form(_key(one, "adopt")):
        st.markdown("**우리 업무로 등록**")
        labels = ", ".join(field.label for field in FIELDS if field.key in ADOPTED)
        st.caption(f"가져오는 항목: {labels}. 건수·시간·시스템은 그 기관의 값이라 모름으로 둡니다.")
        department = st.selectbox(
            "부서",
            departments,
            index=None,
            placeholder="고르거나 새 이름을 적으세요",
            accept_new_options=True,
        )
        if not st.form_submit_button("등록하고 열기", type="primary"):
            return
    if not (department or "").strip():
        st.error("어느 부서의 업무로 등록할지 고르세요.", icon=":material/error:")
        return
    with frame.refusals():
        with data.transaction() as db:
            process = received.adopt(db, one, str(department).strip(), by=identity.author())
        frame.notice(f"{process.code} '{process.name}'(으)로 등록했습니다.")
        navigation.go("process", code=process.code)


def _facts(one: Received) -> None:
    st.header("내용", anchor=False)
    st.caption(
        plain(f"{one.institution}의 값입니다. 부서 {one.work.departments}개가 하는 일입니다.")
    )
    lines = [
        {"항목": unbroken(field.label), "값": plain(field.shown(value))}
        for field in FIELDS
        if (value := getattr(one.work.facts, field.key)) is not None
    ]
    if lines:
        st.table(lines, border="horizontal", hide_index=True)


def _as_process(one: Received) -> Process:
    work = one.work
    return Process(one.id, "", work.title, "", 0, False, "", "", work.facts)


def _key(one: Received, name: str) -> str:
    return state.work_widget(one.id, name)

"""One article: current and amended wording side by side, the steps it forces onto paper."""

import html
from collections.abc import Sequence

import streamlit as st

from processes.inventory import dates
from processes.inventory.model import Process
from processes.regulations import steps, store
from processes.regulations.model import Clause, Regulation
from processes.regulations.steps import WHOLE, NamedStep
from processes.regulations.wording import ADDED, REMOVED, Piece, compared
from ui import data, frame, identity, navigation, state
from ui.clock import when
from ui.wording import plain

_STATE_COLOURS = {"개정 완료": "green", "개정안": "blue", "검토 중": "orange"}
_STANDING_COLOURS = {"가능": "green", "조건부": "orange", "불가": "red"}


def badges(clause: Clause) -> None:
    """Draw kind, demands, standing and state as words on colours."""
    parts = [f":gray-badge[{clause.kind or '종류 모름'}]"]
    if clause.demands is None:
        parts.append(":gray-badge[요구 모름]")
    parts += [f":blue-badge[{demand}]" for demand in clause.demands or ()]
    color = _STANDING_COLOURS.get(clause.standing, "gray")
    parts.append(f":{color}-badge[전자문서 갈음 {clause.standing}]")
    day = f" {dates.shown(clause.state_date)}" if clause.state_date else ""
    parts.append(f":{_STATE_COLOURS.get(clause.state, 'gray')}-badge[{clause.state}{day}]")
    st.markdown(" ".join(parts))


def wordings(clause: Clause) -> None:
    """Draw the current and the amended wording; what goes is struck, what comes underlined."""
    current, amended = st.columns(2)
    pieces = compared(clause.wording or "", clause.amended) if clause.amended else []
    with current.container(border=True, height="stretch"):
        st.markdown("**현행**")
        _side(clause.wording, pieces, REMOVED, "현행 문구를 아직 옮기지 않았습니다(모름).")
    with amended.container(border=True, height="stretch"):
        st.markdown("**개정안**" if clause.state != "개정 완료" else "**개정된 문구**")
        _side(clause.amended or None, pieces, ADDED, "아직 개정안이 없습니다.")
    if clause.ground:
        st.markdown(
            f"**갈음 근거** :{'red' if clause.ground_certainty == '전해 들음' else 'gray'}-badge"
            f"[{clause.ground_certainty}] {plain(clause.ground)}"
        )


def _side(text: str | None, pieces: Sequence[Piece], shown: str, nothing: str) -> None:
    if text is None:
        st.caption(nothing)
        return
    other = ADDED if shown == REMOVED else REMOVED
    marks = {REMOVED: "del", ADDED: "ins"}
    written = "".join(
        f"<{marks[one.kind]}>{html.escape(one.text)}</{marks[one.kind]}>"
        if one.kind == shown
        else html.escape(one.text)
        for one in pieces or [Piece("kept", text)]
        if one.kind != other
    )
    st.html(f"<p style='line-height:1.7'>{written}</p>".replace("\n", "<br>"))


def linked(
    regulation: Regulation, named: Sequence[NamedStep], processes: Sequence[Process]
) -> None:
    """Draw what the article forces onto paper, and the way to link more."""
    st.header("종이를 쓰게 하는 업무와 단계", anchor=False)
    if not named:
        st.caption("아직 이은 업무가 없습니다. 이어야 종이 양을 셀 수 있습니다.")
    for one in named:
        with st.container(horizontal=True, vertical_alignment="center"):
            label = f"{one.process.code} {one.process.name}"
            navigation.link("process", label, icon=":material/list:", code=one.process.code)
            st.markdown(plain(one.name), width="content")
            if one.missing:
                st.badge("흐름도에 없는 단계", icon=":material/warning:", color="orange")
            st.button(
                "끊기",
                key=state.record_widget("regulation_steps", one.step.id, "unlink"),
                type="tertiary",
                icon=":material/link_off:",
                on_click=_unlink,
                args=(one,),
            )
    with st.popover("업무 잇기", icon=":material/add_link:"):
        _link(regulation, processes)


def _link(regulation: Regulation, processes: Sequence[Process]) -> None:
    def key(name: str) -> str:
        return state.record_widget(store.TABLE, regulation.id, name)

    process = st.selectbox(
        "업무",
        processes,
        index=None,
        format_func=lambda one: f"{one.name} · {one.department} · {one.code}",
        placeholder="이름, 부서, 번호로 찾기",
        key=key("link-process"),
    )
    if process is None:
        return
    with data.reading() as db:
        activities = steps.activities(db, process.id)
    if not activities:
        st.caption("현행 흐름도가 없어 업무 전체에 잇습니다.")
    element = st.selectbox(
        "단계 (현행 흐름도)",
        ["", *activities],
        format_func=lambda one: activities.get(one, WHOLE),
        key=key(f"link-element-{process.id}"),
    )
    st.button(
        "잇기", type="primary", key=key("link"), on_click=_save_link,
        args=(regulation.id, process.id, element, activities.get(element, "")),
    )  # fmt: skip


def _save_link(regulation_id: str, process_id: str, element: str, name: str) -> None:
    with frame.refusals():
        with data.transaction() as db:
            store.link_step(
                db, regulation_id, process_id, element_id=element, element_name=name,
                by=identity.author(),
            )  # fmt: skip
        frame.notice("이었습니다.")


def _unlink(one: NamedStep) -> None:
    with frame.refusals():
        with data.transaction() as db:
            store.unlink_step(db, one.step.id, one.step.revision, by=identity.author())
        frame.notice("끊었습니다.")


def history(regulation: Regulation) -> None:
    """Draw who changed the article and when, and the way to delete it."""
    with data.reading() as db:
        entries = store.history_of(db, regulation.id)
    names = {"insert": "등록", "update": "수정", "delete": "삭제"}
    with st.expander(f"고친 기록 {len(entries)}건", icon=":material/history:"):
        for entry in entries:
            states = entry.after.get("state") if entry.action == "update" else None
            told = f" · 상태 {entry.before['state']} → {states}" if states else ""
            st.markdown(f"**{names[entry.action]}** · {plain(entry.by)} · {when(entry.at)}{told}")
    with st.popover("조문 지우기", icon=":material/delete:"):
        st.markdown("이은 업무와의 연결도 함께 지워집니다. 조문의 내용은 기록에 남습니다.")
        key = state.record_widget(store.TABLE, regulation.id, "delete")
        if st.button("지우기", type="primary", key=key):
            _delete(regulation)


def _delete(regulation: Regulation) -> None:
    with data.transaction() as db:
        store.delete_regulation(db, regulation.id, regulation.revision, by=identity.author())
    frame.notice(f"'{regulation.clause.title}'을(를) 지웠습니다.")
    navigation.go("regulations")

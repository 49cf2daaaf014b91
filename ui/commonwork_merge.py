"""Merging two processes: which one stays, and for each field that differs, which value."""

from collections.abc import Mapping, Sequence

import streamlit as st

from applications.drafts import merged_processes
from processes.bpmn import store as models
from processes.commonwork import merges, merging
from processes.commonwork.merging import BOTH, GONE, KEPT, Differing
from processes.commonwork.model import Merge
from processes.inventory.model import Estimate, Process
from ui import commonwork_found, data, frame, identity, navigation, state
from ui.wording import plain


def draw(one: Process, other: Process) -> None:
    """Draw the way to make the two one."""
    st.caption(
        "한 업무만 남깁니다. 흐름도·정보화사업·신청서는 남는 업무로 옮기고, "
        "'결정 기록'에서 되돌릴 수 있습니다."
    )
    kept = st.radio(
        "남길 업무",
        (one, other),
        format_func=lambda process: plain(f"{process.code} {process.name} ({process.department})"),
        key=state.pair_widget(one.id, other.id, "kept"),
    )
    gone = other if kept.id == one.id else one
    _tell_of_changes(one, other)
    asked = merging.differing(kept, gone)
    with data.reading() as db:
        charts = merges.both_drawn(db, kept, gone)
    _fill_buttons(kept, gone, asked)
    choices = {each.field.key: _choice(kept, gone, each) for each in asked}
    drawn = {line: _chart_choice(kept, gone, line) for line in charts}
    open_ones = sum(chosen is None for chosen in (*choices.values(), *drawn.values()))
    reason = st.text_input(
        "합치는 이유", key=_key(kept, gone, "reason"), max_chars=500, placeholder="예: 두 번 등록됨"
    )
    label = f"합치기 (고르지 않은 항목 {open_ones}개)" if open_ones else "합치기"
    if st.button(
        label,
        type="primary",
        disabled=bool(open_ones),
        key=_key(kept, gone, "merge"),
        icon=":material/merge:",
    ):
        _merge(kept, gone, choices, drawn, reason or "")


def undo_button(merge: Merge) -> None:
    """Draw the button that takes a merge back."""
    if st.button("되돌리기", key=state.work_widget(merge.id, "undo"), icon=":material/undo:"):
        with frame.refusals():
            with data.transaction() as db:
                remarks = merges.undo(db, merge, following=merged_processes, by=identity.author())
            frame.notice(" ".join([f"{merge.gone_label}을(를) 되돌렸습니다.", *remarks]))
            st.rerun()


def _merge(
    kept: Process,
    gone: Process,
    choices: Mapping[str, str | None],
    drawn: Mapping[str, str | None],
    reason: str,
) -> None:
    with frame.refusals():
        chosen = {key: choice for key, choice in choices.items() if choice}
        what = merging.merged(kept, gone, chosen)
        with data.transaction() as db:
            done = merges.merge(
                db,
                kept,
                gone,
                what,
                charts={line: choice for line, choice in drawn.items() if choice},
                following=merged_processes,
                reason=reason,
                by=identity.author(),
            )
        left = merges.answers_left(done)
        told = (
            f" {kept.code}에 이미 답이 있는 진단 문항 {left}개는 그 답을 두었습니다."
            if left
            else ""
        )
        frame.notice(
            f"{gone.code}을(를) {kept.code}에 합쳤습니다.{told} 결정 기록에서 되돌릴 수 있습니다."
        )
        navigation.go("common-work", tab=commonwork_found.DECISIONS)


def _tell_of_changes(one: Process, other: Process) -> None:
    """Say so when what is compared has been changed since the choices began."""
    key = state.pair_widget(one.id, other.id, "read")
    now = (one.revision, other.revision)
    if st.session_state.setdefault(key, now) != now:
        st.session_state[key] = now
        who = max(one, other, key=lambda process: process.updated_at).updated_by
        st.warning(
            f"그 사이 {plain(who)} 님이 고쳤습니다. 바뀐 내용으로 다시 고르세요.",
            icon=":material/sync_problem:",
        )


def _fill_buttons(kept: Process, gone: Process, asked: Sequence[Differing]) -> None:
    keys = {KEPT: [], GONE: []}  # type: dict[str, list[str]]
    for each in asked:
        if each.proposed is None:
            keys[KEPT].append(_key(kept, gone, each.field.key))
            keys[GONE].append(_key(kept, gone, each.field.key))
    if not keys[KEPT]:
        return
    with st.container(horizontal=True):
        for side, process in ((KEPT, kept), (GONE, gone)):
            st.button(
                f"양쪽 다 아는 항목은 {process.code} 값으로",
                key=_key(kept, gone, f"all-{side}"),
                on_click=_fill,
                args=(keys[side], side),
            )


def _fill(keys: Sequence[str], choice: str) -> None:
    for key in keys:
        st.session_state[key] = choice


def _choice(kept: Process, gone: Process, each: Differing) -> str | None:
    both = "더함" if isinstance(each.kept, Estimate) else "둘 다"
    sides = {KEPT: kept.code, GONE: gone.code, BOTH: both}
    key = _key(kept, gone, each.field.key)
    if each.proposed and key not in st.session_state:
        st.session_state[key] = each.proposed
    mark = "" if each.proposed else " :red[★]"
    return st.radio(
        f"{plain(each.field.label)}{mark}",
        each.options,
        index=None,
        key=key,
        horizontal=True,
        format_func=lambda choice: plain(f"{sides[choice]}: {each.shown(choice)}"),
    )


def _chart_choice(kept: Process, gone: Process, line: str) -> str | None:
    sides = {KEPT: kept.code, GONE: gone.code}
    return st.radio(
        f"{models.STATE_NAMES[line]} 흐름도 :red[★]",
        (KEPT, GONE),
        index=None,
        key=_key(kept, gone, f"chart-{line}"),
        horizontal=True,
        format_func=lambda choice: plain(f"{sides[choice]}의 흐름도"),
    )


def _key(kept: Process, gone: Process, name: str) -> str:
    """A choice belongs to what was read: another revision asks anew."""
    one, other = f"{kept.id}.{kept.revision}", f"{gone.id}.{gone.revision}"
    return state.pair_widget(one, other, f"merge-{name}")

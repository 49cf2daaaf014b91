"""One field set in many processes at once, and the last such change taken back."""

import datetime
from collections.abc import Sequence
from typing import Any

import streamlit as st

from errors import WorkbenchError
from processes.inventory.bulk import store
from processes.inventory.bulk.model import Bulk, Outcome, Wanted
from processes.inventory.changes import value_of
from processes.inventory.fields import BY_KEY, COLUMN_BY_KEY, UNKNOWN, Field
from processes.inventory.listing import Line
from processes.inventory.model import NotUnderstood
from ui import (
    data,
    frame,
    identity,
    inventory_picked,
    inventory_table,
    process_saving,
    state,
)
from ui.clock import when
from ui.wording import plain

_FIELDS = ("department", *BY_KEY)
_TOLD = 10
_OFFERED = datetime.timedelta(days=1)


def bar(shown: Sequence[Line], departments: Sequence[str]) -> None:
    """Draw how many processes are picked, and what can be done with them."""
    wanted = inventory_picked.ids()
    picked = [line for line in shown if line.process.id in wanted] if wanted else []
    label = f"일괄 변경 ({len(picked):,}개)" if picked else "일괄 변경"
    if st.button(label, icon=":material/edit_note:", key="inventory-bulk"):
        _dialog(picked or shown, bool(picked), departments)
    if picked:
        st.button("고름 풀기", key="inventory-unpick", type="tertiary", on_click=_forget_picked)


@st.dialog("여러 업무를 한 번에 바꾸기", width="medium")
def _dialog(lines: Sequence[Line], picked: bool, departments: Sequence[str]) -> None:
    which = "고른 업무" if picked else "지금 보이는 모든 업무"
    st.markdown(f"{which} **{len(lines):,}개**의 항목 하나를 같은 값으로 바꿉니다.")
    key = st.selectbox(
        "바꿀 항목",
        _FIELDS,
        index=None,
        format_func=lambda key: COLUMN_BY_KEY[key].title,
        key=state.BULK_FIELD,
        placeholder="고르세요",
    )
    if key is None:
        return
    field = COLUMN_BY_KEY[key]
    try:
        value = _value(field, departments)
    except NotUnderstood as refusal:
        st.error(plain(refusal.sentence), icon=":material/error:")
        return
    wanted = [
        Wanted(line.process, {key: value}) for line in lines if value_of(line.process, key) != value
    ]
    st.markdown(
        f"**{plain(field.label)}**을(를) **{plain(_shown(field, value))}**(으)로 바꿉니다. "
        f"{len(wanted):,}개가 바뀌고 {len(lines) - len(wanted):,}개는 이미 그 값입니다."
    )
    _examples(field, wanted)
    pressed = st.button(
        f"업무 {len(wanted):,}개 바꾸기",
        type="primary",
        icon=":material/check:",
        disabled=not wanted,
        key="inventory-bulk-do",
    )
    if pressed:
        with frame.refusals():
            _change(f"{field.label} → {_shown(field, value)}", wanted)
            st.rerun()


def _value(field: Field, departments: Sequence[str]) -> Any:
    key = f"{state.BULK_FIELD}/{field.key}"
    if field.key == "department":
        return st.selectbox("새 값", departments, key=key)
    if field.kind.name == "yes-no":
        options: tuple[str, ...] = (field.format(True), field.format(False))
        return field.parse(
            st.selectbox("새 값", options, index=None, key=key, placeholder=UNKNOWN) or ""
        )
    if field.kind.name == "forms":
        return field.parse(", ".join(st.multiselect("새 값", field.choices, key=key)))
    if field.choices:
        return field.parse(
            st.selectbox("새 값", field.choices, index=None, key=key, placeholder=UNKNOWN) or ""
        )
    typed = st.text_input(
        "새 값", key=key, placeholder=UNKNOWN, help=field.help or "비워 두면 모름이 됩니다."
    )
    return field.parse(typed)


def _shown(field: Field, value: Any) -> str:
    return field.shown(value) if field.key in BY_KEY else str(value)


def _examples(field: Field, wanted: Sequence[Wanted]) -> None:
    if not wanted:
        return
    lines = [
        {
            "번호": one.process.code,
            "업무명": one.process.name,
            "지금 값": _shown(field, value_of(one.process, field.key)),
        }
        for one in wanted[:5]
    ]
    st.dataframe(lines, hide_index=True)
    if len(wanted) > len(lines):
        st.caption(f"이 밖에 {len(wanted) - len(lines):,}개")


def _change(title: str, wanted: Sequence[Wanted]) -> None:
    with data.transaction() as db:
        outcome = store.change(db, title, wanted, by=identity.author())
    _told(outcome)
    inventory_picked.forget()
    inventory_table.start_anew()


def _told(outcome: Outcome) -> None:
    for late in outcome.overtaken:
        process_saving.remember(late.wanted.process, late.wanted.values, late.theirs)
    late_count = len(outcome.overtaken)
    rest = f" {late_count:,}개는 다른 사람이 먼저 고쳐서 그대로 두었습니다." if late_count else ""
    frame.notice(f"업무 {len(outcome.saved):,}개를 바꿨습니다.{rest}")


def offer_undo(bulk: Bulk | None) -> None:
    """Draw the way back from the last change of many, until it is used or waved away."""
    if bulk is None or st.session_state.get(state.BULK_CLOSED) == bulk.id or not _is_fresh(bulk):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/edit_note: **{plain(bulk.title)}** · 업무 {bulk.count:,}개 · "
            f"{plain(bulk.updated_by)} · {when(bulk.updated_at)}"
        )
        st.button("일괄 변경 되돌리기", key="undo-bulk", on_click=_undo, args=(bulk,))
        st.button("닫기", key="forget-bulk", type="tertiary", on_click=_close, args=(bulk,))


def draw_kept() -> None:
    """Draw why some processes were not brought back, once."""
    kept = st.session_state.pop(state.BULK_KEPT, ())
    for sentence in kept[:_TOLD]:
        st.warning(plain(sentence), icon=":material/sync_problem:")
    if len(kept) > _TOLD:
        st.warning(f"이 밖에 {len(kept) - _TOLD:,}개도 그대로 두었습니다.")


def _undo(bulk: Bulk) -> None:
    try:
        with data.transaction() as db:
            undone = store.undo(db, bulk, by=identity.author())
    except WorkbenchError as refusal:
        st.session_state[state.BULK_KEPT] = (refusal.sentence,)
        return
    st.session_state[state.BULK_KEPT] = undone.kept
    frame.notice(f"업무 {len(undone.restored):,}개를 되돌렸습니다.")
    inventory_table.start_anew()


def _is_fresh(bulk: Bulk) -> bool:
    made = datetime.datetime.fromisoformat(bulk.updated_at)
    return datetime.datetime.now(datetime.UTC) - made < _OFFERED


def _close(bulk: Bulk) -> None:
    st.session_state[state.BULK_CLOSED] = bulk.id


def _forget_picked() -> None:
    inventory_picked.forget()
    inventory_table.start_anew()

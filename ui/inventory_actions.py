"""What can be done with the register as a whole: add, take away as a file, undo a deletion."""

from collections.abc import Sequence

import streamlit as st

from errors import WorkbenchError
from processes.inventory import store
from processes.inventory.listing import GROUPINGS
from processes.inventory.model import Facts, Process
from processes.inventory.snapshot import Seen
from processes.inventory.views.model import COLUMNS, SavedView, View
from processes.spreadsheet import tables, writing
from ui import (
    data,
    frame,
    identity,
    inventory_bulk,
    inventory_columns,
    inventory_views,
    navigation,
    state,
)


def bar(seen: Seen, view: View, saved: Sequence[SavedView], departments: Sequence[str]) -> None:
    """Draw the buttons above the table."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover("업무 추가", icon=":material/add:", type="primary"):
            new_process(departments)
        navigation.link("import", "가져오기", icon=":material/upload_file:")
        navigation.link(
            "import",
            "붙여넣기",
            icon=":material/content_paste:",
            **{state.IMPORT_FROM: "paste"},
        )
        inventory_bulk.bar(seen.lines, departments)
        inventory_views.draw(saved, view)
        _columns()
        taking = st.popover("내려받기", icon=":material/download:", on_change="rerun", key="taking")
        if taking.open:
            with taking:
                downloads([line.process for line in seen.lines], view.columns)


def _columns() -> None:
    choosing = st.popover(
        "열·묶기", icon=":material/view_column:", on_change="rerun", key="columns"
    )
    if not choosing.open:
        return
    with choosing:
        st.selectbox(
            "묶기",
            ["", *GROUPINGS],
            format_func=lambda group: group or "묶지 않음",
            key=state.GROUP,
        )
        st.multiselect(
            "보이는 열 (고른 순서대로)",
            COLUMNS,
            format_func=inventory_columns.title,
            key=state.COLUMNS,
        )


def new_process(departments: Sequence[str]) -> None:
    """Draw the form that adds one process and opens it."""
    with st.form(state.NEW_PROCESS, border=False):
        name = st.text_input(
            "업무명", key=state.NEW_PROCESS + "-name", max_chars=200, placeholder="예: 대관료 환불"
        )
        known = st.selectbox(
            "부서",
            departments,
            index=None,
            placeholder="고르거나 새 이름을 적으세요",
            accept_new_options=True,
        )
        if not st.form_submit_button("추가하고 열기", type="primary"):
            return
    if not name.strip() or not (known or "").strip():
        st.error("업무명과 부서를 모두 적으세요.", icon=":material/error:")
        return
    with data.transaction() as db:
        process = store.add_process(db, name, str(known).strip(), Facts(), by=identity.author())
    frame.notice(f"{process.code} '{process.name}'을(를) 추가했습니다.")
    navigation.go("process", code=process.code)


def downloads(shown: Sequence[Process], columns: Sequence[str]) -> None:
    """Draw the buttons that give the processes that are seen as files."""
    whole = "모든 항목 (다시 가져올 수 있음)"
    which = st.radio("담을 열", [whole, "지금 보이는 열만"], key="inventory-download-columns")
    st.caption(f"지금 보이는 업무 {len(shown):,}개를 받습니다. '='로 시작하는 글도 글로 남습니다.")

    def table() -> tables.Table:
        if which == whole:
            return tables.of_register(shown)
        return tables.of_columns(shown, ["name", *(key for key in columns if key != "name")])

    st.download_button(
        "엑셀(.xlsx)",
        lambda: writing.xlsx("업무 목록", *table()),
        file_name="업무목록.xlsx",
        mime=writing.XLSX,
        key="inventory-xlsx",
        on_click="ignore",
    )
    st.download_button(
        "CSV(.csv)",
        lambda: writing.csv_file(*table()),
        file_name="업무목록.csv",
        mime="text/csv",
        key="inventory-csv",
        on_click="ignore",
    )


def offer_undo() -> None:
    """Draw the way back after a process was deleted, until it is used or waved away."""
    deleted = st.session_state.get(state.DELETED)
    if not deleted:
        return
    process_id, label = deleted
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/delete: {label}을(를) 지웠습니다.")
        st.button("되돌리기", key="undo-delete", on_click=_undo, args=(process_id, label))
        st.button("닫기", key="forget-delete", type="tertiary", on_click=_forget)


def _undo(process_id: str, label: str) -> None:
    _forget()
    try:
        with data.transaction() as db:
            store.restore_process(db, process_id, by=identity.author())
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice(f"{label}을(를) 되돌렸습니다.")


def _forget() -> None:
    st.session_state.pop(state.DELETED, None)

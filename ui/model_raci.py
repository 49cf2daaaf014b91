"""The RACI table of a line: derived from the drawing, corrected by people, taken out as a file."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from processes.bpmn import reading
from processes.bpmn import store as models
from processes.bpmn.raci import files, store
from processes.bpmn.raci.store import SetCell
from processes.bpmn.raci.table import LETTERS, Cell, Table, derived, with_set
from processes.bpmn.store import ModelRevision
from processes.inventory.model import Process
from processes.spreadsheet import writing
from storage import Database
from ui import data, identity, model_saving, record_clashes, state
from ui.clock import when
from ui.model_drawing import Drawing
from ui.wording import plain

_STEP, _SET = "활동", "사람이 정함"
_MARK = "✎"
_NOTHING = "–"  # an empty choice would be shown as 'None'
_ROWS_SHOWN = 40
_OPTIONS = [files.shown(letters) or _NOTHING for letters in LETTERS]
_RULES = (
    "**R** 레인(없으면 참여자)의 담당",
    "**A** 흐름을 따라 처음 만나는 결재·승인·재가·전결의 담당, 없으면 업무의 소관 부서",
    "**C** 이 활동에 메시지를 보내는 참여자, 주석에 협의·협조·합의·의견·자문과 함께 적힌 역할",
    "**I** 결과를 넘겨받는 다음 담당, 메시지를 받기만 하는 참여자, 주석에 통보·공유·보고 등과 "
    "함께 적힌 역할",
)


def panel(drawing: Drawing, _selected: str | None = None) -> None:
    """Draw the table of the newest revision, to be corrected in place."""
    _take_edits(drawing)
    record_clashes.draw(store.TABLE, {"letters": "RACI"}, _save_over)
    if drawing.newest is None:
        st.caption("그림을 저장하면 레인과 활동에서 RACI 표를 만듭니다.")
        return
    plain_table, table = _tables(drawing.process, drawing.newest)
    if not table.rows:
        st.caption("그림에 활동이 없어 RACI 표가 비었습니다. 할 일을 먼저 그리세요.")
        return
    _explained()
    key = _key(drawing, f"raci-{_version(drawing, table)}")
    st.session_state[_key(drawing, "raci-drawn")] = (key, plain_table, table)
    st.data_editor(
        _editable(table),
        key=key,
        hide_index=True,
        width="stretch",
        height="content" if len(table.rows) <= _ROWS_SHOWN else "auto",
        column_config={
            _STEP: st.column_config.TextColumn(_STEP, disabled=True, pinned=True, width="medium"),
            _SET: st.column_config.TextColumn(_SET, disabled=True),
            **{
                role: st.column_config.SelectboxColumn(role, options=_OPTIONS, required=True)
                for role in table.roles
            },
        },
    )
    _downloads(drawing.process, drawing.line, table)
    _unclear(table)
    _set_by_people(drawing, table)


def shown(process: Process, revision: ModelRevision) -> None:
    """Draw the table of a revision to be read, as text that a screen reader and a printer take."""
    _plain, table = _tables(process, revision)
    if not table.rows:
        st.caption("그림에 활동이 없어 RACI 표가 비었습니다.")
        return
    _explained()
    st.table(
        [
            {_STEP: plain(row.name)}
            | {
                plain(role): _with_mark(row.cells[role]) if role in row.cells else ""
                for role in table.roles
            }
            for row in table.rows
        ],
        border="horizontal",
    )
    if any(cell.set_by for row in table.rows for cell in row.cells.values()):
        st.caption(f"{_MARK} 사람이 정한 칸. 나머지는 그림에서 나온 값입니다.")
    _downloads(process, revision.state, table)


def _tables(process: Process, revision: ModelRevision) -> tuple[Table, Table]:
    """Return the table as the rules give it, and with what people have set."""
    with data.reading() as db:
        model = reading.read(models.content(db, revision.sha256))
        cells = store.cells(db, process.id, revision.state)
    table = derived(model, process.department)
    return table, with_set(table, cells)


def _version(drawing: Drawing, table: Table) -> str:
    """Return what changes whenever the table does: edits lie over one table only."""
    cells = [cell.set_by for row in table.rows for cell in row.cells.values() if cell.set_by]
    turn = st.session_state.get(_key(drawing, "raci-turn"), 0)
    return f"{drawing.number}-{len(cells)}-{sum(cell.revision for cell in cells)}-{turn}"


def _take_edits(drawing: Drawing) -> None:
    """Save what was edited in the table as it was drawn, whatever has been saved since."""
    drawn: tuple[str, Table, Table] | None
    drawn = st.session_state.pop(_key(drawing, "raci-drawn"), None)
    if drawn is None:
        return
    key, rules, table = drawn
    if edited := st.session_state.get(key, {}).get("edited_rows"):
        turn = _key(drawing, "raci-turn")
        st.session_state[turn] = st.session_state.get(turn, 0) + 1
        _save(drawing, edited, rules, table)
        st.rerun()


def _explained() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(files.legend(), width="content")
        with st.popover("어떻게 정했나요", icon=":material/help:", type="tertiary"):
            st.markdown("\n".join(f"- {rule}" for rule in _RULES))
            st.caption(
                "제안하는 규칙입니다. 칸을 고치면 고친 값이 우선하고, 누가 고쳤는지 남습니다."
            )


def _editable(table: Table) -> list[dict[str, str]]:
    return [
        {_STEP: row.name}
        | {
            role: _shown(row.cells[role].letters if role in row.cells else "")
            for role in table.roles
        }
        | {_SET: ", ".join(role for role, cell in row.cells.items() if cell.set_by)}
        for row in table.rows
    ]


def _with_mark(cell: Cell) -> str:
    return f"{_shown(cell.letters)} {_MARK}" if cell.set_by else files.shown(cell.letters)


def _shown(letters: str) -> str:
    return files.shown(letters) or _NOTHING


def _save(
    drawing: Drawing, rows: Mapping[int, Mapping[str, Any]], rules: Table, table: Table
) -> None:
    """Save each changed cell; one that says what the rules say goes back to them."""
    by = identity.author()

    def save(db: Database) -> None:
        for place, changes in rows.items():
            for role, value in changes.items():
                _put(db, drawing, rules, table, (int(place), role), value or _NOTHING, by)

    with record_clashes.kept():
        model_saving.say(save, "RACI 표를 저장했습니다.")


def _put(
    db: Database,
    drawing: Drawing,
    rules: Table,
    table: Table,
    place: tuple[int, str],
    value: str,
    by: str,
) -> None:
    row, role = place
    element = table.rows[row].element
    letters = "" if value == _NOTHING else value.replace("·", "")
    there = table.rows[row].cells.get(role)
    was = there.set_by if there else None
    by_rule = rules.rows[row].cells.get(role)
    if letters == (by_rule.letters if by_rule else ""):
        if was is not None:
            store.clear_cell(db, was, by=by)
        return
    revision = was.revision if was else 0
    process_id, line = drawing.process.id, drawing.line
    store.set_cell(db, process_id, line, element, role, letters, revision=revision, by=by)


def _save_over(row: Mapping[str, Any]) -> None:
    with data.transaction() as db:
        store.set_cell(
            db, row["process_id"], row["state"], row["element_id"], row["role"], row["letters"],
            revision=row["revision"], by=identity.author(),
        )  # fmt: skip


def _downloads(process: Process, line: str, table: Table) -> None:
    headers, rows = files.sheet(table)
    name = f"{process.code}.{line}.raci"
    with st.container(horizontal=True):
        st.download_button(
            "XLSX 내려받기",
            lambda: writing.xlsx("RACI", headers, rows),
            file_name=f"{name}.xlsx",
            mime=writing.XLSX,
            icon=":material/download:",
            key=state.model_key("raci-xlsx", process.id, line),
            on_click="ignore",
        )
        st.download_button(
            "CSV 내려받기",
            lambda: writing.csv_file(headers, rows),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            key=state.model_key("raci-csv", process.id, line),
            on_click="ignore",
        )


def _unclear(table: Table) -> None:
    if table.unclear:
        with st.expander(f"살필 것 {len(table.unclear)}건", icon=":material/help:"):
            for sentence in table.unclear:
                st.markdown(plain(sentence))


def _set_by_people(drawing: Drawing, table: Table) -> None:
    names = {row.element: row.name for row in table.rows}
    cells = [cell.set_by for row in table.rows for cell in row.cells.values() if cell.set_by]
    everything = [*cells, *table.lost]
    if not everything:
        return
    with st.expander(f"사람이 정한 칸 {len(everything)}개", icon=":material/edit:"):
        for cell in everything:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(_told(cell, names), width="content")
                if cell in table.lost:
                    st.badge("그림에 없음", icon=":material/delete:", color="orange")
                st.button(
                    "규칙대로",
                    type="tertiary",
                    key=_key(drawing, f"raci-clear-{cell.id}"),
                    help="이 칸을 그림에서 나온 값으로 되돌립니다.",
                    on_click=_clear,
                    args=(cell,),
                )


def _told(cell: SetCell, names: Mapping[str, str]) -> str:
    step = plain(names.get(cell.element_id, cell.element_id))
    letters = files.shown(cell.letters) or "없음"
    who = f"{plain(cell.updated_by)} · {when(cell.updated_at)}"
    return f"**{step}** · {plain(cell.role)} · {letters} · {who}"


def _clear(cell: SetCell) -> None:
    by = identity.author()
    with record_clashes.kept():
        model_saving.say(lambda db: store.clear_cell(db, cell, by=by), "규칙대로 되돌렸습니다.")


def _key(drawing: Drawing, name: str) -> str:
    return state.model_key(name, drawing.process.id, drawing.line)

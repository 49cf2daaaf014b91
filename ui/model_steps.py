"""The model as a table of steps: typed, pasted from Excel or uploaded, and put into the drawing."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from errors import WorkbenchError
from processes.bpmn import steps, store
from processes.bpmn.steps import StepTable, columns, editing, files, rows
from processes.bpmn.steps.editing import Edit
from processes.spreadsheet.writing import XLSX
from ui import data, identity, model_saving, state
from ui.model_drawing import Drawing
from ui.wording import plain

_EMPTY_ROWS = 6
_ROW, _MOST_ROWS = 36, 16
_SHOWN = 12
_WIDTHS = {"순서": 64, "담당": 115, "할 일": 240, "다음": 64, "분": 60, "대기": 64}
_HELP = {
    "순서": "다음에 적는 이름입니다(1, 2a). 새 줄에 2a라고 적으면 2와 3 사이에 들어갑니다.",
    "담당": "레인이 됩니다. '시청: 허가팀'처럼 적으면 다른 기관(풀)의 레인입니다.",
    "다음": "다음 할 일의 순서나 '끝'. 비우면 다음 줄로 갑니다.",
    "조건": "갈림길의 이름(승인, 반려). 함께 가면 '동시', 해당하는 것만 가면 '해당하는 모두'.",
    "분": "한 건에 드는 분(20, 1시간 20분).",
    "대기": "시작하기까지 기다리는 분.",
}


def view(drawing: Drawing) -> str | None:
    """Draw the table of the newest revision, and what is wrong with what was typed."""
    content = _content(drawing)
    table = StepTable(()) if content is None else steps.table_of(content)
    base = _base(drawing, table)
    with st.container(horizontal=True, horizontal_alignment="right"):
        _files(drawing, table)
    st.caption(
        "할 일을 한 줄에 하나씩 적으면 그림이 됩니다. 엑셀에서 복사해 붙여 넣을 수 있습니다. "
        "갈림길은 같은 순서로 한 줄 더 적으세요."
    )
    shown = st.data_editor(
        base,
        key=_key("steps", drawing),
        num_rows="dynamic",
        column_config=_config(),
        height=min(len(base) + 2, _MOST_ROWS) * _ROW + 4,
        row_height=_ROW,
        alt="단계표",
    )
    typed = [["" if pd.isna(cell) else str(cell) for cell in row] for row in shown.to_numpy()]
    st.session_state[_key("steps-typed", drawing)] = typed
    edit = editing.edited(table, typed, len(base))
    if not _outlived(drawing):
        st.session_state[_unsaved(drawing)] = (drawing.number, typed if edit.changed else [])
    _offer(drawing, content, table, edit)
    for note in table.notes:
        st.caption(plain(note))
    return None


def _content(drawing: Drawing) -> bytes | None:
    if drawing.newest is None:
        return None
    with data.reading() as db:
        return store.content(db, drawing.newest.sha256)


def _key(name: str, drawing: Drawing) -> str:
    """Return a key for one revision: the next one begins with a fresh table."""
    return state.model_key(f"{name}-{drawing.number}", drawing.process.id, drawing.line)


def _base(drawing: Drawing, table: StepTable) -> pd.DataFrame:
    """Return what the editor starts from; it stays the same while the editor is shown.

    What was typed before another view was opened is where it begins again.
    """
    start = _key("steps-base", drawing)
    if _key("steps", drawing) not in st.session_state:
        typed = st.session_state.get(_key("steps-typed", drawing))
        st.session_state[start] = typed or rows.rows(table) or _blank()
    return pd.DataFrame(st.session_state[start], columns=list(columns.COLUMNS), dtype=str)


def _blank() -> list[list[str]]:
    width = len(columns.COLUMNS) - 1
    return [[str(number), *[""] * width] for number in range(1, _EMPTY_ROWS + 1)]


def _config() -> dict[str, Any]:
    return {
        name: st.column_config.TextColumn(name, help=_HELP.get(name), width=_WIDTHS.get(name, 100))
        for name in columns.COLUMNS
    }


def _offer(drawing: Drawing, content: bytes | None, table: StepTable, edit: Edit) -> None:
    """Say what stands in the way of the drawing, or offer to put the table into it."""
    if not edit.changed:
        st.button("그림에 반영", disabled=True, key=_key("steps-apply", drawing))
        return
    if edit.problems or not edit.table.steps:
        _problems(edit)
        return
    try:
        gone = () if content is None else steps.removals(content, edit.table)
    except WorkbenchError as refusal:
        st.error(plain(refusal.sentence), icon=":material/error:")
        return
    label = "그림에 반영"
    if gone:
        label = "지우고 그림에 반영"
        listed = "\n".join(f"- {plain(one)}" for one in gone[:_SHOWN])
        more = f"\n- 그 밖에 {len(gone) - _SHOWN}개" if len(gone) > _SHOWN else ""
        st.warning(f"그림에서 없어집니다.\n\n{listed}{more}", icon=":material/warning:")
    with st.container(horizontal=True):
        st.button(
            label,
            type="primary",
            key=_key("steps-apply", drawing),
            on_click=_apply,
            args=(drawing, content, edit.table),
        )
        st.button(
            "고친 것 되돌리기",
            key=_key("steps-forget", drawing),
            on_click=_begin_with,
            args=(drawing, rows.rows(table)),
        )


def _problems(edit: Edit) -> None:
    sentences = [f"- {plain(problem.sentence)}" for problem in edit.problems[:_SHOWN]]
    if len(edit.problems) > _SHOWN:
        sentences.append(f"- 그 밖에 {len(edit.problems) - _SHOWN}곳")
    if sentences:
        listed = "\n".join(sentences)
        st.warning(f"고치면 그림에 반영할 수 있습니다.\n\n{listed}", icon=":material/edit_note:")


def _apply(drawing: Drawing, content: bytes | None, table: StepTable) -> None:
    process, line, by = drawing.process, drawing.line, identity.author()
    base, note = drawing.number, f"단계 {len(table.steps)}개"
    try:
        if content is None:
            fresh = steps.diagram(table, process.name)
        else:
            fresh = steps.updated(content, table)
    except WorkbenchError as refusal:
        model_saving.refuse(refusal.sentence)
        return
    st.session_state.pop(_unsaved(drawing), None)
    model_saving.change(
        lambda db: store.save(
            db, process.id, line, fresh, base=base, origin="steps", by=by, note=note
        ),
        "단계표를 그림에 반영해 {number}판으로 저장했습니다. 저장 기록에서 되돌릴 수 있습니다.",
    )


def _unsaved(drawing: Drawing) -> str:
    """Return the key of the table that was typed and is in no drawing yet, with its revision."""
    return state.model_key("steps-unsaved", drawing.process.id, drawing.line)


def _outlived(drawing: Drawing) -> bool:
    """Offer what was typed into the table of an earlier revision; tell whether there is any."""
    number, typed = st.session_state.get(_unsaved(drawing), (drawing.number, []))
    if number == drawing.number or not typed:
        return False
    st.warning(
        f"표를 고치는 동안 {drawing.number}판이 저장되어 표를 새로 열었습니다. "
        f"{number}판에서 고치던 표는 남아 있습니다. 그것을 반영하면 그 뒤에 바뀐 곳이 "
        "되돌아갈 수 있으니 견주어 보세요.",
        icon=":material/group:",
    )
    with st.container(horizontal=True):
        st.button(
            "고치던 표로 채우기",
            key=_key("steps-bring-back", drawing),
            on_click=_bring_back,
            args=(drawing, typed),
        )
        st.button(
            "고치던 표 버리기",
            key=_key("steps-let-go", drawing),
            on_click=st.session_state.pop,
            args=(_unsaved(drawing), None),
        )
    return True


def _bring_back(drawing: Drawing, typed: Sequence[Sequence[str]]) -> None:
    st.session_state.pop(_unsaved(drawing), None)
    _begin_with(drawing, typed)


def _begin_with(drawing: Drawing, cells: Sequence[Sequence[str]]) -> None:
    """Let the editor begin anew with these rows."""
    for name in ("steps", "steps-base"):
        st.session_state.pop(_key(name, drawing), None)
    st.session_state[_key("steps-typed", drawing)] = [list(row) for row in cells] or _blank()


def _files(drawing: Drawing, table: StepTable) -> None:
    """Draw the buttons that take the table out as a file, and bring one in."""
    if table.steps:
        _download("XLSX", lambda: files.xlsx(table), XLSX, drawing)
        _download("CSV", lambda: files.csv_file(table), "text/csv", drawing)
    with (
        st.popover("단계표 올리기", icon=":material/upload:"),
        st.form(_key("steps-upload", drawing), clear_on_submit=True, border=False),
    ):
        st.markdown(
            "XLSX나 CSV를 올리면 표에 채웁니다. 확인한 다음 그림에 반영하세요. "
            f"제목 줄: {', '.join(columns.COLUMNS)}"
        )
        file = _key("steps-file", drawing)
        st.file_uploader("단계표", type=["xlsx", "csv"], key=file)
        st.form_submit_button("표에 채우기", on_click=_take, args=(drawing, file))


def _download(label: str, content: Callable[[], bytes], mime: str, drawing: Drawing) -> None:
    name = f"{drawing.process.code}.{drawing.line}.단계표.{label.lower()}"
    st.download_button(
        label,
        content,
        file_name=name,
        mime=mime,
        icon=":material/download:",
        key=_key(f"steps-{label}", drawing),
        on_click="ignore",
    )


def _take(drawing: Drawing, file: str) -> None:
    uploaded = st.session_state[file]
    if uploaded is None:
        model_saving.refuse("올릴 단계표를 먼저 고르세요.")
        return
    try:
        cells = files.cells(uploaded.getvalue())
    except WorkbenchError as refusal:
        model_saving.refuse(refusal.sentence)
        return
    _begin_with(drawing, cells)

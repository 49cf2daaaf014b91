"""Import of the register: a file, how it was understood, then one click that registers it."""

from collections.abc import Sequence

import streamlit as st

from errors import WorkbenchError
from processes.inventory import store
from processes.spreadsheet import columns, opening, registering
from processes.spreadsheet.model import Import, Registered, Sheet
from ui import data, frame, identity, import_columns, import_done, import_preview, navigation
from ui.wording import plain


def page() -> None:
    """Draw the way from a file to registered processes."""
    frame.heading("가져오기", "엑셀이나 CSV의 업무 목록을 읽은 대로 보고, 고친 뒤 등록합니다.")
    if import_done.draw():
        return
    with frame.refusals():
        given = _given()
        if given is not None:
            _preview(*given)
            return
    import_preview.explain()
    navigation.link("inventory", "업무 목록으로", icon=":material/arrow_back:")


def _given() -> tuple[str, Sequence[Sheet]] | None:
    """Return the file or the block of cells that the user gave, with its id."""
    if import_preview.source() == import_preview.PASTED:
        pasted = import_preview.pasted()
        return None if pasted is None else (pasted[0], opening.open_pasted(pasted[1]))
    uploaded = import_preview.upload()
    if uploaded is None:
        return None
    sheets, hidden = import_preview.opened(uploaded[1])
    import_preview.survey_form(sheets, hidden)
    return uploaded[0], sheets


def _preview(file_id: str, sheets: Sequence[Sheet]) -> None:
    sheet, header_row = import_preview.sheet(sheets, file_id)
    header = columns.find(sheet, header_row)
    choices = import_preview.choices(file_id)
    with data.reading() as db:
        seen = registering.registered(db)
        departments = store.departments(db)
    given = import_columns.chosen(header, file_id)
    try:
        imported = import_preview.prepared(sheet, header, given, seen, choices)
    except WorkbenchError as refusal:  # the columns stay, so that the choice can be mended
        st.error(plain(refusal.sentence), icon=":material/error:")
        nothing = Import(
            sheet.name, header.row + 1, columns.mapped(header.columns, given), (), (), ()
        )
        import_columns.draw(header, nothing, file_id)
        return
    import_preview.figures(imported, departments)
    import_preview.new_departments(imported, file_id)
    _register_button(imported, seen)
    understood, coming, left = st.tabs(
        [
            "열을 이렇게 읽었습니다",
            f"등록할 업무 {len(imported.rows)}",
            f"빠진 행 {len(imported.rejected) + len(imported.skipped)}",
        ]
    )
    with understood:
        import_columns.draw(header, imported, file_id)
    with coming:
        import_preview.rows(imported)
    with left:
        import_preview.left_out(imported)


def _register_button(imported: Import, seen: Registered) -> None:
    count = len(imported.rows)
    label = f"업무 {count:,}개 등록" if count else "등록할 업무가 없습니다"
    pressed = st.button(
        label, type="primary", icon=":material/check:", disabled=not count, key="import-register"
    )
    if not pressed:
        return
    with frame.refusals():
        with data.transaction() as db:
            added = registering.register(db, imported, seen, by=identity.author())
        import_done.remember(added, imported)
        st.rerun()

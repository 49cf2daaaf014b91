"""The survey form of a department: taken away as Excel, brought back, merged after a look."""

import io
import zipfile
from collections.abc import Sequence

import streamlit as st

from processes.census import origin
from processes.census.model import Round
from processes.census.standing import Standing
from processes.inventory import dates, store
from processes.spreadsheet import (
    columns,
    importing,
    opening,
    registering,
    returned,
    returning,
    template,
    writing,
)
from processes.spreadsheet.form import Form, file_names
from processes.spreadsheet.model import BadSpreadsheet, Choices
from processes.spreadsheet.returned import Returned
from storage.identifiers import now
from ui import census_preview, data, frame, identity, import_preview, state
from ui.clock import when
from ui.wording import plain

_TYPES = ["xlsx", "csv", "tsv", "txt"]


def draw(round: Round, one: Standing) -> None:
    """Draw both ways: the form out, the filled-in form back."""
    if round.closed_at:
        st.info("끝난 조사에는 조사표를 올릴 수 없습니다.", icon=":material/lock:")
        return
    out, back = st.columns(2)
    with out.container(border=True, height="stretch"):
        st.markdown("**1. 조사표 받기**")
        st.caption(
            "등록된 업무가 한 행씩, 새 업무를 적을 빈 행이 아래에 있습니다. "
            "고를 값은 목록에서 고르고, 제목과 업무 번호는 잠겨 있습니다."
        )
        st.download_button(
            "엑셀 조사표 받기",
            lambda: _form(round, one),
            file_name=file_names([one.department])[0],
            mime=writing.XLSX,
            icon=":material/download:",
            key=state.return_widget(one.part.id, "form"),
            on_click="ignore",
        )
    with back.container(border=True, height="stretch"):
        st.markdown("**2. 채운 조사표 올리기**")
        turn = st.session_state.setdefault(state.CENSUS_DONE, {}).get(one.part.id, 0)
        file = st.file_uploader(
            "채운 조사표",
            type=_TYPES,
            key=state.return_widget(one.part.id, "file", turn),
            max_upload_size=50,
            label_visibility="collapsed",
        )
        st.caption("합치기 전에 무엇이 바뀌는지 보여 줍니다. 누르기 전에는 저장하지 않습니다.")
    census_preview.show_done(one.part.id)
    if file is not None:
        with frame.refusals():
            _brought(round, one, file.file_id, file.getvalue())


def all_forms(round: Round, standings: Sequence[Standing]) -> None:
    """Draw the button that takes away the forms of all departments in one file."""
    st.download_button(
        "모든 부서의 조사표 받기(.zip)",
        lambda: _zipped(round, standings),
        file_name="조사표.zip",
        mime="application/zip",
        icon=":material/folder_zip:",
        key=state.round_field(round.id, "forms"),
        on_click="ignore",
    )


def _zipped(round: Round, standings: Sequence[Standing]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        names = file_names([one.department for one in standings])
        for one, name in zip(standings, names, strict=True):
            archive.writestr(name, _form(round, one))
    return out.getvalue()


@st.cache_data(max_entries=3, show_spinner="파일을 읽습니다…")
def _opened(content: bytes) -> Returned | None:
    return returned.read(content)


def _form(round: Round, one: Standing) -> bytes:
    with data.reading() as db:
        processes = returning.of_department(db, one.department)
        department_id = store.department_id(db, one.department) or ""
    head = Form(
        department=one.department,
        made_at=now(),
        title=f"업무 조사표 ({round.title})",
        due=dates.shown(one.due),
        round_id=round.id,
        required=round.required,
        department_id=department_id,
    )
    return template.write(head, processes)


def _brought(round: Round, one: Standing, file_id: str, content: bytes) -> None:
    form = _opened(content)
    if form is None:
        _ordinary(one, file_id, content)
        return
    if form.department != one.department:
        raise BadSpreadsheet(
            f"'{form.department}'의 조사표입니다. 그 부서의 화면을 열어 올리세요. "
            "아무것도 바꾸지 않았습니다."
        )
    with data.reading() as db:
        origin.refuse_foreign(db, form)
    told = f"{when(form.made_at)}에 만든 조사표입니다."
    if form.round_id != round.id:
        told += " 다른 조사에서 만들었지만 그대로 합칠 수 있습니다."
    st.caption(plain(told))
    census_preview.draw(one, form, file_id)


def _ordinary(one: Standing, file_id: str, content: bytes) -> None:
    """Read a file without the hidden sheet as an ordinary table of the department."""
    st.info(
        "이 파일에는 조사표의 숨은 시트가 없어 바뀐 항목만 골라 합칠 수 없습니다. "
        "일반 표로 읽어 **아직 없는 업무만** 새로 등록합니다.",
        icon=":material/info:",
    )
    sheet = columns.best_sheet(opening.open_sheets(content))
    with data.reading() as db:
        seen = registering.registered(db)
        departments = store.departments(db)
    choices = Choices(department=one.department)
    imported = importing.prepare(sheet, columns.find(sheet), registered=seen, choices=choices)
    import_preview.figures(imported, departments)
    import_preview.rows(imported)
    import_preview.left_out(imported, decidable=False)
    label = f"업무 {len(imported.rows):,}개 등록"
    key = state.return_widget(one.part.id, f"import-{file_id}")
    if st.button(label, type="primary", disabled=not imported.rows, key=key):
        with data.transaction() as db:
            added = registering.register(db, imported, seen, by=identity.author())
        frame.notice(f"업무 {len(added):,}개를 등록했습니다.")
        census_preview.finish(one.part.id)
        st.rerun()

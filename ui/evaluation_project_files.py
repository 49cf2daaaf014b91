"""The list of IT projects as files: received, or read in after a look at what would be added."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from evaluations.projects.model import Project
from evaluations.projects.spreadsheet import importing
from evaluations.projects.spreadsheet.columns import LABELS
from processes.spreadsheet import writing
from ui import data, frame, identity, project_state
from ui.wording import plain


def draw(projects: Sequence[Project]) -> None:
    """Draw the files to receive, and the field for one to read in."""
    headers, rows = importing.written(projects)
    with st.container(horizontal=True):
        st.download_button(
            "사업 목록 엑셀(.xlsx)",
            lambda: writing.xlsx("정보화사업", headers, rows),
            file_name="정보화사업.xlsx",
            mime=writing.XLSX,
            key=project_state.LIST_XLSX,
        )
        st.download_button(
            "사업 목록 CSV(.csv)",
            lambda: writing.csv_file(headers, rows),
            file_name="정보화사업.csv",
            mime="text/csv",
            key=project_state.LIST_CSV,
        )
    file = st.file_uploader(
        "사업 목록 파일 (.xlsx, .csv, 50MB까지)",
        type=["xlsx", "csv", "tsv", "txt"],
        key=project_state.LIST_FILE,
        max_upload_size=50,
    )
    if file is None:
        st.caption(
            f"제목 줄에 {', '.join(LABELS.values())} 가운데 있는 것을 적으세요. 사업 이름만 꼭 "
            "있어야 합니다. 등록하기 전에는 아무것도 저장하지 않습니다."
        )
        return
    with frame.refusals():
        _preview(file.getvalue())


def _preview(content: bytes) -> None:
    with data.reading() as db:
        seen = importing.known(db)
    found = importing.read_file(content, seen)
    left = len(found.rejected) + len(found.skipped)
    st.markdown(f"등록할 사업 **{len(found.rows)}개** · 빠진 행 {left}개")
    if found.rows:
        table = [
            {label: _shown(row.fields.get(key)) for key, label in LABELS.items()}
            for row in found.rows
        ]
        st.dataframe(pd.DataFrame(table), hide_index=True, placeholder="모름", alt="등록할 사업")
    for rejected in found.rejected:
        for one in rejected.problems:
            st.markdown(f"- **{one.cell}** {plain(one.label)}: {plain(one.reason)}")
    for skipped in found.skipped:
        st.markdown(f"- {skipped.number}행 건너뜀: {plain(skipped.reason)}")
    if not st.button(
        f"사업 {len(found.rows)}개 등록" if found.rows else "등록할 사업이 없습니다",
        type="primary",
        disabled=not found.rows,
        key=project_state.LIST_REGISTER,
    ):
        return
    added = None
    author = identity.author()
    with frame.refusals(), data.transaction() as db:
        added = importing.register(db, found, seen, by=author)
    if added is not None:
        told = f" 빠진 행이 {left}개 있습니다." if left else ""
        frame.notice(f"사업 {len(added)}개를 등록했습니다.{told}")
        st.rerun()


def _shown(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value

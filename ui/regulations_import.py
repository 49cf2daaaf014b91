"""Import of a list of articles: a file, how it was understood, then one click."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from processes.regulations import importing, registering
from processes.regulations.columns import LABELS, VOCABULARY
from processes.regulations.importing import Known, RegulationImport
from processes.spreadsheet import columns, tables, writing
from processes.spreadsheet.columns import Header
from processes.spreadsheet.model import Column
from ui import data, frame, identity, navigation, state
from ui.import_preview import opened
from ui.wording import plain

_LEFT = "가져오지 않음"


def draw() -> None:
    """Draw the way from a file to registered articles."""
    file = st.file_uploader(
        "조문 목록 파일 (.xlsx, .csv, 50MB까지)",
        type=["xlsx", "csv", "tsv", "txt"],
        key=state.REGULATION_FILE,
        max_upload_size=50,
    )
    if file is None:
        st.markdown(
            "법령·규정 목록을 고치지 않고 그대로 올려도 됩니다.\n"
            "- 법령명과 조문이 한 칸에 있어도(예: 인사규정 제12조) 나누어 읽습니다.\n"
            "- 법령명이 빈 행은 위 행의 법령으로 봅니다. 합계와 주석(※)은 건너뜁니다.\n"
            "- 같은 조문은 두 번 등록하지 않습니다. 등록하기 전에는 아무것도 저장하지 않습니다."
        )
        return
    with frame.refusals():
        _preview(file.file_id, file.getvalue())


def _preview(file_id: str, content: bytes) -> None:
    sheets, _ = opened(content)
    names = [one.name for one in sheets]
    sheet = columns.best_sheet(sheets, VOCABULARY)
    if len(sheets) > 1:
        key = state.import_widget(file_id, "sheet")
        name = st.selectbox("시트", names, index=names.index(sheet.name), key=key)
        sheet = sheets[names.index(name)]
    header = columns.find(sheet, words=VOCABULARY)
    with data.reading() as db:
        seen = registering.known(db)
    chosen = _mapping(file_id, header)
    found = importing.prepare(sheet, header, known=seen, chosen=chosen)
    _button(found, seen)
    coming, left = st.tabs(
        [
            f"등록할 조문 {len(found.rows)}",
            f"빠진 행 {len(found.rejected) + len(found.skipped)}",
        ]
    )
    with coming:
        _rows(found)
    with left:
        _left_out(found)


def _mapping(file_id: str, header: Header) -> dict[int, str | None]:
    """Draw the choice of what each column holds; return what differs from what was found."""
    chosen: dict[int, str | None] = {}
    with st.expander("열을 이렇게 읽었습니다", icon=":material/table:", expanded=True):
        named = [column for column in header.columns if column.header or column.examples]
        for start in range(0, len(named), 4):
            for place, column in zip(st.columns(4), named[start : start + 4], strict=False):
                with place:
                    key = _column(file_id, column)
                if key != column.key:
                    chosen[column.index] = key
    return chosen


def _column(file_id: str, column: Column) -> str | None:
    options = [_LEFT, *LABELS]
    guess = " (추측)" if column.key and column.confidence < 1 else ""
    key = st.selectbox(
        f"{column.letter}열 {column.header or '(제목 없음)'}{guess}",
        options,
        index=options.index(column.key or _LEFT),
        format_func=lambda one: LABELS.get(one, one),
        key=state.import_widget(file_id, f"column-{column.index}"),
        help=" / ".join(plain(text[:40]) for text in column.examples) or None,
    )
    return None if key == _LEFT else key


def _button(found: RegulationImport, seen: Known) -> None:
    count = len(found.rows)
    label = f"조문 {count:,}개 등록" if count else "등록할 조문이 없습니다"
    if not st.button(label, type="primary", disabled=not count, key="regulation-register"):
        return
    added = None
    with frame.refusals(), data.transaction() as db:
        added = registering.register(db, found, seen, by=identity.author())
    if added is not None:
        left = len(found.rejected) + len(found.skipped)
        told = f" 빠진 행이 {left:,}개 있습니다." if left else ""
        frame.notice(f"조문 {len(added):,}개를 등록했습니다.{told}")
        navigation.go("regulations")


def _rows(found: RegulationImport) -> None:
    rows: Sequence[dict[str, object]] = [
        {
            "행": row.number,
            "법령·규정": row.clause.law,
            "조문": row.clause.article,
            "종류": row.clause.kind,
            "문구": row.clause.wording,
            "요구": None if row.clause.demands is None else ", ".join(row.clause.demands),
            "갈음": row.clause.standing,
            "상태": row.clause.state,
            "업무": ", ".join(row.codes),
            "확인할 것": "\n".join(f"{one.label}: {one.text}" for one in row.remarks),
        }
        for row in found.rows
    ]
    if rows:
        st.dataframe(pd.DataFrame(rows), hide_index=True, placeholder="모름", alt="등록할 조문")
    else:
        st.caption("등록할 조문이 없습니다.")


def _left_out(found: RegulationImport) -> None:
    if not found.rejected and not found.skipped:
        st.caption("빠진 행이 없습니다.")
        return
    for row in found.rejected:
        for one in row.problems:
            st.markdown(f"- **{row.number}행** {plain(one.label)}: {plain(one.reason)}")
    for skipped in found.skipped:
        st.markdown(f"- {skipped.number}행 건너뜀: {plain(skipped.reason)}")
    st.download_button(
        "빠진 행을 엑셀로 받기",
        lambda: writing.xlsx("빠진 행", *tables.of_left_out(found)),
        file_name="빠진_조문.xlsx",
        mime=writing.XLSX,
        key="regulation-left-out",
        on_click="ignore",
    )

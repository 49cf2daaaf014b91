"""The preview of an import: the file, what would be registered, what would not and why."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

import pandas as pd
import streamlit as st

from processes.census import store as census
from processes.inventory.fields import FIELDS, UNKNOWN
from processes.spreadsheet import columns, importing, opening, returned, tables, writing
from processes.spreadsheet.columns import Header
from processes.spreadsheet.form import HIDDEN
from processes.spreadsheet.model import Choices, Import, Registered, Row, Sheet
from ui import data, navigation, state
from ui.wording import plain

_TYPES = ["xlsx", "csv", "tsv", "txt"]
_MOST_ROWS = 500
FILE, PASTED = "파일 올리기", "표 붙여넣기"


@st.cache_resource(max_entries=3, show_spinner="파일을 읽습니다…")
def opened(content: bytes) -> tuple[tuple[Sheet, ...], Sheet | None]:
    """Open the file once, not on every click in its preview; apart, a form's hidden sheet."""
    return opening.open_book(content, HIDDEN)


def prepared(
    sheet: Sheet,
    header: Header,
    chosen: Mapping[int, str | None],
    seen: Registered,
    choices: Choices,
) -> Import:
    """Return what would be registered; a click that changes none of it reads nothing anew."""
    asked = (sheet, header, dict(chosen), seen, choices)
    kept = st.session_state.get(state.IMPORT_PREPARED)
    if kept is None or kept[0] != asked:
        found = importing.prepare(sheet, header, chosen=chosen, registered=seen, choices=choices)
        kept = st.session_state[state.IMPORT_PREPARED] = (asked, found)
    return kept[1]


def survey_form(sheets: tuple[Sheet, ...], hidden: Sheet | None) -> None:
    """Where the file is a department's survey form, say so and lead to where it is merged."""
    if hidden is None:
        return
    form = returned.of_book(sheets, hidden)
    if form is None:
        return
    st.warning(
        plain(
            f"'{form.department}'의 조사표입니다. 여기서는 없는 업무만 새로 등록합니다. "
            "고친 항목까지 합치려면 그 부서의 조사 화면 '엑셀로 채우기'에 올리세요."
        ),
        icon=":material/fact_check:",
    )
    with data.reading() as db:
        running = census.running(db)
        rounds = {one.id for one in census.all_rounds(db)}
    round_id = form.round_id if form.round_id in rounds else running.id if running else ""
    parameters = {"round": round_id, "department": form.department}
    if round_id:
        label = f"{plain(form.department)} 조사 화면 열기"
        navigation.link("census_return", label, icon=":material/arrow_forward:", **parameters)
    else:
        navigation.link("census", "전수조사 열기", icon=":material/arrow_forward:")


def source() -> str:
    """Draw the choice between a file and a block of cells; the address may make it."""
    wanted = PASTED if state.parameter(state.IMPORT_FROM) == "paste" else FILE
    chosen = st.segmented_control(
        "가져올 곳",
        [FILE, PASTED],
        default=wanted,
        key=state.IMPORT_SOURCE,
        label_visibility="collapsed",
        required=True,
    )
    return chosen or wanted


def pasted() -> tuple[str, str] | None:
    """Draw the field for a block of cells; return its id and text once there is one."""
    text = st.text_area(
        "엑셀에서 제목 줄까지 복사해 붙여 넣으세요",
        key=state.IMPORT_PASTED,
        height=160,
        placeholder="부서\t업무명\t연간 건수\n시설관리부\t대관 접수\t월 20건",
        help="칸을 고른 채 복사(Ctrl+C)해서 여기에 붙이고(Ctrl+V) 칸 밖을 누르세요.",
    )
    return (sha256(text.encode()).hexdigest(), text) if text and text.strip() else None


def upload() -> tuple[str, bytes] | None:
    """Draw the field for the file; return its id and content once there is one."""
    file = st.file_uploader(
        "업무 목록 파일 (.xlsx, .csv, 50MB까지)",
        type=_TYPES,
        key=state.IMPORT_FILE,
        max_upload_size=50,
    )
    return None if file is None else (file.file_id, file.getvalue())


def explain() -> None:
    """Say what kinds of tables are understood."""
    st.markdown(
        "취합한 파일을 고치지 않고 그대로 올려도 됩니다.\n"
        "- 제목 줄이 위에 있어도, 부서 칸이 합쳐져 있어도 됩니다. 합계와 주석(※)은 건너뜁니다.\n"
        "- '월 20건', '1,200건/년', '1시간 20분', '1~3시간', '3일' 같은 글도 수로 읽습니다.\n"
        "- 빈칸과 '-', '미조사'는 0이 아니라 모름으로 둡니다.\n"
        "- 등록 단추를 누르기 전에는 아무것도 저장하지 않습니다."
    )


def sheet(sheets: Sequence[Sheet], file_id: str) -> tuple[Sheet, int | None]:
    """Draw the choice of sheet and of the row of headers; None: the row that was found."""
    names = [one.name for one in sheets]
    best = columns.best_sheet(sheets)
    chosen, row = st.columns([3, 2])
    name = best.name
    if len(sheets) > 1:
        name = chosen.selectbox(
            "시트", names, index=names.index(best.name), key=state.import_widget(file_id, "sheet")
        )
    at = row.number_input(
        "제목이 있는 행",
        min_value=1,
        value=None,
        step=1,
        placeholder="알아서 찾음",
        key=state.import_widget(file_id, f"header-{name}"),
    )
    return sheets[names.index(name)], None if at is None else int(at) - 1


def choices(file_id: str) -> Choices:
    """Draw what the user may decide, and return it."""
    with st.expander("가져오는 방법", icon=":material/tune:"):
        keep = st.checkbox(
            "읽지 못한 값은 모름으로 두고 행을 등록 (원문은 비고에 적음)",
            key=state.import_widget(file_id, "keep"),
        )
        fill = st.checkbox(
            "빈 대분류 칸은 위 행의 값으로 채우기", key=state.import_widget(file_id, "fill")
        )
        again = st.checkbox(
            "이미 등록된 업무도 새 번호로 한 번 더 등록", key=state.import_widget(file_id, "again")
        )
        department = st.text_input(
            "부서가 적히지 않은 행의 부서",
            key=state.import_widget(file_id, "department"),
            max_chars=100,
        )
    confirmed = bool(st.session_state.get(_new_departments(file_id)))
    return Choices(keep, again, fill, " ".join(department.split()), confirmed)


def new_departments(imported: Import, file_id: str) -> None:
    """Ask whether the departments that don't exist yet are meant."""
    unknown = imported.unknown_departments
    if not unknown:
        return
    with st.container(border=True):
        st.markdown(
            f":material/domain_add: 업무 목록에 없는 부서 **{len(unknown):,}개**가 적혀 있습니다: "
            f"{plain(', '.join(unknown[:20]))}{' …' if len(unknown) > 20 else ''}"
        )
        st.checkbox(
            "새 부서로 등록합니다. (아니면 그 행은 반려합니다. 이름이 틀렸으면 파일을 고치세요.)",
            key=_new_departments(file_id),
        )


def _new_departments(file_id: str) -> str:
    return state.import_widget(file_id, "new-departments")


def figures(imported: Import, known: Sequence[str]) -> None:
    """Draw how many rows come in, are rejected or skipped, and which departments are new."""
    new = [name for name in imported.departments if name not in known]
    counts = {
        "등록할 업무": len(imported.rows),
        "반려된 행": len(imported.rejected),
        "건너뛴 행": len(imported.skipped),
        "새 부서": len(new),
    }
    for column, (label, count) in zip(st.columns(4), counts.items(), strict=True):
        column.metric(label, f"{count:,}개", border=True)
    added = f" 새로 생길 부서: {', '.join(new)}" if new else ""
    st.caption(
        plain(f"시트 '{imported.sheet}'의 {imported.header_row}행을 제목으로 읽었습니다.{added}")
    )


def rows(imported: Import) -> None:
    """Draw the rows as they will be registered."""
    if not imported.rows:
        st.info("등록할 행이 없습니다.", icon=":material/info:")
        return
    mapped = [f for f in FIELDS if any(column.key == f.key for column in imported.columns)]
    lines = [
        {
            "행": row.number,
            "부서": row.department,
            "업무명": row.name,
            "알릴 점": _remarks(row),
            **{
                field.title: field.format(getattr(row.facts, field.key)) or None for field in mapped
            },
        }
        for row in imported.rows[:_MOST_ROWS]
    ]
    st.dataframe(pd.DataFrame(lines), hide_index=True, placeholder=UNKNOWN, height="auto")
    if len(imported.rows) > len(lines):
        st.caption(
            f"처음 {len(lines):,}개만 보입니다. 등록하면 {len(imported.rows):,}개 모두 등록됩니다."
        )


def left_out(imported: Import, *, decidable: bool = True) -> None:
    """Draw the rejected and the skipped rows with their reasons, to take away as a file.

    `decidable`: whether `choices` stands on the page, and may take some of them in.
    """
    if not imported.rejected and not imported.skipped:
        st.success("빠진 행이 없습니다.", icon=":material/check_circle:")
        return
    if imported.rejected:
        way = "고쳐서 다시 올리거나, '가져오는 방법'에서 정하세요."
        st.markdown(f"**반려된 행**: {way if decidable else '고쳐서 다시 올리세요.'}")
        lines = [
            {
                "칸": p.cell or f"{one.number}행",
                "열": p.label,
                "적힌 값": p.written,
                "이유": p.reason,
            }
            for one in imported.rejected
            for p in one.problems
        ]
        st.dataframe(pd.DataFrame(lines), hide_index=True)
    if imported.skipped:
        st.markdown("**건너뛴 행**")
        skipped = [
            {"행": one.number, "이유": one.reason, "내용": " | ".join(filter(None, one.cells))}
            for one in imported.skipped
        ]
        st.dataframe(pd.DataFrame(skipped), hide_index=True)
    st.download_button(
        "반려·건너뛴 행 내려받기(.xlsx)",
        lambda: writing.xlsx("빠진 행", *tables.of_left_out(imported)),
        file_name="가져오지_않은_행.xlsx",
        mime=writing.XLSX,
        icon=":material/download:",
        key="import-left-out",
        on_click="ignore",
    )


def _remarks(row: Row) -> str | None:
    return "\n".join(f"{remark.label}: {remark.text}" for remark in row.remarks) or ""

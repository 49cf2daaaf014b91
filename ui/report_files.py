"""The parts of the page of reports."""

import datetime
from collections.abc import Callable

import streamlit as st

import storage
from documents import writing
from documents.model import Document
from reporting import gathering
from reporting.quarter import Quarter, quarter_of
from ui import data, document_preview, frame, identity, report_state
from ui.wording import plain

BOARD, PUBLIC = "이사회 보고서", "시민께 드리는 한 장"
_QUARTERS = 8


def quarter_choice(given: str | None, today: datetime.date) -> str:
    """Draw the choice of quarter; the address holds it."""
    codes, at = [], quarter_of(today)
    for _ in range(_QUARTERS):
        codes.append(at.code)
        at = at.before
    if given and given not in codes:
        codes.append(given)
    chosen = st.selectbox("분기", codes, key=report_state.QUARTER, bind="query-params")
    return str(chosen or codes[0])


def kind_choice() -> str:
    """Draw the choice between the two reports; the address holds it."""
    chosen = st.segmented_control(
        "보고서", [BOARD, PUBLIC], default=BOARD, key=report_state.KIND, bind="query-params"
    )
    return str(chosen or BOARD)


def requests(quarter: Quarter) -> None:
    """Draw what is asked of the board; it is saved when the field is left."""
    with data.reading() as db:
        text = gathering.requests(db, quarter)
        revision = gathering.requests_revision(db, quarter)
    key = report_state.requests(quarter.code, revision)
    st.text_area(
        "이사회에 요청하는 것 (한 줄에 하나)",
        text,
        key=key,
        max_chars=4000,
        on_change=_keep,
        args=(quarter, key, revision),
        placeholder="예: 출장비 규정 제7조 개정안 의결",
    )


def _keep(quarter: Quarter, key: str, revision: int) -> None:
    text = st.session_state[key] or ""
    try:
        with data.transaction() as db:
            gathering.keep_requests(db, quarter, text, base=revision, by=identity.author())
    except storage.Conflict:
        frame.notice(
            "다른 사람이 먼저 고쳐 저장하지 않았습니다. 내 글은 보관했습니다. 다시 적으세요: "
            f"{text}",
            refused=True,
        )


def draw(document: Document, quarter: Quarter, *, public: bool) -> None:
    """Draw the downloads and the document as it will leave."""
    kind = PUBLIC if public else BOARD
    with st.container(horizontal=True):
        for form, told in writing.FORMATS.items():
            st.download_button(
                told.label,
                _maker(document, form),
                file_name=f"{quarter.name} {kind}{told.suffix}",
                key=report_state.file(form),
                on_click="ignore",
                icon=":material/download:",
            )
    st.caption(plain(f"{document.title} · {document.meta.date} 기준"))
    with st.container(border=True):
        document_preview.draw(document)


def _maker(document: Document, form: str) -> Callable[[], bytes]:
    return lambda: writing.write(document, form)

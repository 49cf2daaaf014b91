"""Models as files: taken out, brought in, and the to-be begun as a copy of the as-is."""

import streamlit as st

from processes.bpmn import store
from processes.bpmn.store import ModelRevision
from processes.inventory.model import Process
from storage import Database
from ui import data, frame, identity, model_saving, state
from ui.model_drawing import Drawing

_BPMN = "application/xml"


def files(drawing: Drawing) -> None:
    """Draw the buttons that take the model out as a file and bring one in."""
    process, line = drawing.process, drawing.line
    if drawing.newest is not None:
        download("내려받기", process, line, drawing.newest.sha256, key="newest")
    with (
        st.popover("파일 올리기", icon=":material/upload:"),
        st.form(state.model_key("upload", process.id, line), clear_on_submit=True, border=False),
    ):
        st.markdown("BPMN 2.0 파일(.bpmn)을 올리면 새 판이 됩니다. 지금 그림은 기록에 남습니다.")
        file = state.model_key("file", process.id, line)
        note = state.model_key("note", process.id, line)
        st.file_uploader("파일 (10 MB까지)", type=["bpmn", "xml"], key=file)
        st.text_input("남길 말", key=note, max_chars=200, placeholder="예: 비지오에서 옮김")
        st.form_submit_button("올리기", on_click=_upload, args=(drawing, file, note))


def beginning(drawing: Drawing) -> None:
    """Offer to start the to-be from the as-is; draws nothing where there is a to-be or no as-is."""
    if drawing.line != "to-be" or drawing.newest is not None or drawing.as_is is None:
        return
    copy_offer(drawing.process, drawing.as_is)


def copy_offer(process: Process, as_is: ModelRevision) -> None:
    """Draw the empty state of a to-be, with the button that copies the as-is."""
    box = frame.empty(
        "개선 흐름도가 아직 없습니다",
        "현행을 복사해 고치거나, 아래 빈 그림에서 바로 시작하세요.",
        key=state.model_key("beginning", process.id, "to-be"),
    )
    box.button(
        "현행에서 복사해 시작",
        type="primary",
        key=state.model_key("copy", process.id, "to-be"),
        on_click=_copy,
        args=(process, as_is),
    )


def download(label: str, process: Process, line: str, sha256: str, *, key: str) -> None:
    """Draw the button that hands out the stored bytes as they came."""

    def content() -> bytes:
        with data.reading() as db:
            return store.content(db, sha256)

    st.download_button(
        label,
        content,
        file_name=f"{process.code}.{line}.bpmn",
        mime=_BPMN,
        icon=":material/download:",
        key=state.model_key(f"download-{key}", process.id, line),
        on_click="ignore",
    )


def _upload(drawing: Drawing, file: str, note: str) -> None:
    uploaded = st.session_state[file]
    if uploaded is None:
        model_saving.refuse("올릴 파일을 먼저 고르세요.")
        return
    content, said, by = uploaded.getvalue(), st.session_state[note], identity.author()
    process_id, line, base = drawing.process.id, drawing.line, drawing.number
    model_saving.change(
        lambda db: store.save(
            db, process_id, line, content, base=base, origin="upload", by=by, note=said
        ),
        "'{name}'을(를) {number}판으로 저장했습니다.".replace("{name}", uploaded.name),
    )


def _copy(process: Process, as_is: ModelRevision) -> None:
    by, note = identity.author(), f"현행 {as_is.number}판에서 복사"

    def copy(db: Database) -> store.ModelRevision | store.Stale:
        content = store.content(db, as_is.sha256)
        return store.save(db, process.id, "to-be", content, base=0, origin="copy", by=by, note=note)

    model_saving.change(copy, "현행을 복사해 개선 {number}판을 만들었습니다.")

"""The published flow chart of a process, to be read: drawing, steps, comments, RACI."""

from processes.bpmn import store
from processes.bpmn.publication.store import published
from ui import data, frame, model_drawing, model_heading, model_reading, navigation, state


def page() -> None:
    """Draw the published revision of the line that the address names."""
    code = state.parameter("code")
    if code is None:
        _nothing_named()
        return
    line = model_heading.line()
    process = model_heading.known_process(code, "공개한 흐름도")
    with data.reading() as db:
        drawing = model_drawing.read(db, process, line)
        standing = drawing.published
        other = published(db, process.id, "to-be" if line == "as-is" else "as-is")
        revision = store.revision(db, process.id, line, standing.number) if standing else None
    frame.heading(process.name, f"{process.code} · {process.department}", example=process.example)
    model_heading.line_switch(process, line)
    if standing is None or revision is None:
        model_reading.unpublished(drawing)
        return
    model_reading.standing(drawing, standing, other)
    model = model_reading.read(revision)
    chosen = model_reading.drawing_with_card(drawing, revision, model)
    model_reading.panels(drawing, revision, model, chosen)


def _nothing_named() -> None:
    frame.heading("공개한 흐름도")
    with frame.empty(
        "어느 흐름도인지 주소에 없습니다",
        "흐름도 목록에서 업무를 고르고 공개본을 여세요.",
        key="model-view/nothing",
    ):
        navigation.link("model", "흐름도 목록 열기", icon=":material/list:")

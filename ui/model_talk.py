"""Comments beside the drawing of a line: the panel, and the badges on the elements."""

from processes.bpmn import reading, store
from processes.bpmn.comments import store as comments
from processes.bpmn.comments.threads import badges, names
from ui import data, model_comments
from ui.model_comment_saving import Talk
from ui.model_drawing import Drawing

PANEL = "의견"  # the tab's name, also in the address


def panel(drawing: Drawing, selected: str | None) -> None:
    """Draw the comments of the line, on the elements as its newest revision has them."""
    known: dict[str, str] = {}
    if drawing.newest is not None:
        with data.reading() as db:
            known = names(reading.read(store.content(db, drawing.newest.sha256)))
    model_comments.draw(Talk(drawing.process.id, drawing.line, known), selected)


def open_badges(process_id: str, line: str) -> dict[str, str]:
    """Return element id -> how many open threads it has."""
    with data.reading() as db:
        return badges(comments.threads(db, process_id, line))

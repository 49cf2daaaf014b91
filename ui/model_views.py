"""The views of a model: the drawing in the editor, and whatever else shows the whole of it."""

from collections.abc import Callable

from ui import identity
from ui.bpmn_editor.component import bpmn_editor
from ui.model_drawing import Drawing


def _editor(drawing: Drawing) -> str | None:
    bpmn_editor(drawing.process, drawing.line, number=drawing.number, author=identity.author())
    return None


# Name in the switch -> what draws it; it returns the id of the element that is selected in it.
VIEWS: dict[str, Callable[[Drawing], str | None]] = {
    "그림": _editor,
}

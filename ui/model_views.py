"""The views of a model: the drawing in the editor, and whatever else shows the whole of it."""

from collections.abc import Callable

from ui import identity, model_comments, model_steps, model_talk, pointing, state
from ui.bpmn_editor.component import bpmn_editor
from ui.model_checked import focus_key, highlights
from ui.model_drawing import Drawing


def _editor(drawing: Drawing) -> str | None:
    marks, focus = highlights(drawing)
    process_id, line = drawing.process.id, drawing.line
    asked = pointing.times(focus_key(drawing))
    talking = state.parameter(state.PANEL) == model_talk.PANEL
    if talking:
        focus = model_comments.focus(process_id, line)
        asked = model_comments.asked(process_id, line)
    return bpmn_editor(
        drawing.process,
        line,
        number=drawing.number,
        author=identity.author(),
        marks=marks,
        badges=model_talk.open_badges(process_id, line),
        focus=focus,
        asked=asked,
        follow_selection=talking,
    )


# Name in the switch -> what draws it; it returns the id of the element that is selected in it.
VIEWS: dict[str, Callable[[Drawing], str | None]] = {
    "그림": _editor,
    "표": model_steps.view,
}

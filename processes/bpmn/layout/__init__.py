"""Positions and orthogonal ways for a whole model.

laid_out(content, keep=False)  # everything is drawn anew, from left to right, lane by lane
laid_out(content, keep=True)   # what is drawn stays; only what is new gets a place
"""

from collections.abc import Collection

from lxml import etree

from processes.bpmn import decoding, reading
from processes.bpmn.elements import BPMN
from processes.bpmn.layout import keeping, planes, writing
from processes.bpmn.model import Model

__all__ = ["laid_out"]


def laid_out(content: bytes, keep: bool, *, only: Collection[str] | None = None) -> bytes:
    """Return the file with a diagram for all of it; raises BadModel for no readable model.

    With `keep`, shapes and flows that are drawn stay where they are; `only` names the elements
    that are to be drawn where others may stay undrawn. Groups, whose members no file names, stay
    where they are in any case. The result is UTF-8.
    """
    model = reading.read(content)
    root, _encoding, _warnings = decoding.tree(content)
    placed = keeping.additions(model, only) if keep and model.shapes else planes.planes(model)
    for element, drawing in placed.items():
        writing.write(root, element or _main(root, model), drawing)
    if not keep:
        etree.indent(root, space="  ")
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8") + b"\n"


def _main(root: etree._Element, model: Model) -> str:
    """Return what the first plane shows: as the file says, else the collaboration or process."""
    for diagram in model.diagrams:
        return diagram.element
    collaborations = [one.get("id", "") for one in root.iterchildren(BPMN + "collaboration")]
    return (*collaborations, *model.processes, "")[0]

"""A whole model laid out: every plane, each open sub-process inside the one around it."""

from collections.abc import Iterator, Mapping, Sequence

from processes.bpmn.layout import placing, router
from processes.bpmn.layout.model import Band, Drawing
from processes.bpmn.layout.scoping import Outline, process_band
from processes.bpmn.model import Bounds, Model, Shape

_LEFT, _TOP = 160.0, 80.0
_PADDING, _TITLE = 24.0, 34.0


def planes(model: Model) -> dict[str, Drawing]:
    """Return a drawing for the model, under '', and one for each closed sub-process drawn apart."""
    shapes = {shape.element: shape for shape in model.shapes}
    apart = {diagram.element for diagram in model.diagrams}
    inner: dict[str, Drawing] = {}
    sizes: dict[str, tuple[float, float]] = {}
    for container in _deepest_first(Outline(model)):
        drawing = _inside(Outline(model, sizes), container)
        inner[container] = _with_inner(drawing, inner)
        if not closed(container, shapes):
            sizes[container] = _size(inner[container])
    whole = Drawing()
    whole.take(_with_inner(_whole(Outline(model, sizes)), _opened(inner, shapes)), _LEFT, _TOP)
    found = {"": whole}
    for container, drawing in inner.items():
        if closed(container, shapes) and container in apart:
            found[container] = Drawing()
            found[container].take(drawing, _LEFT, _TOP)
    for drawing in found.values():
        router.complete(drawing, model)
    return found


def closed(container: str, shapes: Mapping[str, Shape]) -> bool:
    """Whether a sub-process is drawn closed, its inside elsewhere or nowhere."""
    return container in shapes and shapes[container].expanded is False


def _opened(inner: Mapping[str, Drawing], shapes: Mapping[str, Shape]) -> dict[str, Drawing]:
    return {one: drawing for one, drawing in inner.items() if not closed(one, shapes)}


def _deepest_first(outline: Outline) -> list[str]:
    found: list[str] = []
    waiting = list(outline.model.processes)
    seen = set(waiting)
    while waiting:
        inside = [one for one in outline.containers(waiting.pop()) if one not in seen]
        seen.update(inside)  # an id that stands twice may lie in itself
        found.extend(inside)
        waiting.extend(inside)
    return found[::-1]


def _inside(outline: Outline, container: str) -> Drawing:
    nodes = outline.nodes(container)
    band = process_band("", container, outline.model.lanes, nodes)
    return placing.drawn(outline.scope([band], nodes))


def _whole(outline: Outline) -> Drawing:
    model = outline.model
    bands, nodes = [], []
    shown: set[str] = set()
    for pool in model.participants:
        if pool.process in model.processes and pool.process not in shown:
            inside = outline.nodes(pool.process)
            bands.append(process_band(pool.id, pool.process, model.lanes, inside))
            nodes.extend(inside)
            shown.add(pool.process)
        else:
            bands.append(Band(pool.id, ()))
    for process in model.processes:
        inside = outline.nodes(process)
        if process not in shown and inside:
            bands.append(process_band("", process, model.lanes, inside))
            nodes.extend(inside)
    outer = [node for node in outline.nodes(_collaboration(model)) if model.participants]
    if outer and bands:  # notes and conversations outside of every process
        bands.append(Band("", (tuple(node.id for node in outer),)))
        nodes.extend(outer)
    return placing.drawn(outline.scope(bands, nodes))


def _collaboration(model: Model) -> str:
    processes = set(model.processes)
    held = {node.container for node in model.nodes} - processes - {node.id for node in model.nodes}
    return next(iter(sorted(held)), "\0")


def _with_inner(drawing: Drawing, inner: Mapping[str, Drawing]) -> Drawing:
    """Draw the insides of the sub-processes that a drawing shows."""
    for container, box in list(drawing.shapes.items()):
        if container in inner and box.width > 0 and _fits(inner[container], box):
            drawing.take(inner[container], box.x + _PADDING, box.y + _TITLE)
    return drawing


def _fits(inner: Drawing, box: Bounds) -> bool:
    width, height = _size(inner)
    return width <= box.width + 0.5 and height <= box.height + 0.5


def _size(drawing: Drawing) -> tuple[float, float]:
    right = max((box.right for box in _boxes(drawing)), default=0.0)
    bottom = max((box.bottom for box in _boxes(drawing)), default=0.0)
    ways = [point for way in drawing.ways.values() for point in way]
    right = max([right, *(point.x for point in ways)])
    bottom = max([bottom, *(point.y for point in ways)])
    return max(right + 2 * _PADDING, 140.0), max(bottom + _TITLE + _PADDING, 100.0)


def _boxes(drawing: Drawing) -> Iterator[Bounds]:
    yield from drawing.shapes.values()
    yield from drawing.labels.values()


def bounding(boxes: Sequence[Bounds]) -> Bounds:
    """Return the smallest rectangle around others; at least one is needed."""
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Bounds(x, y, right - x, bottom - y)

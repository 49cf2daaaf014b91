"""What is new gets a place; what stands stays where the user put it.

Pools and lanes grow to the right for what is new. A new lane or pool goes below the others of its
kind; pools that lie lower move down as they are.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from processes.bpmn import elements
from processes.bpmn.layout import router, spots
from processes.bpmn.layout.frames import Frames
from processes.bpmn.layout.model import Drawing
from processes.bpmn.layout.nesting import nest
from processes.bpmn.layout.scoping import size
from processes.bpmn.layout.spots import Room
from processes.bpmn.model import Bounds, Diagram, Flow, Model, Node

_APART = 50.0
_LABELLED = elements.GATEWAYS | elements.EVENTS | elements.DATA


def additions(model: Model, only: Collection[str] | None = None) -> dict[str, Drawing]:
    """Return for each plane what it must draw anew: new shapes and flows, frames that grew.

    Where `only` is given, nothing but those elements is new.
    """
    nodes = {node.id for node in model.nodes}
    flows = {flow.id for flow in model.flows if flow.id and flow.id not in nodes}
    drawn = {shape.element for shape in model.shapes} | {edge.element for edge in model.edges}
    found: dict[str, Drawing] = {}
    for diagram in model.diagrams:
        fresh = _shown_here(model, diagram, drawn) | flows
        work = _Work(model, diagram, fresh if only is None else fresh & set(only))
        found[diagram.element] = work.done()
    return found


def _shown_here(model: Model, diagram: Diagram, drawn: set[str]) -> set[str]:
    """Return the elements that are not drawn yet and belong into this diagram."""
    here = {shape.element for shape in diagram.shapes}
    shapes = {shape.element: shape for shape in diagram.shapes}
    parents = {node.id: node.container for node in model.nodes}
    pools = {pool.process: pool.id for pool in model.participants}
    first = diagram is model.diagrams[0]
    found = set()
    for node in model.nodes:
        if node.id in drawn or node.type in {"dataObject", "dataStore", "dataInput", "dataOutput"}:
            continue
        around = node.container
        open_frame = around in shapes and shapes[around].expanded is not False
        in_a_process = around not in parents and first
        if diagram.element == around or open_frame or in_a_process or pools.get(around) in here:
            found.add(node.id)
    if first:
        found |= {lane.id for lane in model.lanes if lane.id not in drawn}
        found |= {pool.id for pool in model.participants if pool.id not in drawn}
    return found - {node.id for node in model.nodes if node.type == "group"}


@dataclass
class _Work:
    """One diagram while it is added to."""

    model: Model
    diagram: Diagram
    fresh: set[str]
    changed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        labels = [(one.element, one.label) for one in self.diagram.shapes]
        labels += [(one.element, one.label) for one in self.diagram.edges]
        self.drawing = Drawing(
            {one.element: one.bounds for one in self.diagram.shapes},
            {key: box for key, box in labels if box is not None},
            {one.element: one.waypoints for one in self.diagram.edges},
        )
        self.nest = nest(self.model)

    def done(self) -> Drawing:
        """Place everything that is new, and return what must be drawn."""
        frames = Frames(self.model, self.drawing)
        frames.add(self.fresh)
        room = Room(self.drawing, self.nest)
        new = [node for node in self.model.nodes if node.id in self.fresh]
        for node in _nearest_first(new, self.model.flows, set(self.drawing.shapes)):
            self._place(node, frames, room)
        frames.widen(new)
        self._connect(room)
        kept = Drawing()
        shapes = {one.element: one.bounds for one in self.diagram.shapes}
        kept.shapes |= {
            key: box for key, box in self.drawing.shapes.items() if shapes.get(key) != box
        }
        ways = {one.element: one.waypoints for one in self.diagram.edges}
        kept.ways |= {key: way for key, way in self.drawing.ways.items() if ways.get(key) != way}
        redrawn = kept.shapes.keys() | kept.ways.keys()
        kept.labels |= {key: box for key, box in self.drawing.labels.items() if key in redrawn}
        return kept

    def _place(self, node: Node, frames: Frames, room: Room) -> None:
        width, height = size(node)
        if node.attached_to in self.drawing.shapes:
            box = _on_the_edge(self.drawing.shapes[node.attached_to], room)
        else:
            frame = frames.around(node)
            wanted = self._wanted(node, width, height, frame)
            box = room.near(node.id, wanted, frame)
        self.drawing.shapes[node.id] = box
        room.take(node.id, box)
        if node.type in _LABELLED:
            above = node.type in elements.GATEWAYS
            label = spots.shape_label(node.name, box, room, above_first=above)
            if label is not None:
                self.drawing.labels[node.id] = label
                room.take(f"{node.id} name", label)

    def _wanted(self, node: Node, width: float, height: float, frame: Bounds | None) -> Bounds:
        """Return where a shape would go if it were alone: behind what leads to it."""
        light = node.type in elements.DATA | elements.ARTIFACTS
        before, after = _neighbours(node.id, self.model.flows, self.drawing.shapes)
        middle = frame.centre.y if frame is not None else 0.0
        if light and (before or after):
            near = (before or after)[0]
            return Bounds(near.centre.x - width / 2, near.bottom + 30, width, height)
        if before:
            begun = [box for box in before if all(box.x < one.x for one in after)]
            near = max(begun or before, key=lambda box: box.right)  # a way back is no beginning
            y = _row([near, *after], frame, middle)
            return Bounds(near.right + _APART, y - height / 2, width, height)
        if after:
            near = min(after, key=lambda box: box.x)
            y = _row([near], frame, middle)
            left = frame.x + 40 if frame is not None else near.x - _APART - width
            return Bounds(max(left, near.x - _APART - width), y - height / 2, width, height)
        x = frame.x + 60 if frame is not None else 0.0
        return Bounds(x, middle - height / 2, width, height)

    def _connect(self, room: Room) -> None:
        for flow in self.model.flows:
            ends = {flow.source, flow.target} <= self.drawing.shapes.keys()
            if flow.id not in self.fresh or flow.id in self.drawing.ways or not ends:
                continue
            way = router.between(flow.source, flow.target, self.drawing, self.nest)
            self.drawing.ways[flow.id] = way
            label = spots.flow_label(flow.name, way, room) if flow.name else None
            if label is not None:
                self.drawing.labels[flow.id] = label
                room.take(f"{flow.id} name", label)
            room.draw(way)


def _nearest_first(nodes: Iterable[Node], flows: Iterable[Flow], drawn: set[str]) -> list[Node]:
    """Return the nodes so that each comes after a neighbour of it, where it has one."""
    waiting, order = list(nodes), []
    known = set(drawn)
    sources: dict[str, set[str]] = {}
    for flow in flows:
        sources.setdefault(flow.target, set()).add(flow.source)
        if flow.type != "sequence":
            sources.setdefault(flow.source, set()).add(flow.target)
    while waiting:
        ready = [node for node in waiting if (sources.get(node.id, set()) & known)]
        chosen = ready[0] if ready else waiting[0]
        waiting.remove(chosen)
        known.add(chosen.id)
        order.append(chosen)
    return order


def _row(neighbours: Iterable[Bounds], frame: Bounds | None, middle: float) -> float:
    """Return the height of the first neighbour that lies in the frame, else the frame's middle."""
    heights = [box.centre.y for box in neighbours]
    if frame is None:
        return heights[0]
    return next((y for y in heights if frame.y <= y <= frame.bottom), middle)


def _neighbours(
    node: str, flows: Iterable[Flow], shapes: Mapping[str, Bounds]
) -> tuple[list[Bounds], list[Bounds]]:
    before = [shapes[one.source] for one in flows if one.target == node and one.source in shapes]
    after = [shapes[one.target] for one in flows if one.source == node and one.target in shapes]
    return before, after


def _on_the_edge(host: Bounds, room: Room) -> Bounds:
    """Return a free place for a boundary event on the lower side of its activity."""
    for step in range(int(host.width // 45) + 1):
        box = Bounds(host.right - 40 - 45 * step, host.bottom - 18, 36, 36)
        lower = Bounds(box.x, host.bottom + 1, box.width, 17)
        if room.is_free(lower, margin=0):
            return box
    return Bounds(host.x + 4, host.y - 18, 36, 36)

"""The whole picture: which element is drawn how, in which order, on how large a sheet."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from processes.bpmn import elements
from processes.bpmn.model import Bounds, Diagram, Edge, Flow, Lane, Model, Node, Participant, Shape
from processes.bpmn.picture import (
    activities,
    artifacts,
    edges,
    events,
    gateways,
    labels,
    pools,
    ways,
)
from processes.bpmn.picture.markup import tag

_NAMED_BESIDE = elements.EVENTS | elements.GATEWAYS | elements.DATA | elements.CONVERSATIONS


@dataclass
class Sheet:
    """What has been drawn: the layers from back to front, and everything's room."""

    back: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    papers: list[str] = field(default_factory=list)
    front: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    rooms: list[Bounds] = field(default_factory=list)

    def add(self, layer: list[str], element: str, content: str, room: Bounds) -> None:
        """Put an element's drawing on a layer."""
        layer.append(tag("g", content, data_id=element))
        self.rooms.append(room)


class Drawer:
    """Draws one diagram of a model on a sheet."""

    def __init__(self, model: Model, diagram: Diagram) -> None:
        self.diagram = diagram
        self.participants: Mapping[str, Participant] = {p.id: p for p in model.participants}
        self.lanes: Mapping[str, Lane] = {lane.id: lane for lane in model.lanes}
        self.nodes: Mapping[str, Node] = {node.id: node for node in model.nodes if node.id}
        self.flows: Mapping[str, Flow] = {flow.id: flow for flow in model.flows if flow.id}
        self.shapes: Mapping[str, Shape] = {s.element: s for s in diagram.shapes}
        self.filled = {
            self.nodes[s.element].container for s in diagram.shapes if s.element in self.nodes
        }
        self.defaults = {node.default for node in model.nodes if node.default}
        self.attached: dict[str, list[Bounds]] = {}
        for shape in diagram.shapes:
            host = self.nodes[shape.element].attached_to if shape.element in self.nodes else None
            if host:
                self.attached.setdefault(host, []).append(shape.bounds)
        drawn: tuple[Shape | Edge, ...] = (*diagram.shapes, *diagram.edges)
        self.places = Counter((one.label.x, one.label.y) for one in drawn if one.label)
        self.sheet = Sheet()

    def draw(self) -> Sheet:
        """Draw pools, lanes and open sub-processes behind, then flows, shapes and names."""
        for shape in self._largest_first(self.participants):
            self._pool(shape, self.participants[shape.element])
        for shape in self._largest_first(self.lanes):
            self._lane(shape, self.lanes[shape.element])
        for shape in self._largest_first(self.nodes):
            self._node(shape, self.nodes[shape.element])
        for edge in self.diagram.edges:
            if edge.element in self.flows:
                self._edge(edge, self.flows[edge.element])
        return self.sheet

    def _largest_first(self, kind: Mapping[str, object]) -> Iterator[Shape]:
        known = [shape for shape in self.diagram.shapes if shape.element in kind]
        yield from sorted(known, key=lambda s: -s.bounds.width * s.bounds.height)

    def _pool(self, shape: Shape, participant: Participant) -> None:
        name, multiple = participant.name, participant.multiple
        inside = [
            self.shapes[lane.id].bounds
            for lane in self.lanes.values()
            if lane.process == participant.process and lane.id in self.shapes
        ]
        horizontal = pools.is_horizontal(shape)
        if participant.process in self.filled or inside:
            band = pools.band_of(shape.bounds, inside, horizontal=horizontal)
            content = pools.pool(shape, name, band, horizontal=horizontal, multiple=multiple)
        else:
            content = pools.black_box(shape, name, multiple=multiple)
        self.sheet.add(self.sheet.back, shape.element, content, shape.bounds)

    def _lane(self, shape: Shape, lane: Lane) -> None:
        horizontal = self._lies_horizontally(shape, lane)
        inside = [
            self.shapes[one.id].bounds
            for one in self.lanes.values()
            if one.parent == lane.id and one.id in self.shapes
        ]
        band = pools.band_of(shape.bounds, inside, horizontal=horizontal)
        ruled = not self._is_touched(shape.bounds, band, horizontal=horizontal)
        content = pools.lane(shape, lane.name, band, horizontal=horizontal, ruled=ruled)
        self.sheet.add(self.sheet.back, shape.element, content, shape.bounds)

    def _lies_horizontally(self, shape: Shape, lane: Lane) -> bool:
        if shape.horizontal is not None:
            return shape.horizontal
        for participant in self.participants.values():
            around = self.shapes.get(participant.id)
            if participant.process == lane.process and around is not None:
                return pools.is_horizontal(around)
        return True

    def _is_touched(self, bounds: Bounds, band: float, *, horizontal: bool) -> bool:
        """Say whether a node stands in the band of a lane's name."""
        right = bounds.x + band if horizontal else bounds.right
        bottom = bounds.bottom if horizontal else bounds.y + band
        return any(
            one.bounds.x < right
            and one.bounds.right > bounds.x
            and one.bounds.y < bottom
            and one.bounds.bottom > bounds.y
            for one in self.diagram.shapes
            if one.element in self.nodes and one.element not in self.filled
        )

    def _node(self, shape: Shape, node: Node) -> None:
        sheet = self.sheet
        open_ = self._is_open(node, shape)
        layer = sheet.back if open_ or node.type == "group" else sheet.front
        content = _symbol(node, shape, self._crowding(shape), expanded=open_)
        sheet.add(layer, node.id, content, shape.bounds)
        if node.type in _NAMED_BESIDE:
            state = f"[{node.data_state}]" if node.data_state else ""
            name = node.name if state in node.name else f"{node.name} {state}"
            host = self.shapes.get(node.attached_to or "")
            label = labels.beside(
                name, self._label(shape), shape.bounds, host.bounds if host else None
            )
            self._name(node.id, label)

    def _crowding(self, shape: Shape) -> tuple[float, float]:
        """Return how far boundary events reach over the middle of a shape, from above and below."""
        bounds, above, below = shape.bounds, 0.0, 0.0
        for one in self.attached.get(shape.element, ()):
            if abs(one.centre.x - bounds.centre.x) > bounds.width * 0.3 + one.width / 2:
                continue
            if one.y < bounds.y:
                above = max(above, one.bottom - bounds.y)
            elif one.bottom > bounds.bottom:
                below = max(below, bounds.bottom - one.y)
        return above, below

    def _is_open(self, node: Node, shape: Shape) -> bool:
        if node.type not in elements.ACTIVITIES - elements.TASKS:
            return False
        return shape.expanded if shape.expanded is not None else node.id in self.filled

    def _edge(self, edge: Edge, flow: Flow) -> None:
        way = ways.cut(edge.waypoints, self._outline(flow.source), self._outline(flow.target))
        source = self.nodes.get(flow.source)
        content = edges.flow(
            flow,
            edge,
            way,
            default=flow.id in self.defaults,
            conditional=flow.condition is not None
            and source is not None
            and source.type not in elements.GATEWAYS,
        )
        xs, ys = [point.x for point in way], [point.y for point in way]
        room = Bounds(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        self.sheet.add(self.sheet.lines, flow.id, content, room)
        self._name(flow.id, labels.along(flow.name, self._label(edge), way))

    def _outline(self, element: str) -> ways.Outline | None:
        shape, node = self.shapes.get(element), self.nodes.get(element)
        if shape is None:
            return None
        if node is not None and node.type in elements.EVENTS:
            return ways.Outline("circle", shape.bounds)
        if node is not None and node.type in elements.GATEWAYS:
            return ways.Outline("diamond", shape.bounds)
        return ways.Outline("box", shape.bounds)

    def _label(self, drawn: Shape | Edge) -> Bounds | None:
        """Return where the file puts a name; some tools write one place for all: none, then."""
        label = drawn.label
        return label if label and self.places[label.x, label.y] == 1 else None

    def _name(self, element: str, label: labels.Label | None) -> None:
        if label is not None:
            self.sheet.papers.append(label.paper)
            self.sheet.add(self.sheet.names, element, label.markup, label.bounds)


def _symbol(node: Node, shape: Shape, crowding: tuple[float, float], *, expanded: bool) -> str:
    if node.type in elements.ACTIVITIES:
        return activities.activity(node, shape, crowding, expanded=expanded)
    if node.type in elements.EVENTS:
        return events.event(node, shape)
    if node.type in elements.GATEWAYS:
        return gateways.gateway(node, shape)
    return artifacts.artifact(node, shape)

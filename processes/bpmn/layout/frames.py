"""Pools and lanes of a drawing that is added to: which holds what, how they grow."""

from collections.abc import Sequence

from processes.bpmn.layout.model import Drawing
from processes.bpmn.layout.placing import HEADER
from processes.bpmn.model import Bounds, Lane, Model, Node, Point

_LANE, _POOL, _BETWEEN, _MARGIN = 120.0, 250.0, 40.0, 30.0
_START = Bounds(160, 80, 600, 200)


class Frames:
    """The pools, lanes and sub-processes of one drawing."""

    def __init__(self, model: Model, drawing: Drawing) -> None:
        self.model, self.drawing = model, drawing
        self.pool_of = {pool.process: pool.id for pool in model.participants if pool.process}
        self.leaves = {lane.id for lane in model.lanes} - {lane.parent for lane in model.lanes}

    def around(self, node: Node) -> Bounds | None:
        """Return the smallest frame that a node must lie in, None where there is none."""
        shapes = self.drawing.shapes
        for frame in (node.lane, node.container, self.pool_of.get(node.container)):
            if frame in shapes:
                return shapes[frame]
        return None

    def add(self, fresh: set[str]) -> None:
        """Draw the pools and lanes that are new, below those that are there."""
        for pool in self.model.participants:
            if pool.id in fresh:
                self._add_pool(pool.id)
        for lane in self.model.lanes:
            if lane.id in fresh:
                self._add_lane(lane)

    def widen(self, nodes: Sequence[Node]) -> None:
        """Let every frame reach around what is new in it."""
        shapes = self.drawing.shapes
        pools = [pool.id for pool in self.model.participants if pool.id in shapes]
        lanes = [lane.id for lane in self.model.lanes if lane.id in shapes]
        right = max((self._right(node) for node in nodes), default=0.0)
        for frame in (*pools, *lanes):
            box = shapes[frame]
            if box.right < right:
                shapes[frame] = Bounds(box.x, box.y, right - box.x, box.height)
        for node in reversed(nodes):
            if node.container in shapes and node.id in shapes and node.attached_to is None:
                self._hold(node.container, shapes[node.id])

    def _right(self, node: Node) -> float:
        """Return how far a frame must reach for a node that lies in a pool or lane."""
        shapes = self.drawing.shapes
        framed = node.lane in shapes or self.pool_of.get(node.container) in shapes
        return shapes[node.id].right + _MARGIN if framed and node.id in shapes else 0.0

    def _hold(self, frame: str, inner: Bounds) -> None:
        box = self.drawing.shapes[frame]
        right, bottom = max(box.right, inner.right + 20), max(box.bottom, inner.bottom + 20)
        self.drawing.shapes[frame] = Bounds(box.x, box.y, right - box.x, bottom - box.y)

    def _add_pool(self, pool: str) -> None:
        shapes = self.drawing.shapes
        others = [shapes[one.id] for one in self.model.participants if one.id in shapes]
        every = others or list(shapes.values())
        x = min((box.x for box in every), default=_START.x)
        right = max((box.right for box in every), default=_START.right)
        y = max((box.bottom for box in every), default=_START.y - _BETWEEN) + _BETWEEN
        black = all(one.id != pool or one.process is None for one in self.model.participants)
        shapes[pool] = Bounds(x, y, right - x, 60 if black else _POOL)

    def _add_lane(self, lane: Lane) -> None:
        shapes = self.drawing.shapes
        siblings = [
            shapes[one.id]
            for one in self.model.lanes
            if one.process == lane.process and one.parent == lane.parent and one.id in shapes
        ]
        around = shapes.get(lane.parent or "") or shapes.get(self.pool_of.get(lane.process, ""))
        if siblings:
            low = max(siblings, key=lambda box: box.bottom)
            self._push_down(low.bottom, _LANE)
            shapes[lane.id] = Bounds(low.x, low.bottom, low.width, _LANE)
            self._stretch(lane, low.bottom + _LANE)
        elif around is not None:
            shapes[lane.id] = Bounds(
                around.x + HEADER, around.y, around.width - HEADER, around.height
            )
        else:
            shapes[lane.id] = self._around_all(lane.process)

    def _stretch(self, lane: Lane, bottom: float) -> None:
        """Let the pool, and the lanes around, reach down to a new lane's lower side."""
        parents = {one.id: one.parent for one in self.model.lanes}
        around: list[str | None] = [self.pool_of.get(lane.process)]
        parent = lane.parent
        while parent is not None:
            around.append(parent)
            parent = parents.get(parent)
        for frame in around:
            if frame in self.drawing.shapes:
                box = self.drawing.shapes[frame]
                height = max(box.bottom, bottom) - box.y
                self.drawing.shapes[frame] = Bounds(box.x, box.y, box.width, height)

    def _push_down(self, below: float, by: float) -> None:
        """Move everything that begins below a line down, and the ends of flows with it."""
        drawing = self.drawing
        for boxes in (drawing.shapes, drawing.labels):
            for key, box in boxes.items():
                if box.y >= below:
                    boxes[key] = Bounds(box.x, box.y + by, box.width, box.height)
        for key, way in drawing.ways.items():
            if any(point.y >= below for point in way):
                drawing.ways[key] = tuple(
                    Point(one.x, one.y + by) if one.y >= below else one for one in way
                )

    def _around_all(self, process: str) -> Bounds:
        shapes = self.drawing.shapes
        inside = [
            shapes[node.id]
            for node in self.model.nodes
            if node.container == process and node.id in shapes
        ]
        if not inside:
            return _START
        x, y = min(box.x for box in inside) - 60, min(box.y for box in inside) - _MARGIN
        right = max(box.right for box in inside) + _MARGIN
        bottom = max(box.bottom for box in inside) + _MARGIN
        return Bounds(x, y, right - x, bottom - y)

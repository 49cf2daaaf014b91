"""A BPMN file as read: values only, in the file's order. The bytes stay the model itself.

What a drawing has hundreds of are named tuples: they are made in a third of a data class's time.
"""

from dataclasses import dataclass
from typing import NamedTuple

from errors import WorkbenchError


class BadModel(WorkbenchError):
    """The content is no BPMN 2.0 model that can be read safely."""


class Point(NamedTuple):
    """A place in the diagram."""

    x: float
    y: float


class Bounds(NamedTuple):
    """A rectangle in the diagram."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower side."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)


@dataclass(frozen=True, slots=True)
class Participant:
    """A pool; `process` is the id of the process inside it, None for a black box."""

    id: str
    name: str
    process: str | None
    documentation: str = ""
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane; `parent` is the lane that it lies in, `nodes` what the file places in it."""

    id: str
    name: str
    process: str
    parent: str | None
    nodes: tuple[str, ...]
    documentation: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """Anything drawn as a shape that is no pool and no lane: activity, event, gateway, data, note.

    `type` is the element's name in BPMN (userTask). `container` is the process or sub-process
    around it. `events` are the event definitions (timer, message). `marks` are words for what
    the symbol shows: non-interrupting, parallel-multiple, loop, multi-instance, sequential,
    compensation, ad-hoc, event-sub-process, collection, instantiate, parallel, exclusive.
    `event_references` has what each of `events` refers to, in the same order: the id of a message,
    signal, error or escalation, "" for nothing. `link` is the name of the
    link that an event jumps along. `message` is the id of the message that a send or receive task
    names. `minutes` of work and `waiting` are what the step
    table wrote beside the element, None where nothing is known.
    """

    id: str
    type: str
    name: str
    container: str
    lane: str | None = None
    documentation: str = ""
    events: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    attached_to: str | None = None
    default: str | None = None
    called: str | None = None
    data_state: str = ""
    link: str = ""
    event_references: tuple[str, ...] = ()
    message: str | None = None
    minutes: float | None = None
    waiting: float | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """A connection; `type` is sequence, message, association, data or conversation."""

    id: str
    type: str
    name: str
    source: str
    target: str
    condition: str | None = None
    direction: str = "None"
    documentation: str = ""
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Global:
    """What events refer to: a message, signal, error or escalation; None where it has no name."""

    id: str
    type: str
    name: str | None


class Shape(NamedTuple):
    """Where an element is drawn; None where the file does not say."""

    id: str
    element: str
    bounds: Bounds
    label: Bounds | None = None
    horizontal: bool | None = None
    expanded: bool | None = None
    marker: bool | None = None
    fill: str | None = None
    stroke: str | None = None


class Edge(NamedTuple):
    """The way that a flow is drawn along; `message` is 'initiating' or 'non_initiating'."""

    id: str
    element: str
    waypoints: tuple[Point, ...]
    label: Bounds | None = None
    message: str | None = None
    stroke: str | None = None


@dataclass(frozen=True, slots=True)
class Diagram:
    """One drawing of the model; `element` is the process or collaboration that it shows."""

    id: str
    name: str
    element: str
    shapes: tuple[Shape, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A whole file. `warnings` are Korean sentences about what other tools would stumble over."""

    id: str
    name: str
    encoding: str
    processes: tuple[str, ...]
    participants: tuple[Participant, ...]
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    diagrams: tuple[Diagram, ...]
    warnings: tuple[str, ...] = ()
    globals: tuple[Global, ...] = ()

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes of all diagrams."""
        return tuple(shape for diagram in self.diagrams for shape in diagram.shapes)

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges of all diagrams."""
        return tuple(edge for diagram in self.diagrams for edge in diagram.edges)

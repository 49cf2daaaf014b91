"""Small models for tests: ways through them in words, 's a x1 b e'."""

from processes.bpmn.model import Flow, Lane, Model, Node, Participant

_TYPES = {"s": "startEvent", "e": "endEvent", "x": "exclusiveGateway", "p": "parallelGateway"} | {
    "o": "inclusiveGateway",
    "v": "eventBasedGateway",
    "c": "complexGateway",
}


def node(name: str, /, **fields: object) -> Node:
    """Return a node, its type by the first letter of its name: s, e, x, p, o, v, c, else task."""
    given: dict[str, object] = {"type": _TYPES.get(name[0], "task"), "name": name, "container": "P"}
    return Node(id=name, **(given | fields))  # type: ignore[arg-type]


def model(*ways: str, **parts: object) -> Model:
    """Return a model of ways like 's a x1 b e': each step leads to the next; names are ids."""
    names = dict.fromkeys(name for way in ways for name in way.split())
    steps = [pair for way in ways for pair in zip(way.split(), way.split()[1:], strict=False)]
    known: dict[str, Node] = {name: node(name) for name in names}
    known |= {one.id: one for one in parts.pop("nodes", ())}  # type: ignore[attr-defined]
    flows = tuple(
        Flow(f"f{place}", "sequence", "", source, target)
        for place, (source, target) in enumerate(steps, 1)
    )
    flows += tuple(parts.pop("flows", ()))  # type: ignore[arg-type]
    whole: dict[str, object] = {
        "id": "D",
        "name": "",
        "encoding": "utf-8",
        "processes": ("P",),
        "participants": (),
        "lanes": (),
        "nodes": tuple(known.values()),
        "flows": flows,
        "diagrams": (),
    }
    return Model(**(whole | parts))  # type: ignore[arg-type]


def lane(name: str, *nodes: str) -> Lane:
    """Return a lane of the process P."""
    return Lane(id=f"L-{name}", name=name, process="P", parent=None, nodes=nodes)


def pool(name: str, process: str | None = "P") -> Participant:
    """Return a pool."""
    return Participant(id=f"Pool-{name}", name=name, process=process)

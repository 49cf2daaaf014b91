"""Models drawn in a line or two, and runs replayed by the rules of BPMN, apart from the check."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from processes.bpmn.model import Flow, Model, Node, Participant
from processes.bpmn.soundness import Firing

TYPES = {
    "T": "task",
    "X": "exclusiveGateway",
    "A": "parallelGateway",
    "O": "inclusiveGateway",
    "C": "complexGateway",
    "V": "eventBasedGateway",
    "S": "startEvent",
    "E": "endEvent",
    "I": "intermediateCatchEvent",
    "P": "subProcess",
}


def drawn(ways: str, *nodes: Node, flows: Sequence[Flow] = (), inside: str = "p") -> Model:
    """Return a model of ways as 'S1 A1 T1 A2 E1; A1 T2 A2': the first letter is the type.

    The flow from a to b is 'a>b', a second one 'a>b#2'. `nodes` replace those of the same id.
    """
    given = {node.id: node for node in nodes}
    found: dict[str, Node] = {}
    made: list[Flow] = []
    seen: Counter[str] = Counter()
    for way in ways.split(";"):
        names = way.split()
        for name in names:
            found[name] = given.pop(name, found.get(name) or node(name, inside))
        for one, other in pairwise(names):
            seen[f"{one}>{other}"] += 1
            times = seen[f"{one}>{other}"]
            made.append(flow(one, other, "" if times == 1 else f"#{times}"))
    every = [*found.values(), *given.values()]
    changed = {one.id: one for one in flows}
    made = [changed.pop(one.id, one) for one in made] + list(changed.values())
    return model(every, made)


def node(identity: str, inside: str = "p", **facts: object) -> Node:
    kind = facts.pop("type", TYPES.get(identity[:1], "task"))
    return Node(identity, kind, facts.pop("name", identity), inside, **facts)  # type: ignore[arg-type]


def flow(source: str, target: str, mark: str = "", **facts: object) -> Flow:
    return Flow(f"{source}>{target}{mark}", "sequence", "", source, target, **facts)  # type: ignore[arg-type]


def model(nodes: Iterable[Node], flows: Iterable[Flow], pools: Iterable[Participant] = ()) -> Model:
    return Model("m", "m", "utf-8", ("p",), tuple(pools), (), tuple(nodes), tuple(flows), ())


def together(*models: Model) -> Model:
    """Return the models as one."""
    nodes = [one for part in models for one in part.nodes]
    return model(nodes, [one for part in models for one in part.flows])


class Wrong(AssertionError):
    """A run that the rules don't allow."""


def replay(model: Model, run: Sequence[Firing]) -> Counter[str]:
    """Play a run in a model without sub-processes or boundary events; return the last tokens.

    Each firing must be allowed by the tokens before it, and leave those that it says.
    """
    into: dict[str, list[str]] = {node.id: [] for node in model.nodes}
    out: dict[str, list[str]] = {node.id: [] for node in model.nodes}
    for one in model.flows:
        out[one.source].append(one.id)
        into[one.target].append(one.id)
    nodes = {node.id: node for node in model.nodes}
    tokens = _first(nodes, into, run)
    for firing in run:
        after = Counter(firing.tokens)
        taken, put = tokens - after, after - tokens
        _check(nodes[firing.element], taken, put, tokens, into, out)
        tokens = after
    return tokens


def _first(
    nodes: Mapping[str, Node], into: Mapping[str, list[str]], run: Sequence[Firing]
) -> Counter[str]:
    alone = [n.id for n in nodes.values() if n.type == "task" and not into[n.id]]
    starts = [node.id for node in nodes.values() if node.type == "startEvent"]
    begun = [one for one in starts if one in (*run[0].tokens, run[0].element)]
    if len(begun) != min(1, len(starts)):
        raise Wrong(f"{begun} begin one case")
    return Counter([*begun, *alone])


def _check(
    node: Node,
    taken: Counter[str],
    put: Counter[str],
    tokens: Counter[str],
    into: Mapping[str, list[str]],
    out: Mapping[str, list[str]],
) -> None:
    """Hold one firing against its element; a token that goes round shows in neither."""
    ways_in, ways_out = set(into[node.id]), out[node.id]
    around = ways_in & set(ways_out)
    own = {node.id} | ways_in
    if not set(taken) <= own or not set(put) <= set(ways_out):
        raise Wrong(f"{node.id} takes {dict(taken)}, puts {dict(put)}")
    if not around:
        _amounts(node, taken, put, tokens, ways_in, ways_out)


def _amounts(
    node: Node,
    taken: Counter[str],
    put: Counter[str],
    tokens: Counter[str],
    ways_in: set[str],
    ways_out: Sequence[str],
) -> None:
    if node.type == "parallelGateway":
        fine = set(taken) == (ways_in or {node.id})
    elif node.type == "inclusiveGateway":
        fine = set(taken) == {one for one in ways_in or {node.id} if tokens[one]}
    else:
        fine = taken.total() == 1
    if node.type in {"exclusiveGateway", "eventBasedGateway"}:
        fine &= put.total() == min(1, len(ways_out))
    elif node.type == "inclusiveGateway":
        fine &= put.total() >= min(1, len(ways_out))
    else:
        fine &= set(put) == set(ways_out)
    if not fine or (put and max(put.values()) > 1):
        raise Wrong(f"{node.id} takes {dict(taken)}, puts {dict(put)} of {ways_out}")

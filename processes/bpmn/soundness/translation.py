"""A scope as a net: each BPMN element by its semantics (BPMN 2.0.2 §13.3 to §13.5).

* An activity or event starts for each token that comes in, and puts one on each flow that goes
  out. Flows with a condition are an inclusive choice; a default flow is taken when no other is.
* An exclusive or event-based gateway passes each token on to one flow; a parallel one waits for
  all and puts one on each; an inclusive one waits for those that can still come (§13.4.3) and
  chooses one flow or several. What a complex gateway waits for is not in the model: it is
  treated as an inclusive one.
* Boundary events: an interrupting one takes the activity's token; a non-interrupting one adds a
  token, at most once for each time that the activity runs. Where its way meets the activity's
  own nowhere but in ends, it is a thread of its own, played by itself.
* A terminate, error or cancel end takes all tokens of its scope away.
* A sub-process is one activity here and a scope of its own inside; so is a call activity,
  without the inside. Loops and multiple instances run once.
"""

from dataclasses import dataclass, field

from processes.bpmn.elements import ACTIVITIES
from processes.bpmn.model import Flow, Node
from processes.bpmn.soundness.beginnings import beginnings, links, takes_part
from processes.bpmn.soundness.net import NOWHERE, Clears, Join, Net, Rope, Split
from processes.bpmn.soundness.scopes import Scope

_GATES: dict[str, tuple[Join, Split]] = {
    "exclusiveGateway": ("xor", "xor"),
    "eventBasedGateway": ("xor", "xor"),
    "parallelGateway": ("and", "and"),
    "inclusiveGateway": ("or", "or"),
    "complexGateway": ("or", "or"),
}
_CLEARING: dict[str, Clears] = {"terminate": "terminate", "error": "error", "cancel": "error"}


@dataclass
class Translation:
    """The net of a scope; `threads` are the starts that only a non-interrupting event makes."""

    net: Net
    threads: dict[int, Node] = field(default_factory=dict)
    merging: bool = False


@dataclass
class _Ends:
    """Where the flows of a node attach: into `entry`, out of `exit`, those with conditions."""

    entry: int
    exit: int
    choice: int
    plain: bool


def translated(scope: Scope, failing: frozenset[str], *, apart: bool = False) -> Translation:
    """Return the net; `failing` are the sub-processes that never end but by an error.

    `apart` makes a thread of its own of every non-interrupting event: that an end is reached
    once more because of one is meant so.
    """
    merging = frozenset() if apart else _merging(scope)
    return _Translator(scope, failing, merging).run()


class _Translator:
    def __init__(self, scope: Scope, failing: frozenset[str], merging: frozenset[str]) -> None:
        self.scope = scope
        self.failing = failing
        self.merging = merging
        self.net = Net()
        self.ends: dict[str, _Ends] = {}

    def run(self) -> Translation:
        nodes = [node for node in self.scope.nodes.values() if takes_part(node)]
        for node in nodes:
            if not self._attached(node):
                self._vertex(node)
        for node in nodes:
            if node.id in self.ends and node.type != "boundaryEvent":
                self._around(node)
        for flow in self.scope.flows:
            self._flow(flow)
        for source, target in links(self.scope):
            self.net.place(self.ends[source].exit, self.ends[target].entry, target)
        return self._started()

    def _attached(self, node: Node) -> bool:
        """Whether the node is a boundary event at a node that takes part (made with that)."""
        return node.type == "boundaryEvent" and node.attached_to in self.scope.nodes

    def _vertex(self, node: Node) -> None:
        """Add the vertex of a node, and one more for an inclusive choice beside other flows."""
        net = self.net
        outs = self.scope.out_of.get(node.id, [])
        chosen = [flow for flow in outs if _conditional(flow, node, outs)]
        plain = len(outs) - len(chosen) > 0
        join, split = _GATES.get(node.type, ("xor", "or" if chosen and not plain else "and"))
        if "parallel" in node.marks and node.type == "eventBasedGateway":
            split = "and"
        own = net.vertex(node.id, join, split, self._clears(node))
        choice = own
        if chosen and plain and node.type not in _GATES:
            choice = net.vertex(None, "xor", "or")
            net.place(own, choice, node.id)
            if not any(flow.id == node.default for flow in chosen):
                net.place(choice, net.vertex(None), node.id)  # none of the conditions holds
        self.ends[node.id] = _Ends(own, own, choice, plain)

    def _clears(self, node: Node) -> Clears:
        if node.type == "endEvent":
            return next((_CLEARING[one] for one in node.events if one in _CLEARING), "")
        return "error" if node.id in self.failing else ""

    def _around(self, node: Node) -> None:
        """Put what its boundary events can do around an activity."""
        net, ends = self.net, self.ends[node.id]
        caught = [one for one in self.scope.boundaries.get(node.id, []) if takes_part(one)]
        for one in caught:
            self._vertex(one)
        cutting = [one for one in caught if "non-interrupting" not in one.marks]
        if cutting:
            choice = net.vertex(None, "xor", "xor")
            for one in cutting:
                net.place(choice, self.ends[one.id].entry, node.id)
            if node.id not in self.failing:
                net.place(choice, ends.entry, node.id)
            else:
                net.vertices[ends.entry].element = None
                net.vertices[choice].covers = Rope((node.id,))  # it begins, and is cut short
            ends.entry = choice
        for one in caught:
            if "non-interrupting" in one.marks and one.id in self.merging:
                ends.entry = self._aside(node, one, ends.entry)

    def _aside(self, node: Node, event: Node, then: int) -> int:
        """Let a non-interrupting event fire once or not at all before the activity goes on."""
        net = self.net
        choice = net.vertex(None, "xor", "xor")
        net.place(choice, self.ends[event.id].entry, node.id)
        net.place(choice, then, node.id)
        net.place(self.ends[event.id].exit, then, node.id)
        return choice

    def _flow(self, flow: Flow) -> None:
        source, target = self.ends.get(flow.source), self.ends.get(flow.target)
        if source is None or target is None or self._cut_off(flow.source):
            return
        node = self.scope.nodes[flow.source]
        outs = self.scope.out_of[flow.source]
        aside = _conditional(flow, node, outs)
        default = flow.id == node.default and self.net.vertices[source.choice].split == "or"
        self.net.place(
            source.choice if aside else source.exit, target.entry, flow.id, default=default
        )

    def _cut_off(self, node: str) -> bool:
        """An end takes its tokens away, whatever is drawn behind it."""
        return bool(self.net.vertices[self.ends[node].exit].clears)

    def _started(self) -> Translation:
        net = self.net
        waiting: dict[str, int] = {}
        for case in beginnings(self.scope):
            for one in case:
                if one not in waiting:
                    waiting[one] = net.place(NOWHERE, self.ends[one].entry, one)
            net.starts.append(tuple(waiting[one] for one in case))
        result = Translation(net, merging=bool(self.merging))
        for node in self.scope.nodes.values():
            if self._thread(node):
                place = net.place(NOWHERE, self.ends[node.id].entry, node.id)
                result.threads[place] = node
                net.starts.append((place,))
        return result

    def _thread(self, node: Node) -> bool:
        if node.type != "boundaryEvent" or node.id not in self.ends:
            return False
        if not self._attached(node):
            return not self.scope.into.get(node.id)
        return "non-interrupting" in node.marks and node.id not in self.merging


def _conditional(flow: Flow, node: Node, outs: list[Flow]) -> bool:
    """Whether the flow is one of an activity's inclusive choice."""
    if node.type not in ACTIVITIES or len(outs) < 2:
        return False
    if flow.id == node.default:
        return any(one.condition is not None for one in outs if one.id != node.default)
    return flow.condition is not None


def _merging(scope: Scope) -> frozenset[str]:
    """Return the non-interrupting boundary events whose way meets another than in an end."""
    aside = {
        one.id
        for several in scope.boundaries.values()
        for one in several
        if "non-interrupting" in one.marks
    }
    roots = {
        node.id
        for node in scope.nodes.values()
        if not scope.into.get(node.id) and node.type != "boundaryEvent"
    }
    main = _reached(scope, roots | {n.id for n in scope.nodes.values() if n.type == "startEvent"})
    return frozenset(one for one in aside if main & _reached(scope, {one}))


def _reached(scope: Scope, roots: set[str]) -> set[str]:
    """Return the nodes, save ends, that flows and interrupting events lead to."""
    jumps = dict(links(scope))
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        one = waiting.pop()
        if one in seen or scope.nodes[one].type == "endEvent":
            continue
        seen.add(one)
        waiting.extend(flow.target for flow in scope.out_of.get(one, []))
        waiting.extend(
            event.id
            for event in scope.boundaries.get(one, [])
            if "non-interrupting" not in event.marks
        )
        if one in jumps:
            waiting.append(jumps[one])
    return seen

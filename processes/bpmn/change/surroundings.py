"""What comes back with an element that one person deleted and another one worked on."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from processes.bpmn.change import aspects
from processes.bpmn.change.editing import Change
from processes.bpmn.change.edits import Edit
from processes.bpmn.change.matching import units
from processes.bpmn.change.references import ids, meant
from processes.bpmn.change.source import Node
from processes.bpmn.elements import BPMN

_FLOW = BPMN + "sequenceFlow"
_OF_A_ROUTE = frozenset({"ends", "way", "label"})


@dataclass(frozen=True)
class _Flow:
    """A sequence flow of the file as it was, or a new one."""

    node: Node
    source: str
    target: str

    @property
    def ends(self) -> set[str]:
        return {self.source, self.target}


def brought_back(
    change: Change, removals: Collection[Edit], *, held: Collection[Edit], gone: Collection[str]
) -> set[Edit]:
    """Return the edits of a change that are to be left out so that deleted elements stay linked.

    `removals` are those that are left out already. With them goes what closed the gap: flows
    that were led past the elements, new ones from before to behind them, and the removal of the
    steps between them and the rest. Never what is `held`, a choice of its own, nor the removal
    of an element in `gone`, for the other one deleted that as well.
    """
    work = _Work(change, set(held), set(gone), set(removals))
    while work.grows():
        pass
    return work.out | set(work.bridges())


@dataclass
class _Work:
    change: Change
    held: set[Edit]
    gone: set[str]
    out: set[Edit]
    known: set[str] = field(init=False)
    flows: list[_Flow] = field(init=False)
    removed: dict[str, Edit] = field(init=False)

    def __post_init__(self) -> None:
        self.known = ids(self.change.opened.root) | ids(self.change.edited.root)
        self.flows = list(self.flows_in(self.change.opened.root))
        self.removed = {
            node.id: edit
            for edit in self.change.edits
            if edit.kind == "remove" and edit.before is not None
            for node in edit.before.walk()
            if node.id in self.change.removed
        }

    @property
    def back(self) -> set[str]:
        """The ids of what comes back."""
        return {one for one, edit in self.removed.items() if edit in self.out}

    def grows(self) -> bool:
        """Leave out what hangs on what comes back; tell whether there was anything."""
        before, back = len(self.out), self.back
        for flow in self.flows:
            if flow.node.id in back or flow.ends & back:
                self.out |= self.route(flow) - self.held
        return len(self.out) > before

    def route(self, flow: _Flow) -> set[Edit]:
        """Return the edits that lead a flow elsewhere, or take it and its ends away."""
        if flow.node.id not in self.removed:
            return {
                edit
                for edit in self.change.edits
                if (about := aspects.aspect(edit)).element == flow.node.id
                and about.role in _OF_A_ROUTE
            }
        lost = {one for one in (flow.node.id, *flow.ends) if one in self.removed}
        return set() if lost & self.gone else {self.removed[one] for one in lost}

    def bridges(self) -> Iterator[Edit]:
        """Give the new flows from an element before those that come back to one behind them."""
        back = self.back
        before = {flow.source for flow in self.flows if flow.target in back} - back
        behind = {flow.target for flow in self.flows if flow.source in back} - back
        for edit in self.change.edits:
            if edit.kind == "insert" and edit.after is not None and edit not in self.held:
                new = list(self.flows_in(edit.after))
                if new and all(one.source in before and one.target in behind for one in new):
                    yield edit

    def flows_in(self, root: Node) -> Iterator[_Flow]:
        """Give the sequence flows in an element."""
        for node in units(root):
            if node.tag == _FLOW:
                ends = (node.attributes.get(end, "") for end in ("sourceRef", "targetRef"))
                yield _Flow(node, *(meant(end, self.known) for end in ends))

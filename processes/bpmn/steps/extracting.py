"""A diagram as a step table: any diagram gives one; what no table can say is listed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from processes.bpmn import decoding, elements, reading
from processes.bpmn.model import Model, Node
from processes.bpmn.steps import naming, notes, ordering
from processes.bpmn.steps.model import END, Follow, Kind, Step, StepTable
from processes.bpmn.steps.paths import Path, Ways

_STORES = frozenset({"dataStoreReference"})
_OBJECTS = frozenset({"dataObjectReference"})


@dataclass(frozen=True)
class Extract:
    """A table with what each of its parts is in the diagram."""

    table: StepTable
    element: Mapping[str, str]  # 순서 -> the id of the activity
    paths: Mapping[tuple[str, int], tuple[Path, ...]]  # 순서 and number of the follower
    starts: tuple[Path, ...]  # from start events to the steps that they start
    processes: Mapping[str, str]  # pool as in a 담당, '' for the main one -> the id of its process
    name: str  # what the main pool is called


def table(content: bytes) -> StepTable:
    """Return the table of a BPMN file; raises BadModel for no readable one."""
    return extract(content).table


def extract(content: bytes) -> Extract:
    """Return the table of a BPMN file together with where its parts come from."""
    model = reading.read(content)
    root, _encoding, _warnings = decoding.tree(content)
    return _Extraction(model, ordering.stated(root)).result()


class _Extraction:
    def __init__(self, model: Model, stated: Sequence[str]) -> None:
        self.model, self.stated = model, stated
        self.ways = Ways(model)
        self.nodes = [node for node in model.nodes if node.id in self.ways.steps]
        self.order = self._orders()
        self.roles = _Roles(model)
        self.data = _Data(model)
        self.paths: dict[tuple[str, int], tuple[Path, ...]] = {}
        self.mixed: list[str] = []

    def result(self) -> Extract:
        """Return the table and its sources."""
        steps = {self.order[node.id]: self._step(node) for node in self.nodes}
        orders = ordering.sorted_as_stated(list(steps), self.stated)
        ordered = tuple(steps[order] for order in orders)
        said = notes.notes(self.model, self.ways, self.mixed)
        found = StepTable(ordered, self._starts(orders), tuple(said))
        elements_of = {order: key for key, order in self.order.items()}
        starts = tuple(self._start_paths())
        roles = self.roles
        return Extract(found, elements_of, self.paths, starts, roles.processes, roles.name)

    def _orders(self) -> dict[str, str]:
        """Return the 순서 of each step: its own, or the next free number along the flow."""
        own = {node.id: naming.order_of(node.id) for node in self.nodes}
        given: dict[str, str] = {key: order for key, order in own.items() if order}
        taken = set(given.values())
        number = 0
        for key in self._along_the_flow():
            if key not in given:
                number += 1
                while str(number) in taken:
                    number += 1
                given[key] = str(number)
        return given

    def _along_the_flow(self) -> list[str]:
        """Return the steps breadth first from the starts, then those that nothing leads to."""
        order: dict[str, None] = {}
        for first in (self._begun(), [node.id for node in self.nodes]):
            waiting = list(first)
            while waiting:
                key = waiting.pop(0)
                if key not in order:
                    order[key] = None
                    after = (path.target for path in self.ways.paths(key))
                    waiting += [one for one in after if one in self.ways.steps and one]
        return list(order)

    def _begun(self) -> list[str]:
        """Return the steps that start events lead to, and those that nothing leads to."""
        found = dict.fromkeys(path.target or "" for path in self._start_paths())
        for node in self.nodes:
            if not self.ways.into[node.id]:
                found[node.id] = None
        return list(found)

    def _start_paths(self) -> list[Path]:
        processes = set(self.model.processes)
        return [
            path
            for node in self.model.nodes
            if node.type == "startEvent" and node.container in processes
            if not any(flow.type == "message" for flow in self.ways.into[node.id])
            for path in self.ways.first(node.id)
            if path.target in self.ways.steps
        ]

    def _starts(self, orders: Sequence[str]) -> tuple[str, ...]:
        starts = [self.order[one] for one in self._begun()]
        return () if starts == list(orders[:1]) else tuple(starts)

    def _step(self, node: Node) -> Step:
        order = self.order[node.id]
        return Step(
            order,
            self.roles.role(node),
            " ".join(node.name.split()),
            self._follows(node, order),
            self.data.names(node.id, _STORES),
            self.data.names(node.id, _OBJECTS),
            node.minutes,
            node.waiting,
        )

    def _follows(self, node: Node, order: str) -> tuple[Follow, ...]:
        """Return what follows; ways to the same step are one, their labels side by side."""
        grouped: dict[tuple[str, str], list[Path]] = defaultdict(list)
        for number, path in enumerate(self.ways.paths(node.id)):
            to = self.order.get(path.target or "", END)
            apart = path.kind == "exception" or to == END
            grouped[to, f"{path.kind} {number if apart else ''}" if apart else ""].append(path)
        groups = list(grouped.items())
        kinds = {paths[0].kind for _key, paths in groups if paths[0].kind != "exception"}
        if len(kinds) > 1:
            self.mixed.append(node.name or node.id)
        plain = sum(paths[0].kind != "exception" for _key, paths in groups)
        follows: list[Follow] = []
        for (to, _apart), paths in groups:
            label = " 또는 ".join(dict.fromkeys(path.label for path in paths if path.label))
            kind: Kind = paths[0].kind
            if kind != "exception" and (plain < 2 or len(kinds) > 1):
                kind = "exclusive"
            self.paths[order, len(follows)] = tuple(paths)
            follows.append(Follow(to, label, kind))
        return tuple(follows) or (Follow(END),)


class _Roles:
    """Who does a step: its lane, with the pool before it where there are several."""

    def __init__(self, model: Model) -> None:
        self.lanes = {lane.id: " ".join(lane.name.split()) for lane in model.lanes}
        own = [pool for pool in model.participants if pool.process in model.processes]
        main = [pool.id for pool in own if pool.id == naming.MAIN_POOL]
        only = own[0] if len(own) == 1 else None
        named = only is not None and only.id == naming.pool_key(only.name)
        self.main = main[0] if main else only.id if only is not None and not named else None
        self.pools = {
            pool.process or "": (" ".join(pool.name.split()) or pool.id).replace(":", " ")
            for pool in own
            if pool.id != self.main
        }
        self.processes = {name: process for process, name in self.pools.items()}
        mains = [pool.process for pool in own if pool.id == self.main and pool.process]
        free = [one for one in model.processes if one not in self.pools]
        if mains or free:
            self.processes[""] = (mains or free)[0]
        self.name = next((pool.name for pool in own if pool.id == self.main), "")

    def role(self, node: Node) -> str:
        """Return the 담당 of a step."""
        lane = self.lanes.get(node.lane or "", "")
        if node.container not in self.pools:
            return lane
        pool = self.pools[node.container]
        return f"{pool}: {lane}" if lane else f"{pool}:"


class _Data:
    """What a step reads and writes: names of the data tied to it, each once."""

    def __init__(self, model: Model) -> None:
        self.nodes = {node.id: node for node in model.nodes if node.type in elements.DATA}
        self.tied: dict[str, list[str]] = defaultdict(list)
        for flow in model.flows:
            if flow.type in {"data", "association"}:
                for one, other in ((flow.source, flow.target), (flow.target, flow.source)):
                    if other in self.nodes:
                        self.tied[one].append(other)

    def names(self, step: str, types: Iterable[str]) -> tuple[str, ...]:
        """Return the names of a step's data of some types."""
        wanted = set(types)
        found = (self.nodes[one] for one in self.tied[step])
        names = (" ".join(node.name.split()) for node in found if node.type in wanted)
        return tuple(dict.fromkeys(name for name in names if name))

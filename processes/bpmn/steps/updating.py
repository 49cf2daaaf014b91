"""An edited table put into the tree of the diagram that it came from, edit by edit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from processes.bpmn.elements import BPMN
from processes.bpmn.steps import building, naming, ordering, placing, writing
from processes.bpmn.steps.document import Document
from processes.bpmn.steps.extracting import Extract
from processes.bpmn.steps.model import Follow, Kind, Step, StepTable
from processes.bpmn.steps.paths import Path
from processes.bpmn.steps.problems import problems
from processes.bpmn.steps.rerouting import Rerouting


class Update:
    """One edit of a document: from the table that it gave to the edited one."""

    def __init__(self, document: Document, before: Extract, table: StepTable) -> None:
        self.document, self.before, self.table = document, before, table
        self.old = {step.order: step for step in before.table.steps}
        self.new = {step.order: step for step in table.steps}
        self.element = dict(before.element)
        self.places = placing.Places(document, before)
        paths = [path for several in before.paths.values() for path in several]
        self.ways = Rerouting(document, self.element, [*paths, *before.starts], _joins(table))
        self.moved = {
            order
            for order, step in self.new.items()
            if order in self.old and self.old[order].pool != step.pool
        }

    def run(self) -> None:
        """Make every edit in the tree."""
        gone = [order for order in self.old if order not in self.new]
        for order, number in self.before.paths:
            if order in gone:
                self.ways.take_away(self.before.paths[order, number])
        for step in self.table.steps:
            if step.order in self.old:
                self._change(self.old[step.order], step)
            else:
                self._add(step)
        for step in self.table.steps:
            self._follows(self.old.get(step.order), step)
        self._starts()
        for order in gone:
            if self.element[order] in self.document.by_id:
                self.document.remove(self.element[order])
        self.ways.loose.tidy()
        self._state_order()

    def _add(self, step: Step) -> None:
        key = self.document.free_id(naming.step(step.order))
        task = writing.node(building.task_type(step), key, step.work)
        process = self.places.process(step)
        self.document.add(task, process)
        self.document.put_in_lane(key, self.places.lane(step, process))
        self.element[step.order] = key
        writing.set_work(task, step.minutes, step.waiting)
        self.places.add_data(key, step, (*step.systems,), (*step.documents,))

    def _change(self, before: Step, after: Step) -> None:
        key = self.element[after.order]
        task = self.document.by_id[key]
        if before.work != after.work:
            task.set("name", writing.legal(after.work))
        if (before.minutes, before.waiting) != (after.minutes, after.waiting):
            writing.set_work(task, after.minutes, after.waiting)
        usual, wanted = building.task_type(before), building.task_type(after)
        if task.tag == BPMN + usual and usual != wanted:
            task.tag = BPMN + wanted
        if before.role != after.role:
            self.places.move(key, after)
        self.places.change_data(key, before, after)

    def _follows(self, before: Step | None, after: Step) -> None:
        """Compare what follows a step, and edit what differs."""
        if before is not None and self._same(before, after):
            return
        old = list(enumerate(before.follows)) if before is not None else []
        if self._between_pools(after, old):
            self._anew(old, after)
            return
        kept, removed, added = self._matched(old, after)
        kind = _kind(after.follows)
        for number, was, now in kept:
            self.ways.relabel(self._paths(after, number), was, now)
        removed = [one for one in removed if not self._led_elsewhere(after, *one, added)]
        for follow in added:
            self.ways.add(after, follow, kind, crosses=False)
        for number, _was in removed:
            self.ways.take_away(self._paths(after, number))
        if before is not None and _kind(before.follows) != kind:
            self.ways.retype(after, kind)

    def _anew(self, old: Sequence[tuple[int, Follow]], after: Step) -> None:
        """Draw all ways of a step anew."""
        for number, _was in old:
            self.ways.take_away(self._paths(after, number))
        for follow in after.follows:
            crosses = self._crosses(after, follow)
            self.ways.add(after, follow, _kind(after.follows), crosses=crosses)

    def _led_elsewhere(self, step: Step, number: int, was: Follow, added: list[Follow]) -> bool:
        """Let a way that goes become one that comes, where that can be done."""
        paths = self._paths(step, number)
        fitting = [one for one in added if (one.kind == "exception") == (was.kind == "exception")]
        if not fitting or len(paths) != 1 or was.to in self.moved:
            return False
        if not self.ways.lead_elsewhere(paths[0], step, fitting[0]):
            return False
        self.ways.relabel(paths, was, fitting[0])
        added.remove(fitting[0])
        return True

    def _paths(self, step: Step, number: int) -> tuple[Path, ...]:
        return self.before.paths.get((step.order, number), ())

    def _same(self, before: Step, after: Step) -> bool:
        ends = {after.order, *(follow.to for follow in after.follows)}
        return before.follows == after.follows and not ends & self.moved

    def _matched(
        self, old: Sequence[tuple[int, Follow]], after: Step
    ) -> tuple[list[tuple[int, Follow, Follow]], list[tuple[int, Follow]], list[Follow]]:
        """Return which followers stay (perhaps with another label), go and come."""
        left, kept, added = list(old), [], []
        for now in after.follows:
            alike = [
                (number, was)
                for number, was in left
                if was.to == now.to and (was.kind == "exception") == (now.kind == "exception")
            ]
            alike.sort(key=lambda one: one[1].condition != now.condition)
            if alike:
                left.remove(alike[0])
                kept.append((*alike[0], now))
            else:
                added.append(now)
        return kept, left, added

    def _between_pools(self, step: Step, old: Sequence[tuple[int, Follow]]) -> bool:
        """Whether a way of a step leads, or led, into another pool: all of them are made anew."""
        ends = {step.order, *(follow.to for follow in step.follows)}
        paths = [path for number, _was in old for path in self._paths(step, number)]
        sent = any(flow.startswith("Message_") for path in paths for flow in path.flows)
        crossing = any(self._crosses(step, follow) for follow in step.follows)
        return sent or crossing or bool(ends & self.moved)

    def _crosses(self, step: Step, follow: Follow) -> bool:
        target = self.new.get(follow.to)
        return target is not None and target.pool != step.pool

    def _starts(self) -> None:
        """Let the start events lead to the steps that the table starts with."""
        before, after = self.before.table.first, self.table.first
        come = [one for one in after if one not in before or one in self.moved]
        orders = {key: order for order, key in self.before.element.items()}
        for path in self.before.starts:
            order = orders.get(path.target or "", "")
            if order in after and order not in self.moved:
                continue
            fitting = [one for one in come if self.new[one].pool == self.old[order].pool]
            if fitting and self.ways.lead_elsewhere(path, self.new[fitting[0]], Follow(fitting[0])):
                come.remove(fitting[0])
            else:
                self.ways.take_away([path])
                if not self.document.leaving(path.source):
                    self.document.remove(path.source)
        for order in come:
            self.ways.begin(self.new[order])

    def _state_order(self) -> None:
        orders = [step.order for step in self.table.steps]
        processes = list(self.document.root.iterchildren(BPMN + "process"))
        if processes:
            ordering.state(processes[0], orders)


def _kind(follows: Sequence[Follow]) -> Kind:
    kinds = [follow.kind for follow in follows if follow.kind != "exception"]
    return kinds[0] if kinds else "exclusive"


def _joins(table: StepTable) -> Mapping[str, Kind]:
    """Return the kind of the gateway before each step that several ways lead to."""
    if problems(table):
        return {}
    types = {value: key for key, value in building.GATEWAYS.items()}
    parts = building.built(replace(table, notes=()))
    joins = {one.id: one.type for one in parts.elements if one.id.startswith("Join_")}
    before = {step.order: f"Join_{naming.written(step.order)}" for step in table.steps}
    return {order: types[joins[join]] for order, join in before.items() if join in joins}

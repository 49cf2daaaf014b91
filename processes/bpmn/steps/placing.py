"""Where steps belong in a diagram: process, lane, start, and the data that is tied to them."""

from collections.abc import Sequence

from lxml import etree

from processes.bpmn.elements import BPMN
from processes.bpmn.steps import naming, writing
from processes.bpmn.steps.document import Document
from processes.bpmn.steps.extracting import Extract
from processes.bpmn.steps.model import Step


class Places:
    """The processes and lanes of one diagram, by the 담당 that its table gives them."""

    def __init__(self, document: Document, before: Extract) -> None:
        self.document = document
        self.lanes: dict[str, etree._Element | None] = {}
        self.pools = {
            pool: document.by_id[process]
            for pool, process in before.processes.items()
            if process in document.by_id
        }
        lanes = document.lanes()
        for step in before.table.steps:
            if step.role:
                self.lanes.setdefault(step.role, lanes.get(before.element[step.order]))

    def process(self, step: Step) -> etree._Element:
        """Return the process that a step belongs in: a new pool where there is none yet."""
        if step.pool in self.pools:
            return self.pools[step.pool]
        return self._added_pool(step.pool)

    def _added_pool(self, pool: str) -> etree._Element:
        root = self.document.root
        process = etree.Element(BPMN + "process")
        process.set("id", self.document.free_id(naming.process_key(pool)))
        process.set("name", writing.legal(pool))
        process.set("isExecutable", "false")
        known = list(root.iterchildren(BPMN + "process"))
        root.insert(root.index(known[-1]) + 1 if known else 0, process)
        for collaboration in root.iterchildren(BPMN + "collaboration"):
            participant = etree.Element(BPMN + "participant")
            participant.set("id", self.document.free_id(naming.pool_key(pool)))
            participant.set("name", writing.legal(pool))
            participant.set("processRef", process.get("id", ""))
            pools = collaboration.findall(BPMN + "participant")
            at = collaboration.index(pools[-1]) + 1 if pools else 0
            collaboration.insert(at, participant)
            self.document.note(participant)
        self.document.note(process)
        self.pools[pool] = process
        return process

    def lane(self, step: Step, process: etree._Element) -> etree._Element | None:
        """Return the lane of a step: a new one where nobody of that name works yet."""
        if step.role in self.lanes and self.lanes[step.role] is not None:
            return self.lanes[step.role]
        if not step.lane:
            return None
        for lane in process.iterfind(f"{BPMN}laneSet/{BPMN}lane"):
            if " ".join(lane.get("name", "").split()) == step.lane:
                return lane
        return self._added_lane(step, process)

    def _added_lane(self, step: Step, process: etree._Element) -> etree._Element:
        lane_set = process.find(BPMN + "laneSet")
        if lane_set is None:
            lane_set = etree.Element(BPMN + "laneSet")
            lane_set.set("id", self.document.free_id(f"LaneSet_{naming.digest(step.pool)}"))
            before = {BPMN + one for one in ("documentation", "extensionElements", "property")}
            before |= {BPMN + one for one in ("auditing", "monitoring", "supportedInterfaceRef")}
            process.insert(sum(child.tag in before for child in process), lane_set)
            self.document.note(lane_set)
        lane = etree.SubElement(lane_set, BPMN + "lane")
        lane.set("id", self.document.free_id(naming.lane_key(step.pool, step.lane)))
        lane.set("name", writing.legal(step.lane))
        self.document.note(lane)
        self.lanes[step.role] = lane
        return lane

    def move(self, key: str, step: Step) -> None:
        """Move a task to the lane, or pool, of another 담당; it is drawn anew there."""
        process = self.process(step)
        task = self.document.by_id[key]
        self.document.undraw_node(key)
        if task.getparent() is not process:
            own = [other for _tie, other in self.document.ties(key) if self._alone(other)]
            for one in (key, *self.document.guests(key), *own):
                self.document.add(self.document.by_id[one], process)
                self.document.fresh.discard(one)
        self.document.put_in_lane(key, self.lane(step, process))

    def _alone(self, data: str) -> bool:
        return len(list(self.document.tied_to(data))) == 1

    def add_data(
        self, key: str, step: Step, systems: Sequence[str], documents: Sequence[str]
    ) -> None:
        """Tie systems and documents to a task."""
        process = self.document.process_of(key)
        for name in systems:
            self._store(name)
            self._tie(key, writing.store_reference(step, name), process)
        for name in documents:
            held = writing.document(step, name)
            if held.get("id") not in self.document.by_id:
                self.document.add(held, process)
            self._tie(key, writing.document_reference(step, name), process)

    def _tie(self, key: str, reference: etree._Element, process: etree._Element) -> None:
        wanted = reference.get("id", "")
        reference.set("id", self.document.free_id(wanted))
        self.document.add(reference, process)
        self.document.note(writing.associate(self.document.by_id[key], reference.get("id", "")))

    def _store(self, name: str) -> None:
        store_key = f"DataStore_{naming.digest(name)}"
        if store_key in self.document.by_id:
            return
        store = etree.Element(BPMN + "dataStore")
        store.set("id", store_key)
        store.set("name", writing.legal(name))
        root = self.document.root
        before = {BPMN + one for one in ("import", "extension")}
        root.insert(sum(child.tag in before for child in root), store)
        self.document.note(store)

    def change_data(self, key: str, before: Step, after: Step) -> None:
        """Tie what is new to a task, and untie what its row doesn't name any more."""
        gone = {*before.systems, *before.documents} - {*after.systems, *after.documents}
        kinds = {
            name: kind
            for names, kind in (
                (before.systems, "dataStoreReference"),
                (before.documents, "dataObjectReference"),
            )
            for name in names
        }
        for tie, other in self.document.ties(key):
            data = self.document.by_id.get(other)
            name = "" if data is None else " ".join(data.get("name", "").split())
            if data is not None and name in gone and data.tag == BPMN + kinds[name]:
                self.document.untie(tie, other)
        systems = [name for name in after.systems if name not in before.systems]
        documents = [name for name in after.documents if name not in before.documents]
        self.add_data(key, after, systems, documents)

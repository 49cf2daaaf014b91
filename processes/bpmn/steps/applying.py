"""An edited table put into the diagram that it came from: only what was edited changes."""

from lxml import etree

from processes.bpmn import change, decoding, reading
from processes.bpmn.elements import BPMN, TASKS
from processes.bpmn.layout import laid_out
from processes.bpmn.steps.diagram import diagram
from processes.bpmn.steps.document import Document
from processes.bpmn.steps.extracting import Extract, extract
from processes.bpmn.steps.model import BadSteps, StepTable
from processes.bpmn.steps.problems import problems
from processes.bpmn.steps.updating import Update


def updated(content: bytes, table: StepTable) -> bytes:
    """Return the diagram with an edited table in it.

    The table is one that `table_of(content)` gave, edited. What is placed stays where it is;
    extension elements, events, sub-processes and everything else that no table says stay.
    Raises BadSteps for problems that the edit brought in, BadModel for no readable diagram.
    """
    before = extract(content)
    if before.table == table:
        return content
    if not before.table.steps and _only_starts(content):
        return diagram(table, before.name)
    document = _edited(content, before, table)
    edited = _spelled(document.root)
    drawn = laid_out(edited, keep=True, only=document.fresh | document.undrawn)
    # Types first: where an element changes its type, a change leaves its extensions alone, since
    # an editor that replaces an element drops them without being asked. Here they are meant.
    retyped = _with_types_of(drawn, content)
    return _put(_put(content, retyped) if retyped else content, drawn)


def _edited(content: bytes, before: Extract, table: StepTable) -> Document:
    """Return the content's tree with the edit in it, nothing drawn yet; raises BadSteps."""
    known = {(one.order, one.column, one.reason) for one in problems(before.table)}
    new = [one for one in problems(table) if (one.order, one.column, one.reason) not in known]
    if new:
        raise BadSteps(new)
    document = Document(decoding.tree(content)[0])
    Update(document, before, table).run()
    return document


def _only_starts(content: bytes) -> bool:
    """Whether a diagram holds nothing yet but a start."""
    return all(node.type == "startEvent" for node in reading.read(content).nodes)


def _put(content: bytes, edited: bytes) -> bytes:
    """Return the content's own bytes with what differs in the edited ones."""
    opened = _spelled(decoding.tree(content)[0])  # as the edited one is, so that habits cancel out
    return change.apply(change.between(opened, edited), content)


def _spelled(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")


def _with_types_of(edited: bytes, content: bytes) -> bytes | None:
    """Return the content with the types of the edited elements, None where none differs."""
    elements = decoding.tree(edited)[0].iter(etree.Element)
    types = {one.get("id"): one.tag for one in elements if _has_id(one)}
    root, _encoding, _warnings = decoding.tree(content)
    differs = False
    for one in root.iter(etree.Element):
        if _has_id(one) and one.tag != types.get(one.get("id"), one.tag):
            one.tag = types[one.get("id")]
            differs = True
    return _spelled(root) if differs else None


def _has_id(element: etree._Element) -> bool:
    return bool(element.get("id")) and str(element.tag).startswith(BPMN)


def removals(content: bytes, table: StepTable) -> tuple[str, ...]:
    """Return a sentence for everything drawn that an edited table would take out."""
    given = extract(content)
    if given.table == table or (not given.table.steps and _only_starts(content)):
        return ()
    before = reading.read(content)
    after = reading.read(_spelled(_edited(content, given, table).root))
    kept = {node.id for node in after.nodes} | {flow.id for flow in after.flows}
    names = {node.id: node.name for node in (*before.nodes, *after.nodes)}
    gone = [node for node in before.nodes if node.id not in kept and node.type != "dataObject"]
    sentences = [
        f"{_KINDS.get(one.type, '도형')} '{one.name}'"
        if one.name
        else f"이름 없는 {_KINDS.get(one.type, '도형')}"
        for one in gone
        if one.name or not one.id.startswith(_DRAWN_FOR_A_TABLE)
    ]
    lost = {one.id for one in gone}
    for flow in before.flows:
        if flow.id not in kept and not {flow.source, flow.target} & lost and flow.type != "data":
            ends = [names.get(one) or one for one in (flow.source, flow.target)]
            sentences.append(f"'{ends[0]}'에서 '{ends[1]}'(으)로 가는 선")
    return tuple(sentences)


_DRAWN_FOR_A_TABLE = ("Join_", "Split_")  # without a name they say nothing of their own
_KINDS = {
    "startEvent": "시작",
    "endEvent": "끝",
    "intermediateCatchEvent": "기다리는 이벤트",
    "intermediateThrowEvent": "알리는 이벤트",
    "boundaryEvent": "예외",
    "exclusiveGateway": "갈림길",
    "parallelGateway": "갈림길",
    "inclusiveGateway": "갈림길",
    "eventBasedGateway": "갈림길",
    "complexGateway": "갈림길",
    "dataStoreReference": "시스템",
    "dataObjectReference": "문서",
    "subProcess": "하위 프로세스",
} | dict.fromkeys(TASKS | {"callActivity"}, "할 일")

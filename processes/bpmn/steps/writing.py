"""Elements as BPMN 2.0 XML: what one table row becomes is written here, and nowhere else."""

from collections.abc import Iterable

from lxml import etree

from processes.bpmn.elements import BPMN
from processes.bpmn.steps import naming
from processes.bpmn.steps.model import Step

BPMN_URI = BPMN[1:-1]
DPG = f"{{{naming.NAMESPACE}}}"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))


def legal(text: str) -> str:
    """Return the text without characters that XML can't hold."""
    kept = text.translate(_NOT_XML)
    return "".join(one for one in kept if not 0xD800 <= ord(one) <= 0xDFFF)


def node(kind: str, key: str, name: str, event: str = "") -> etree._Element:
    """Return a flow node; an event with its definition, a boundary event without its host."""
    made = etree.Element(BPMN + kind, nsmap={"bpmn": BPMN_URI})
    made.set("id", key)
    if name:
        made.set("name", legal(name))
    if event:
        definition = etree.SubElement(made, f"{BPMN}{event}EventDefinition")
        definition.set("id", f"{key}_event")
        if event == "conditional":
            condition = etree.SubElement(definition, BPMN + "condition")
            condition.set("id", f"{key}_condition")
            condition.text = legal(name)
    return made


def flow(kind: str, key: str, source: str, target: str, name: str = "") -> etree._Element:
    """Return a sequence or message flow."""
    made = etree.Element(BPMN + kind, nsmap={"bpmn": BPMN_URI})
    made.set("id", key)
    if name:
        made.set("name", legal(name))
    made.set("sourceRef", source)
    made.set("targetRef", target)
    return made


def set_work(task: etree._Element, minutes: float | None, waiting: float | None) -> None:
    """Write minutes of work and waiting into a task's extension elements, or take them out."""
    work = task.find(f"{BPMN}extensionElements/{{*}}work")
    if minutes is None and waiting is None:
        if work is not None:
            remove_extension(task, work)
        return
    if work is None:
        work = add_extension(task, "work")
    for name, value in (("minutes", minutes), ("waiting", waiting)):
        if value is None:
            work.attrib.pop(name, "")
        else:
            work.set(name, f"{value:.10g}")


def add_extension(element: etree._Element, name: str) -> etree._Element:
    """Add an extension element of ours to an element, behind its documentation."""
    extensions = element.find(BPMN + "extensionElements")
    if extensions is None:
        extensions = etree.Element(BPMN + "extensionElements")
        element.insert(len(element.findall(BPMN + "documentation")), extensions)
    known = naming.NAMESPACE in element.nsmap.values()
    prefix = {} if known else {"dpg": naming.NAMESPACE}
    return etree.SubElement(extensions, DPG + name, nsmap=prefix)


def remove_extension(element: etree._Element, extension: etree._Element) -> None:
    """Take an extension element out, and what is empty without it."""
    extensions = extension.getparent()
    if extensions is not None:
        extensions.remove(extension)
        if not len(extensions):
            element.remove(extensions)


def link_flows(task: etree._Element, incoming: Iterable[str], outgoing: Iterable[str]) -> None:
    """Write the lists of a node's sequence flows, in their place before events and data."""
    for name in ("incoming", "outgoing"):
        for old in task.findall(BPMN + name):
            task.remove(old)
    at = sum(1 for one in task if one.tag in {BPMN + "documentation", BPMN + "extensionElements"})
    for name, keys in (("outgoing", outgoing), ("incoming", incoming)):
        for key in reversed(list(keys)):
            item = etree.Element(BPMN + name)
            item.text = key
            task.insert(at, item)


def data_key(kind: str, step: Step, name: str) -> str:
    """Return the id of a step's data store ('Store'), document ('Document'), …."""
    return f"{kind}_{naming.written(step.order)}_{naming.digest(name)}"


def store_reference(step: Step, name: str) -> etree._Element:
    """Return the data store that a step's system is drawn as."""
    made = node("dataStoreReference", data_key("Store", step, name), name)
    made.set("dataStoreRef", f"DataStore_{naming.digest(name)}")
    return made


def document_reference(step: Step, name: str) -> etree._Element:
    """Return the data object that a step's document is drawn as."""
    made = node("dataObjectReference", data_key("Document", step, name), name)
    made.set("dataObjectRef", data_key("DataObject", step, name))
    return made


def document(step: Step, name: str) -> etree._Element:
    """Return the data object itself, which the drawn reference stands for."""
    made = etree.Element(BPMN + "dataObject", nsmap={"bpmn": BPMN_URI})
    made.set("id", data_key("DataObject", step, name))
    return made


def associate(task: etree._Element, reference: str) -> etree._Element:
    """Tie a task to a data store or object; return the association, put where the schema has it."""
    made = etree.Element(BPMN + "dataOutputAssociation")
    made.set("id", f"Data_{reference}")
    target = etree.SubElement(made, BPMN + "targetRef")
    target.text = reference
    task.insert(_before_roles(task), made)
    return made


_AFTER_DATA = tuple(
    BPMN + name
    for name in (
        "resourceRole",
        "performer",
        "humanPerformer",
        "potentialOwner",
        "standardLoopCharacteristics",
        "multiInstanceLoopCharacteristics",
        "loopCharacteristics",
        "script",
        "laneSet",
    )
)


def _before_roles(task: etree._Element) -> int:
    for at, one in enumerate(task):
        if one.tag in _AFTER_DATA:
            return at
    return len(task)

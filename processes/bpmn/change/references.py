"""Who names whom: the ids of a file, and every place of the standard that refers to one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from processes.bpmn.change import splicing, tags
from processes.bpmn.change.matching import DRAWN, is_reference, units
from processes.bpmn.change.source import Node
from processes.bpmn.elements import BPMN, FLOWS

_ATTRIBUTES = frozenset(
    {"default", "bpmnElement", "calledElement", "labelStyle", "sourceElement", "targetElement"}
    | {"choreographyActivityShape", "source", "target"}
)
_ENDS = frozenset({"sourceRef", "targetRef", "attachedToRef"})
_FLOWS = frozenset(BPMN + name for name in FLOWS)


@dataclass(frozen=True, eq=False)
class Reference:
    """A place that names an element: an attribute, or the text of the element itself."""

    node: Node
    attribute: str | None
    value: str

    @property
    def ties(self) -> Node | None:
        """What makes no sense without the element that is named: a flow, a drawn shape."""
        holder = self.node if self.attribute else self.node.parent
        role = self.attribute or self.node.local
        if holder is None:
            return None
        if role == "bpmnElement" and holder.tag in DRAWN:
            return holder
        bound = holder.tag in _FLOWS or holder.local == "boundaryEvent"
        return holder if role in _ENDS and bound else None


def ids(root: Node) -> set[str]:
    """Return the ids of the file, without those inside what vendors put in."""
    return {node.id for node in units(root) if node.id}


def references(root: Node) -> Iterator[Reference]:
    """Give the places that refer to an element, in the file's order; empty ones are none."""
    for node in units(root):
        yield from references_of(node)


def references_of(node: Node) -> Iterator[Reference]:
    """Give the references of one element itself, not of what lies in it."""
    for key, value in node.attributes.items():
        if (key in _ATTRIBUTES or key.endswith("Ref")) and value.strip():
            yield Reference(node, key, value)
    if is_reference(node) and node.text.strip():
        yield Reference(node, None, node.text.strip())


def meant(value: str, known: set[str]) -> str:
    """Return the id that is meant: some tools write it with a namespace's prefix."""
    name = value.strip()
    tail = name.rpartition(":")[2]
    return name if name in known or tail not in known else tail


def rename(root: Node, names: Mapping[str, str]) -> None:
    """Give elements other ids, and every place that names them.

    What vendors put in follows where a whole value is the id.
    """
    known = ids(root)
    for one in list(references(root)):
        old = meant(one.value, known)
        if old not in names:
            continue
        refer(one, one.value.strip().removesuffix(old) + names[old])
    own = set(units(root))
    for node in root.walk():
        if node in own:
            if node.id in names:
                tags.set_attribute(node, "id", names[node.id])
            _rename_values(node, names, [key for key in node.attributes if key.startswith("{")])
        else:
            _rename_values(node, names, list(node.attributes))
            text = node.text.strip()
            if not node.children and text in names and _telling(text, node.local):
                splicing.set_text(node, names[text])


def _rename_values(node: Node, names: Mapping[str, str], keys: list[str]) -> None:
    for key in keys:
        value = node.attributes[key]
        if value in names and _telling(value, key):
            tags.set_attribute(node, key, names[value])


def _telling(value: str, role: str) -> bool:
    """Tell whether a vendor's value is the id: a bare number may be just a number."""
    hint = role.lower().endswith(("ref", "refs", "element", "source", "target"))
    return hint or not value.isdecimal()


def refer(one: Reference, value: str) -> None:
    """Make the place name another element; the spaces around a text stay."""
    if one.attribute:
        tags.set_attribute(one.node, one.attribute, value)
        return
    raw = "".join(part for part in one.node.content if isinstance(part, str))
    before, after = raw[: len(raw) - len(raw.lstrip())], raw[len(raw.rstrip()) :]
    splicing.set_text(one.node, f"{before}{value}{after}")


def dangling(root: Node) -> set[tuple[str, str, str]]:
    """Return (owner, role, value) of what must name an element and names none."""
    known = ids(root)
    roles = _ENDS | {"bpmnElement", "incoming", "outgoing", "flowNodeRef", "default", "processRef"}
    found = set()
    for one in references(root):
        role = one.attribute or one.node.local
        owner = one.node if one.attribute else one.node.parent
        if role in roles and owner is not None and meant(one.value, known) not in known:
            found.add((owner.id or owner.attributes.get("bpmnElement", ""), role, one.value))
    return found


def let_go(root: Node, removed: frozenset[str]) -> None:
    """Take away what still refers to removed ids; flows and shapes go with what they hang on."""
    gone = set(removed) - ids(root)
    while gone:
        further: set[str] = set()
        for one in list(references(root)):
            if meant(one.value, gone) not in gone or not _inside(one.node, root):
                continue
            tied = one.ties
            if tied is not None:
                further |= {node.id for node in tied.walk() if node.id}
                splicing.take_out(tied)
            elif one.attribute:
                tags.set_attribute(one.node, one.attribute, None)
            else:
                splicing.take_out(one.node)
        gone = further - ids(root)


def _inside(node: Node, root: Node) -> bool:
    at: Node | None = node
    while at is not None and at is not root:
        at = at.parent
    return at is root

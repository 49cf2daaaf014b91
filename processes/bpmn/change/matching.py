"""Which element of one file is which of another: by id, and without one by its place and kind."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from difflib import SequenceMatcher

from processes.bpmn.change.source import Node, read_text
from processes.bpmn.elements import BPMN, BPMNDI

Pairs = dict[Node, Node]

STANDARD = frozenset(
    {
        BPMN.strip("{}"),
        BPMNDI.strip("{}"),
        "http://www.omg.org/spec/DD/20100524/DC",
        "http://www.omg.org/spec/DD/20100524/DI",
    }
)
DRAWN = frozenset({BPMNDI + "BPMNShape", BPMNDI + "BPMNEdge"})
WAYPOINT = "{http://www.omg.org/spec/DD/20100524/DI}waypoint"
_EXTENSIONS = BPMN + "extensionElements"
_REFERENCES = frozenset({"incoming", "outgoing", "source", "target", "supports"})


def standard(node: Node) -> bool:
    """Tell whether the element is of BPMN or its diagrams, not of a vendor."""
    return node.namespace in STANDARD


def is_reference(node: Node) -> bool:
    """Tell whether the element only names another one (incoming, flowNodeRef)."""
    if node.namespace != BPMN.strip("{}") or node.children:
        return False
    return node.local in _REFERENCES or node.local.endswith(("Ref", "Refs"))


def units(root: Node) -> Iterator[Node]:
    """Give the elements of the standard in the file's order, none of what vendors put in."""
    yield root
    for child in root.children:
        if standard(child) and child.tag != _EXTENSIONS:
            yield from units(child)


def signature(node: Node) -> Hashable:
    """Return what the element says with all inside it; equal for equal content."""
    children = node.children
    text = node.text
    if children and not text.strip():
        text = ""
    attributes = frozenset((key, _said(node, key, value)) for key, value in node.attributes.items())
    if node.mixed:
        return (node.tag, attributes, "", tuple(_mixed(node)))
    return (node.tag, attributes, text, tuple(signature(child) for child in children))


def _mixed(node: Node) -> Iterator[Hashable]:
    """Give texts and elements in turn, as a reader of XML sees them: however lines end."""
    said = ""
    for one in node.content:
        if isinstance(one, str):
            said += read_text(one)
        else:
            yield said
            yield signature(one)
            said = ""
    yield said


def _said(node: Node, key: str, value: str) -> Hashable:
    """Return a coordinate as a number: 100 and 100.0 are the same place."""
    if key not in {"x", "y", "width", "height"} or not standard(node):
        return value
    try:
        return float(value)
    except ValueError:
        return value


def matched(first: Node, second: Node) -> Pairs:
    """Return for the elements of the first tree which they are in the second."""
    pairs: Pairs = {first: second}
    _by_id(first, second, pairs)
    taken = set(pairs.values())
    waiting = list(pairs.items())
    while waiting:
        one, other = waiting.pop()
        for pair in _aligned(
            [child for child in one.children if child not in pairs],
            [child for child in other.children if child not in taken],
        ):
            pairs[pair[0]] = pair[1]
            taken.add(pair[1])
            waiting.append(pair)
    return pairs


def _by_id(first: Node, second: Node, pairs: Pairs) -> None:
    known: dict[str, list[Node]] = defaultdict(list)
    for node in units(second):
        if node.id and node is not second:
            known[node.id].append(node)
    for node in units(first):
        candidates = known.get(node.id) if node is not first else None
        if not candidates:
            continue
        same = next((one for one in candidates if one.tag == node.tag), candidates[0])
        candidates.remove(same)
        pairs[node] = same


def _aligned(first: list[Node], second: list[Node]) -> Iterator[tuple[Node, Node]]:
    """Pair the children of two elements that are the same, those with two ids never."""
    tags = {node.tag for node in second}
    for tag in dict.fromkeys(node.tag for node in first):
        if tag in tags:
            ours = [node for node in first if node.tag == tag]
            theirs = [node for node in second if node.tag == tag]
            for one, other in _of_one_tag(ours, theirs):
                other_id = one.id and other.id and one.id != other.id
                if not (other_id and standard(one) and one.tag not in DRAWN):
                    yield one, other


def _of_one_tag(first: list[Node], second: list[Node]) -> Iterator[tuple[Node, Node]]:
    if is_reference(first[0]):
        return _by_value(first, second, lambda node: node.text.strip())
    if first[0].tag in DRAWN:
        return _by_value(first, second, lambda node: node.attributes.get("bpmnElement", ""))
    if len(first) == len(second):
        return zip(first, second, strict=True)
    return _by_content(first, second)


def _by_value(
    first: list[Node], second: list[Node], value: Callable[[Node], str]
) -> Iterator[tuple[Node, Node]]:
    known: dict[str, list[Node]] = defaultdict(list)
    for node in second:
        known[value(node)].append(node)
    for node in first:
        if known[value(node)]:
            yield node, known[value(node)].pop(0)


def _by_content(first: list[Node], second: list[Node]) -> Iterator[tuple[Node, Node]]:
    """Pair what is equal, and between the equal what stands at the same place."""
    ours, theirs = [signature(one) for one in first], [signature(one) for one in second]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for _what, begin, end, other_begin, other_end in matcher.get_opcodes():
        yield from zip(first[begin:end], second[other_begin:other_end], strict=False)

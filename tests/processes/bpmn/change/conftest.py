"""What an editor makes of a file."""

import re
from collections.abc import Callable

import pytest
from lxml import etree

from processes.bpmn import decoding


@pytest.fixture(scope="session")
def as_editor() -> Callable[[bytes], bytes]:
    """Write a file as bpmn-moddle would: its prefixes, its order, without what it can't read."""
    return _as_editor


_PREFIXES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
_EXTENSIONS = f"{{{_PREFIXES['bpmn']}}}extensionElements"
_READABLE_ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_NUMBER = re.compile(r"(\d+)\.0+")


def _as_editor(content: bytes) -> bytes:
    root = decoding.tree(content)[0]
    fresh = etree.Element(root.tag, attrib=_attributes(root), nsmap=_PREFIXES | _others(root))
    for child in root:
        _copied(child, fresh)
    known = {one.get("id") for one in fresh.iter()}
    for one in list(fresh.iter()):
        _forget_unknown(one, known)
    etree.indent(fresh)
    return etree.tostring(fresh, xml_declaration=True, encoding="UTF-8") + b"\n"


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in sorted(element.attrib.items())}


def _others(root: etree._Element) -> dict[str, str]:
    known = set(_PREFIXES.values())
    found = {prefix or "own": uri for prefix, uri in root.nsmap.items() if uri not in known}
    return {
        prefix: uri for prefix, uri in found.items() if prefix not in _PREFIXES and " " not in uri
    }


def _copied(element: etree._Element, parent: etree._Element) -> None:
    standard = str(element.tag).startswith(tuple(f"{{{uri}}}" for uri in _PREFIXES.values()))
    if not isinstance(element.tag, str) or not _READABLE_ID.fullmatch(element.get("id", "a")):
        return
    if not standard and etree.QName(parent).localname != "extensionElements":
        inside = any(
            True for _ in parent.iterancestors(f"{{{_PREFIXES['bpmn']}}}extensionElements")
        )
        if not inside:
            return
    own = etree.SubElement(parent, element.tag, attrib=_attributes(element))
    for name in ("x", "y", "width", "height"):
        if whole := _NUMBER.fullmatch(own.get(name, "")):
            own.set(name, whole[1])
    own.text = element.text
    for child in element:
        _copied(child, own)


def _forget_unknown(element: etree._Element, known: set[str | None]) -> None:
    for name in ("sourceRef", "targetRef", "bpmnElement", "default", "attachedToRef"):
        if name in element.attrib and element.get(name) not in known:
            del element.attrib[name]
    local = etree.QName(element).localname
    parent = element.getparent()
    if parent is None or local not in {"incoming", "outgoing", "flowNodeRef"}:
        return
    if (element.text or "").strip() not in known:
        parent.remove(element)

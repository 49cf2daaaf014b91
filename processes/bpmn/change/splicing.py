"""Elements put into a tree, taken out and moved, with the line breaks and indents of the file."""

import re
from dataclasses import dataclass

from processes.bpmn.change import tags
from processes.bpmn.change.source import Node, Source, read_text

_BREAK = re.compile(r"\r?\n[^\r\n]*\Z")
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


@dataclass(frozen=True)
class Style:
    """How a file is laid out: what ends its empty elements, its line break and its indent."""

    empty: str
    line: str
    indent: str


def style(source: Source) -> Style:
    """Return how the file is laid out; an empty line break for a file in one line."""
    text = source.root.written()
    spaced = text.count(" />")
    empty = "/>" if text.count("/>") - spaced > spaced else " />"
    first = next(iter(source.root.children), None)
    pad = _pad(first) if first else ""
    if not pad:
        plain = first is None
        return Style(empty, "\n" if plain else "", "  " if plain else "")
    line = "\r\n" if pad.startswith("\r") else "\n"
    return Style(empty, line, pad[len(line) :] or "  ")


def insert(parent: Node, node: Node, after: Node | None, before: Node | None, how: Style) -> None:
    """Put the element into the parent: behind one child, or before one, or as the last."""
    node.parent = parent
    tags.open_up(parent)
    pad = pad_inside(parent, how)
    content = parent.content
    if after is not None:
        place = content.index(after) + 1
        content[place:place] = [pad, node] if pad else [node]
    elif before is not None:
        place = content.index(before)
        content[place:place] = [node, pad] if pad else [node]
    elif content and _blank(content[-1]):
        content[-1:] = [pad, node, content[-1]] if pad else [node, content[-1]]
    else:
        content += [pad, node, _pad(parent) or how.line] if pad else [node]


def take_out(node: Node) -> None:
    """Take the element and its line out of its parent."""
    parent = node.parent
    if parent is None:
        return
    place = parent.content.index(node)
    follows = parent.content[place + 1] if place + 1 < len(parent.content) else "\n"
    begin = place
    if place and _blank(parent.content[place - 1]) and _blank(follows):
        begin -= 1
    del parent.content[begin : place + 1]
    node.parent = None


def move(node: Node, parent: Node, after: Node | None, before: Node | None, how: Style) -> None:
    """Move an element with all that it holds; its names mean the same where it goes."""
    scope, pad = node.scope(), _pad(node)
    take_out(node)
    insert(parent, node, after, before, how)
    now = node.scope()
    text = node.written()
    for prefix, uri in scope.items():
        used = f"{prefix}:" in text if prefix else True
        if used and now.get(prefix) != uri and prefix not in node.declared:
            tags.declare(node, prefix, uri)
    _indent(node, pad, _pad(node))


def drawn_up(edited: Node, parent: Node, known: dict[Node, Node], pad: str, how: Style) -> Node:
    """Return a new element as the file would write it, to go into the parent.

    What is in `known` already is left out: it moves there by itself. The new ones are added.
    """
    name = _name(edited, parent)
    node = Node(name, edited.tag, {}, {}, f"<{name}{how.empty}", parent=parent)
    for key in edited.attributes:
        copy_attribute(edited, node, key)
    inner = f"{pad}{how.indent}" if pad else ""
    children = [one for one in edited.children if one not in known]
    if edited.mixed:
        inner = ""
    for one in edited.content if edited.mixed else children:
        tags.open_up(node)
        if isinstance(one, str):
            node.content.append(tags.text(read_text(one)))
        elif one not in known:
            child = drawn_up(one, node, known, inner, how)
            node.content += [inner, child] if inner else [child]
    if children and inner:
        node.content.append(pad)
    elif not edited.children and edited.text:
        set_text(node, edited.text)
    known[edited] = node
    return node


def set_text(node: Node, value: str, *, cdata: bool = False) -> None:
    """Put the text between the element's tags; comments there stay behind it."""
    tags.open_up(node)
    kept = [one for one in node.content if isinstance(one, str) and one.startswith(("<!--", "<?"))]
    whole = f"<![CDATA[{value}]]>" if cdata and "]]>" not in value else tags.text(value)
    node.content = [whole, *kept] if whole else [*kept]


def _name(edited: Node, parent: Node) -> str:
    if not edited.namespace:
        return edited.local
    prefix = tags.prefix(parent, edited.namespace, edited.name.rpartition(":")[0])
    return f"{prefix}:{edited.local}" if prefix else edited.local


def copy_attribute(edited: Node, node: Node, key: str) -> None:
    """Write an attribute of an edited element with the prefixes of the file."""
    value = edited.attributes[key]
    if key.startswith("{"):
        uri = key[1:].partition("}")[0]
        scope = edited.scope()
        hint = next((one for one, address in scope.items() if one and address == uri), "")
        tags.prefix(node, uri, hint, attribute=True)
        if key == _TYPE:
            value = _type(value, scope, node)
    tags.set_attribute(node, key, value)


def _type(value: str, scope: dict[str, str], node: Node) -> str:
    """Return the name of a type (xsi:type) as it reads with the prefixes of the file."""
    prefix, _colon, local = value.rpartition(":")
    if prefix not in scope:
        return value
    own = tags.prefix(node, scope[prefix], prefix)
    return f"{own}:{local}" if own else local


def _blank(one: str | Node) -> bool:
    return isinstance(one, str) and one.isspace()


def _pad(node: Node) -> str:
    """Return the line break and indent before the element, empty if it begins no line."""
    if node.parent is None:
        return ""
    place = node.parent.content.index(node)
    before = node.parent.content[place - 1] if place else ""
    if not isinstance(before, str) or not before.isspace():
        return ""
    found = _BREAK.search(before)
    return found[0] if found else ""


def pad_inside(parent: Node, how: Style) -> str:
    """Return the line break and indent before a child of the element."""
    if not how.line:
        return ""
    for child in parent.children:
        if pad := _pad(child):
            return pad
    if parent.children:
        return ""
    return f"{_pad(parent) or how.line}{how.indent}"


def _indent(node: Node, old: str, new: str) -> None:
    """Give the lines inside a moved element the indent of its new place."""
    if old == new or not old or not new:
        return
    if not node.children or node.mixed:
        return
    node.content = [
        one.replace(old, new) if isinstance(one, str) and one.isspace() else one
        for one in node.content
    ]
    for child in node.children:
        _indent(child, old, new)

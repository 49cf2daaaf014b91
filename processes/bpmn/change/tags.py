"""Start and end tags changed where they must be, every other character as it stands."""

from processes.bpmn.change.source import ATTRIBUTE, Node, resolved

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LINES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_QUOTES = {'"': "&quot;", "'": "&apos;"}


def text(value: str) -> str:
    """Return the value as text between tags."""
    return "".join({**_ESCAPES, "\r": "&#13;"}.get(sign, sign) for sign in value)


def quoted(value: str, quote: str = '"') -> str:
    """Return the value as an attribute's, in quotes."""
    escapes = {**_ESCAPES, **_LINES, quote: _QUOTES[quote]}
    return f"{quote}{''.join(escapes.get(sign, sign) for sign in value)}{quote}"


def set_attribute(node: Node, key: str, value: str | None) -> None:
    """Set an attribute, {namespace}name or name, or take it away."""
    scope = node.scope()
    for found in ATTRIBUTE.finditer(node.opening, len(node.name) + 1):
        if resolved(found[2], scope, attribute=True) == key:
            written = "" if value is None else _with_value(found[0], found[4], value)
            node.opening = node.opening[: found.start()] + written + node.opening[found.end() :]
            break
    else:
        if value is not None:
            _append(node, _written_name(node, key, scope), value)
    if value is None:
        node.attributes.pop(key, None)
    else:
        node.attributes[key] = value


def declare(node: Node, prefix: str, uri: str) -> None:
    """Declare a namespace on the element."""
    _append(node, f"xmlns:{prefix}" if prefix else "xmlns", uri)
    node.declared[prefix] = uri


def rename(node: Node, name: str, tag: str) -> None:
    """Make the element one of another kind."""
    node.opening = f"<{name}{node.opening[len(node.name) + 1 :]}"
    if node.closing:
        node.closing = f"</{name}{node.closing[len(node.name) + 2 :]}"
    node.name, node.tag = name, tag


def open_up(node: Node) -> None:
    """Make room for content in an element that is written as <empty/>."""
    if node.opening.endswith("/>"):
        node.opening = node.opening[:-2].rstrip() + ">"
        node.closing = f"</{node.name}>"


def prefix(node: Node, uri: str, hint: str, *, attribute: bool = False) -> str:
    """Return a prefix for the namespace inside the element; declare one where there is none.

    An element goes by its parent's prefix if it can, an attribute never by the empty one.
    """
    scope = node.scope()
    known = [one for one, address in scope.items() if address == uri and (one or not attribute)]
    own = node.name.rpartition(":")[0]
    for wished in (own, hint):
        if wished in known:
            return wished
    if known:
        return known[-1]
    root = node
    while root.parent is not None:
        root = root.parent
    name, count = hint or "ns", 0
    while name in scope or name in root.declared:
        count += 1
        name = f"{hint or 'ns'}{count}"
    declare(root, name, uri)
    return name


def _written_name(node: Node, key: str, scope: dict[str, str]) -> str:
    uri, _brace, local = key.rpartition("}")
    if not uri:
        return local
    known = [one for one, address in scope.items() if one and address == uri[1:]]
    return f"{known[-1]}:{local}"


def _with_value(whole: str, old: str, value: str) -> str:
    return whole[: -len(old)] + quoted(value, old[0])


def _append(node: Node, name: str, value: str) -> None:
    """Write a new attribute behind the last one, as that is written."""
    last = next(reversed(list(ATTRIBUTE.finditer(node.opening, len(node.name) + 1))), None)
    space = last[1] if last else " "
    quote = last[4][0] if last else '"'
    place = last.end() if last else len(node.name) + 1
    written = f"{space}{name}={quoted(value, quote)}"
    node.opening = node.opening[:place] + written + node.opening[place:]

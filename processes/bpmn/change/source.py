"""A BPMN file as a tree that still holds every character: what isn't touched is written as it was.

XML libraries normalise what they write (quotes, entities, CDATA, spaces in tags). Here each
element keeps its start tag, its end tag and what lies between as they stand in the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from processes.bpmn import decoding
from processes.bpmn.model import BadModel

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|</[^>]*+>"
    r"""|<[^\s/>!?]++(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>"""
    r"|[^<]++",
    re.DOTALL,
)
_NAME = re.compile(r"<([^\s/>]+)")
ATTRIBUTE = re.compile(r"""(\s+)([^\s=/>]+)(\s*=\s*)("[^"]*"|'[^']*')""")
_REFERENCE = re.compile(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z]+);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LINES = re.compile(r"\r\n|[\r\n\t]")
XML = "http://www.w3.org/XML/1998/namespace"


class Unspliceable(BadModel):
    """The file can be read, and still can't be changed piece by piece."""

    def __init__(self) -> None:
        super().__init__(
            "흐름도 파일의 글자를 그대로 둔 채 고칠 수 없습니다. UTF-8로 저장해서 다시 올리세요."
        )


@dataclass(slots=True, eq=False)
class Node:
    """An element; `content` is what lies between its tags, raw text and elements in order.

    `tag` and the keys of `attributes` are written as lxml does: {namespace}name.
    """

    name: str
    tag: str
    attributes: dict[str, str]
    declared: dict[str, str]
    opening: str
    closing: str = ""
    content: list["str | Node"] = field(default_factory=list)
    parent: "Node | None" = None

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return self.tag.rpartition("}")[2]

    @property
    def namespace(self) -> str:
        """The namespace's address, empty for none."""
        return self.tag.rpartition("}")[0].removeprefix("{")

    @property
    def id(self) -> str:
        """The id as written, empty for none."""
        return self.attributes.get("id", "")

    @property
    def children(self) -> list["Node"]:
        """The elements directly inside."""
        return [one for one in self.content if isinstance(one, Node)]

    @property
    def text(self) -> str:
        """The text directly inside, as a reader of XML sees it."""
        if not self.content:
            return ""
        return "".join(read_text(one) for one in self.content if isinstance(one, str))

    @property
    def mixed(self) -> bool:
        """Whether text stands between elements, so that the order of both means something."""
        if len(self.content) < 2:
            return False
        elements = any(isinstance(one, Node) for one in self.content)
        return elements and bool(self.text.strip())

    def walk(self) -> Iterator["Node"]:
        """Give the element and all inside it, in the file's order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def scope(self) -> dict[str, str]:
        """Return the namespaces in force inside the element by their prefix."""
        around = self.parent.scope() if self.parent else {"xml": XML}
        return {**around, **self.declared}

    def written(self) -> str:
        """Return the element as it stands in the file."""
        inside = "".join(one if isinstance(one, str) else one.written() for one in self.content)
        return f"{self.opening}{inside}{self.closing}"


@dataclass(slots=True)
class Source:
    """A whole file: what precedes and follows the root element, and the bytes' encoding."""

    mark: bytes
    encoding: str
    before: str
    root: Node
    after: str

    def content(self) -> bytes:
        """Return the file's bytes; what the encoding can't hold becomes a character reference."""
        text = f"{self.before}{self.root.written()}{self.after}"
        return self.mark + text.encode(self.encoding, errors="xmlcharrefreplace")

    def holds(self, text: str) -> bool:
        """Tell whether the encoding has all of the characters."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True


def parsed(content: bytes) -> Source:
    """Return the file as a tree; raise BadModel where it can't be read or written back."""
    root, encoding, _warnings = decoding.tree(content)
    text = decoding.text(content)
    whole = text.encode(encoding)
    mark = content[: len(content) - len(whole)]
    if mark + whole != content:
        raise Unspliceable
    source = _built(mark, encoding, text)
    _agree(source.root, root)
    return source


def read_text(raw: str) -> str:
    """Return what a piece between tags says; nothing for a comment or an instruction."""
    if raw.startswith("<"):
        inside = raw[9:-3] if raw.startswith("<![CDATA[") else ""
        return inside.replace("\r\n", "\n").replace("\r", "\n")
    plain = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
    return _REFERENCE.sub(_resolved, plain) if "&" in plain else plain


def read_value(raw: str) -> str:
    """Return what an attribute's value says, without its quotes."""
    plain = raw if raw.isprintable() else _LINES.sub(" ", raw)
    return _REFERENCE.sub(_resolved, plain) if "&" in plain else plain


def resolved(name: str, scope: dict[str, str], *, attribute: bool = False) -> str:
    """Return a name as {namespace}name; an attribute without a prefix has none."""
    if attribute and ":" not in name:
        return name
    prefix, _colon, local = name.rpartition(":")
    uri = scope.get(prefix, "")
    return f"{{{uri}}}{local}" if uri else name


def _resolved(found: re.Match[str]) -> str:
    name = found[1]
    if name[0] != "#":
        return _NAMED.get(name, found[0])
    return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))


def _built(mark: bytes, encoding: str, text: str) -> Source:
    around: tuple[list[str], list[str]] = ([], [])
    root: Node | None = None
    node: Node | None = None
    scopes: list[dict[str, str]] = [{"xml": XML}]
    for token in _TOKEN.findall(text):
        if token.startswith("</") and node is not None:
            node.closing = token
            node = node.parent
            scopes.pop()
        elif token[0] != "<" or token[1] in "!?":
            (around[root is not None] if node is None else node.content).append(token)
        else:
            started = _started(token, scopes[-1], node)
            root = root or started
            if not token.endswith("/>"):
                scopes.append(
                    {**scopes[-1], **started.declared} if started.declared else scopes[-1]
                )
                node = started
    if root is None or node is not None:
        raise Unspliceable
    return Source(mark, encoding, "".join(around[0]), root, "".join(around[1]))


def _started(token: str, around: dict[str, str], parent: Node | None) -> Node:
    name = _NAME.match(token)
    if name is None:
        raise Unspliceable
    written: dict[str, str] = {}
    declared: dict[str, str] = {}
    for _space, key, _equals, value in ATTRIBUTE.findall(token, name.end()):
        if key == "xmlns" or key.startswith("xmlns:"):
            declared[key[6:]] = read_value(value[1:-1])
        else:
            written[key] = read_value(value[1:-1])
    scope = {**around, **declared} if declared else around
    attributes = {resolved(one, scope, attribute=True): value for one, value in written.items()}
    node = Node(name[1], resolved(name[1], scope), attributes, declared, token, parent=parent)
    if parent is not None:
        parent.content.append(node)
    return node


def _agree(ours: Node, theirs: etree._Element) -> None:
    """Raise Unspliceable unless the XML library reads the same from the file."""
    elements = list(theirs.iter(etree.Element))
    nodes = list(ours.walk())
    if len(elements) != len(nodes):
        raise Unspliceable
    for node, element in zip(nodes, elements, strict=True):
        attributes = {str(key): str(value) for key, value in element.attrib.items()}
        if node.tag != element.tag or node.attributes != attributes:
            raise Unspliceable
        text = (element.text or "") + "".join(child.tail or "" for child in element)
        if node.text != text:
            raise Unspliceable

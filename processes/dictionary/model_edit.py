"""Other names for elements of a BPMN file: the bytes change in those attributes only."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from xml.parsers import expat  # only for what processes.bpmn.reading has let through

from processes.bpmn import decoding, reading
from processes.bpmn.elements import BPMN, DATA
from processes.bpmn.model import Model
from processes.dictionary.elements import LANE, POOL, Element
from processes.dictionary.model import BadTerm

_NAMESPACE = BPMN.strip("{}")
_TAGS = frozenset({LANE, POOL}) | DATA
_DECLARATION = re.compile(r"\s*(?:<\?xml\b[^>]*\?>)?", re.ASCII)
_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")
_TAG_NAME = re.compile(rb"<[^\s/>]+")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_QUOTES = {'"': "&quot;", "'": "&apos;"}


def renamed(content: bytes, elements: Collection[Element], new: str) -> bytes:
    """Return the bytes with another name for the elements, every other byte as it was.

    Raises BadModel for what is no model, BadTerm where the result would say anything else.
    """
    before = reading.read(content)
    whole, encoding, _warning = decoding.decoded(content)
    mark = content[: len(content) - len(whole.encode(encoding))]
    if mark + whole.encode(encoding) != content:
        raise BadTerm(
            "흐름도의 글자 집합 때문에 이름만 고칠 수 없습니다. UTF-8로 저장해서 다시 올리세요."
        )
    value = "".join(_ESCAPES.get(sign, sign) for sign in new)
    parts, end = [mark], 0
    for start, stop in _spans(whole, {(one.tag, one.position) for one in elements}):
        quote = whole[start - 1]
        parts += [
            whole[end:start].encode(encoding),
            value.replace(quote, _QUOTES[quote]).encode(encoding, errors="xmlcharrefreplace"),
        ]
        end = stop
    result = b"".join([*parts, whole[end:].encode(encoding)])
    if reading.read(result) != _expected(before, elements, new):
        raise BadTerm(
            "흐름도의 다른 내용까지 바뀌게 되어 고치지 않았습니다. 편집기에서 이름을 고치세요."
        )
    return result


@dataclass
class _Walk:
    """Where the wanted elements begin, in bytes of the text as UTF-8."""

    wanted: Collection[tuple[str, int]]
    parser: Any = field(default_factory=lambda: expat.ParserCreate(namespace_separator=" "))
    starts: list[int] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    outside: int = 0  # how deep in what a reader of BPMN passes over

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        namespace, _space, tag = name.rpartition(" ")
        if self.outside or namespace != _NAMESPACE or tag == "extensionElements":
            self.outside += 1
        elif tag in _TAGS:
            position = self.seen.get(tag, 0)
            self.seen[tag] = position + 1
            if (tag, position) in self.wanted:
                self.starts.append(self.parser.CurrentByteIndex)

    def end(self, _name: str) -> None:
        self.outside -= bool(self.outside)


def _spans(whole: str, wanted: Collection[tuple[str, int]]) -> list[tuple[int, int]]:
    """Return where the name of each wanted element stands in the text, without its quotes."""
    declaration = _DECLARATION.match(whole)
    skipped = declaration.end() if declaration else 0
    body = whole[skipped:].encode()
    walk = _Walk(wanted)
    walk.parser.StartElementHandler = walk.start
    walk.parser.EndElementHandler = walk.end
    walk.parser.Parse(body, True)
    spans, signs, passed = [], skipped, 0
    for place in walk.starts:
        start, stop = _name_in(body, place)
        begin = signs + len(body[passed:start].decode())
        signs, passed = begin + len(body[start:stop].decode()), stop
        spans.append((begin, signs))
    return spans


def _name_in(body: bytes, place: int) -> tuple[int, int]:
    found = _TAG_NAME.match(body, place)
    while found := _ATTRIBUTE.match(body, found.end() if found else place):
        if found[1] == b"name":
            return found.start(2) + 1, found.end(2) - 1
    raise BadTerm("흐름도에서 이름이 적힌 곳을 찾지 못했습니다. 편집기에서 이름을 고치세요.")


def _expected(before: Model, elements: Collection[Element], new: str) -> Model:
    wanted = {(one.tag, one.position) for one in elements}
    seen: dict[str, int] = {}
    nodes = []
    for node in before.nodes:
        position = seen.get(node.type, 0)
        seen[node.type] = position + 1
        nodes.append(replace(node, name=new) if (node.type, position) in wanted else node)
    return replace(
        before,
        lanes=tuple(
            replace(lane, name=new) if (LANE, position) in wanted else lane
            for position, lane in enumerate(before.lanes)
        ),
        participants=tuple(
            replace(pool, name=new) if (POOL, position) in wanted else pool
            for position, pool in enumerate(before.participants)
        ),
        nodes=tuple(nodes),
    )

"""What a PDF holds: text by page, the structure tree, metadata."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.constants import UserAccessPermissions
from pypdf.generic import ArrayObject, DictionaryObject

from documents.checking.model import BadFile, Counts

_HEADING = re.compile(r"/H[1-6]?$|/Title$")
_MOST_PAGES, _MOST_NODES = 2_000, 200_000
_PDFA = re.compile(rb"pdfaid:part(?:>|=[\"'])\s*(\d)")
_LEVEL = re.compile(rb"pdfaid:conformance(?:>|=[\"'])\s*([A-Za-z])")


def counts(content: bytes, name: str) -> Counts:
    """Return what was counted; a password that is needed to open it counts as locked."""
    file = PdfReader(io.BytesIO(content))
    if file.is_encrypted and not file.decrypt(""):
        return _locked()
    if len(file.pages) > _MOST_PAGES:
        raise BadFile(f"‘{name}’이(가) {_MOST_PAGES:,}쪽을 넘습니다. 나누어 확인하십시오.")
    root = file.root_object
    texts = [page.extract_text().strip() for page in file.pages]
    pictured = [_has_picture(page) for page in file.pages]
    scanned = [there and not text for there, text in zip(pictured, texts, strict=True)]
    tree = root.get("/StructTreeRoot")
    nodes = list(_nodes(tree)) if tree is not None else []
    kinds = Counter(kind for kind, _ in nodes)
    figures = [alt for kind, alt in nodes if kind == "/Figure"]
    level = _archival(root)
    about: Any = file.metadata or {}
    return Counts(
        form=f"PDF/A-{level}" if level else "PDF",
        characters=sum(map(len, texts)),
        headings=sum(n for kind, n in kinds.items() if _HEADING.match(kind)),
        tables=kinds["/Table"],
        tables_with_head=min(kinds["/Table"], _heads(tree)) if tree is not None else 0,
        pictures=len(figures) if nodes else sum(pictured),
        pictures_described=sum(bool(alt.strip()) for alt in figures),
        title=str(about.get("/Title") or ""),
        author=str(about.get("/Author") or ""),
        language=str(root.get("/Lang") or ""),
        pages=len(file.pages),
        scanned_pages=sum(scanned),
        tagged=bool(nodes),
        archival=bool(level),
        locked=_may_not_be_read(file),
    )


def _locked() -> Counts:
    return Counts("PDF", 0, 0, 0, 0, 0, 0, "", "", "", tagged=False, archival=False, locked=True)


def _may_not_be_read(file: PdfReader) -> bool:
    rights = file.user_access_permissions
    return rights is not None and not (
        rights & (UserAccessPermissions.EXTRACT | UserAccessPermissions.EXTRACT_TEXT_AND_GRAPHICS)
    )


def _has_picture(page: Any) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    if objects is None:
        return False
    found = (one.get_object() for one in objects.get_object().values())
    return any(one.get("/Subtype") == "/Image" for one in found)


def _nodes(tree: Any) -> Iterator[tuple[str, str]]:
    """Give each element of the structure tree: its kind and what describes it."""
    for node in _walk(tree):
        if "/S" in node:
            yield str(node["/S"]), str(node.get("/Alt") or node.get("/ActualText") or "")


def _heads(tree: Any) -> int:
    """Return how many tables hold a head cell."""
    return sum(
        node.get("/S") == "/Table" and any(one.get("/S") == "/TH" for one in _walk(node))
        for node in _walk(tree)
    )


def _walk(tree: Any) -> Iterator[DictionaryObject]:
    """Give every dictionary below a node once; files with circles end too."""
    waiting: list[Any] = [tree]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_NODES:
        node = waiting.pop().get_object()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, ArrayObject):
            waiting += reversed(node)
        elif isinstance(node, DictionaryObject):
            yield node
            if "/K" in node and not isinstance(node["/K"], int):
                waiting.append(node["/K"])


def _archival(root: DictionaryObject) -> str:
    """Return the level of PDF/A that the file claims, such as 3a; '' where it claims none."""
    metadata = root.get("/Metadata")
    if metadata is None:
        return ""
    data = metadata.get_object().get_data()
    part, level = _PDFA.search(data), _LEVEL.search(data)
    return (part[1] + (level[1].lower() if level else b"")).decode() if part else ""

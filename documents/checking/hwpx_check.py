"""What a HWPX holds: outline paragraphs, tables, pictures, metadata."""

import io
import re
import zipfile
from typing import Any

from lxml import etree

from documents.checking.model import Counts

_SECTION = re.compile(r"Contents/section\d+\.xml")
# What Hancom writes by itself is no description: '그림입니다.' and the file's name and size.
_BY_ITSELF = re.compile(r"^\s*$|^그림입니다\.|원본 그림의 (이름|크기)")


def counts(content: bytes, _name: str) -> Counts:
    """Return what was counted."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        head = _tree(archive.read("Contents/header.xml"))
        sections = [_tree(archive.read(name)) for name in names if _SECTION.fullmatch(name)]
        about = _about(archive, names)
    outlined = {
        one.get("id")
        for one in head.iter("{*}paraPr")
        if any(h.get("type") == "OUTLINE" for h in one.iterchildren("{*}heading"))
    }
    paragraphs = [one for section in sections for one in section.iter("{*}p")]
    tables = [one for section in sections for one in section.iter("{*}tbl")]
    pictures = [one for section in sections for one in section.iter("{*}pic")]
    return Counts(
        form="HWPX",
        characters=sum(len(text) for one in sections for text in _texts(one)),
        headings=sum(one.get("paraPrIDRef") in outlined for one in paragraphs),
        tables=len(tables),
        tables_with_head=sum(_has_head(one) for one in tables),
        pictures=len(pictures),
        pictures_described=sum(_is_described(one) for one in pictures),
        title=about["title"],
        author=about["author"],
        language=about["language"],
    )


def _tree(content: bytes) -> Any:
    safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, safe)


def _texts(section: Any) -> list[str]:
    return ["".join(one.itertext()) for one in section.iter("{*}t")]


def _has_head(table: Any) -> bool:
    return any(cell.get("header") == "1" for cell in table.iter("{*}tc"))


def _is_described(picture: Any) -> bool:
    comment = picture.find("{*}shapeComment")
    return comment is not None and not _BY_ITSELF.search(comment.text or "")


def _about(archive: zipfile.ZipFile, names: list[str]) -> dict[str, str]:
    package = next((name for name in names if name.endswith("content.hpf")), None)
    found = {"title": "", "author": "", "language": ""}
    if package is None:
        return found
    for one in _tree(archive.read(package)).iter("{*}title", "{*}language", "{*}meta"):
        kind = one.get("name") or etree.QName(one).localname
        key = {"creator": "author"}.get(kind, kind)
        if key in found and one.text:
            found[key] = one.text
    return found

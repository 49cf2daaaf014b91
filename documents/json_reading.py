"""A document from its JSON form; what is wrong is named by its place, such as blocks[3].level."""

import base64
import binascii
import hashlib
import json
import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NoReturn

from documents.json_form import SCHEMA
from documents.json_shape import ALIGNS, BLOCKS, CELL, DOCUMENT, MEDIA, META, ORIENTATIONS, Field
from documents.model import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Meta,
    PageBreak,
    Paragraph,
    Table,
)
from documents.refusals import BadDocument

_LARGEST = 100_000_000
_OF_FIGURES = ("alt", "caption", "width_mm", "orientation")
_MADE: dict[str, Callable[..., Block]] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "bullets": Bullets,
    "table": Table,
    "page_break": PageBreak,
}


def read(content: bytes, name: str = "JSON") -> Document:
    """Return the document that the JSON holds, or raise BadDocument naming file and place.

    Numbers of headings, tables and figures are set when it is written, whatever the file says.
    """
    if len(content) > _LARGEST:
        raise BadDocument(f"‘{name}’이(가) {_LARGEST // 1_000_000}MB를 넘습니다. 나누어 주십시오.")
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise BadDocument(
            f"‘{name}’ {line}행에서 JSON이 깨졌습니다. UTF-8 JSON 파일인지 확인하십시오."
        ) from error
    found = _Reader(name).record(tree, DOCUMENT, "")
    if found["schema"] != SCHEMA:
        raise BadDocument(f"‘{name}’의 schema가 {SCHEMA}가 아닙니다. 이 도구의 문서인지 보십시오.")
    return Document(
        title=found["title"],
        blocks=tuple(found["blocks"]),
        meta=found.get("meta", Meta()),
        header=found.get("header", ""),
        lang=found.get("lang", "ko"),
    )


class _Reader:
    """Reads one file, by the table of json_shape."""

    def __init__(self, name: str) -> None:
        self.name = name

    def refuse(self, place: str, problem: str) -> NoReturn:
        raise BadDocument(f"‘{self.name}’의 {place or '맨 위'}: {problem}")

    def record(self, tree: Any, fields: Mapping[str, Field], place: str) -> dict[str, Any]:
        """Return the values of an object, every key known and of its kind."""
        if not isinstance(tree, dict):
            self.refuse(place, "{ } 묶음이어야 합니다.")
        for key in tree.keys() - fields.keys():
            known = ", ".join(fields) or "없음"
            self.refuse(
                f"{place}.{key}".strip("."), f"모르는 이름입니다. 쓸 수 있는 이름: {known}."
            )
        found = {}
        for key, field in fields.items():
            inside = f"{place}.{key}".strip(".")
            if key in tree and not (tree[key] is None and field.nullable):
                found[key] = self.value(tree[key], field.kind, inside)
            elif field.required:
                self.refuse(inside, "값이 없습니다. 이 이름을 추가하십시오.")
        return found

    def value(self, given: Any, kind: str, place: str) -> Any:
        """Return a value of the kind, or refuse it."""
        inside: dict[str, Callable[[Any, str], Any]] = {
            "blocks": self._blocks,
            "cells": self._rows,
            "meta": self._meta,
            "texts": partial(self._each, "text"),
            "numbers": partial(self._each, "number"),
        }
        if kind in inside:
            return inside[kind](given, place)
        fits, wanted = _SCALARS[kind]
        if not fits(given):
            self.refuse(place, f"{wanted} 적으십시오.")
        return given

    def _each(self, kind: str, given: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(given, list):
            self.refuse(place, "[ ] 목록이어야 합니다.")
        return tuple(self.value(one, kind, f"{place}[{n}]") for n, one in enumerate(given))

    def _rows(self, given: Any, place: str) -> tuple[tuple[Cell, ...], ...]:
        if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
            self.refuse(place, "행마다 [ ] 목록이어야 합니다.")
        return tuple(
            tuple(self._cell(cell, f"{place}[{r}][{c}]") for c, cell in enumerate(row))
            for r, row in enumerate(given)
        )

    def _cell(self, given: Any, place: str) -> Cell:
        return Cell(**self.record(given, CELL, place))

    def _meta(self, given: Any, place: str) -> Meta:
        return Meta(**self.record(given, META, place))

    def _blocks(self, given: Any, place: str) -> list[Block]:
        if not isinstance(given, list):
            self.refuse(place, "[ ] 목록이어야 합니다.")
        return [self._block(one, f"{place}[{n}]") for n, one in enumerate(given)]

    def _block(self, given: Any, place: str) -> Block:
        kind = given.get("kind") if isinstance(given, dict) else None
        if kind not in BLOCKS:
            self.refuse(f"{place}.kind", f"{', '.join(BLOCKS)} 가운데 하나로 적으십시오.")
        rest = {key: one for key, one in given.items() if key != "kind"}
        found = self.record(rest, BLOCKS[kind], place)
        found.pop("number", None)
        return self._figure(found, place) if kind == "figure" else _MADE[kind](**found)

    def _figure(self, found: dict[str, Any], place: str) -> Figure:
        own = {key: found[key] for key in _OF_FIGURES if key in found}
        media, content = found.get("media_type"), found.get("content")
        if media is None or content is None:
            return Figure(**own)
        drawn = media == MEDIA[0]
        picture = content.encode("utf-8", "replace") if drawn else self._png(content, place)
        if found.get("sha256") not in (None, hashlib.sha256(picture).hexdigest()):
            self.refuse(f"{place}.sha256", "그림이 적힌 해시와 다릅니다. 파일을 다시 받으십시오.")
        return Figure(**own, svg=content) if drawn else Figure(**own, png=picture)

    def _png(self, content: str, place: str) -> bytes:
        try:
            return base64.b64decode(content, validate=True)
        except (binascii.Error, ValueError):
            self.refuse(f"{place}.content", "base64가 깨졌습니다. 파일을 다시 받으십시오.")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


_SCALARS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "text": (_is_text, "글자로"),
    "date": (_is_text, "2026-11-23처럼 글자로"),
    "colour": (_is_text, "#rrggbb처럼 글자로"),
    "flag": (lambda value: isinstance(value, bool), "true나 false로"),
    "whole": (_is_whole, "정수로"),
    "number": (_is_number, "수로"),
    "level": (lambda value: _is_whole(value) and value in (1, 2, 3), "1, 2, 3 가운데 하나로"),
    "align": (lambda value: value in ALIGNS, f"{', '.join(ALIGNS)} 가운데 하나로"),
    "orientation": (
        lambda value: value in ORIENTATIONS,
        f"{', '.join(ORIENTATIONS)} 가운데 하나로",
    ),
    "media": (lambda value: value in MEDIA, f"{', '.join(MEDIA)} 가운데 하나로"),
}

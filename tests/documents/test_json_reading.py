"""The JSON form comes back whole, or is refused with its place."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from documents import json_form, json_reading, json_shape, writing
from documents.model import Bullets, Cell, Document, Figure, Heading, Meta, Paragraph, Table
from documents.preparation import prepared
from documents.refusals import BadDocument
from tests.documents.test_raster import png

FILE = Path(__file__).resolve().parents[2] / "docs" / "document.schema.json"
VALIDATOR = Draft202012Validator(json_shape.schema())


def test_the_published_schema_is_that_of_the_table() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == json_shape.schema()


def test_a_rich_document_comes_back_and_fits_the_schema(rich: Document) -> None:
    content = writing.write(rich, "json")
    assert not list(VALIDATOR.iter_errors(json.loads(content)))
    assert writing.write(json_reading.read(content), "json") == content


def test_a_png_comes_back(rich: Document) -> None:
    figure = Figure("사진", png=png(3, 2), caption="현장")
    content = writing.write(replace(rich, blocks=(figure,)), "json")
    (back,) = json_reading.read(content).blocks
    assert isinstance(back, Figure)
    assert writing.write(json_reading.read(content), "json") == content


_TEXT = st.text(max_size=20)
_BLOCKS = st.one_of(
    st.builds(Heading, _TEXT, st.sampled_from([1, 2, 3]), st.booleans()),
    st.builds(Paragraph, _TEXT, st.booleans(), st.sampled_from(["left", "right"]), st.booleans()),
    st.builds(
        Bullets, st.lists(_TEXT, min_size=1, max_size=3).map(tuple), st.sampled_from([1, 2, 3])
    ),
    st.builds(lambda a, b: Table(((Cell(a), Cell(b, bold=True)),), (1, 2.5)), _TEXT, _TEXT),
    st.builds(Figure, _TEXT),
)


@given(st.builds(Document, _TEXT, st.lists(_BLOCKS, max_size=4).map(tuple)))
def test_any_document_comes_back(document: Document) -> None:
    ready = prepared(document)
    content = writing.write(ready, "json")
    assert not list(VALIDATOR.iter_errors(json.loads(content)))
    assert prepared(json_reading.read(content)) == ready


def small(**changes: Any) -> bytes:
    tree = {
        "schema": json_form.SCHEMA,
        "title": "제목",
        "blocks": [{"kind": "heading", "text": "개요", "level": 1}],
    }
    return json.dumps({**tree, **changes}).encode()


def test_what_may_be_left_out_has_its_default() -> None:
    document = json_reading.read(small())
    assert document == Document("제목", (Heading("개요"),), Meta())


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "1행에서 JSON"),
        (b"{\n!", "2행에서 JSON"),
        (b"[" * 100_000, "JSON"),
        (b"3", "맨 위: { }"),
        (small(schema="urn:other"), "schema가"),
        (small(title=3), "title: 글자로"),
        (small(more=1), "more: 모르는 이름"),
        (small(blocks={}), "blocks: \\[ \\]"),
        (small(blocks=[{"kind": "song"}]), r"blocks\[0\].kind: heading"),
        (small(blocks=[3]), r"blocks\[0\].kind"),
        (small(blocks=[{"kind": "heading"}]), r"blocks\[0\].text: 값이 없습니다"),
        (small(blocks=[{"kind": "heading", "text": "", "level": 4}]), r"blocks\[0\].level"),
        (small(blocks=[{"kind": "heading", "text": "", "level": True}]), r"blocks\[0\].level"),
        (small(blocks=[{"kind": "bullets", "items": [1]}]), r"blocks\[0\].items\[0\]: 글자로"),
        (small(blocks=[{"kind": "table", "rows": [[3]], "widths": [1]}]), r"rows\[0\]\[0\]: { }"),
        (small(blocks=[{"kind": "table", "rows": [], "widths": [float("nan")]}]), "수로"),
        (
            small(
                blocks=[{"kind": "figure", "alt": "", "media_type": "image/png", "content": "!"}]
            ),
            "base64가 깨졌습니다",
        ),
        (
            small(
                blocks=[
                    {
                        "kind": "figure",
                        "alt": "",
                        "media_type": "image/png",
                        "content": "aGk=",
                        "sha256": "0" * 64,
                    }
                ]
            ),
            "해시와 다릅니다",
        ),
    ],
)
def test_what_is_wrong_is_named_by_its_place(content: bytes, place: str) -> None:
    with pytest.raises(BadDocument, match=place) as refused:
        json_reading.read(content, "문서.json")
    assert "‘문서.json’" in refused.value.sentence

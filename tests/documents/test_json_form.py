import hashlib
import json
from typing import Any

from documents import json_form, writing
from documents.model import Document, Figure
from tests.documents.conftest import MERGED
from tests.documents.test_raster import png


def form(document: Document) -> dict[str, Any]:
    return json.loads(writing.write(document, "json"))  # type: ignore[no-any-return]


def test_everything_is_there(rich: Document) -> None:
    got = form(rich)
    assert got["schema"] == json_form.SCHEMA
    assert got["meta"] == {
        "author": "홍길동",
        "organisation": "예시시설공사",
        "date": "2026-11-23",
        "subject": "신청서 초안",
    }
    assert [block["kind"] for block in got["blocks"]][:4] == [
        "heading", "paragraph", "heading", "bullets",
    ]  # fmt: skip
    assert got["blocks"][2]["number"] == "가."


def test_a_table_keeps_its_spans() -> None:
    cells = form(Document("", (MERGED,)))["blocks"][0]["rows"]
    assert (cells[0][0]["rowspan"], cells[0][1]["colspan"]) == (2, 2)


def test_a_picture_is_inside_with_its_hash(rich: Document) -> None:
    figure = next(block for block in form(rich)["blocks"] if block["kind"] == "figure")
    assert figure["media_type"] == "image/svg+xml"
    assert "채용 공고 게시" in figure["content"]
    assert figure["sha256"] == hashlib.sha256(figure["content"].encode()).hexdigest()


def test_pixels_are_in_base64_and_nothing_is_null() -> None:
    kinds = [
        (block["media_type"], block["note"])
        for block in form(Document("", (Figure("가", png=png()), Figure("나"))))["blocks"]
    ]
    assert kinds == [("image/png", None), (None, "[나] 그림이 없습니다.")]

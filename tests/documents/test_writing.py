import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from documents import writing
from documents.model import Document
from documents.refusals import UnknownFormat

ROOT = Path(__file__).resolve().parents[2]
STARTS = {"hwpx": b"PK", "docx": b"PK", "pdf": b"%PDF-1.7", "md": b"---\n", "json": b"{\n"}
HASHES = """
import hashlib
from documents import writing
from tests.documents.conftest import rich_document
for format in writing.FORMATS:
    print(format, hashlib.sha256(writing.write(rich_document(), format)).hexdigest())
"""


@pytest.mark.parametrize("format", writing.FORMATS)
def test_each_format_is_written(rich: Document, format: str) -> None:
    assert writing.write(rich, format).startswith(STARTS[format])


@pytest.mark.parametrize("format", writing.FORMATS)
def test_an_empty_document_is_written_too(format: str) -> None:
    assert writing.write(Document("", ()), format).startswith(STARTS[format])


def test_the_same_document_gives_the_same_bytes_in_any_process() -> None:
    def hashes(seed: str) -> str:
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(ROOT),
            "TZ": "Asia/Seoul",
        }
        done = subprocess.run(
            [sys.executable, "-c", HASHES],
            env=environment,
            check=True,
            capture_output=True,
            cwd="/",
        )
        return done.stdout.decode()

    first = hashes("1")
    assert len(first.splitlines()) == len(writing.FORMATS)
    assert first == hashes("2")


def test_many_can_export_at_once(rich: Document) -> None:
    formats = list(writing.FORMATS) * 3
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda format: writing.write(rich, format), formats))
    assert together == [writing.write(rich, format) for format in formats]


def test_an_unknown_format_is_refused_with_the_ones_that_exist(rich: Document) -> None:
    with pytest.raises(UnknownFormat, match="hwpx, docx, pdf, md, json"):
        writing.write(rich, "odt")


def test_each_format_says_how_to_serve_it() -> None:
    for key, format in writing.FORMATS.items():
        assert format.suffix == f".{key}"
        assert "/" in format.mime
        assert format.label

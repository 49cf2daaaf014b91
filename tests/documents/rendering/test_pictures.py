"""HWPX and PDF opened and drawn by renderers that we did not write, as pictures to look at.

HWPX by @rhwp/core, PDF by PDFium. The pictures of the last run lie in build/rendered/.
"""

import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageStat

from documents import raster, writing
from documents.model import Document
from installation import checks
from installation.places import NODE_MODULES, ROOT

PICTURES = ROOT / "build" / "rendered"
_SCRIPT = Path(__file__).with_name("rhwp.mjs")


@pytest.fixture
def hwpx_pages(rich: Document, tmp_path: Path) -> list[str]:
    """The pages of a rich document as @rhwp/core draws them, as SVG."""
    node = checks.node()
    assert node is not None, "make setup brings Node.js"
    file = tmp_path / "rich.hwpx"
    file.write_bytes(writing.write(rich, "hwpx"))
    command = [node, _SCRIPT, NODE_MODULES / "@rhwp" / "core", file, tmp_path]
    subprocess.run(command, check=True, timeout=100)
    return [page.read_text(encoding="utf-8") for page in sorted(tmp_path.glob("*.svg"))]


def test_hwpx_is_drawn_with_its_text_and_can_be_looked_at(
    hwpx_pages: list[str], strings: tuple[str, ...]
) -> None:
    drawn = _bare("".join(unescape(re.sub(r"<[^>]+>", "", page)) for page in hwpx_pages))
    assert [text for text in strings if _bare(text) not in drawn] == []
    for number, page in enumerate(hwpx_pages, start=1):
        _look(raster.scaled(page, 1.5), "hwpx", number)


def test_pdf_is_drawn_and_can_be_looked_at(rich: Document) -> None:
    pages = pypdfium2.PdfDocument(writing.write(rich, "pdf"))
    assert len(pages) >= 1
    for number in range(len(pages)):
        picture = pages[number].render(scale=1.5).to_pil()
        _inked(picture)
        _place("pdf", number + 1, "png").parent.mkdir(parents=True, exist_ok=True)
        picture.save(_place("pdf", number + 1, "png"))


def _look(content: bytes, kind: str, number: int) -> None:
    place = _place(kind, number, "png")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    with Image.open(place) as picture:
        _inked(picture)


def _place(kind: str, number: int, suffix: str) -> Path:
    return PICTURES / kind / f"{number:02}.{suffix}"


def _inked(picture: Image.Image) -> None:
    """Something is drawn, and most of the page is paper."""
    mean = ImageStat.Stat(picture.convert("L")).mean[0]
    assert 150 < mean < 254.9


def _bare(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", text))


@pytest.fixture(scope="module", autouse=True)
def _of_this_run() -> None:
    shutil.rmtree(PICTURES, ignore_errors=True)

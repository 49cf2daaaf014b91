"""A DOCX opened and drawn by a renderer that we did not write (docx-preview), as a picture.

The picture of the last run lies in build/rendered/docx.png.
"""

import base64
import re

import pytest

from documents import writing
from installation.places import NODE_MODULES, ROOT
from tests.documents.conftest import rich_document

pytestmark = pytest.mark.browser
_LIBRARIES = ("jszip/dist/jszip.min.js", "docx-preview/dist/docx-preview.min.js")


def test_docx_is_drawn_with_its_text_and_its_merged_cells(open_tab, server):
    document = rich_document()
    page = open_tab(server)
    page.goto("about:blank")
    for library in _LIBRARIES:
        page.add_script_tag(path=NODE_MODULES / library)
    content = base64.b64encode(writing.write(document, "docx")).decode()
    page.evaluate(
        """async (content) => {
          const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
          await docx.renderAsync(bytes, document.body);
        }""",
        content,
    )
    drawn = _bare(page.inner_text("body"))
    told = writing.preview(document)
    for line in (one for one in told.splitlines() if one.startswith("#")):
        assert _bare(line) in drawn
    assert page.locator("td[rowspan], td[colspan]").count() > 0
    assert page.locator("img").count() > 0
    place = ROOT / "build" / "rendered" / "docx.png"
    place.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=place, full_page=True)


def _bare(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", text))

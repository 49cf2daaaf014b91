"""One page of the workbench, opened as the test's own user: what every test of a page needs."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

SHELL = Path(__file__).resolve().parents[2] / "ui" / "shell.py"
PATIENCE = 60  # seconds; the machine may be busy with other tests


def visit(page: str, /, *, by: str = "김", **parameters: Any) -> AppTest:
    """Return the page at an address, drawn for somebody; fail where it ends in a traceback."""
    app = AppTest.from_file(str(SHELL), default_timeout=PATIENCE)
    app._page_hash = calc_hash(page)
    if by:
        app.session_state["author"] = by
    app.query_params.update(parameters)
    app.run()
    assert not app.exception
    return app


def said(*elements: Any) -> str:
    """Return the texts of elements, one a line."""
    return "\n".join(str(element.value) for several in elements for element in several)


def press(app: AppTest, label: str, which: int = 0) -> AppTest:
    """Press the button of that label, which must be there."""
    [one for one in app.button if one.label == label][which].click().run()
    assert not app.exception
    return app

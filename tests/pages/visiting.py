"""One page of the workbench, opened as the test's own user: what every test of a page needs."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

SHELL = Path(__file__).resolve().parents[2] / "ui" / "shell.py"
PATIENCE = 60  # seconds; the machine may be busy with other tests


def visit(page: str, /, **parameters: str) -> AppTest:
    """Return the page at an address, drawn for 김; fail where it ends in a traceback."""
    app = AppTest.from_file(str(SHELL), default_timeout=PATIENCE)
    app._page_hash = calc_hash(page)
    app.session_state["author"] = "김"
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

"""The page of a draft, as a person reads and presses it."""

from functools import partial
from typing import Any

from streamlit.testing.v1 import AppTest

from applications.drafts import store
from tests.pages import visiting
from ui import state

visit = partial(visiting.visit, "application", by="")


def section_of(db: Any, draft: Any, key: str) -> Any:
    return next(s for s in store.sections(db, draft.id) if s.key == key)


def texts(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def document_of(app: AppTest) -> str:
    """The preview, as HTML."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if "word-break" in body)


def shown_texts(app: AppTest) -> str:
    """The texts that are shown as people wrote them, as HTML."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if "pre-wrap" in body)


def button(app: AppTest, label: str) -> Any:
    return next(b for b in app.button if b.label == label)


def setting(app: AppTest, draft: Any, field: str, revision: int = 1) -> str:
    return state.application_field(draft.id, field, revision)


def turn(app: AppTest, part: str) -> AppTest:
    """Open a part of the page, as its tab does."""
    app.query_params["part"] = part
    return app.run()

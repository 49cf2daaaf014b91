"""An IT project that the address can name, and what is typed into its tables."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from evaluations.projects import store as project_store
from evaluations.projects.model import Project


@pytest.fixture
def project(db: storage.Database) -> Project:
    """A project without anything that hangs on it."""
    with storage.transaction(db):
        return project_store.add_project(db, "ERP 고도화", by="이", contract_end="2028-12-31")


class Typing:
    """What the browser reports of a table: cells edited, lines added and taken out."""

    def __init__(self, table: str, owner: str, turn: int = 0) -> None:
        """Name the table of the owner, in the given round."""
        self.key = f"grid/{table}/{owner}/{turn}"

    def __call__(
        self,
        app: AppTest,
        *,
        edited: dict[int, dict[str, Any]] | None = None,
        added: list[dict[str, Any]] | None = None,
        deleted: list[int] | None = None,
    ) -> AppTest:
        """Report it and let the page be drawn again."""
        app.session_state[self.key] = {
            "edited_rows": edited or {},
            "added_rows": added or [],
            "deleted_rows": deleted or [],
        }
        app.run()
        assert not app.exception
        return app

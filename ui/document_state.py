"""Names of the widgets beside documents, and what their addresses hold."""

MANUAL_DEPARTMENT = "department"  # also its name in the address


def document_widget(place: str, name: str) -> str:
    """A widget beside one document, such as dossier/P-0001."""
    return f"document/{place}/{name}"

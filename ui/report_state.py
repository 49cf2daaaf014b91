"""The keys of the page of reports: session state and address."""

QUARTER, KIND = "quarter", "report"  # also their names in the address


def requests(quarter: str, revision: int) -> str:
    """The field of what is asked of the board."""
    return f"board-requests/{quarter}/{revision}"


def file(form: str) -> str:
    """The button that takes a report as a file."""
    return f"report-file/{form}"

"""The first page."""

from ui import frame


def page() -> None:
    """Draw where the work stands."""
    frame.heading("DPG 업무설계실")

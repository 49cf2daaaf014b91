"""placeholder."""


def write() -> None:
    """Write."""

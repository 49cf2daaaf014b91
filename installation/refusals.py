"""What the set-up says when it can't go on: one Korean sentence and one English beside it."""

from errors import WorkbenchError


class SetupRefused(WorkbenchError):
    """Something of the system is missing; the sentence says what and how to cure it."""

    def __init__(self, korean: str, english: str) -> None:
        super().__init__(f"{korean}\n({english})")

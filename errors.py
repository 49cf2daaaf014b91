"""The two kinds of failure.

WorkbenchError      something the user can cure: its text is one Korean sentence or two
├── storage.Conflict, storage.StorageUnavailable, …
└── each domain's own refusals (UnknownProcess, BadQuestionnaire, BadModel, …)

Anything else is a bug and keeps its traceback.
"""

QUOTED = 60  # signs of a name that a sentence repeats


def shortened(text: str) -> str:
    """Return a text as a sentence quotes it: in one line, and of a long one the beginning."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else f"{line[: QUOTED - 1]}…"


class WorkbenchError(Exception):
    """A refusal that names the place and the cure, in Korean, ready to be shown."""

    @property
    def sentence(self) -> str:
        """The text for the user."""
        return str(self)

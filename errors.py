"""The two kinds of failure.

WorkbenchError      something the user can cure: its text is one Korean sentence or two
├── storage.Conflict, storage.StorageUnavailable, …
└── each domain's own refusals (UnknownProcess, BadQuestionnaire, BadModel, …)

Anything else is a bug and keeps its traceback.
"""


class WorkbenchError(Exception):
    """A refusal that names the place and the cure, in Korean, ready to be shown."""

    @property
    def sentence(self) -> str:
        """The text for the user."""
        return str(self)

"""What two submissions of a draft say differently, word by word. Pure."""

from dataclasses import dataclass

from applications.submissions.model import Submission
from applications.writing.differences import Part, words


@dataclass(frozen=True)
class Changed:
    """A section whose text differs."""

    key: str
    title: str
    parts: tuple[Part, ...]


def sections(before: Submission, after: Submission) -> list[Changed]:
    """Return the sections that differ, in the order of the later submission, then those gone."""
    old, new = before.texts, after.texts
    keys = [*new, *(key for key in old if key not in new)]
    return [
        Changed(key, (new.get(key) or old[key])[0], tuple(words(was, now)))
        for key in keys
        if (was := old.get(key, ("", ""))[1]) != (now := new.get(key, ("", ""))[1])
    ]

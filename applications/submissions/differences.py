"""What two submissions of a draft say differently, word by word. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from applications.submissions.model import Submission

Kind = Literal["same", "gone", "new"]
_WORDS = re.compile(r"\S+\s*|\s+")
_LONGEST = 2000  # words of a text; longer ones are told as a whole, which takes no time


@dataclass(frozen=True)
class Part:
    """A run of a text: in both, only before, or only after."""

    kind: Kind
    text: str


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


def words(before: str, after: str) -> list[Part]:
    """Return the texts as runs: same and gone make up the first, same and new the other."""
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(one), len(other)) > _LONGEST:
        return _parts([("gone", one), ("new", other)])
    found: list[tuple[Kind, Sequence[str]]] = []
    matcher = SequenceMatcher(None, one, other)
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag == "equal":
            found.append(("same", one[from_old:to_old]))
        else:
            found += [("gone", one[from_old:to_old]), ("new", other[from_new:to_new])]
    return _parts(found)


def _parts(runs: Sequence[tuple[Kind, Sequence[str]]]) -> list[Part]:
    return [Part(kind, "".join(run)) for kind, run in runs if run]

"""The lines, words and steps of help, as data: data/guidance/*.yaml. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[2] / "data" / "guidance"


@dataclass(frozen=True)
class Term:
    """A word that not everybody knows, what it stands for, and what that means."""

    word: str
    of: str
    means: str


@dataclass(frozen=True)
class Line:
    """What a page is for, under its heading, with the words to explain there."""

    text: str
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Step:
    """One step of the first round: where to go, what to look at, how long it takes."""

    title: str
    look: str
    page: str
    minutes: int
    parameters: Mapping[str, str] = field(default_factory=dict)


@cache
def terms() -> dict[str, Term]:
    """Return word -> term, in the order of the file."""
    return {raw["word"]: Term(**raw) for raw in _read("terms")["terms"]}


@cache
def lines() -> dict[str, Line]:
    """Return page name -> what stands under its heading."""
    known = terms()
    return {
        page: Line(raw["line"], tuple(known[word] for word in raw["terms"]))
        for page, raw in _read("pages")["pages"].items()
    }


@cache
def steps() -> tuple[Step, ...]:
    """Return the steps of the first round over the example, in their order."""
    return tuple(Step(**raw) for raw in _read("round")["steps"])


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found

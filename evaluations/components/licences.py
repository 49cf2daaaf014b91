"""What kind of duty a licence brings, from its SPDX expression.

The kinds are data (data/components/licences.yaml) and a proposal of ours (제안). A choice (OR)
counts as its mildest part, a sum (AND) as its strictest; an exception (WITH) does not change
the kind. What no kind fits is unknown, never permissive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from boolean import ParseError
from license_expression import AND, OR, ExpressionError, Licensing

_FILE = Path(__file__).resolve().parents[2] / "data" / "components" / "licences.yaml"
UNKNOWN = "모름"


@dataclass(frozen=True)
class Kind:
    """A kind of licence; a higher rank brings more duties."""

    id: str
    title: str
    rank: int
    begins: tuple[str, ...]


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """Return the kinds, those that are looked at first first."""
    given = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(Kind(one["id"], one["ko"], one["rank"], tuple(one["begins"])) for one in given)


def kind_of(licences: Sequence[str]) -> Kind | None:
    """Return the kind of a component that bears these licences together; None: unknown."""
    return _strictest([_of_expression(one) for one in licences])


@lru_cache(maxsize=4096)
def _of_expression(text: str) -> Kind | None:
    try:
        parsed = Licensing().parse(text, simple=True)
    except (ExpressionError, ParseError):
        return _of_name(text)
    return None if parsed is None else _of_parsed(parsed)


def _of_parsed(parsed: object) -> Kind | None:
    if isinstance(parsed, OR):
        known = [kind for kind in map(_of_parsed, parsed.args) if kind]
        return min(known, key=lambda kind: kind.rank, default=None)
    if isinstance(parsed, AND):
        return _strictest([_of_parsed(one) for one in parsed.args])
    return _of_name(str(getattr(parsed, "license_symbol", parsed)))


def _strictest(found: Sequence[Kind | None]) -> Kind | None:
    """Return the strictest; with an unknown part that could be stricter still, unknown."""
    known = [kind for kind in found if kind]
    strictest = max(known, key=lambda kind: kind.rank, default=None)
    whole = len(known) == len(found)
    return strictest if whole or strictest is kinds()[0] else None


def _of_name(name: str) -> Kind | None:
    lowered = name.strip().lower()
    for kind in kinds():
        if any(lowered.startswith(start.lower()) for start in kind.begins):
            return kind
    return None

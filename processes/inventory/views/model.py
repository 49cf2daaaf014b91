"""What is seen of the register, as a value, and as the words of an address.

The same words are what the database keeps of a saved view.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from errors import WorkbenchError
from processes.inventory import listing
from processes.inventory.fields import BY_KEY
from processes.inventory.listing import Filter

COMPUTED = ("hours", "missing", "updated")
FIRST_COLUMNS = (
    "department", "area", "yearly_volume", "minutes_per_case", "hours", "systems", "channels",
    "personal_data", "missing", "updated",
)  # fmt: skip
COLUMNS = ("department", *BY_KEY, *COMPUTED)
_LISTS = {"dept": "departments", "area": "areas", "pd": "personal_data", "n2sf": "n2sf",
          "unknown": "unknown"}  # fmt: skip

Words = Mapping[str, Sequence[str]]


class UnknownView(WorkbenchError):
    """No saved view has that name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"저장된 보기 '{name}'이(가) 없습니다. 지웠거나 이름이 바뀌었을 수 있습니다. "
            "목록에서 다시 고르세요."
        )


class BadView(WorkbenchError):
    """A view that can't be kept under that name."""


@dataclass(frozen=True)
class View:
    """What is seen: which processes, in which order and groups, in which columns."""

    filter: Filter = field(default_factory=Filter)
    order: str = listing.BY_CODE
    group: str = ""  # '' or one of listing.GROUPINGS
    columns: tuple[str, ...] = FIRST_COLUMNS


@dataclass(frozen=True)
class SavedView:
    """A view that somebody kept under a name, for all."""

    id: str
    name: str
    view: View
    revision: int
    updated_at: str
    updated_by: str


def words_of(view: View) -> dict[str, list[str]]:
    """Return the view as the words of an address; what is as at first is left out."""
    wanted = view.filter
    found: dict[str, list[str]] = {
        "q": [wanted.search],
        **{word: list(getattr(wanted, name)) for word, name in _LISTS.items()},
        "fill": [wanted.filled or ""],
        "sort": ["" if view.order == listing.BY_CODE else view.order],
        "group": [view.group],
        "cols": [] if view.columns == FIRST_COLUMNS else list(view.columns),
    }
    return {word: kept for word, values in found.items() if (kept := [v for v in values if v])}


def view_of(words: Words) -> View:
    """Return the view that the words stand for; what they misspell is as at first."""

    def one(word: str, known: Sequence[str] | None = None) -> str:
        value = next(iter(words.get(word, ())), "")
        return value if known is None or value in known else ""

    wanted = Filter(
        search=one("q"),
        filled=one("fill", listing.FILLED) or None,
        **{name: tuple(words.get(word, ())) for word, name in _LISTS.items()},
    )
    columns = tuple(key for key in words.get("cols", ()) if key in COLUMNS)
    return View(
        filter=wanted,
        order=one("sort", listing.ORDERS) or listing.BY_CODE,
        group=one("group", list(listing.GROUPINGS)),
        columns=columns or FIRST_COLUMNS,
    )

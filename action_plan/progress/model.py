"""Progress of an item: a share with its bounds, and the parts that it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from action_plan.measures.model import Source
from action_plan.plan.model import Item
from action_plan.tracking.model import Decision, Figure, Milestone, Risk
from evaluations.answers.evidence.model import Evidence

COMPUTED: Final = "computed"
EVIDENCED: Final = "evidenced"
CLAIMED: Final = "claimed"
UNKNOWN: Final = "unknown"
ORDER: Final = (COMPUTED, EVIDENCED, CLAIMED)
"""From the surest to the least sure."""
WORDS: Final = {COMPUTED: "계산", EVIDENCED: "증빙", CLAIMED: "주장", UNKNOWN: "모름"}
MILESTONES: Final = "milestones"
MEASURE: Final = "measure"
FIGURE: Final = "figure"


@dataclass(frozen=True)
class Part:
    """One thing that says how far an item is.

    low, high: 0 to 1; both None where it is unknown, and `basis` is UNKNOWN then.
    """

    key: str  # a measure's key, a figure's id, or MILESTONES
    kind: str  # MEASURE, FIGURE or MILESTONES
    title: str
    low: float | None
    high: float | None
    basis: str
    words: str
    formula: str
    sources: tuple[Source, ...]
    as_of: str | None  # ISO 8601 day
    weight: float = 1.0
    files: tuple[Evidence, ...] = ()

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return self.low is not None


@dataclass(frozen=True)
class ItemProgress:
    """How far one item is; low and high are None where nothing is known."""

    item: Item
    low: float | None
    high: float | None
    basis: str  # the least sure of its known parts
    parts: tuple[Part, ...]
    as_of: str | None
    milestones: tuple[Milestone, ...] = ()
    late: tuple[Milestone, ...] = ()
    figures: tuple[Figure, ...] = ()
    risks: tuple[Risk, ...] = ()
    decisions: tuple[Decision, ...] = ()
    files: tuple[Evidence, ...] = ()  # of the item as a whole

    @property
    def percent(self) -> str:
        """The share in words: 40%, 20~60%, 모름."""
        return in_percent(self.low, self.high)

    @property
    def formula(self) -> str:
        """How the share is made of its parts, in plain words."""
        counted = [one for one in self.parts if one.weight > 0]
        if not counted:
            return "진척을 말해 주는 것이 아직 없습니다."
        terms = " + ".join(f"{one.title} × {one.weight:g}" for one in counted)
        whole = sum(one.weight for one in counted)
        unknown = [one.title for one in counted if not one.known]
        told = f"({terms}) ÷ {whole:g}"
        if len(counted) == 1:
            return f"'{counted[0].title}' 그대로입니다."
        if unknown and len(unknown) < len(counted):
            told += f". 모르는 것({', '.join(unknown)})은 0%에서 100%까지로 봅니다"
        return f"{told}."

    def as_json(self) -> Mapping[str, object]:
        """Return it as plain values."""
        return {
            "number": self.item.number,
            "low": self.low,
            "high": self.high,
            "basis": self.basis,
            "as_of": self.as_of,
            "formula": self.formula,
            "parts": [
                {
                    "key": one.key,
                    "kind": one.kind,
                    "title": one.title,
                    "low": one.low,
                    "high": one.high,
                    "basis": one.basis,
                    "standing": one.words,
                    "formula": one.formula,
                    "weight": one.weight,
                    "as_of": one.as_of,
                    "sources": [{"page": s.page, **dict(s.address)} for s in one.sources],
                    "files": [{"name": f.name, "sha256": f.sha256} for f in one.files],
                }
                for one in self.parts
            ],
            "late": [one.title for one in self.late],
        }


def in_percent(low: float | None, high: float | None) -> str:
    """Write a share: 40%, 20~60%, 모름. 100% is all done, 0% nothing."""
    if low is None or high is None:
        return WORDS[UNKNOWN]
    least, most = _whole(low), _whole(high)
    return f"{least}%" if least == most else f"{least}~{most}%"


def _whole(share: float) -> int:
    rounded = round(share * 100)
    return min(max(rounded, 1), 99) if 0 < share < 1 else rounded

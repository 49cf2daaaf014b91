"""Facts as a draft accepted them, and how they differ from what their sources say now."""

from dataclasses import dataclass
from typing import Literal

from applications.facts.fact import Fact

Change = Literal["value", "basis", "gone"]
CHANGE_NAMES: dict[Change, str] = {
    "value": "값이 바뀜",
    "basis": "값은 같고 근거가 바뀜",
    "gone": "자료가 없어짐",
}


@dataclass(frozen=True)
class Pin:
    """A fact as somebody accepted it, at one revision."""

    id: str
    fact: Fact
    revision: int
    updated_at: str
    updated_by: str


@dataclass(frozen=True)
class Stale:
    """A cited fact that its source tells otherwise now; `current` None: it tells it no more."""

    pinned: Fact
    current: Fact | None
    change: Change
    accepted_at: str
    accepted_by: str

    @property
    def key(self) -> str:
        """What the text names it by."""
        return self.pinned.key


@dataclass(frozen=True)
class Accepted:
    """What one click accepted: enough to take it back while nobody has accepted since."""

    pin_id: str
    key: str
    revision: int  # of the pin after the click
    before: Fact

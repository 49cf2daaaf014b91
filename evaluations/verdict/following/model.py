"""What a follow-up file says; docs/followup-format.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bearing:
    """The questions on which a dated rule bears."""

    key: str
    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One thing to do on the path; done once every question has this answer or a better one."""

    id: str
    text: str
    questions: tuple[str, ...]
    at_least: int


@dataclass(frozen=True)
class PathRule:
    """Which outcome has a path, and what sets the day of the next assessment."""

    outcome: str
    months_before_contract_end: int
    announced: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class FollowUp:
    """All of a questionnaire's file; empty where it has none."""

    bearings: tuple[Bearing, ...] = ()
    path: PathRule | None = None

    def bearing(self, key: str) -> Bearing | None:
        """Return what a rule bears on, None where nothing is said."""
        return next((one for one in self.bearings if one.key == key), None)

"""Cost lines and assumptions as people keep them: with source and day, at one revision."""

from dataclasses import dataclass

from evaluations.projects.tco.model import Line, Range, range_of


@dataclass(frozen=True)
class CostLine:
    """A row of the cost table. None is unknown."""

    id: str
    project_id: str
    candidate_id: str
    side: str
    kind: str
    basis: str
    name: str
    least: float | None
    likely: float | None
    most: float | None
    source: str
    source_date: str | None
    note: str
    example: bool
    revision: int
    updated_at: str
    updated_by: str

    @property
    def line(self) -> Line:
        """The line as it is counted."""
        amount = range_of(self.least, self.likely, self.most)
        return Line(self.side, self.kind, self.basis, self.name, amount, self.candidate_id)


@dataclass(frozen=True)
class Assumption:
    """An assumption that somebody has set."""

    id: str
    project_id: str
    name: str
    least: float | None
    likely: float | None
    most: float | None
    source: str
    source_date: str | None
    example: bool
    revision: int
    updated_at: str
    updated_by: str

    @property
    def range(self) -> Range | None:
        """The range, or None where it is unknown."""
        return range_of(self.least, self.likely, self.most)

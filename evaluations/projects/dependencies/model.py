"""A dependency between two projects."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Dependency:
    """`project_id` can't go before `before_id` has; why, in words."""

    id: str
    project_id: str
    before_id: str
    reason: str
    example: bool
    revision: int
    updated_at: str
    updated_by: str

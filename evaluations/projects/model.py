"""IT projects (정보화사업)."""

from dataclasses import dataclass
from typing import Final

KINDS: Final = ("신규", "고도화")


@dataclass(frozen=True)
class Project:
    """An IT project (정보화사업) to be judged. None is unknown, () is known to be none."""

    id: str
    code: str
    name: str
    kind: str
    department: str | None
    summary: str
    budget_krw: int | None
    contract_end: str | None
    systems: tuple[str, ...]
    process_codes: tuple[str, ...]
    example: bool
    revision: int
    updated_at: str
    updated_by: str

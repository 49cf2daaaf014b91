"""A candidate product (후보 서비스) of an IT project."""

from dataclasses import dataclass
from typing import Final

NONE: Final = "없음"
UNDER_REVIEW: Final = "심사 중"
CERTIFICATIONS: Final = (
    "CSAP 상등급",
    "CSAP 중등급",
    "CSAP 하등급",
    "CSAP SaaS 표준등급",
    "CSAP SaaS 간편등급",
    "국정원 검증",
    UNDER_REVIEW,
    NONE,
)
"""What a candidate may be certified by; None beside these is 모름.

How the older SaaS grades (표준, 간편) map to 상·중·하 is told in two ways: no grade is derived.
"""

LISTINGS: Final = ("등록", "등록 예정", NONE)
"""Whether the public buying site (디지털서비스 이용지원시스템) lists it; None beside is 모름."""


@dataclass(frozen=True)
class Candidate:
    """A product that a project may choose, at one revision. None is unknown."""

    id: str
    project_id: str
    name: str
    supplier: str
    certification: str | None
    certified_until: str | None  # ISO 8601
    listing: str | None
    listing_note: str
    note: str
    example: bool
    revision: int
    updated_at: str
    updated_by: str

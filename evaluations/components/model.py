"""A component of a system, the file (SBOM) that names it, and until when it is supported."""

import datetime
from dataclasses import dataclass

from errors import WorkbenchError


class BadSbom(WorkbenchError):
    """A file that is no SBOM, or none that can be read; the sentence says why and the cure."""


class UnknownSbom(WorkbenchError):
    """No SBOM has that id."""

    def __init__(self) -> None:
        super().__init__("이 SBOM이 없습니다. 다른 사람이 지웠을 수 있으니 목록을 새로 여세요.")


@dataclass(frozen=True)
class Component:
    """One part of a system. '' and () are unknown: the file does not say.

    `licences` are SPDX expressions or the names that the file gives. `supported_until` is what
    the file itself says (SPDX validUntilDate); people's own dates are in Support.
    """

    name: str
    version: str = ""
    purl: str = ""
    supplier: str = ""
    licences: tuple[str, ...] = ()
    supported_until: datetime.date | None = None

    @property
    def key(self) -> str:
        """What names the component and its version across systems."""
        return self.purl or f"{self.name}@{self.version}"


@dataclass(frozen=True)
class Sbom:
    """What a file says: its form, when it was made, which product it is of, and of what parts."""

    form: str  # such as CycloneDX 1.6, SPDX 2.3
    product: str
    made_at: str  # ISO 8601, '' where the file does not say
    components: tuple[Component, ...]


@dataclass(frozen=True)
class KeptSbom:
    """An SBOM as it is kept for a system, with the hash of the bytes that were imported."""

    id: str
    system: str
    file_name: str
    sha256: str
    sbom: Sbom
    example: bool
    revision: int
    updated_at: str
    updated_by: str


@dataclass(frozen=True)
class Support:
    """Until when a component is supported, as a person found it; `source` says where."""

    id: str
    key: str
    ends: datetime.date
    source: str
    revision: int
    updated_at: str
    updated_by: str

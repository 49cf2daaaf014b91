"""The SBOM of this workbench itself, from its lock files and its list of licences."""

import datetime
import re
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from evaluations.components.lock_files import ITSELF, Locked, locked

ROOT = Path(__file__).resolve().parents[2]
_LISTED = re.compile(r"^  (\S+): (.+)$", re.MULTILINE)
_VERSION = re.compile(r'^version = "(.+)"$', re.MULTILINE)


def sbom(moment: datetime.datetime, root: Path = ROOT) -> bytes:
    """Return the SBOM as CycloneDX 1.6 JSON: what the locks install at run time, and why.

    The same locks and moment give the same bytes. `root` is a checkout of the workbench.
    """
    licences = dict(_LISTED.findall((root / "NOTICE").read_text(encoding="utf-8")))
    version = _VERSION.findall((root / "pyproject.toml").read_text(encoding="utf-8"))[0]
    packages = locked(root)
    itself = _component(PackageURL("generic", None, ITSELF, version), ITSELF, "Apache-2.0")
    itself.type = ComponentType.APPLICATION
    parts = {
        (one.kind, one.name): _component(_purl(one), one.name, licences.get(one.name))
        for one in packages
    }
    bom = Bom(
        serial_number=uuid.uuid5(uuid.NAMESPACE_OID, f"{version} {packages}"),
        metadata=BomMetaData(timestamp=moment, component=itself),
        components=parts.values(),
    )
    _link(bom, itself, packages, parts)
    text: str = JsonV1Dot6(bom).output_as_string(indent=2)
    return text.encode()


def _purl(one: Locked) -> PackageURL:
    group, _, name = one.name.rpartition("/")
    return PackageURL(one.kind, group or None, name, one.version)


def _component(purl: PackageURL, name: str, licence: str | None) -> Component:
    return Component(
        name=name,
        version=purl.version,
        purl=purl,
        bom_ref=purl.to_string(),
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
    )


def _link(
    bom: Bom,
    itself: Component,
    packages: Iterable[Locked],
    parts: Mapping[tuple[str, str], Component],
) -> None:
    bom.register_dependency(itself, [parts[p.kind, p.name] for p in packages if p.direct])
    for one in packages:
        needed = [parts[one.kind, name] for name in one.needs]
        bom.register_dependency(parts[one.kind, one.name], needed)

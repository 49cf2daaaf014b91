"""Small SBOMs of ours in each form that is read."""

import json

CYCLONEDX = {
    "bomFormat": "CycloneDX",
    "specVersion": "1.6",
    "version": 1,
    "metadata": {
        "timestamp": "2026-11-01T00:00:00Z",
        "component": {"type": "application", "name": "ERP", "version": "3"},
    },
    "components": [
        {
            "type": "library",
            "group": "org.example",
            "name": "spring",
            "version": "5.3",
            "purl": "pkg:maven/org.example/spring@5.3",
            "supplier": {"name": "예시소프트"},
            "licenses": [{"license": {"id": "Apache-2.0"}}],
            "components": [{"type": "library", "name": "inner", "version": "1"}],
        },
        {"type": "library", "name": "both", "licenses": [{"expression": "MIT OR GPL-2.0-only"}]},
    ],
}
CYCLONEDX_XML = """<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1"><components>
<component type="library"><name>log</name><version>2</version>
<licenses><license><name>사내 라이선스</name></license></licenses>
<purl>pkg:pypi/log@2</purl></component></components></bom>"""
SPDX = {
    "spdxVersion": "SPDX-2.3",
    "SPDXID": "SPDXRef-DOCUMENT",
    "name": "그룹웨어",
    "dataLicense": "CC0-1.0",
    "documentNamespace": "urn:example:1",
    "creationInfo": {"created": "2026-11-02T00:00:00Z", "creators": ["Tool: ours"]},
    "documentDescribes": ["SPDXRef-product"],
    "packages": [
        {"SPDXID": "SPDXRef-product", "name": "그룹웨어", "downloadLocation": "NOASSERTION"},
        {
            "SPDXID": "SPDXRef-a",
            "name": "mail",
            "versionInfo": "1.2",
            "downloadLocation": "NOASSERTION",
            "licenseConcluded": "NOASSERTION",
            "licenseDeclared": "LGPL-2.1-only",
            "supplier": "Organization: 메일사 (help@example.org)",
            "validUntilDate": "2027-03-31T00:00:00Z",
            "externalRefs": [
                {
                    "referenceCategory": "PACKAGE-MANAGER",
                    "referenceType": "purl",
                    "referenceLocator": "pkg:npm/mail@1.2",
                }
            ],
        },
    ],
}
TAG_VALUE = """SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: 홈페이지
DocumentNamespace: urn:example:2
Creator: Tool: ours
Created: 2026-11-03T00:00:00Z

PackageName: php
SPDXID: SPDXRef-php
PackageVersion: 8
PackageDownloadLocation: NOASSERTION
PackageLicenseDeclared: NOASSERTION
"""


def as_bytes(tree: object) -> bytes:
    """Return a tree as JSON."""
    return json.dumps(tree, ensure_ascii=False).encode()

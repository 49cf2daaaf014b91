"""Each form of SBOM is read; what is none is refused with a sentence."""

import copy
import datetime

import pytest
import yaml

from evaluations.components.model import BadSbom, Component
from evaluations.components.reading import decode
from tests.evaluations.components.files import CYCLONEDX, CYCLONEDX_XML, SPDX, TAG_VALUE, as_bytes


def test_cyclonedx_json_with_nested_parts():
    sbom = decode(as_bytes(CYCLONEDX), "erp.json")
    assert (sbom.form, sbom.product) == ("CycloneDX 1.6", "ERP 3")
    assert sbom.made_at == "2026-11-01T00:00:00+00:00"
    assert {one.name for one in sbom.components} == {"org.example/spring", "inner", "both"}
    spring = next(one for one in sbom.components if one.version == "5.3")
    assert spring.supplier == "예시소프트"
    assert spring.key == "pkg:maven/org.example/spring@5.3"
    both = next(one for one in sbom.components if one.name == "both")
    assert both.licences == ("MIT OR GPL-2.0-only",)
    assert (both.version, both.purl, both.key) == ("", "", "both@")


def test_cyclonedx_xml_says_no_time_where_the_file_gives_none():
    sbom = decode(CYCLONEDX_XML.encode(), "log.xml")
    assert (sbom.form, sbom.made_at, sbom.product) == ("CycloneDX 1.5", "", "")
    assert sbom.components == (
        Component("log", "2", "pkg:pypi/log@2", licences=("사내 라이선스",)),
    )


@pytest.mark.parametrize("dump", [as_bytes, lambda tree: yaml.safe_dump(tree).encode()])
def test_spdx_json_and_yaml_leave_the_product_out_of_its_parts(dump):
    sbom = decode(dump(SPDX), "groupware.spdx")
    assert (sbom.form, sbom.product) == ("SPDX 2.3", "그룹웨어")
    assert sbom.components == (
        Component(
            "mail",
            "1.2",
            "pkg:npm/mail@1.2",
            "메일사",
            ("LGPL-2.1-only",),
            datetime.date(2027, 3, 31),
        ),
    )


def test_spdx_tag_value_and_what_is_not_asserted():
    sbom = decode(TAG_VALUE.encode(), "home.spdx")
    assert sbom.components == (Component("php", "8"),)


def _changed(**changes):
    return as_bytes({**copy.deepcopy(CYCLONEDX), **changes})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "빈 파일"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"{", "JSON이 깨졌습니다"),
        (b"{" + b'"a":{' * 100_000, "JSON이 깨졌습니다"),
        (b"[]", "SBOM이 아닙니다"),
        (b"{}", "SBOM이 아닙니다"),
        (b"name,version\nspring,5", "SBOM이 아닙니다"),
        (b"a: &x 1\nb: *x", "SBOM이 아닙니다"),
        (b"<bom/>", "CycloneDX XML이 아닙니다"),
        (b"<bom", "XML이 깨졌습니다"),
        (b'<!DOCTYPE b [<!ENTITY e SYSTEM "file:///etc/passwd">]><b>&e;</b>', "DOCTYPE"),
        (_changed(components=[]), "구성요소가 하나도 없습니다"),
        (_changed(components=3), "형식에 맞지 않습니다"),
        (_changed(components=[{"type": "sofa", "name": "x"}]), "형식에 맞지 않습니다"),
        (as_bytes({**SPDX, "packages": [{"name": "x"}]}), "형식에 맞지 않습니다"),
        (TAG_VALUE.replace("Created: 2026", "Created: yesterday 2026").encode(), "맞지 않습니다"),
    ],
)
def test_what_is_no_sbom_is_refused(content, told):
    with pytest.raises(BadSbom, match=told) as refused:
        decode(content, "x.json")
    assert "'x.json'" in refused.value.sentence
    assert len(refused.value.sentence) < 400

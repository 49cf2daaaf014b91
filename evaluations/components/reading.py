"""An SBOM from the bytes of a file: CycloneDX (JSON, XML) or SPDX (JSON, YAML, tag:value)."""

import json
from typing import Any

import yaml

from evaluations.components import cyclonedx_form, spdx_form
from evaluations.components.model import BadSbom, Sbom
from evaluations.questionnaire.places import BadFile, File

_LARGEST = 50_000_000
_MOST = 100_000
_FORMS = "CycloneDX(JSON, XML)나 SPDX 2.x(JSON, YAML, tag:value)"


def decode(content: bytes, name: str) -> Sbom:
    """Return what the file says, or raise BadSbom with the reason and the cure."""
    if len(content) > _LARGEST:
        raise BadSbom(f"'{name}'이(가) {_LARGEST // 1_000_000}MB를 넘습니다. 시스템마다 나누세요.")
    if not content.strip():
        raise BadSbom(f"'{name}'은(는) 빈 파일입니다. SBOM 파일을 다시 받으세요.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadSbom(f"'{name}'은(는) UTF-8 글이 아닙니다. {_FORMS} 파일을 올리세요.") from error
    found = _read(text, name)
    if not found.components:
        raise BadSbom(f"'{name}'에 구성요소가 하나도 없습니다. 구성요소를 담아 다시 만드세요.")
    if len(found.components) > _MOST:
        raise BadSbom(f"'{name}'의 구성요소가 {_MOST:,}개를 넘습니다. 시스템마다 나누세요.")
    return found


def _read(text: str, name: str) -> Sbom:
    start = text.lstrip()
    if start.startswith("<"):
        return cyclonedx_form.from_xml(text, name)
    if start.startswith("{"):
        return _from_tree(_json(text, name), name)
    if start.startswith("SPDXVersion:") or "\nSPDXVersion:" in text:
        return spdx_form.from_tag_value(text, name)
    return _from_tree(_yaml(text, name), name)


def _from_tree(tree: Any, name: str) -> Sbom:
    if isinstance(tree, dict) and tree.get("bomFormat") == "CycloneDX":
        return cyclonedx_form.from_tree(tree, name)
    if isinstance(tree, dict) and "spdxVersion" in tree:
        return spdx_form.from_tree(tree, name)
    raise BadSbom(f"'{name}'은(는) SBOM이 아닙니다. {_FORMS} 파일을 올리세요.")


def _json(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise BadSbom(f"'{name}' {line}행에서 JSON이 깨졌습니다. 파일을 다시 받으세요.") from error


def _yaml(text: str, name: str) -> Any:
    try:
        File(name, BadFile).compose(text)  # refuses what could explode
        return yaml.safe_load(text)
    except (BadFile, yaml.YAMLError) as error:
        raise BadSbom(f"'{name}'은(는) SBOM이 아닙니다. {_FORMS} 파일을 올리세요.") from error

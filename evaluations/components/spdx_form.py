"""SPDX 2.x files (ISO/IEC 5962), read by the project's own library."""

import datetime
from collections.abc import Callable
from typing import Any

from evaluations.components.model import BadSbom, Component, Sbom

_SILENT = ("", "NOASSERTION", "NONE")


def from_tree(tree: dict[str, Any], name: str) -> Sbom:
    """Return what the decoded JSON or YAML says, or raise BadSbom."""
    from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import JsonLikeDictParser

    return _sbom(lambda: JsonLikeDictParser().parse(tree), name)


def from_tag_value(text: str, name: str) -> Sbom:
    """Return what the tag:value text says, or raise BadSbom."""
    from spdx_tools.spdx.parser.tagvalue.parser import Parser

    # no tables: the library would write them into its own folder, which may be read-only
    return _sbom(lambda: Parser(write_tables=False, debug=False).parse(text), name)


def _sbom(parse: Callable[[], Any], name: str) -> Sbom:
    try:
        document = parse()
    except Exception as error:  # the library lets through whatever a wrong file makes it stumble on
        raise BadSbom(
            f"'{name}'이(가) SPDX 형식에 맞지 않습니다. 만든 도구로 검증해서 다시 받으세요. "
            f"(자세히: {_told(error)})"
        ) from error
    info = document.creation_info
    described = {
        one.related_spdx_element_id
        for one in document.relationships
        if one.spdx_element_id == "SPDXRef-DOCUMENT" and one.relationship_type.name == "DESCRIBES"
    }
    packages = [one for one in document.packages if one.spdx_id not in described]
    return Sbom(
        form=info.spdx_version.replace("-", " "),
        product=info.name or "",
        made_at=info.created.replace(tzinfo=info.created.tzinfo or datetime.UTC).isoformat(),
        components=tuple(_component(one) for one in packages or document.packages),
    )


def _component(package: Any) -> Component:
    ends = package.valid_until_date
    return Component(
        name=package.name,
        version=package.version or "",
        purl=_purl(package),
        supplier=_party(package.supplier) or _party(package.originator),
        licences=_licences(package),
        supported_until=ends.date() if ends else None,
    )


def _purl(package: Any) -> str:
    for reference in package.external_references:
        if reference.reference_type == "purl":
            return str(reference.locator)
    return ""


def _party(actor: Any) -> str:
    """Return an organisation's or a person's name, without the address; '' where not asserted."""
    return str(getattr(actor, "name", None) or "")


def _licences(package: Any) -> tuple[str, ...]:
    """Return the concluded licence, else the declared one; () where neither is asserted."""
    for stated in (package.license_concluded, package.license_declared):
        text = "" if stated is None else str(stated)
        if text not in _SILENT:
            return (text,)
    return ()


def _told(error: Exception) -> str:
    messages = getattr(error, "get_messages", None)
    return "; ".join(messages())[:200] if messages else str(error)[:200]

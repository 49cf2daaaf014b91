"""CycloneDX files (ECMA-424), read by the project's own library."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any, Protocol

from lxml import etree

from evaluations.components.model import BadSbom, Component, Sbom

_DEEPEST = 50
_NAMESPACE = "cyclonedx.org/schema/bom/"


class _Read(Protocol):
    def __call__(self, data: Any) -> Any: ...


def from_tree(tree: dict[str, Any], name: str) -> Sbom:
    """Return what the decoded JSON says, or raise BadSbom."""
    from cyclonedx.model.bom import Bom

    read: _Read = Bom.from_json  # type: ignore[attr-defined]  # added by the library at run time
    metadata = tree.get("metadata")
    timed = isinstance(metadata, dict) and bool(metadata.get("timestamp"))
    return _sbom(read, tree, timed, str(tree.get("specVersion") or ""), name)


def from_xml(text: str, name: str) -> Sbom:
    """Return what the XML says, or raise BadSbom; entities are not resolved, nothing is fetched."""
    from cyclonedx.model.bom import Bom

    safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode(), safe)
    except etree.XMLSyntaxError as error:
        raise BadSbom(f"'{name}'의 XML이 깨졌습니다. 파일을 다시 받으세요.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadSbom(f"'{name}'에 DOCTYPE이 있어 읽지 않습니다. DOCTYPE 없이 다시 만드세요.")
    namespace = etree.QName(root).namespace or ""
    if _NAMESPACE not in namespace:
        raise BadSbom(f"'{name}'은(는) CycloneDX XML이 아닙니다. 다른 SBOM 파일을 올리세요.")
    timed = root.find(f"{{{namespace}}}metadata/{{{namespace}}}timestamp") is not None
    read: _Read = Bom.from_xml  # type: ignore[attr-defined]  # added by the library at run time
    return _sbom(read, StringIO(text), timed, namespace.rpartition("/")[2], name)


def _sbom(read: _Read, given: Any, timed: bool, version: str, name: str) -> Sbom:
    """Return the SBOM. `timed`: the library gives the present time where the file gives none."""
    try:
        bom = read(data=given)
    except Exception as error:  # the library lets through whatever a wrong file makes it stumble on
        raise BadSbom(
            f"'{name}'이(가) CycloneDX {version} 형식에 맞지 않습니다. "
            f"만든 도구로 검증해서 다시 받으세요. (자세히: {str(error)[:200]})"
        ) from error
    product = bom.metadata.component
    stated = bom.metadata.timestamp if timed else None
    return Sbom(
        form=f"CycloneDX {version}".strip(),
        product=" ".join(filter(None, (product.name, product.version))) if product else "",
        made_at=stated.isoformat() if stated else "",
        components=tuple(_components(bom.components)),
    )


def _components(given: Iterable[Any], depth: int = 0) -> Iterator[Component]:
    for one in given:
        yield _component(one)
        if depth < _DEEPEST:
            yield from _components(one.components, depth + 1)


def _component(one: Any) -> Component:
    return Component(
        name="/".join(filter(None, (one.group, one.name))),
        version=one.version or "",
        purl=str(one.purl) if one.purl else "",
        supplier=_supplier(one),
        licences=tuple(filter(None, map(_licence, one.licenses))),
    )


def _supplier(one: Any) -> str:
    for organisation in (one.supplier, one.manufacturer):
        if organisation and organisation.name:
            return str(organisation.name)
    return str(one.publisher or "")


def _licence(one: Any) -> str:
    """Return an expression's text, or a licence's id or name."""
    for attribute in ("value", "id", "name"):
        if getattr(one, attribute, None):
            return str(getattr(one, attribute))
    return ""

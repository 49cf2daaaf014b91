"""SBOMs and ends of support in the database."""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from errors import WorkbenchError
from evaluations.components import reading
from evaluations.components.model import Component, KeptSbom, Sbom, Support, UnknownSbom
from storage import Database, UnknownRow, records
from storage.identifiers import now

_SBOMS, _SUPPORT = "sboms", "component_support"
_WHOLE = (
    "select sboms.*, form, product, made_at, components from sboms"
    " join sbom_files on sbom_files.sha256 = sboms.sha256"
)


class BadSupport(WorkbenchError):
    """An end of support that can't be kept; the sentence says why."""


def all_sboms(db: Database) -> list[KeptSbom]:
    """Return every import, the systems by name, the newest of each first."""
    rows = list(db.query(f"{_WHOLE} order by sboms.system, sboms.created_at desc, sboms.id desc"))
    return [_kept(row) for row in rows]


def import_sbom(
    db: Database, system: str, file_name: str, content: bytes, *, by: str, example: bool = False
) -> KeptSbom:
    """Keep a system's SBOM with its bytes and return it; the same bytes are kept once.

    Raises BadSbom for a file that is none, WorkbenchError for a system without a name.
    """
    system = system.strip()
    if not system:
        raise WorkbenchError("어느 시스템의 SBOM인지 비었습니다. 시스템 이름을 적으세요.")
    sbom = reading.decode(content, file_name)
    sha256 = hashlib.sha256(content).hexdigest()
    _keep_file(db, sha256, content, sbom)
    row = {"system": system, "file_name": file_name, "sha256": sha256, "example": int(example)}
    return _by_id(db, records.insert(db, _SBOMS, row, by=by)["id"])


def content_of(db: Database, sbom_id: str) -> bytes:
    """Return the bytes as they were imported, or raise UnknownSbom."""
    found = db.query(
        "select content from sbom_files where sha256 = (select sha256 from sboms where id = :id)",
        {"id": sbom_id},
    )
    for row in found:
        return bytes(row["content"])
    raise UnknownSbom


def delete_sbom(db: Database, sbom_id: str, revision: int, *, by: str) -> None:
    """Remove an import, and its bytes when no other has them; raises Conflict or UnknownSbom."""
    try:
        records.delete(db, _SBOMS, sbom_id, revision, by=by)
    except UnknownRow:
        raise UnknownSbom from None
    db.execute("delete from sbom_files where sha256 not in (select sha256 from sboms)")


def all_support(db: Database) -> dict[str, Support]:
    """Return key of component -> what a person found about its support."""
    return {row["key"]: _support(row) for row in db.query(f"select * from {_SUPPORT}")}


def save_support(
    db: Database,
    key: str,
    ends: datetime.date,
    source: str,
    *,
    revision: int,
    by: str,
    example: bool = False,
) -> Support:
    """Keep until when a component is supported, over the revision that was read (0: none).

    Raises Conflict when somebody else was first, BadSupport without a source.
    """
    if not source.strip():
        raise BadSupport("지원 종료일의 출처가 비었습니다. 공급자 공지나 주소를 적으세요.")
    row = {"ends": ends.isoformat(), "source": source.strip(), "example": int(example)}
    standing = next(
        iter(db.query(f"select * from {_SUPPORT} where key = :key", {"key": key})), None
    )
    if standing is None:
        return _support(records.insert(db, _SUPPORT, {"key": key, **row}, by=by))
    return _support(records.update(db, _SUPPORT, standing["id"], revision, row, by=by))


def remove_example(db: Database, *, by: str) -> None:
    """Remove the example's SBOMs and ends of support."""
    for one in [kept for kept in all_sboms(db) if kept.example]:
        delete_sbom(db, one.id, one.revision, by=by)
    for row in list(db.query(f"select id, revision from {_SUPPORT} where example = 1")):
        records.delete(db, _SUPPORT, row["id"], row["revision"], by=by)


def _keep_file(db: Database, sha256: str, content: bytes, sbom: Sbom) -> None:
    if list(db.query("select 1 from sbom_files where sha256 = :sha256", {"sha256": sha256})):
        return
    components = [_components_row(one) for one in sbom.components]
    row = {
        "sha256": sha256,
        "content": content,
        "form": sbom.form,
        "product": sbom.product,
        "made_at": sbom.made_at,
        "components": json.dumps(components, ensure_ascii=False),
        "created_at": now(),
    }
    names = ", ".join(row)
    db.execute(
        f"insert into sbom_files ({names}) values ({', '.join(f':{name}' for name in row)})", row
    )


def _by_id(db: Database, sbom_id: str) -> KeptSbom:
    for row in db.query(f"{_WHOLE} where sboms.id = :id", {"id": sbom_id}):
        return _kept(row)
    raise UnknownSbom


def _components_row(one: Component) -> dict[str, Any]:
    row = dataclasses.asdict(one)
    ends = one.supported_until
    return {**row, "supported_until": ends.isoformat() if ends else None}


def _component(row: Mapping[str, Any]) -> Component:
    ends = row["supported_until"]
    return Component(
        **{
            **row,
            "licences": tuple(row["licences"]),
            "supported_until": datetime.date.fromisoformat(ends) if ends else None,
        }
    )


def _kept(row: Mapping[str, Any]) -> KeptSbom:
    parts = tuple(_component(one) for one in json.loads(row["components"]))
    own = ("id", "system", "file_name", "sha256", "revision", "updated_at", "updated_by")
    return KeptSbom(
        **{name: row[name] for name in own},
        sbom=Sbom(row["form"], row["product"], row["made_at"], parts),
        example=bool(row["example"]),
    )


def _support(row: Mapping[str, Any]) -> Support:
    own = ("id", "key", "source", "revision", "updated_at", "updated_by")
    return Support(ends=datetime.date.fromisoformat(row["ends"]), **{k: row[k] for k in own})

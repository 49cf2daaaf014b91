"""Versions and the draft of the plan in the database.

A version is never changed. The shipped file is the first version of its plan; the one in force
is the version published last, of whichever plan: another institution's replaces ours.
"""

import dataclasses
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from action_plan.plan import reading
from action_plan.plan.model import SHIPPED, Plan
from action_plan.plan.writing import as_yaml
from errors import WorkbenchError
from storage import Database, records
from storage.identifiers import new_id, now

TABLE = "plan_drafts"
_VERSIONS = "plan_versions"


class UnknownVersion(WorkbenchError):
    """The plan has no version of that number."""

    def __init__(self, name: str) -> None:
        super().__init__(f"실행계획에 '{name}' 판이 없습니다. 판 목록에서 다시 고르세요.")


class NoDraft(WorkbenchError):
    """There is no draft; somebody may have published or deleted it."""

    def __init__(self) -> None:
        super().__init__(
            "실행계획의 초안이 없습니다. 다른 사람이 공개했거나 지웠을 수 있으니 새로 여세요."
        )


class RefusedVersion(WorkbenchError):
    """A draft that can't be published or begun as asked; says why."""


@dataclass(frozen=True)
class Version:
    """A version as it was published; `created_by` is '' for the shipped one."""

    plan_id: str
    version: int
    content: str  # the YAML
    sha256: str
    note: str = ""
    created_at: str = ""
    created_by: str = ""

    @property
    def name(self) -> str:
        """What names it in an address: dpg-1."""
        return f"{self.plan_id}-{self.version}"

    @property
    def plan(self) -> Plan:
        """The plan in the text."""
        return reading.parse(self.content, f"{self.plan_id} {self.version}판")


@dataclass(frozen=True)
class Draft:
    """The next version in the making; its content can always be read."""

    id: str
    base: str  # the name of the version that it began from, or of a file
    content: str
    revision: int
    created_at: str
    updated_at: str
    updated_by: str

    @property
    def plan(self) -> Plan:
        """The plan in the text."""
        return reading.parse(self.content, "초안")


def current(db: Database) -> Plan:
    """Return the plan in force: the version published last, else the shipped one."""
    return current_version(db).plan


def current_version(db: Database) -> Version:
    """Return the version in force as it was published."""
    return versions(db)[0]


def versions(db: Database) -> list[Version]:
    """Return all versions, the one in force first, the shipped one last."""
    names = ", ".join(Version.__dataclass_fields__)
    rows = db.query(f"select {names} from {_VERSIONS} order by created_at desc, id desc")
    content = reading.shipped_text()
    shipped = reading.load()
    return [
        *(Version(**row) for row in rows),
        Version(SHIPPED, shipped.version, content, _sha256(content)),
    ]


def version(db: Database, name: str) -> Version:
    """Return one version by its name, or raise UnknownVersion."""
    for one in versions(db):
        if one.name == name:
            return one
    raise UnknownVersion(name[:60])


def draft(db: Database) -> Draft | None:
    """Return the draft, None where nobody began one."""
    return next((_draft(row) for row in db.query(f"select * from {TABLE}")), None)


def begin(db: Database, plan: Plan, base: str, *, by: str) -> Draft:
    """Begin a draft with this plan, or raise RefusedVersion where one stands already."""
    standing = draft(db)
    if standing is not None:
        raise RefusedVersion(
            f"{standing.updated_by} 님의 초안이 이미 있습니다. 그 초안을 공개하거나 지운 뒤 "
            "다시 시작하세요."
        )
    row = {"only_one": 1, "base": base, "content": as_yaml(plan)}
    return _draft(records.insert(db, TABLE, row, by=by))


def save_draft(db: Database, revision: int, plan: Plan, *, by: str) -> Draft:
    """Write the draft over the revision that was read.

    Raises BadPlan for what doesn't fit together, NoDraft, storage.Conflict; changes nothing then.
    """
    standing = draft(db)
    if standing is None:
        raise NoDraft
    content = as_yaml(plan)
    reading.parse(content, "초안")
    return _draft(records.update(db, TABLE, standing.id, revision, {"content": content}, by=by))


def earlier(db: Database, one: Draft) -> Plan | None:
    """Return the draft as it was before its last change that wasn't an undoing; None: none."""
    texts = list(_texts(db, one))
    at = texts.index(one.content)
    return reading.parse(texts[at - 1], "초안") if at else None


def _texts(db: Database, one: Draft) -> Iterator[str]:
    """Give the draft's texts, oldest first; going back to an earlier one drops what followed."""
    kept: list[str] = []
    for change in reversed(records.history(db, TABLE, one.id)):
        content = change.after.get("content")
        if content in kept:
            del kept[kept.index(content) + 1 :]
        elif content is not None:
            kept.append(content)
    yield from kept


def delete_draft(db: Database, draft_id: str, revision: int, *, by: str) -> None:
    """Remove the draft at the revision that was read; the history keeps it."""
    records.delete(db, TABLE, draft_id, revision, by=by)


def publish(db: Database, revision: int, *, note: str, by: str) -> Plan:
    """Make the draft, as of the revision that was read, the version in force, and return it.

    It gets the next number of its plan. Raises RefusedVersion without a note or a change,
    NoDraft, storage.Conflict for a stale revision.
    """
    standing = draft(db)
    if standing is None:
        raise NoDraft
    if not note.strip():
        raise RefusedVersion("무엇을 왜 바꾸었는지 한 줄로 적으세요.")
    plan, known = standing.plan, versions(db)
    if dataclasses.replace(plan, version=known[0].plan.version) == known[0].plan:
        raise RefusedVersion("지금 판과 같습니다. 바꾼 것이 없으니 공개하지 않았습니다.")
    delete_draft(db, standing.id, revision, by=by)
    last = max((one.version for one in known if one.plan_id == plan.id), default=0)
    plan = dataclasses.replace(plan, version=last + 1)
    content = as_yaml(plan)
    row = {
        "id": new_id(),
        "plan_id": plan.id,
        "version": plan.version,
        "content": content,
        "sha256": _sha256(content),
        "note": note.strip(),
        "created_at": now(),
        "created_by": by,
    }
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into {_VERSIONS} ({names}) values ({values})", row)
    return plan


def _sha256(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def _draft(row: records.Row) -> Draft:
    return Draft(**{name: row[name] for name in Draft.__dataclass_fields__})

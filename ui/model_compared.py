"""Two models to compare, as an address names them: as-is:3, to-be:newest, as-is:kept-<id>."""

from dataclasses import dataclass

from processes.bpmn import store
from processes.bpmn.store import ModelRevision, RefusedModel, UnknownModel
from processes.inventory.model import Process
from storage import Database
from ui import navigation
from ui.clock import when

NEWEST, KEPT = "newest", "kept-"


@dataclass(frozen=True)
class Side:
    """One of two compared models: where it stands, and its stored bytes."""

    line: str
    number: int  # of the revision; 0 for a save that was refused
    kept: str  # the id of a save that was refused, '' for a revision
    label: str
    sha256: str

    @property
    def address(self) -> str:
        """The side as an address names it."""
        return f"{self.line}:{KEPT + self.kept if self.kept else self.number}"


def side(db: Database, process: Process, named: str) -> Side:
    """Return the model that is named, or raise UnknownModel."""
    line, _, which = named.partition(":")
    if line not in store.states:
        raise UnknownModel(f"'{named}'은(는) 견줄 판의 주소가 아닙니다. 아래에서 판을 고르세요.")
    if which.startswith(KEPT):
        for refused in store.refused(db, process.id, line):
            if refused.id == which.removeprefix(KEPT):
                return of_refused(refused)
        raise UnknownModel("밀려난 저장이 없습니다. 저장 기록에서 다시 고르세요.")
    if which in ("", NEWEST):
        newest = store.newest(db, process.id, line)
        if newest is None:
            raise UnknownModel(f"{store.STATE_NAMES[line]} 흐름도가 아직 없습니다.")
        return of_revision(newest)
    if not (which.isascii() and which.isdigit()) or len(which) > 9:
        raise UnknownModel(f"'{named}'은(는) 견줄 판의 주소가 아닙니다. 아래에서 판을 고르세요.")
    return of_revision(store.revision(db, process.id, line, int(which)))


def of_revision(revision: ModelRevision, name: str = "") -> Side:
    """Return a revision as one side, with its name where it has one."""
    label = f"{store.STATE_NAMES[revision.state]} {revision.number}판"
    label = f"{label} '{name}'" if name else label
    return Side(revision.state, revision.number, "", label, revision.sha256)


def of_refused(one: RefusedModel) -> Side:
    """Return a save that was refused as one side."""
    label = f"{store.STATE_NAMES[one.state]} 밀려난 저장({one.created_by}, {when(one.created_at)})"
    return Side(one.state, 0, one.id, label, one.sha256)


def all_sides(db: Database, process: Process) -> list[Side]:
    """Return everything of a process that can be compared: both lines, and what was refused."""
    found: list[Side] = []
    for line in store.states:
        found += [of_revision(one) for one in store.revisions(db, process.id, line)]
        found += [of_refused(one) for one in store.refused(db, process.id, line)]
    return found


def link(process: Process, label: str, before: str, after: str) -> None:
    """Draw a link to the comparison of two models."""
    address = {"code": process.code, "from": before, "to": after}
    navigation.link("model-compare", label, icon=":material/compare_arrows:", **address)

"""What the routes do with the database. Blocks: call it in a thread.

What is computed is computed between a look and a short transaction; where somebody saved in
between, it is computed once more.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from errors import WorkbenchError
from processes.bpmn import blank, change, facts, reading, store
from processes.bpmn.change import Choice, Conflict, Merge, Misplaced
from processes.bpmn.change.source import Unspliceable
from processes.inventory.store import process_by_code
from storage import Database
from ui import data

_TRIES = 5


@dataclass(frozen=True)
class Opened:
    """A model as the editor opens it; number 0 is a blank one that nobody has saved."""

    number: int
    content: bytes


@dataclass(frozen=True)
class Edited:
    """A save: what the editor wrote when the model was open, and what it writes now.

    `opened` None: a whole file. `base` names the revision that `opened` was read from, where
    that is not the one that the save is made upon.
    """

    edited: bytes
    opened: bytes | None = None
    base: int | None = None
    accept_losses: bool = False
    choices: Mapping[str, Choice] = field(default_factory=dict)


@dataclass(frozen=True)
class Saved:
    """The revision that a save became; `merged`: it holds what somebody else changed, too.

    `others` names who had saved since the revision that the save was made from.
    """

    revision: store.ModelRevision
    merged: bool
    others: tuple[str, ...] = ()


class Losing(WorkbenchError):
    """Something would vanish that nobody deleted."""

    def __init__(self, losses: list[facts.Loss]) -> None:
        self.losses = losses
        super().__init__(
            f"지우지 않은 내용 {len(losses)}가지가 없어지게 되어 저장하지 않았습니다. "
            "목록을 보고 그래도 저장할지 고르세요."
        )


class Conflicting(store.StaleModel):
    """Two people changed the same elements; both drawings are kept."""

    def __init__(self, stale: store.Stale, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(stale)
        self.conflicts = conflicts

    @property
    def sentence(self) -> str:
        """The text for the user."""
        return (
            f"{self.newest.created_by or '다른 사람'} 님이 먼저 저장한 {self.newest.number}판에서 "
            f"같은 곳 {len(self.conflicts)}군데가 다르게 바뀌었습니다. 두 내용을 모두 보관했으니 "
            "어느 쪽으로 할지 하나씩 고르세요."
        )


def opened(process_code: str, state: str, number: int | None = None) -> Opened:
    """Return a revision, without a number the newest or a blank model where there is none."""
    with data.reading() as db:
        process = process_by_code(db, process_code)
        if number is not None:
            return Opened(number, _content(db, process.id, process.name, state, number))
        newest = store.newest(db, process.id, state)
        if newest is None:
            return Opened(0, blank.blank(process.name))
        return Opened(newest.number, store.content(db, newest.sha256))


def saved(process_code: str, state: str, save: Edited, *, base: int, by: str) -> Saved:
    """Store a save made upon the revision `base`, or raise Losing, BadModel or StaleModel.

    A save that was stored but whose answer got lost may come again: it adds nothing.
    """
    for _try in range(_TRIES):
        seen = _look(process_code, state, save, base, by)
        outcome = _stored(seen, save, by)
        if outcome is not None:
            return outcome
    raise _Busy


class _Busy(WorkbenchError):
    def __init__(self) -> None:
        super().__init__("여러 사람이 한꺼번에 저장하고 있습니다. 잠시 뒤에 다시 저장하세요.")


_Revisions = tuple[store.ModelRevision, ...]


@dataclass(frozen=True)
class _Seen:
    """What a look found: the base, the newest, and the revisions since the base."""

    process_id: str
    state: str
    base: int
    before: bytes
    newest: store.ModelRevision | None
    theirs: bytes
    since: _Revisions


def _look(code: str, state: str, save: Edited, base: int, by: str) -> _Seen:
    with data.reading() as db:
        process = process_by_code(db, code)
        newest = store.newest(db, process.id, state)
        if newest is None:
            fresh = blank.blank(process.name)
            return _Seen(process.id, state, 0, fresh, None, fresh, ())
        origin = save.base if save.base is not None else base
        if save.choices and save.base is None:
            origin = _refused_base(db, process.id, state, base, by)
        before = _content(db, process.id, process.name, state, origin)
        since = (
            tuple(one for one in store.revisions(db, process.id, state) if one.number > origin)
            if newest.number > origin
            else ()
        )
        theirs = store.content(db, newest.sha256)
        return _Seen(process.id, state, origin, before, newest, theirs, since)


def _refused_base(db: Database, process_id: str, state: str, base: int, by: str) -> int:
    """Return what the refused save was made from that these choices answer."""
    for one in store.refused(db, process_id, state):
        if one.created_by == by and one.newest_number == base:
            return one.base_number
    return base


def _content(db: Database, process_id: str, name: str, state: str, number: int) -> bytes:
    if number == 0:
        return blank.blank(name)
    return store.content(db, store.revision(db, process_id, state, number).sha256)


def _stored(seen: _Seen, save: Edited, by: str) -> Saved | None:
    """Store what the save comes to; None where somebody saved since the look."""
    mine = _mine(seen, save)
    sha256 = hashlib.sha256(mine).hexdigest()
    if seen.newest and any(one.sha256 == sha256 for one in seen.since):
        return Saved(seen.newest, seen.newest.sha256 != sha256)
    merge = None
    if seen.since and save.opened is not None:
        merge = change.merge(seen.before, mine, seen.theirs, save.choices)
    return _kept(seen, save, mine, merge, by)


def _mine(seen: _Seen, save: Edited) -> bytes:
    """Return the base with what the person changed; raise Losing."""
    if save.opened is None:
        after, deleted, meant = save.edited, frozenset[str](), list[facts.Loss]()
    else:
        edit = change.between(save.opened, save.edited)
        deleted = edit.removed
        meant = facts.lost(reading.read(save.opened), reading.read(save.edited))
        try:
            after = change.apply(edit, seen.before)
        except (Misplaced, Unspliceable):
            after = save.edited
    if seen.newest is None or save.accept_losses or after == seen.before:
        return after
    if losses := facts.losses(seen.before, after, deleted, meant):
        raise Losing(losses)
    return after


def _is_kept(db: Database, process_id: str, state: str, content: bytes) -> bool:
    """Tell whether the bytes lie beside the line already."""
    sha256 = hashlib.sha256(content).hexdigest()
    return any(one.sha256 == sha256 for one in store.refused(db, process_id, state))


def _kept(seen: _Seen, save: Edited, mine: bytes, merge: Merge | None, by: str) -> Saved | None:
    """Append to the line, or keep beside it what met a conflict and raise Conflicting."""
    content = merge.content if merge else mine
    base = seen.newest.number if seen.newest else 0
    with data.transaction() as db:
        newest = store.newest(db, seen.process_id, seen.state)
        if (newest.number if newest else 0) != base:
            return None
        line = (db, seen.process_id, seen.state)
        if content is None or ("theirs" in save.choices.values() and not _is_kept(*line, mine)):
            outcome = store.save(*line, mine, base=seen.base, origin="editor", by=by)
        if content is not None:
            upon, origin = (base, "merge") if merge else (seen.base, "editor")
            outcome = store.save(*line, content, base=upon, origin=origin, by=by)
    if merge and merge.conflicts and isinstance(outcome, store.Stale):
        raise Conflicting(outcome, merge.conflicts)
    others = tuple(sorted({one.created_by for one in seen.since}))
    return Saved(store.accepted(outcome), merge is not None and content != mine, others)

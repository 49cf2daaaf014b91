"""What people do to a register while a draft cites it, and how a draft is read."""

from dataclasses import replace
from typing import Any

import storage
from applications.drafts import store
from applications.drafts.dossier import Draft
from applications.drafts.export import read_draft
from applications.drafts.model import Application
from applications.facts.fact import Fact, by_key
from applications.pinning import pinning
from applications.pinning.model import Stale
from processes.inventory import store as inventory


def survey(db: storage.Database, code: str, **facts: Any) -> None:
    """Write facts of a process into the register."""
    process = inventory.process_by_code(db, code)
    changed = replace(process.facts, **facts)
    inventory.save_process(db, process.id, process.revision, facts=changed, by="다")


def write(db: storage.Database, draft: Application, key: str, body: str) -> None:
    """Write a section and pin what it cites, as the page does."""
    section = next(one for one in store.sections(db, draft.id) if one.key == key)
    store.save_section(db, section.id, section.revision, body, by="나")
    pinning.pin_cited(db, draft.id, by="나")


def shown(db: storage.Database, draft: Application, key: str) -> Fact:
    """Return a fact as the document shows it."""
    return by_key(read_draft(db, draft.id).facts)[key]


def stale(draft: Draft) -> dict[str, str]:
    """Return the stale keys with the kind of their change."""
    return {one.key: one.change for one in draft.stale}


def now(one: Stale) -> Fact:
    """Return what the source of a stale fact says."""
    assert one.current is not None
    return one.current


def accept_all(db: storage.Database, draft: Application) -> list[Any]:
    """Accept everything that can be; return what takes it back."""
    seen = [one.current for one in read_draft(db, draft.id).stale if one.current is not None]
    done, late = pinning.accept(db, draft.id, seen, by="나")
    assert late == []
    return done

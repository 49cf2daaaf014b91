"""What names a process by its code (projects, drafts) follows it when it is merged away."""

from collections.abc import Iterable
from typing import Any

import applications.drafts.store
from applications.drafts import coded_markers
from applications.sources import store as source_store
from evaluations.projects import store as project_store
from storage import Database

_PROJECT, _DRAFT = "project", "draft"


def follow(db: Database, old: str, new: str, *, by: str) -> list[Any]:
    """Name the new code in place of the old one; return what was changed, as JSON."""
    moved = []
    for project in project_store.all_projects(db):
        if old in project.process_codes:
            named = _renamed(project.process_codes, old, new)
            project_store.save_project(db, project.id, project.revision, process_codes=named, by=by)
            moved.append([_PROJECT, project.id, list(project.process_codes)])
    for draft in applications.drafts.store.all_applications(db):
        if old in draft.process_codes:
            named = _renamed(draft.process_codes, old, new)
            source_store.replace(db, draft.id, "process", named, by=by)
            moved.append([_DRAFT, draft.id, list(draft.process_codes)])
            moved += coded_markers.rename(db, draft, old, new, by=by)
    return moved


def unfollow(db: Database, old: str, new: str, moved: list[Any], *, by: str) -> None:
    """Name the old code again where it was named before; what was changed since stays."""
    before = {(kind, id): codes for kind, id, codes in moved}
    for project in project_store.all_projects(db):
        codes = before.get((_PROJECT, project.id))
        if codes and old not in project.process_codes:
            named = _named_again(project.process_codes, codes, old, new)
            project_store.save_project(db, project.id, project.revision, process_codes=named, by=by)
    for draft in applications.drafts.store.all_applications(db):
        codes = before.get((_DRAFT, draft.id))
        if codes and new in draft.process_codes and old not in draft.process_codes:
            named = _named_again(draft.process_codes, codes, old, new)
            source_store.replace(db, draft.id, "process", named, by=by)
            coded_markers.restore(db, draft, old, new, before, by=by)


def _renamed(codes: Iterable[str], old: str, new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if code == old else code for code in codes))


def _named_again(now: tuple[str, ...], before: list[str], old: str, new: str) -> tuple[str, ...]:
    if now == _renamed(before, old, new):
        return tuple(before)
    if new in before:
        return (*now, old)
    return tuple(old if code == new else code for code in now)

"""What people do with two processes, each in a transaction of its own."""

import storage
from applications.drafts import merged_processes
from processes.commonwork import merges, store
from processes.commonwork.merging import KEPT, differing, merged
from processes.commonwork.model import LINKED
from processes.inventory import store as register


def decide(db, one, other, verdict=LINKED, *, by="이", reason="같은 규정", revision=0):
    with storage.transaction(db):
        return store.decide(db, one, other, verdict, by=by, reason=reason, revision=revision)


def merge(db, kept, gone, *, charts=None, by="이", **choices):
    picked = {each.field.key: KEPT for each in differing(kept, gone)} | choices
    with storage.transaction(db):
        return merges.merge(
            db,
            kept,
            gone,
            merged(kept, gone, picked),
            charts=charts or {},
            following=merged_processes,
            reason="두 번 등록",
            by=by,
        )


def undo(db, made, *, by="박"):
    with storage.transaction(db):
        return merges.undo(db, made, following=merged_processes, by=by)


def stand(db):
    return {p.code: (p.name, p.department, p.facts) for p in register.all_processes(db)}

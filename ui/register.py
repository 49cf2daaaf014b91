"""The register as the pages of this server see it: read whole once, then only what changed."""

from access.areas import Area
from access.permissions import Reach
from processes.inventory import store
from processes.inventory.snapshot import Snapshot
from storage import Database, workbench_url
from storage.database import database_file
from ui.access import readers

_kept: dict[tuple[str, int], Snapshot] = {}
_MOST = 4  # databases; the app has one, its tests have many


def current(db: Database) -> Snapshot:
    """Return the register as it stands in the open database, as far as the person sees it.

    What is kept is of those who see all of it: the others' connections count no changes.
    """
    if readers.reads(Area.REGISTER) is not Reach.ALL:
        return store.snapshot(db)
    here = place()
    snapshot = store.snapshot(db, _kept.get(here))
    _kept.pop(here, None)  # never changed in place: another session may be drawing the old one
    _kept[here] = snapshot
    while len(_kept) > _MOST:
        _kept.pop(next(iter(_kept)), None)
    return snapshot


def place() -> tuple[str, int]:
    """Return the database, and which file stands behind its name: a backup may replace it."""
    url = workbench_url()
    file = database_file(url)
    return url, file.stat().st_ino if file is not None and file.exists() else 0

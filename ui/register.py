"""The register as the pages of this server see it: read whole once, then only what changed."""

from processes.inventory import store
from processes.inventory.snapshot import Snapshot
from storage import Database, workbench_url
from storage.database import database_file

_kept: dict[tuple[str, int], Snapshot] = {}
_MOST = 4  # databases; the app has one, its tests have many


def current(db: Database) -> Snapshot:
    """Return the register as it stands in the open database."""
    place = _place()
    snapshot = store.snapshot(db, _kept.get(place))
    _kept.pop(place, None)  # never changed in place: another session may be drawing the old one
    _kept[place] = snapshot
    while len(_kept) > _MOST:
        _kept.pop(next(iter(_kept)), None)
    return snapshot


def _place() -> tuple[str, int]:
    """Return the database, and which file stands behind its name: a backup may replace it."""
    url = workbench_url()
    file = database_file(url)
    return url, file.stat().st_ino if file is not None and file.exists() else 0

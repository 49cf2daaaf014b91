"""The example's SBOMs and ends of support: data/samples/example/sboms and support.yaml."""

import datetime
from pathlib import Path

import storage
from evaluations.components import store
from example.files import entries, loaded, value

_SBOMS, _SUPPORT = "sboms", "support.yaml"


def load(db: storage.Database, folder: Path, *, by: str) -> None:
    """Put in every SBOM of the folder, named for its system, and what is known of support.

    What people found about the same component stays. Raises BadExample or BadSbom.
    """
    for file in sorted((folder / _SBOMS).iterdir()):
        system = file.name.partition(".")[0]
        store.import_sbom(db, system, file.name, file.read_bytes(), by=by, example=True)
    known = store.all_support(db)
    for key, entry in entries(loaded(folder, _SUPPORT), "key", _SUPPORT):
        if key in known:
            continue
        ends = value(entry, "ends", datetime.date, _SUPPORT, key)
        source = value(entry, "source", str, _SUPPORT, key)
        store.save_support(db, key, ends, source, revision=0, by=by, example=True)


def remove(db: storage.Database, *, by: str) -> None:
    """Take the example's SBOMs and ends of support out."""
    store.remove_example(db, by=by)

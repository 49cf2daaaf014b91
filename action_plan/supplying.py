"""What is known of the systems' components, for the item that it serves."""

from typing import Any

from evaluations.components import standing, store
from evaluations.components.standing import ENDED
from storage import Database
from storage.moments import today


def supplying(db: Database) -> dict[str, Any]:
    """Return the fields of Counts that tell of SBOMs, as of today in Korea."""
    newest = standing.newest(store.all_sboms(db))
    found = standing.standings(newest, store.all_support(db), today())
    return {
        "sbom_systems": len(newest),
        "components": len(found),
        "support_ended": sum(one.supported == ENDED for one in found),
    }

"""How far each item of the plan is, what says so, and how sure that is.

for one in progress.all_progress(db):
    one.item.sign, one.low, one.high, one.basis, one.parts, one.late
"""

from action_plan.progress.gathering import all_progress, progress_of
from action_plan.progress.model import (
    CLAIMED,
    COMPUTED,
    EVIDENCED,
    UNKNOWN,
    WORDS,
    ItemProgress,
    Part,
)

__all__ = [
    "CLAIMED",
    "COMPUTED",
    "EVIDENCED",
    "UNKNOWN",
    "WORDS",
    "ItemProgress",
    "Part",
    "all_progress",
    "progress_of",
]

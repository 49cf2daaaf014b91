"""The action plan as data: strategies, tasks, linked execution plans, items with their owners.

    plan.current(db)       # the version in force: the last one published, else the shipped one
    plan.load()            # the shipped plan, exactly as in the document

The shipped file is the first version. A published version is a text that never changes.
"""

from action_plan.plan.model import (
    EVERYONE,
    SHIPPED,
    BadPlan,
    ExecutionPlan,
    Item,
    Plan,
    Strategy,
    Task,
    UnknownItem,
    sign,
)
from action_plan.plan.reading import FOLDER, decode, load, parse
from action_plan.plan.store import current

__all__ = [
    "EVERYONE",
    "FOLDER",
    "SHIPPED",
    "BadPlan",
    "ExecutionPlan",
    "Item",
    "Plan",
    "Strategy",
    "Task",
    "UnknownItem",
    "current",
    "decode",
    "load",
    "parse",
    "sign",
]

"""The order of a table's rows in a diagram: by the numbers in 순서, unless the file states it."""

import re
from collections.abc import Sequence

from lxml import etree

from processes.bpmn.elements import BPMN
from processes.bpmn.steps.writing import DPG, add_extension, remove_extension

_PARTS = re.compile(r"(\d+)")


def stated(root: etree._Element) -> list[str]:
    """Return the 순서 of the rows as the file states them, [] where it doesn't."""
    for steps in root.iterfind(f"{BPMN}process/{BPMN}extensionElements/{DPG}steps"):
        return steps.get("order", "").split()
    return []


def state(process: etree._Element, orders: Sequence[str]) -> None:
    """State the order of the rows in a process, or take it out where the numbers tell it."""
    extensions = process.find(BPMN + "extensionElements")
    steps = None if extensions is None else extensions.find(DPG + "steps")
    if sorted(orders, key=natural) == list(orders):
        if steps is not None:
            remove_extension(process, steps)
        return
    if steps is None:
        steps = add_extension(process, "steps")
    steps.set("order", " ".join(orders))


def sorted_as_stated(orders: Sequence[str], stated_orders: Sequence[str]) -> list[str]:
    """Return the orders as stated; others come behind the one before them by number."""
    result = [order for order in stated_orders if order in set(orders)]
    missing = sorted(set(orders) - set(result), key=natural)
    if not result:
        return missing
    for order in missing:
        before = [at for at, one in enumerate(result) if natural(one) < natural(order)]
        result.insert(before[-1] + 1 if before else 0, order)
    return result


def natural(order: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Return a key that sorts 2 before 10, and 2 before 2a."""
    parts = tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in _PARTS.split(order)
        if part
    )
    return parts, order

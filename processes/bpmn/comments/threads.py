"""Threads on a model as it stands today: what their elements are called, and which are gone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from processes.bpmn.comments.model import Thread
from processes.bpmn.model import Model

WHOLE, GONE = "흐름도 전체", "지워진 요소"


@dataclass(frozen=True)
class Placed:
    """A thread with the name that its element bears now; `gone` where the model has it no more."""

    thread: Thread
    name: str
    gone: bool


def names(model: Model) -> dict[str, str]:
    """Return id -> name of everything in the model that can be commented on."""
    groups = (model.participants, model.lanes, model.nodes, model.flows)
    named = [(one.id, " ".join(one.name.split())) for group in groups for one in group]
    return {id: name or id for id, name in named if id}


def placed(threads: Iterable[Thread], known: Mapping[str, str]) -> list[Placed]:
    """Return the threads with today's names: open ones first, then the latest to move first."""
    found = []
    for thread in threads:
        gone = bool(thread.element_id) and thread.element_id not in known
        now = known.get(thread.element_id, thread.element_name or thread.element_id)
        found.append(Placed(thread, now if thread.element_id else WHOLE, gone))
    found.sort(key=lambda one: one.thread.last_at, reverse=True)
    return sorted(found, key=lambda one: one.thread.done)


def badges(threads: Iterable[Thread]) -> dict[str, str]:
    """Return element id -> the number of its open threads, as a badge on the drawing shows it."""
    counted = Counter(one.element_id for one in threads if one.element_id and not one.done)
    return {element: str(number) for element, number in counted.items()}

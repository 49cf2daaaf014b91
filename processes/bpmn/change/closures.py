"""Edits left out of a change, with whatever makes no sense without them."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from processes.bpmn.change.editing import Change
from processes.bpmn.change.edits import Edit
from processes.bpmn.change.matching import is_reference, units
from processes.bpmn.change.references import references, references_of
from processes.bpmn.change.source import Node


def left_out(change: Change, edits: Collection[Edit]) -> set[Edit]:
    """Return the edits with those of the change that hang on them.

    Without an inserted element, nothing that is inserted can refer to it; where an element
    isn't removed, neither are its flows, its shape and the places that name it.
    """
    out = set(edits)
    while True:
        new = {node.id for edit in out if edit.kind == "insert" for node in _inside(edit)}
        kept = {node.id for edit in out if edit.kind == "remove" for node in _inside(edit)}
        further = {
            edit
            for edit in change.edits
            if edit not in out and (_names(edit, new - {""}) or _named(edit, kept - {""}, change))
        }
        if not further:
            return out
        out |= further


def without(change: Change, edits: Collection[Edit]) -> Change:
    """Return the change without the edits."""
    return replace(change, edits=tuple(edit for edit in change.edits if edit not in edits))


def new_references(edit: Edit) -> Iterator[str]:
    """Give the ids that an edit makes the model refer to."""
    if edit.after is None:
        return
    if edit.kind == "insert":
        yield from (one.value for one in references(edit.after))
    elif edit.kind in {"attribute", "text"}:
        named = [one for one in references_of(edit.after) if one.attribute == (edit.name or None)]
        yield from (one.value for one in named)


def _inside(edit: Edit) -> Iterator[Node]:
    node = edit.before or edit.after
    if node is not None:
        yield from units(node)


def _names(edit: Edit, ids: set[str]) -> bool:
    """Tell whether the edit refers to an element that won't be there."""
    return bool(ids) and any(one in ids for one in new_references(edit))


def _named(edit: Edit, ids: set[str], change: Change) -> bool:
    """Tell whether the edit only takes away what refers to an element that stays."""
    if not ids or edit.before is None:
        return False
    if edit.kind == "remove":
        if is_reference(edit.before):
            return edit.before.text.strip() in ids
        ties = [one for one in references_of(edit.before) if one.ties is edit.before]
        return any(one.value in ids for one in ties) and not any(
            one.value in change.removed and one.value not in ids for one in ties
        )
    was = [one.value for one in references_of(edit.before) if one.attribute == edit.name]
    return edit.kind == "attribute" and edit.value is None and any(one in ids for one in was)

"""One value of a questionnaire's text changed where it stands; the rest stays byte for byte.

A path names a value: ("title",), ("in_force", "from"), ("questions", "Q1.1", "weight"),
("questions", "Q1.1", "anchors", 2), ("outcomes", "NOW", "at_least", "F").
"""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from evaluations.questionnaire.format import BadQuestionnaire
from evaluations.questionnaire.places import File

Path = tuple[str | int, ...]
Scalar = str | float | int | bool | datetime.date | None


@dataclass(frozen=True)
class Edit:
    """A value that somebody changed: what stood there when the person looked, and what shall."""

    path: Path
    seen: Scalar
    value: Scalar


@dataclass(frozen=True)
class Clash:
    """An edit of a value that somebody else has changed meanwhile."""

    edit: Edit
    theirs: Scalar


def value_at(text: str, path: Path, name: str = "초안") -> Scalar:
    """Return the value at a path, None where the key isn't there."""
    parent = _node(_root(text, name), path[:-1])
    node = _child(parent, path[-1])
    return None if node is None else _scalar(node)


def applied(text: str, edits: Sequence[Edit], name: str = "초안") -> tuple[str, list[Clash]]:
    """Return the text with the edits, and those that clash with what stands there by now."""
    clashes = []
    for edit in edits:
        standing = value_at(text, edit.path, name)
        if standing == edit.value:
            continue
        if standing != edit.seen:
            clashes.append(Clash(edit, standing))
        else:
            text = with_value(text, edit.path, edit.value, name)
    return text, clashes


def with_value(text: str, path: Path, value: Scalar, name: str = "초안") -> str:
    """Return the text with one value in its place; a key that isn't there yet is added."""
    parent = _node(_root(text, name), path[:-1])
    node = _child(parent, path[-1])
    written = written_as(value)
    if node is None:
        return _added(text, parent, str(path[-1]), written)
    start, end = node.start_mark.index, node.end_mark.index
    if getattr(node, "style", None) in ("|", ">"):
        written += "\n"
    return text[:start] + written + text[end:]


def written_as(value: Scalar) -> str:
    """Return a value as YAML on one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(" ".join(value.split()), ensure_ascii=False)


def _root(text: str, name: str) -> yaml.Node:
    return File(name, BadQuestionnaire).compose(text)


def _node(node: yaml.Node, path: Path) -> yaml.Node:
    for step in path:
        found = _child(node, step)
        if found is None:
            raise BadQuestionnaire(
                "초안", node.start_mark.line + 1, f"'{step}'이(가) 없습니다. 화면을 새로 여세요."
            )
        node = found
    return node


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    items: list[yaml.Node] = node.value if isinstance(node, yaml.SequenceNode) else []
    if isinstance(step, int):
        return items[step] if step < len(items) else None
    for one in items:
        own = _child(one, "id") if isinstance(one, yaml.MappingNode) else None
        if own is not None and own.value == step:
            return one
    return None


def _scalar(node: yaml.Node) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        return None
    value = yaml.constructor.SafeConstructor().construct_object(node)
    return value.strip() if isinstance(value, str) else value


def _added(text: str, parent: Any, key: str, written: str) -> str:
    first_key, first_value = parent.value[0]
    at = first_value.end_mark.index
    if parent.flow_style:
        return f"{text[:at]}, {key}: {written}{text[at:]}"
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    indent = " " * first_key.start_mark.column
    return f"{text[:end]}\n{indent}{key}: {written}{text[end:]}"

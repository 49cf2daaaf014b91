"""Every key that a questionnaire file may have: the table behind the reader and the docs.

docs/questionnaire-format.md documents each of them; a test compares the two.
"""

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from evaluations.places import BadFile, Entry, File, line_of


class BadQuestionnaire(BadFile):
    """A questionnaire file that can't be taken; names file, line, question and key."""


@dataclass(frozen=True)
class Key:
    """One key: what kind of value it holds; `level` is the table of a block inside it."""

    name: str
    kind: str  # text, number, whole, date, choice, texts, wholes, numbers, block, blocks
    required: bool = True
    level: str = ""
    choices: tuple[str, ...] = ()


FORMAT: dict[str, tuple[Key, ...]] = {
    "questionnaire": (
        Key("id", "text"),
        Key("title", "text"),
        Key("title_en", "text", required=False),
        Key("version", "text"),
        Key("status", "choice", choices=("proposal", "adopted")),
        Key("note", "text", required=False),
        Key("in_force", "block", level="in_force"),
        Key("scale", "block", level="scale"),
        Key("axes", "blocks", level="axes"),
        Key("outcomes", "blocks", level="outcomes"),
        Key("hold", "text"),
        Key("conditions", "block", level="conditions"),
        Key("sections", "blocks", level="sections"),
        Key("gates", "blocks", level="gates"),
        Key("questions", "blocks", level="questions"),
        Key("rules", "blocks", required=False, level="rules"),
        Key("sources", "blocks", level="sources"),
    ),
    "in_force": (Key("from", "date"), Key("to", "date", required=False)),
    "scale": (Key("min", "whole"), Key("max", "whole")),
    "axes": (Key("id", "text"), Key("ko", "text"), Key("en", "text", required=False)),
    "outcomes": (
        Key("id", "text"),
        Key("ko", "text"),
        Key("en", "text", required=False),
        Key("at_least", "numbers", required=False),
        Key("unknown_percent_max", "number", required=False),
    ),
    "conditions": (Key("outcome", "text"), Key("axis", "text"), Key("at_most", "whole")),
    "sections": (
        Key("id", "text"),
        Key("ko", "text"),
        Key("en", "text", required=False),
        Key("weight", "number"),
        Key("axis", "text"),
    ),
    "gates": (
        Key("id", "text"),
        Key("cap", "text"),
        Key("ko", "text"),
        Key("en", "text", required=False),
        Key("sources", "texts", required=False),
    ),
    "questions": (
        Key("id", "text"),
        Key("section", "text"),
        Key("scope", "choice", choices=("A", "S", "V")),
        Key("weight", "number"),
        Key("ko", "text"),
        Key("en", "text", required=False),
        Key("anchors", "texts"),
        Key("evidence", "text", required=False),
        Key("sources", "texts", required=False),
        Key("dpg", "wholes", required=False),
        Key("gate", "block", required=False, level="gate"),
    ),
    "gate": (Key("id", "text"), Key("at_most", "whole")),
    "rules": (
        Key("key", "text"),
        Key("ko", "text"),
        Key("from", "date", required=False),
        Key("to", "date", required=False),
        Key("status", "choice", choices=("R", "E", "M", "conflict")),
        Key("sources", "texts", required=False),
    ),
    "sources": (
        Key("id", "text"),
        Key("ko", "text"),
        Key("status", "choice", choices=("R", "E", "M")),
    ),
}


@dataclass(frozen=True)
class Block:
    """A mapping of the file, its values checked for kind, its keys with their lines."""

    file: File
    level: str
    line: int
    question: str  # the id of the question (or section, gate …) that the block is or is in
    prefix: str  # what the block hangs on inside that: "gate."
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key)

    def refuse(self, key: str, problem: str) -> NoReturn:
        """Raise BadQuestionnaire for one of this block's keys."""
        line = self.lines.get(key, self.line)
        raise self.file.refusal(
            self.file.name, line, problem, question=self.question, key=self.prefix + key
        )


def read(text: str, name: str) -> Block:
    """Return the file's root block, every key known and of its kind, or raise BadQuestionnaire."""
    file = File(name, BadQuestionnaire)
    return _block(file, file.compose(text), "questionnaire", "", "")


def _block(file: File, node: yaml.Node, level: str, owner: str, prefix: str) -> Block:
    entries = {entry.key: entry for entry in file.entries(node, question=owner)}
    lines = {key: entry.line for key, entry in entries.items()}
    block = Block(file, level, line_of(node), owner, prefix, {}, lines)
    known = {key.name: key for key in FORMAT[level]}
    for unknown in entries.keys() - known.keys():
        block.refuse(unknown, f"모르는 이름입니다. {', '.join(known)} 가운데 하나를 쓰세요.")
    for key in FORMAT[level]:
        if key.name in entries:
            block.values[key.name] = _value(block, key, entries[key.name])
        elif key.required:
            block.refuse(key.name, "값이 없습니다. 이 이름을 추가하세요.")
    return block


def _name(node: yaml.Node) -> str:
    """Return the id that a block gives itself, for refusals about any of its keys."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in ("id", "key") and isinstance(value, yaml.ScalarNode):
                return str(value.value)
    return ""


def _value(block: Block, key: Key, entry: Entry) -> Any:
    file = block.file
    if key.kind == "block":
        return _block(file, entry.node, key.level, block.question, f"{key.name}.")
    if key.kind == "blocks":
        nodes = _items(block, entry)
        return tuple(_block(file, node, key.level, _name(node), "") for node in nodes)
    if key.kind in ("texts", "wholes"):
        one = Key(key.name, key.kind.removesuffix("s"))
        items = [Entry(entry.key, line_of(node), node) for node in _items(block, entry)]
        return tuple(_scalar(block, one, item) for item in items)
    if key.kind == "numbers":
        inside = file.entries(entry.node, question=block.question)
        return {e.key: _scalar(block, Key(e.key, "number"), e) for e in inside}
    return _scalar(block, key, entry)


def _items(block: Block, entry: Entry) -> Iterator[yaml.Node]:
    if not isinstance(entry.node, yaml.SequenceNode) or not entry.node.value:
        block.refuse(entry.key, "하나 이상을 '- ' 목록으로 적으세요.")
    yield from entry.node.value


def _scalar(block: Block, key: Key, entry: Entry) -> Any:
    block.lines.setdefault(entry.key, entry.line)
    value = block.file.scalar(entry, question=block.question)
    if value is None and not key.required:
        return None
    problem = _problem(key, value)
    if problem:
        block.refuse(entry.key, problem)
    return value.strip() if isinstance(value, str) else value


def _problem(key: Key, value: Any) -> str:
    """Return what is wrong with a value of this kind, or nothing."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    checks = {
        "text": (
            isinstance(value, str) and bool(value.strip()),
            "글자로 적으세요. 숫자처럼 보이면 따옴표로 감싸세요.",
        ),
        "choice": (value in key.choices, f"{', '.join(key.choices)} 가운데 하나를 쓰세요."),
        "number": (
            number and math.isfinite(value) and value > 0,
            "0보다 큰 수를 적으세요.",
        ),
        "whole": (number and isinstance(value, int), "정수를 적으세요."),
        "date": (type(value) is datetime.date, "날짜를 2026-11-23 꼴로 적으세요."),
    }
    right, problem = checks[key.kind]
    return "" if right else problem

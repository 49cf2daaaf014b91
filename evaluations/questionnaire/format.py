"""A questionnaire file read by the table of its keys: every key known, every value of its kind."""

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from evaluations.questionnaire.keys import FORMAT, METHODS, Key
from evaluations.questionnaire.places import BadFile, Entry, File, line_of


class BadQuestionnaire(BadFile):
    """A questionnaire file that can't be taken; names file, line, question and key."""


# blocks that belong to the question they stand in
_INSIDE = ("stage", "prefill", "when", "ask_when", "answers", "dated")


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
    root = _block(file, file.compose(text), "questionnaire", "", "")
    _check_methods(root, method_of(root))
    return root


def method_of(root: Block) -> str:
    """Return the way of scoring that a file names; axes where it names none."""
    return str(root["scoring"]["method"]) if root["scoring"] else METHODS[0]


def _check_methods(block: Block, method: str) -> None:
    """Refuse what this way of scoring lacks, and what belongs to another one."""
    for key in FORMAT[block.level]:
        needed = method in key.methods and not key.spared
        if needed and key.name not in block.values:
            block.refuse(key.name, "값이 없습니다. 이 이름을 추가하세요.")
        if key.methods and method not in key.methods and key.name in block.values:
            block.refuse(key.name, f"계산 방식 {method}에서는 쓰지 않습니다. 지우세요.")
        inside = block[key.name]
        for one in inside if key.kind == "blocks" and inside else ():
            _check_methods(one, method)
        if key.kind == "block" and inside:
            _check_methods(inside, method)


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
        if key.level in _INSIDE:
            prefix = f"{block.prefix}{key.name}."
            return tuple(_block(file, n, key.level, block.question, prefix) for n in nodes)
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
        "share": (number and math.isfinite(value) and value >= 0, "0 이상의 수를 적으세요."),
        "flag": (isinstance(value, bool), "true나 false를 적으세요."),
        "whole": (number and isinstance(value, int), "정수를 적으세요."),
        "date": (type(value) is datetime.date, "날짜를 2026-11-23 꼴로 적으세요."),
    }
    right, problem = checks[key.kind]
    return "" if right else problem

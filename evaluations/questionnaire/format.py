"""Every key that a questionnaire file may have: the table behind the reader and the docs.

docs/questionnaire-format.md documents each of them; a test compares the two.
"""

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

import yaml

from evaluations.questionnaire.places import BadFile, Entry, File, line_of


class BadQuestionnaire(BadFile):
    """A questionnaire file that can't be taken; names file, line, question and key."""


METHODS = ("axes", "sum", "level")
SUBJECTS = ("project", "process")


@dataclass(frozen=True)
class Key:
    """One key: what kind of value it holds; `level` is the table of a block inside it.

    `methods`: the ways of scoring that need the key; the others must not have it.
    """

    name: str
    kind: str  # text, number, share, whole, flag, date, choice, texts, wholes, numbers, block(s)
    required: bool = True
    level: str = ""
    choices: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()


def _for(methods: str, key: Key) -> Key:
    """Return the key as one that these ways of scoring need and no other knows."""
    return replace(key, required=False, methods=tuple(methods.split()))


FORMAT: dict[str, tuple[Key, ...]] = {
    "questionnaire": (
        Key("id", "text"),
        Key("title", "text"),
        Key("title_en", "text", required=False),
        Key("version", "text"),
        Key("status", "choice", choices=("proposal", "adopted")),
        Key("note", "text", required=False),
        Key("in_force", "block", level="in_force"),
        Key("subject", "choice", required=False, choices=SUBJECTS),
        Key("scoring", "block", required=False, level="scoring"),
        Key("scale", "block", level="scale"),
        _for("axes", Key("axes", "blocks", level="axes")),
        _for("axes sum", Key("outcomes", "blocks", level="outcomes")),
        _for("axes sum", Key("hold", "text")),
        _for("axes", Key("conditions", "block", level="conditions")),
        _for("level", Key("levels", "texts")),
        _for("axes", Key("sections", "blocks", level="sections")),
        _for("axes sum", Key("gates", "blocks", level="gates")),
        Key("stages", "blocks", required=False, level="stages"),
        Key("questions", "blocks", level="questions"),
        Key("rules", "blocks", required=False, level="rules"),
        Key("sources", "blocks", level="sources"),
    ),
    "in_force": (Key("from", "date"), Key("to", "date", required=False)),
    "scoring": (
        Key("method", "choice", choices=METHODS),
        _for("level", Key("share", "number")),
        _for("level", Key("core_below", "whole")),
    ),
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
        _for("axes", Key("cap", "text")),
        _for("sum", Key("result", "text")),
        Key("ko", "text"),
        Key("en", "text", required=False),
        Key("sources", "texts", required=False),
    ),
    "stages": (Key("id", "text"), Key("ko", "text"), Key("en", "text", required=False)),
    "questions": (
        Key("id", "text"),
        _for("axes", Key("section", "text")),
        _for("axes", Key("scope", "choice", choices=("A", "S", "V"))),
        Key("weight", "number"),
        Key("ko", "text"),
        Key("en", "text", required=False),
        Key("anchors", "texts"),
        Key("evidence", "text", required=False),
        Key("sources", "texts", required=False),
        Key("dpg", "wholes", required=False),
        Key("core", "flag", required=False),
        Key("gate", "block", required=False, level="gate"),
        Key("stage", "blocks", required=False, level="stage"),
        Key("prefill", "blocks", required=False, level="prefill"),
    ),
    "gate": (Key("id", "text"), Key("at_most", "whole")),
    "stage": (Key("id", "text"), Key("at_most", "whole")),
    "prefill": (Key("answer", "whole"), Key("when", "blocks", level="when")),
    "when": (
        Key("field", "text"),
        Key("below", "share", required=False),
        Key("at_least", "share", required=False),
        Key("up_to", "share", required=False),
        Key("is", "texts", required=False),
        Key("any", "texts", required=False),
        Key("only", "texts", required=False),
        Key("empty", "flag", required=False),
    ),
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


_INSIDE = ("stage", "prefill", "when")  # blocks that belong to the question they stand in


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
        if key.methods and method in key.methods and key.name not in block.values:
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

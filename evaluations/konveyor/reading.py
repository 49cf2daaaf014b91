"""A Konveyor questionnaire from YAML; what is wrong is named by file, line, question and key."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeVar

import yaml

from evaluations.konveyor.model import (
    RISKS,
    RiskAnswer,
    RiskQuestion,
    RiskQuestionnaire,
    RiskSection,
    Tag,
)
from evaluations.questionnaire.places import BadFile, Entry, File, line_of


class BadKonveyor(BadFile):
    """A file that is no Konveyor questionnaire; names file, line, question and key."""


_LIMITS = ("red", "yellow", "unknown")
T = TypeVar("T")


@dataclass(frozen=True)
class _Block:
    """A mapping of the file: its entries by key, and where it stands."""

    file: File
    node: yaml.Node
    question: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)

    @classmethod
    def of(cls, file: File, node: yaml.Node, known: Iterable[str], question: str = "") -> "_Block":
        """Return the block; refuse a key that Konveyor's format does not have."""
        block = cls(file, node, question)
        for entry in file.entries(node, question=question):
            if entry.key not in known:
                names = ", ".join(known)
                block.refuse(entry, f"Konveyor 형식에 없는 이름입니다. 쓸 수 있는 이름: {names}.")
            block.entries[entry.key] = entry
        return block

    def refuse(self, entry: Entry, problem: str) -> NoReturn:
        """Raise BadKonveyor at an entry."""
        name = self.file.name
        raise BadKonveyor(name, entry.line, problem, question=self.question, key=entry.key)

    def text(self, key: str, *, required: bool = True) -> str:
        """Return a text as written (Yes is no truth value here); '' where it may be missing."""
        entry = self._entry(key, required)
        if entry is None or (not required and _is_null(entry.node)):
            return ""
        if not isinstance(entry.node, yaml.ScalarNode):
            self.refuse(entry, "글자 하나로 적으세요.")
        text = str(entry.node.value).strip()
        if required and (not text or _is_null(entry.node)):
            self.refuse(entry, "비어 있습니다. 내용을 적으세요.")
        return text

    def number(self, key: str) -> float:
        """Return a number from 0 to 100."""
        value = self._value(key)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not 0 <= value <= 100:
            self.refuse(self.entries[key], "0에서 100까지의 수(퍼센트)로 적으세요.")
        return float(value)

    def order(self) -> float:
        """Return the block's place among its neighbours."""
        value = self._value("order")
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(self.entries["order"], "차례는 정수로 적으세요.")
        return value

    def blocks(self, key: str, *, required: bool = True) -> list[yaml.Node]:
        """Return the nodes of a list; empty where it may be missing."""
        entry = self._entry(key, required)
        if entry is None or (_is_null(entry.node) and not required):
            return []
        if not isinstance(entry.node, yaml.SequenceNode) or (required and not entry.node.value):
            self.refuse(entry, "하나 이상의 목록으로 적으세요.")
        return list(entry.node.value)

    def _value(self, key: str) -> Any:
        return self.file.scalar(self.entry(key), question=self.question)

    def _entry(self, key: str, required: bool) -> Entry | None:
        return self.entry(key) if required else self.entries.get(key)

    def entry(self, key: str) -> Entry:
        """Return what stands under a key that must be there."""
        if key in self.entries:
            return self.entries[key]
        missing = f"'{key}'이(가) 없습니다. Konveyor 형식에 꼭 있어야 합니다."
        line = line_of(self.node)
        raise BadKonveyor(self.file.name, line, missing, question=self.question, key=key)


def decode(content: bytes, name: str) -> RiskQuestionnaire:
    """Return the questionnaire in these bytes, or raise BadKonveyor."""
    try:
        return parse(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadKonveyor(name, line, "UTF-8이 아닌 글자가 있습니다.") from error


def parse(text: str, name: str) -> RiskQuestionnaire:
    """Return the questionnaire in this text, or raise BadKonveyor naming the place."""
    file = File(name, BadKonveyor)
    known = ("name", "description", "required", "thresholds", "riskMessages", "sections")
    root = _Block.of(file, file.compose(text), known)
    root.text("name")
    limits = _Block.of(file, _inside(root, "thresholds"), _LIMITS)
    messages = _Block.of(file, _inside(root, "riskMessages"), RISKS)
    sections = _ordered(root.blocks("sections"), lambda node: _section(file, node))
    return RiskQuestionnaire(
        name=root.text("name"),
        description=root.text("description", required=False),
        thresholds={key: limits.number(key) for key in _LIMITS},
        messages={key: messages.text(key) for key in RISKS},
        sections=tuple(_numbered(one, place) for place, one in enumerate(sections, 1)),
    )


def _inside(block: _Block, key: str) -> yaml.Node:
    return block.entry(key).node


def _section(file: File, node: yaml.Node) -> tuple[float, RiskSection]:
    block = _Block.of(file, node, ("order", "name", "comment", "questions"))
    questions = _ordered(block.blocks("questions"), lambda one: _question(file, one))
    name, comment = block.text("name"), block.text("comment", required=False)
    return block.order(), RiskSection(name, tuple(questions), comment)


def _question(file: File, node: yaml.Node) -> tuple[float, RiskQuestion]:
    known = ("order", "text", "explanation", "includeFor", "excludeFor", "answers")
    first = _Block.of(file, node, known)
    text = first.text("text")
    block = _Block.of(file, node, known, _short(text))
    answers = _ordered(block.blocks("answers"), lambda one: _answer(file, one, block.question))
    return block.order(), RiskQuestion(
        id="",
        text=text,
        answers=tuple(answers),
        explanation=block.text("explanation", required=False),
        include_for=_tags(block, "includeFor"),
        exclude_for=_tags(block, "excludeFor"),
    )


def _answer(file: File, node: yaml.Node, question: str) -> tuple[float, RiskAnswer]:
    known = ("order", "text", "risk", "rationale", "mitigation", "applyTags", "autoAnswerFor")
    block = _Block.of(file, node, known, question)
    risk = block.text("risk").lower()
    if risk not in RISKS:
        block.refuse(block.entries["risk"], f"{', '.join(RISKS)} 가운데 하나로 적으세요.")
    return block.order(), RiskAnswer(
        text=block.text("text"),
        risk=risk,
        rationale=block.text("rationale", required=False),
        mitigation=block.text("mitigation", required=False),
        apply_tags=_tags(block, "applyTags"),
        auto_answer_for=_tags(block, "autoAnswerFor"),
    )


def _tags(block: _Block, key: str) -> tuple[Tag, ...]:
    found = []
    for node in block.blocks(key, required=False):
        tag = _Block.of(block.file, node, ("category", "tag"), block.question)
        found.append(Tag(tag.text("category"), tag.text("tag")))
    return tuple(found)


def _ordered(nodes: list[yaml.Node], read: Callable[[yaml.Node], tuple[float, T]]) -> list[T]:
    """Return what was read in the order that the file gives, not in that of its lines."""
    return [one for _, one in sorted(map(read, nodes), key=lambda pair: pair[0])]


def _numbered(section: RiskSection, place: int) -> RiskSection:
    questions = tuple(
        RiskQuestion(**{**one.__dict__, "id": f"K{place}.{number}"})
        for number, one in enumerate(section.questions, 1)
    )
    return RiskSection(section.name, questions, section.comment)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and str(node.tag).endswith(":null")

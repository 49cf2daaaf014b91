"""YAML read with the place of every value, so that a refusal can name file, line and key."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from errors import WorkbenchError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LARGEST = 2_000_000
_DEEPEST = 20


class BadFile(WorkbenchError):
    """A file of definitions or answers that can't be taken; names the place and the cure."""

    def __init__(
        self, file: str, line: int, problem: str, *, question: str = "", key: str = ""
    ) -> None:
        self.file, self.line, self.question, self.key = file, line, question, key
        self.problem = problem
        place = "의 ".join(part for part in (question, key) if part)
        where = f"{file} {line}행" + (f" {place}" if place else "")
        super().__init__(f"{where}: {problem}")


@dataclass(frozen=True)
class Entry:
    """One key of a mapping with its value's node and line."""

    key: str
    line: int
    node: yaml.Node


@dataclass(frozen=True)
class File:
    """A YAML file being read: its name for refusals and the refusal to raise."""

    name: str
    refusal: type[BadFile]

    def compose(self, text: str) -> yaml.Node:
        """Return the file's root node; refuse what is no YAML, or YAML that could explode."""
        if len(text) > _LARGEST:
            raise self.refusal(self.name, 1, "파일이 2MB를 넘습니다. 내용을 나누세요.")
        try:
            self._refuse_bombs(text)
            node = yaml.compose(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            raise self.refusal(
                self.name, line, "YAML 문법이 맞지 않습니다. 들여쓰기와 따옴표를 확인하세요."
            ) from error
        except yaml.YAMLError as error:
            raise self.refusal(
                self.name, 1, "YAML로 읽을 수 없는 문자가 있습니다. UTF-8 글자만 쓰세요."
            ) from error
        if node is None:
            raise self.refusal(self.name, 1, "빈 파일입니다. 내용을 적으세요.")
        return node

    def _refuse_bombs(self, text: str) -> None:
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise self.refusal(
                    self.name, line, "YAML 별칭(&, *)은 쓸 수 없습니다. 값을 그대로 적으세요."
                )
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > _DEEPEST:
                raise self.refusal(
                    self.name, line, f"{_DEEPEST}단계보다 깊게 겹쳤습니다. 얕게 적으세요."
                )

    def entries(self, node: yaml.Node, *, question: str = "") -> Iterator[Entry]:
        """Yield a mapping's entries; refuse what is no mapping, and a key written twice."""
        if not isinstance(node, yaml.MappingNode):
            raise self.refusal(
                self.name, line_of(node), "'이름: 값' 꼴로 적어야 합니다.", question=question
            )
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in seen:
                raise self.refusal(
                    self.name,
                    line_of(key_node),
                    "같은 이름을 두 번 적었습니다. 하나만 남기세요.",
                    question=question,
                    key=key,
                )
            seen.add(key)
            yield Entry(key, line_of(key_node), value_node)

    def scalar(self, entry: Entry, *, question: str = "") -> Any:
        """Return an entry's text, number, date, truth value or None; refuse anything else."""
        try:
            if isinstance(entry.node, yaml.ScalarNode):
                value = yaml.constructor.SafeConstructor().construct_object(entry.node)
                if value is None or isinstance(value, str | int | float | bool | datetime.date):
                    return value
        except (yaml.YAMLError, ValueError, OverflowError):
            pass
        raise self.refusal(
            self.name,
            line_of(entry.node),
            "읽을 수 없는 값입니다. 글자나 숫자 하나만 적으세요.",
            question=question,
            key=entry.key,
        )


def line_of(node: yaml.Node) -> int:
    """Return the line on which a node starts, counted from 1."""
    return int(node.start_mark.line) + 1

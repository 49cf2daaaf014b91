"""What the files of the example corporation hold, before any of it is in a database."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from applications.sources.model import Source
from errors import WorkbenchError
from evaluations.answers.model import Answer
from processes.bpmn.store import State
from processes.inventory.store import NewProcess


class BadExample(WorkbenchError):
    """A file of the example can't be used; names file, entry and fault."""

    def __init__(self, file: str, entry: str, fault: str) -> None:
        self.file, self.entry, self.fault = file, entry, fault
        place = f"{file}의 {entry}" if entry else file
        super().__init__(f"예시 자료 {place}: {fault}")


@dataclass(frozen=True)
class ExampleModel:
    """A BPMN file of one process; the bytes stay as they are."""

    code: str
    state: State
    content: bytes


@dataclass(frozen=True)
class ExampleProject:
    """An IT project: the fields that projects.store.add_project takes, and its answers."""

    code: str
    fields: Mapping[str, Any]
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class ExampleApplication:
    """A draft: what applications.drafts.store.add_application takes."""

    title: str
    fields: Mapping[str, Any]
    bodies: Mapping[str, str]
    sources: tuple[Source, ...] = ()
    call: str = ""  # the title of the call that it answers


@dataclass(frozen=True)
class Example:
    """The whole example corporation."""

    name: str
    departments: tuple[str, ...]
    processes: tuple[NewProcess, ...]
    models: tuple[ExampleModel, ...]
    questionnaire: str
    institution_answers: Mapping[str, Answer]
    projects: tuple[ExampleProject, ...]
    applications: tuple[ExampleApplication, ...]

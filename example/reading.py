"""The example corporation read from its files: data/samples/example.

corporation.yaml, processes.yaml, projects.yaml, applications.yaml, models/CODE.as-is.bpmn …
What hangs on them has readers of its own: census, diagnosis, portfolio, rules_data_time.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from applications.drafts import templates
from applications.sources.model import Kind, Source
from errors import WorkbenchError
from evaluations import questionnaire
from evaluations.answers import answers_file
from evaluations.answers.model import Answer
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.places import BadFile
from example.files import check_known, check_names, entries, loaded, mapping, one_of, value
from example.model import (
    BadExample,
    Example,
    ExampleApplication,
    ExampleModel,
    ExampleProject,
)
from processes.bpmn import reading as bpmn
from processes.bpmn.store import states
from processes.inventory.fields import facts_from_data
from processes.inventory.store import NewProcess

FOLDER = Path(__file__).resolve().parent.parent / "data" / "samples" / "example"

_PROJECT_FIELDS = {
    *("name", "kind", "department", "summary", "budget_krw", "contract_end"),
    *("systems", "process_codes"),
}
_APPLICATION_FIELDS = {"programme", "state"}
_SOURCES: Mapping[str, Kind] = {"processes": "process", "projects": "project"}


def read(folder: Path = FOLDER) -> Example:
    """Return the example in the folder, or raise BadExample with file, entry and fault."""
    corporation = mapping(folder, "corporation.yaml")
    name = value(corporation, "name", str, "corporation.yaml", "name")
    departments = value(corporation, "departments", list, "corporation.yaml", "departments")
    processes = tuple(_processes(folder, departments))
    codes = {process.code for process in processes}
    raw = mapping(folder, "projects.yaml")
    form = questionnaire.shipped(value(raw, "questionnaire", str, "projects.yaml", "questionnaire"))
    given = raw.get("institution_answers") or {}
    projects = tuple(_projects(raw, form, departments, codes))
    return Example(
        name=name,
        departments=tuple(map(str, departments)),
        processes=processes,
        models=tuple(_models(folder, codes)),
        questionnaire=form.id,
        institution_answers=_answers(given, form, "institution_answers"),
        projects=projects,
        applications=tuple(_applications(folder, codes, {one.code for one in projects})),
    )


def _processes(folder: Path, departments: list[str]) -> Iterator[NewProcess]:
    file = "processes.yaml"
    for code, entry in entries(loaded(folder, file), "code", file):
        name = value(entry, "name", str, file, code)
        department = one_of(entry, "department", departments, file, code)
        facts = {key: v for key, v in entry.items() if key not in ("code", "name", "department")}
        try:
            yield NewProcess(name, department, facts_from_data(facts), code)
        except WorkbenchError as refusal:
            raise BadExample(file, code, refusal.sentence) from refusal


def _models(folder: Path, codes: set[str | None]) -> Iterator[ExampleModel]:
    for path in sorted((folder / "models").iterdir()):
        code, _, state = path.name.removesuffix(".bpmn").partition(".")
        known = next((one for one in states if one == state), None)
        if path.suffix != ".bpmn" or code not in codes or known is None:
            raise BadExample(
                path.name, "", "이름이 업무번호.as-is.bpmn이나 .to-be.bpmn이 아닙니다."
            )
        content = path.read_bytes()
        try:
            bpmn.read(content)
        except WorkbenchError as refusal:
            raise BadExample(path.name, "", refusal.sentence) from refusal
        yield ExampleModel(code, known, content)


def _projects(
    raw: Mapping[str, Any], form: Questionnaire, departments: list[str], codes: set[str | None]
) -> Iterator[ExampleProject]:
    file = "projects.yaml"
    for code, entry in entries(raw.get("projects"), "code", file):
        check_names(entry, _PROJECT_FIELDS | {"code", "answers"}, file, code)
        one_of(entry, "department", departments, file, code)
        for process in entry.get("process_codes", []):
            check_known(process, codes, file, code)
        answers = _answers(entry.get("answers") or {}, form, code)
        fields = {key: entry[key] for key in _PROJECT_FIELDS & entry.keys()}
        yield ExampleProject(code, fields, answers)


def _answers(given: Mapping[str, Any], form: Questionnaire, place: str) -> dict[str, Answer]:
    file = "projects.yaml"
    try:
        return answers_file.from_values(given, form, name=file)
    except BadFile as refusal:  # its line is not the line of our file
        fault = refusal.sentence.partition(": ")[2]
        raise BadExample(file, f"{place} {refusal.question}".rstrip(), fault) from refusal


def _applications(
    folder: Path, codes: set[str | None], projects: set[str]
) -> Iterator[ExampleApplication]:
    file = "applications.yaml"
    form = templates.load()
    for title, entry in entries(mapping(folder, file).get("applications"), "title", file):
        check_names(
            entry, _APPLICATION_FIELDS | {"title", "sections", "call", *_SOURCES}, file, title
        )
        for process in entry.get("processes", []):
            check_known(process, codes, file, title)
        for project in entry.get("projects", []):
            check_known(project, projects, file, title)
        bodies = value(entry, "sections", dict, file, title)
        check_names(bodies, {section.key for section in form.sections}, file, title)
        fields = {key: entry[key] for key in _APPLICATION_FIELDS & entry.keys()}
        named = ((kind, entry.get(name, ())) for name, kind in _SOURCES.items())
        sources = (Source(kind, code) for kind, known in named for code in known)
        texts = {key: str(text) for key, text in bodies.items()}
        yield ExampleApplication(title, fields, texts, tuple(sources), entry.get("call", ""))

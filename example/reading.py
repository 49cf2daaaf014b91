"""The example corporation read from its files: data/samples/example.

corporation.yaml, processes.yaml, projects.yaml, applications.yaml, models/CODE.as-is.bpmn …
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from applications import templates
from errors import WorkbenchError
from evaluations import answers_file, questionnaire
from evaluations.model import Answer
from evaluations.places import BadFile
from evaluations.questionnaire_model import Questionnaire
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

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOLDER = Path(__file__).resolve().parent.parent / "data" / "samples" / "example"

_PROJECT_FIELDS = {
    *("name", "kind", "department", "summary", "budget_krw", "contract_end"),
    *("systems", "process_codes"),
}
_APPLICATION_FIELDS = {"programme", "process_code", "project_code", "state"}


def read(folder: Path = FOLDER) -> Example:
    """Return the example in the folder, or raise BadExample with file, entry and fault."""
    corporation = _mapping(folder, "corporation.yaml")
    name = _value(corporation, "name", str, "corporation.yaml", "name")
    departments = _value(corporation, "departments", list, "corporation.yaml", "departments")
    processes = tuple(_processes(folder, departments))
    codes = {process.code for process in processes}
    raw = _mapping(folder, "projects.yaml")
    form = questionnaire.shipped(
        _value(raw, "questionnaire", str, "projects.yaml", "questionnaire")
    )
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
    for code, entry in _entries(_loaded(folder, file), "code", file):
        name = _value(entry, "name", str, file, code)
        department = _one_of(entry, "department", departments, file, code)
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
    for code, entry in _entries(raw.get("projects"), "code", file):
        _only(entry, _PROJECT_FIELDS | {"code", "answers"}, file, code)
        _one_of(entry, "department", departments, file, code)
        for process in entry.get("process_codes", []):
            _known(process, codes, file, code)
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
    for title, entry in _entries(_mapping(folder, file).get("applications"), "title", file):
        _only(entry, _APPLICATION_FIELDS | {"title", "sections"}, file, title)
        _known(entry.get("process_code"), {None, *codes}, file, title)
        _known(entry.get("project_code"), {None, *projects}, file, title)
        bodies = _value(entry, "sections", dict, file, title)
        _only(bodies, {section.key for section in form.sections}, file, title)
        fields = {key: entry[key] for key in _APPLICATION_FIELDS & entry.keys()}
        yield ExampleApplication(title, fields, {key: str(text) for key, text in bodies.items()})


def _entries(raw: Any, name: str, file: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each entry of a list under the value that names it; refuse what comes twice."""
    if not isinstance(raw, list):
        raise BadExample(file, "", "항목의 목록이 아닙니다.")
    seen: set[str] = set()
    for number, entry in enumerate(raw, start=1):
        place = f"{number}번째 항목"
        if not isinstance(entry, dict):
            raise BadExample(file, place, "이름과 값으로 된 항목이 아닙니다.")
        key = _value(entry, name, str, file, place)
        if key in seen:
            raise BadExample(file, place, f"'{key}'이(가) 두 번 나옵니다.")
        seen.add(key)
        yield key, entry


def _mapping(folder: Path, file: str) -> dict[str, Any]:
    raw = _loaded(folder, file)
    if not isinstance(raw, dict):
        raise BadExample(file, "", "이름과 값으로 된 파일이 아닙니다.")
    return raw


def _loaded(folder: Path, file: str) -> Any:
    try:
        return yaml.load((folder / file).read_text(encoding="utf-8"), _LOADER)  # noqa: S506
    except OSError as error:
        raise BadExample(file, "", "파일을 열 수 없습니다. 다시 내려받으세요.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{mark.line + 1}행" if mark else ""
        raise BadExample(file, place, "YAML로 읽을 수 없습니다.") from error


def _value(entry: Mapping[str, Any], key: str, kind: type, file: str, place: str) -> Any:
    value = entry.get(key)
    if not isinstance(value, kind) or not value:
        raise BadExample(file, place, f"{key}이(가) 비었거나 꼴이 다릅니다.")
    return value


def _one_of(entry: Mapping[str, Any], key: str, known: list[str], file: str, place: str) -> str:
    value = _value(entry, key, str, file, place)
    if value not in known:
        raise BadExample(file, place, f"{key} '{value}'은(는) {', '.join(known)} 가운데 없습니다.")
    return str(value)


def _known(value: Any, known: set[Any], file: str, place: str) -> None:
    if value not in known:
        raise BadExample(file, place, f"'{value}'은(는) 예시에 없는 번호입니다.")


def _only(entry: Mapping[str, Any], allowed: set[str], file: str, place: str) -> None:
    for key in entry:
        if key not in allowed:
            raise BadExample(file, place, f"'{key}'은(는) 모르는 이름입니다.")

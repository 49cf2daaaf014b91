"""The section lists of application forms, as data: data/applications/*.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from errors import WorkbenchError

FOLDER = Path(__file__).resolve().parents[2] / "data" / "applications"
DEFAULT = "digital-by-design"
PICTURES = ("as-is", "to-be")
_SECTION_KEYS = {"key", "title", "required", "guidance", "start", "pictures", "longest"}
_TEMPLATE_KEYS = {"id", "version", "name", "programme", "basis", "note", "sections"}


class BadTemplate(WorkbenchError):
    """A form's file can't be used; the sentence names file, place and fault."""

    def __init__(self, name: str, place: str, fault: str) -> None:
        self.name, self.place = name, place
        super().__init__(f"신청서 양식 파일 {name}의 {place}: {fault}")


@dataclass(frozen=True)
class TemplateSection:
    """One heading of a form: what belongs there, and the text that a new draft begins with."""

    key: str
    title: str
    required: bool
    guidance: str
    start: str = ""
    pictures: tuple[str, ...] = ()
    longest: int | None = None  # characters, spaces counted; None where the form sets no limit


@dataclass(frozen=True)
class Template:
    """A form: the programme it is for, where it comes from, its sections in order."""

    id: str
    version: int
    name: str
    programme: str
    basis: str
    note: str
    sections: tuple[TemplateSection, ...]

    def section(self, key: str) -> TemplateSection | None:
        """Return the section with that key, or None where the form has no such heading."""
        return next((section for section in self.sections if section.key == key), None)


def load(template_id: str = DEFAULT) -> Template:
    """Return a shipped form by its id, or raise BadTemplate."""
    file = FOLDER / f"{template_id}.yaml"
    if Path(template_id).name != template_id or not file.is_file():
        raise BadTemplate(file.name, "파일", "없습니다. data/applications 폴더를 확인하세요.")
    return _read(file, file.stat().st_mtime_ns)


@cache
def _read(file: Path, _changed: int) -> Template:
    """Read a form once for each time that its file is changed: every draft asks for it."""
    return parse(file.read_text(encoding="utf-8"), file.name)


def parse(text: str, name: str) -> Template:
    """Read a form from YAML, or raise BadTemplate with the place of the first fault."""
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{mark.line + 1}번째 줄" if mark else "내용"
        raise BadTemplate(name, place, "YAML로 읽을 수 없습니다.") from error
    if not isinstance(raw, dict):
        raise BadTemplate(name, "처음", "id, version, name, sections가 있는 표가 아닙니다.")
    _only(raw, _TEMPLATE_KEYS, name, "처음")
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BadTemplate(name, "version", "1 이상의 정수가 아닙니다.")
    return Template(
        id=_text(raw, "id", name, "처음"),
        version=version,
        name=_text(raw, "name", name, "처음"),
        programme=_text(raw, "programme", name, "처음"),
        basis=_text(raw, "basis", name, "처음"),
        note=_text(raw, "note", name, "처음", needed=False),
        sections=_sections(raw.get("sections"), name),
    )


def _sections(raw: Any, name: str) -> tuple[TemplateSection, ...]:
    if not isinstance(raw, list) or not raw:
        raise BadTemplate(name, "sections", "항목 목록이 비어 있습니다.")
    found: list[TemplateSection] = []
    for number, item in enumerate(raw):
        place = f"sections[{number}]"
        section = _section(item, name, place)
        if any(other.key == section.key for other in found):
            raise BadTemplate(name, f"{place}.key", f"'{section.key}'이(가) 두 번 나옵니다.")
        found.append(section)
    return tuple(found)


def _section(raw: Any, name: str, place: str) -> TemplateSection:
    if not isinstance(raw, dict):
        raise BadTemplate(name, place, "key와 title이 있는 표가 아닙니다.")
    _only(raw, _SECTION_KEYS, name, place)
    required = raw.get("required", False)
    if not isinstance(required, bool):
        raise BadTemplate(name, f"{place}.required", "true 또는 false가 아닙니다.")
    pictures = raw.get("pictures", [])
    if not isinstance(pictures, list) or not set(map(str, pictures)) <= set(PICTURES):
        raise BadTemplate(name, f"{place}.pictures", f"{', '.join(PICTURES)}의 목록이 아닙니다.")
    longest = raw.get("longest")
    if longest is not None and (type(longest) is not int or longest < 1):
        raise BadTemplate(name, f"{place}.longest", "1 이상의 정수(글자 수)가 아닙니다.")
    return TemplateSection(
        key=_text(raw, "key", name, place),
        title=_text(raw, "title", name, place),
        required=required,
        guidance=_text(raw, "guidance", name, place),
        start=_text(raw, "start", name, place, needed=False),
        pictures=tuple(pictures),
        longest=longest,
    )


def _text(raw: dict[str, Any], key: str, name: str, place: str, *, needed: bool = True) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str) or (needed and not value.strip()):
        raise BadTemplate(name, f"{place}.{key}", "글자로 적혀 있지 않거나 비어 있습니다.")
    return value.strip()


def _only(raw: dict[str, Any], allowed: set[str], name: str, place: str) -> None:
    for key in raw:
        if key not in allowed:
            raise BadTemplate(name, f"{place}.{key}", "모르는 이름입니다.")

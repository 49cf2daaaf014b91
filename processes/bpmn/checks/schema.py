"""The second layer of the checks: is the file valid by BPMN 2.0's own XML schema?

The schema files are the Object Management Group's, as bpmn-moddle hands them out; make setup puts
them beside this file. An invalid file is kept and edited like any other: other tools stumble.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from errors import WorkbenchError
from processes.bpmn.checks.finding import Finding

FOLDER = Path(__file__).parent / "xsd"
RULE = "schema"
_MOST = 200
_NAMESPACE = re.compile(r"\{[^{}]*\}")
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (.*?) \)")
_ATTRIBUTE = re.compile(r"attribute '([^']*)'")
_VALUE = re.compile(r"(?:: |value )'(.*?)' is not", re.DOTALL)
_STATED = re.compile(r"[Tt]he attribute '([^']*)' is (?:required|not allowed)")
_SHOWN = 60
_NAMED = 4


class NoSchema(WorkbenchError):
    """The schema has not been set up."""

    def __init__(self) -> None:
        super().__init__(
            "BPMN 스키마가 아직 설치되지 않았습니다(processes/bpmn/checks/xsd). "
            "서버에서 'make setup'을 실행하세요."
        )


@dataclass(frozen=True)
class Validity:
    """Whether a file is valid, and what is not."""

    valid: bool
    findings: tuple[Finding, ...]


def validity(root: etree._Element) -> Validity:
    """Return whether the decoded file is valid by the schema, or raise NoSchema."""
    schema = _schema(FOLDER / "BPMN20.xsd")
    if schema.validate(root):
        return Validity(True, ())
    log = list(schema.error_log)  # type: ignore[call-overload]
    findings = dict.fromkeys(_finding(root, error) for error in log[:_MOST])
    if len(log) > _MOST:
        more = f"스키마에 맞지 않는 곳이 {len(log) - _MOST}군데 더 있습니다."
        findings[Finding(RULE, "warning", "", more)] = None
    return Validity(False, tuple(findings))


@lru_cache(maxsize=1)
def _schema(file: Path) -> etree.XMLSchema:
    if not file.is_file():
        raise NoSchema
    return etree.XMLSchema(etree.parse(str(file)))


def _finding(root: etree._Element, error: etree._LogEntry) -> Finding:
    element = _at(root, error)
    owner = element
    while owner is not None and not owner.get("id"):
        owner = owner.getparent()
    name = "" if element is None else _local(element)
    identifier = "" if owner is None else str(owner.get("id"))
    where = f"{error.line}행 <{name}>"
    if identifier:
        inside = "" if owner is element else "의 안"
        where += f"({_short(identifier)}{inside})"
    return Finding(RULE, "warning", identifier, f"{where}: {_reason(error)}")


def _at(root: etree._Element, error: etree._LogEntry) -> etree._Element | None:
    """Return the element that the validator's path leads to, or the first one on its line.

    libxml2 cuts a long path by bytes: in the middle of a step, and of a letter too.
    """
    try:
        steps = str(getattr(error, "path", None) or "").split("/")[2:]
    except UnicodeDecodeError:
        steps = [""]
    element: etree._Element | None = root
    for step in steps:
        element = None if element is None else _child(element, step)
    if element is not None:
        return element
    return next((one for one in root.iter(etree.Element) if one.sourceline == error.line), None)


def _child(element: etree._Element, step: str) -> etree._Element | None:
    """Return the child that one step of a path names: '*[2]', 'model:task', 'task[3]'."""
    name, _bracket, number = step.removesuffix("]").partition("[")
    prefix, _colon, local = name.rpartition(":")
    same = [
        child
        for child in element.iterchildren(etree.Element)
        if name == "*" or (child.prefix or "", _local(child)) == (prefix, local)
    ]
    place = int(number) - 1 if number else 0
    return same[place] if place < len(same) else None


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]  # QName refuses names that the parser let pass


def _reason(error: etree._LogEntry) -> str:
    """Return what the validator found, in Korean, by the kind of the error."""
    message = _NAMESPACE.sub("", error.message)
    attribute, value = _matched(_ATTRIBUTE, message), _short(_matched(_VALUE, message))
    if error.type_name == "SCHEMAV_ELEMENT_CONTENT":
        return _misplaced(message)
    if stated := _matched(_STATED, message):
        if "is required" in message:
            return f"꼭 있어야 하는 속성 {stated}이(가) 없습니다."
        return f"BPMN에 없는 속성 {stated}이(가) 있습니다."
    if "atomic type 'xs:ID'" in message:
        return (
            f"식별자 '{value}'이(가) 두 번 쓰였거나 형식에 맞지 않습니다(글자로 시작, 빈칸 없음)."
        )
    if value or attribute:
        place = f"속성 {attribute}의 값" if attribute else "값"
        return f"{place} '{value}'이(가) 형식에 맞지 않습니다."
    return f"스키마에 맞지 않습니다({_short(message)})."


def _misplaced(message: str) -> str:
    expected = _matched(_EXPECTED, message).replace("##other*", "다른 이름공간의 요소").split(", ")
    shown = ", ".join(expected[:_NAMED]) + (" …" if len(expected) > _NAMED else "")
    if "Missing child" in message:
        return f"안에 있어야 할 요소가 빠졌습니다({shown})."
    if "No matching global" in message or not any(expected):
        return "BPMN에 없는 요소이거나 여기에 올 수 없는 요소입니다."
    return f"여기에 올 수 없는 요소이거나 순서가 틀렸습니다. 올 수 있는 것: {shown}."


def _matched(pattern: re.Pattern[str], message: str) -> str:
    found = pattern.search(message)
    return found[1] if found else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"

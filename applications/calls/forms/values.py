"""What a draft has to say for a target: the text that goes into the field. Pure."""

from collections.abc import Callable, Sequence

from applications.calls.forms.targets import DRAFT, FACT, SECTION
from applications.drafts import markup
from applications.drafts.dossier import Draft, cited
from applications.facts.fact import by_key
from documents.model import Bullets, Paragraph, Table

NOT_LINKED = "연결하지 않은 칸입니다"
EMPTY_SECTION = "항목에 글이 없습니다"
NO_SECTION = "이 신청서에 없는 항목입니다"
UNKNOWN_FACT = "아직 모르는 값입니다"
NO_FACT = "이 신청서의 자료에 없는 사실입니다"
EMPTY_PROPERTY = "신청서에 적지 않았습니다"

_PROPERTIES: dict[str, Callable[[Draft, str], str]] = {
    "title": lambda draft, _owner: draft.application.title,
    "programme": lambda draft, _owner: draft.application.programme,
    "call": lambda draft, _owner: draft.call.title if draft.call else "",
    "agency": lambda draft, _owner: draft.call.agency if draft.call else "",
    "institution": lambda draft, _owner: draft.institution,
    "owner": lambda _draft, owner: owner,
    "deadline": lambda draft, _owner: draft.call.deadline if draft.call else "",
    "processes": lambda draft, _owner: ", ".join(
        one.process.name for one in draft.sources.processes
    ),
    "projects": lambda draft, _owner: ", ".join(one.project.name for one in draft.sources.projects),
    "attachments": lambda draft, _owner: "\n".join(
        f"{number}. {one.name}" for number, one in enumerate(draft.attachments, start=1)
    ),
}


def value(draft: Draft, target: str, owner: str = "") -> tuple[str, str]:
    """Return the text for a target and, where there is none, why."""
    kind, _, key = target.partition(":")
    if kind == SECTION:
        return _section(draft, key)
    if kind == FACT:
        fact = by_key(draft.facts).get(key) or draft.current.get(key)
        if fact is None:
            return "", NO_FACT
        return (fact.value or "", "" if fact.value else UNKNOWN_FACT)
    if kind == DRAFT and key in _PROPERTIES:
        text = _PROPERTIES[key](draft, owner)
        return text, "" if text else EMPTY_PROPERTY
    return "", NOT_LINKED


def exhibits(draft: Draft, targets: Sequence[str]) -> tuple[str, ...]:
    """Return the titles of the sections whose pictures and tables of facts no field can take."""
    keys = {target.partition(":")[2] for target in targets if target.startswith(f"{SECTION}:")}
    return tuple(
        one.title
        for one in draft.sections
        if one.key in keys and any(isinstance(b, markup.Exhibit) for b in _blocks(draft, one.body))
    )


def _section(draft: Draft, key: str) -> tuple[str, str]:
    section = next((one for one in draft.sections if one.key == key), None)
    if section is None:
        return "", NO_SECTION
    text = "\n".join(_lines(_blocks(draft, section.body)))
    return text, "" if text else EMPTY_SECTION


def _blocks(draft: Draft, body: str) -> list[markup.Block]:
    facts = by_key(draft.facts)
    return markup.parse(body, lambda name: cited(facts, name))


def _lines(blocks: Sequence[markup.Block]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += [f"{block.mark} {item}" for item in block.items]
        elif isinstance(block, Table):
            found += [" | ".join(cell.text for cell in row) for row in block.rows]
    return found

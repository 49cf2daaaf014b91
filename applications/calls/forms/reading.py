"""An uploaded form looked at before it is kept: what it is, and which fields it has."""

from dataclasses import dataclass

from documents import archive
from documents.forms import filling
from documents.forms.model import BadForm, FormField
from evaluations.answers.evidence.naming import safe_name

LIMIT = 20_000_000
"""The largest form that is taken, in bytes (20 MB)."""
_UNPACKED, _MOST_FIELDS, _LONGEST_NAME = 100_000_000, 500, 200


@dataclass(frozen=True)
class NamedField:
    """The fields of one name as one: whatever fills it stands in every place of that name."""

    name: str
    kinds: str
    prompt: str
    places: int


@dataclass(frozen=True)
class ReadForm:
    """A form that can be kept: a safe name, its kind (HWPX or DOCX), its fields in order."""

    name: str
    kind: str
    fields: tuple[NamedField, ...]


def read(content: bytes, name: str) -> ReadForm:
    """Return what a form is, or raise BadForm; a form without fields is none we could fill."""
    if len(content) > LIMIT:
        raise BadForm(f"‘{name}’이(가) {LIMIT // 1_000_000} MB를 넘습니다. 그림을 줄이십시오.")
    try:
        too_large = archive.contents(content).unpacked > _UNPACKED
    except archive.NotAnArchive:
        too_large = False  # filling says what is wrong with it
    if too_large:
        raise BadForm(f"‘{name}’은(는) 풀면 너무 큽니다. 서식만 담아 다시 저장하십시오.")
    found = named(filling.fields(content, name))
    if not found:
        raise BadForm(
            f"‘{name}’에 채울 칸이 없습니다. 한글의 누름틀이나 워드의 콘텐츠 컨트롤을 넣거나 "
            "{{과제명}}처럼 자리를 적어 다시 올리십시오."
        )
    if len(found) > _MOST_FIELDS:
        raise BadForm(f"‘{name}’의 칸이 {_MOST_FIELDS}개를 넘습니다. 필요한 칸만 남기십시오.")
    ending = filling.suffix(content, name)
    return ReadForm(safe_name(name, ending.removeprefix(".")), ending[1:].upper(), found)


def named(fields: list[FormField]) -> tuple[NamedField, ...]:
    """Return fields of one name as one, whatever their kinds, in the order of the form."""
    by_name: dict[str, list[FormField]] = {}
    for one in fields:
        if len(one.name) <= _LONGEST_NAME:
            by_name.setdefault(one.name, []).append(one)
    return tuple(
        NamedField(
            name=name,
            kinds=", ".join(dict.fromkeys(one.kind for one in same)),
            prompt=next((one.prompt for one in same if one.prompt), "")[:200],
            places=sum(one.places for one in same),
        )
        for name, same in by_name.items()
    )

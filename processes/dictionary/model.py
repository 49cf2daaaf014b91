"""A term of the dictionary: how something that many processes name is spelled."""

import re
from dataclasses import dataclass

from errors import WorkbenchError, shortened

ROLE, SYSTEM, DOCUMENT, DATA, LAW = "역할", "시스템", "문서", "데이터", "법령"
KINDS = (ROLE, SYSTEM, DOCUMENT, DATA, LAW)
_LIMIT = 200
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class BadTerm(WorkbenchError):
    """A name or a rename that can't stand; the sentence says why."""


class UnknownTerm(WorkbenchError):
    """Neither the dictionary nor register and models have the name."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(
            f"{kind} '{shortened(name)}'을(를) 쓰는 곳이 없고 사전에도 없습니다. "
            "목록에서 다시 고르세요."
        )


@dataclass(frozen=True)
class Term:
    """One entry; `aliases` are other spellings that have been met and mean the same."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    note: str = ""
    revision: int = 0
    updated_at: str = ""
    updated_by: str = ""


@dataclass(frozen=True)
class Rename:
    """A rename that was made, with the number of places that it changed."""

    id: str
    kind: str
    old: str
    new: str
    merged: bool
    places: int
    at: str
    by: str


def checked_kind(kind: str) -> str:
    """Return the kind, or raise BadTerm."""
    if kind not in KINDS:
        raise BadTerm(f"'{kind}'은(는) 사전의 종류가 아닙니다. {', '.join(KINDS)} 가운데 고르세요.")
    return kind


def checked_name(name: str) -> str:
    """Return the name on one line, or raise BadTerm for what can't be a name."""
    if _NOT_IN_XML.search(name):
        raise BadTerm("이름에 쓸 수 없는 제어 문자가 있습니다. 지우고 다시 적으세요.")
    text = " ".join(name.split())
    if not text:
        raise BadTerm("이름이 비었습니다. 이름을 적으세요.")
    if len(text) > _LIMIT:
        raise BadTerm(f"이름이 {_LIMIT}자를 넘습니다. 줄여서 적으세요.")
    return text


def is_name(text: str) -> bool:
    """Whether the dictionary can hold the text; a register may hold longer ones."""
    try:
        return bool(checked_name(text))
    except BadTerm:
        return False

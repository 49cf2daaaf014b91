"""What a quoted wording asks for, and how a draft differs from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_SIGNS = {
    "원본": r"원본|정본|원부",
    "서면": r"서면|문서로|종이|출력|인쇄|필사",
    "날인": r"날인|서명|인감|직인|사인|도장|간인|기명",
    "방문": r"방문|출석|직접 (?:제출|신청|수령)|대면|내방|창구",
    "제출": r"제출|첨부|구비|갖추어|지참",
    "보관": r"보관|보존|비치|편철|철하",
}
KEPT, REMOVED, ADDED = "kept", "removed", "added"


@dataclass(frozen=True)
class Piece:
    """A part of a comparison: kept in both, removed from the first or added by the second."""

    kind: str
    text: str


def demands_of(wording: str) -> tuple[str, ...]:
    """Return what the wording seems to ask for. A guess by keywords, for a person to confirm."""
    return tuple(demand for demand, sign in _SIGNS.items() if re.search(sign, wording))


def compared(before: str, after: str) -> list[Piece]:
    """Return both wordings as pieces, word by word; each can be put together again from them."""
    old, new = _words(before), _words(after)
    pieces = list[Piece]()
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(KEPT, "".join(old[a:b])))
            continue
        pieces += _changed(old[a:b], new[c:d])
    return pieces


def _changed(old: list[str], new: list[str]) -> Iterator[Piece]:
    if old:
        yield Piece(REMOVED, "".join(old))
    if new:
        yield Piece(ADDED, "".join(new))


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)

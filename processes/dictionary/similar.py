"""Two spellings of one thing: the same but for spaces and capitals, or near each other."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

SAME, ALIAS, ENDING, NEAR = (
    "띄어쓰기·기호·대소문자만 다름",
    "다른 표기로 등록됨",
    "끝말만 다름",
    "비슷함",
)
_ORDER = (ALIAS, SAME, ENDING, NEAR)
CLOSE = 88.0  # of jamo: one letter in a word of five syllables
CLOSE_LAWS = 87.0  # 운영규정 and 운영내규
_SHORTEST = 4
_ENDINGS = re.compile("(?<=담당)자$|(?<=..)(?:시스템|프로그램|서류|서)$")
_DIGITS = re.compile(r"\d+")
_LAYERS = re.compile("시행령|시행규칙|별표")


@dataclass(frozen=True)
class Pair:
    """Two names that may be one; `why` says how they differ."""

    one: str
    other: str
    why: str
    score: float = 100.0


def pairs(
    names: Iterable[str],
    *,
    aliases: Iterable[tuple[str, str]] = (),
    apart: Collection[frozenset[str]] = (),
    close: float = CLOSE,
) -> list[Pair]:
    """Return the pairs of names to look at, the surest first.

    `aliases` are (alias, name) of the dictionary: an alias that is in use again is a pair.
    `apart` are the pairs that a person has found to be two things.
    """
    listed = tuple(sorted(set(names)))
    used = set(listed)
    again = [Pair(alias, name, ALIAS) for alias, name in aliases if alias in used]
    found = {_both(pair): pair for pair in (*_alike(listed, close), *again)}
    kept = [pair for both, pair in found.items() if both not in apart]
    return sorted(kept, key=lambda pair: (_ORDER.index(pair.why), -pair.score, pair.one))


@lru_cache(maxsize=16)
def _alike(names: tuple[str, ...], close: float) -> tuple[Pair, ...]:
    """Compare once for the same names: a page asks again on every rerun."""
    found = [*_near(names, close), *_same(names, ending, ENDING), *_same(names, key, SAME)]
    return tuple({_both(pair): pair for pair in found}.values())


def _both(pair: Pair) -> frozenset[str]:
    return frozenset((pair.one, pair.other))


def key(name: str) -> str:
    """Return the name without what people write one way or the other: spaces, signs, capitals."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold())) or name


def ending(name: str) -> str:
    """Return the key without an ending that adds nothing: '인사 담당자' is 인사담당."""
    return _ENDINGS.sub("", key(name)) or key(name)


def _same(names: Sequence[str], reduced: Callable[[str], str], why: str) -> Iterator[Pair]:
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(reduced(name), []).append(name)
    for group in groups.values():
        for position, one in enumerate(group):
            for other in group[position + 1 :]:
                yield Pair(one, other, why)


def _near(names: Sequence[str], close: float) -> Iterator[Pair]:
    long = [name for name in names if len(key(name)) >= _SHORTEST]
    jamo = [unicodedata.normalize("NFD", key(name)) for name in long]
    scores = process.cdist(jamo, jamo, scorer=fuzz.ratio, score_cutoff=close, workers=1)
    for one, other in zip(*scores.nonzero(), strict=True):
        if one < other and _comparable(long[one], long[other]):
            yield Pair(long[one], long[other], NEAR, float(scores[one, other]))


def _comparable(one: str, other: str) -> bool:
    """Numbers and layers of law tell things apart: 1차 and 2차, 법 and 시행령."""
    return all(sign.findall(one) == sign.findall(other) for sign in (_DIGITS, _LAYERS))

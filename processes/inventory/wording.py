"""How people write: widths and spaces, the words for 모름 and 없음, ranges, '약' and '내외'."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from processes.inventory.model import Estimate, NotUnderstood

_UNKNOWN = (
    "미조사 모름 미상 미확인 미기재 미파악 미집계 불명 확인중 확인필요 파악중 파악불가 "
    "알수없음 추후 추후확인 조사중 ? ?? n/a na tbd null none"
)
_NONE = "없음 무 해당없음 해당사항없음"
_IRREGULAR_WORDS = "수시 필요시 발생시 상시 부정기 비정기"
UNKNOWN_WORDS = frozenset(_UNKNOWN.split())
NONE_WORDS = frozenset(_NONE.split())
IRREGULAR_WORDS = frozenset(_IRREGULAR_WORDS.split())
NOT_CALCULATED = "#수식"
ERRORS = frozenset(
    {"#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
    | {NOT_CALCULATED}
)

# Most texts are told from these words by their first sign, at a fraction of the cost.
_SYLLABLES_AND_DIGITS = {*map(chr, range(0xAC00, 0xD7A4)), *"0123456789"}
_NEVER_UNKNOWN = frozenset(_SYLLABLES_AND_DIGITS - {word[0] for word in UNKNOWN_WORDS})
_NEVER_NONE = frozenset(_SYLLABLES_AND_DIGITS - {word[0] for word in NONE_WORDS})

_APPROXIMATE = re.compile(
    r"약|대략|내외|정도|가량|쯤|추정|(?<=[\d만천백])여(?=[건회명매장개분시일]|$)"
)
_AT_LEAST = re.compile(r"이상|초과|최소")
_AT_MOST = re.compile(r"이하|이내|미만|최대")
_FIGURE = r"(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d*[1-9])?"
_FIGURES = re.compile(rf"{_FIGURE}(?:~{_FIGURE}){{0,2}}")
_ORIGINAL = re.compile(r"(.*?)\s*\[원문: (.*)\]\s*", re.S)
_BELOW_ZERO = re.compile(r"[-−–△▲]\s*\d.*")
_IRREGULAR = re.compile(rf"(?:{'|'.join(IRREGULAR_WORDS)})\((.+)\)")

Bounds = list[float | None]
Reader = Callable[[list[str]], tuple[Bounds, Sequence[str]]]
Plainly = tuple[float, Sequence[str]]  # how many times a figure counts, and what that assumes


class Understood(NamedTuple):
    """A value as it was understood, and what had to be assumed for it."""

    value: Any
    assumptions: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return the text with full-width characters made plain and spaces made single."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def is_unknown(text: str) -> bool:
    """Whether the text only says that nobody knows: '', '-', '미조사', '모름'…"""
    if text and text[0] in _NEVER_UNKNOWN:
        return False
    bare = plain(text).replace(" ", "").lower()
    return bare in UNKNOWN_WORDS or set(bare) <= set("-‐–—―.·_")


def is_none(text: str) -> bool:
    """Whether the text says that there is none: '없음', '해당 없음'."""
    return text[:1] not in _NEVER_NONE and plain(text).replace(" ", "") in NONE_WORDS


def estimate(
    text: str, reader: Reader, *, none_is_zero: bool, plainly: Plainly | None = None
) -> Understood:
    """Read a quantity: `reader` gives the figures of the parts between '~', and what it assumed.

    `plainly` is what the reader does with figures alone, where that is the same for all.
    Gives Understood(None) for unknown; raises NotUnderstood, naming the text, for the rest.
    """
    if _FIGURES.fullmatch(text):
        return _of_figures(text, reader, plainly)
    original = _ORIGINAL.fullmatch(text) if "원문" in text else None
    if original:
        return _of_original(original[1], original[2], reader, none_is_zero)
    written = plain(text)
    if is_unknown(text):
        return Understood(None)
    refuse_below_zero(written)
    bare = _bare(written)
    if bare in IRREGULAR_WORDS:
        return Understood(None, (f"'{written}'에는 수가 없어 모름으로 둡니다.",))
    if none_is_zero and is_none(text):
        return Understood(Estimate(0, 0, 0, written))
    inner = _IRREGULAR.fullmatch(bare)
    bare = inner[1] if inner else bare
    approximate = bool(inner) or bool(_APPROXIMATE.search(bare))
    stripped = _AT_MOST.sub("", _AT_LEAST.sub("", _APPROXIMATE.sub("", bare)))
    try:
        figures, assumptions = reader(stripped.split("~"))
        low, likely, high = _bounds(figures, bare)
    except ValueError:
        raise NotUnderstood(
            f"'{written}'을(를) 수로 읽지 못했습니다. '20', '약 20', '10~30'처럼 적으세요."
        ) from None
    return Understood(Estimate(low, likely, high, written, approximate), tuple(assumptions))


def with_original(value: Estimate) -> str:
    """Write an estimate with the words of its source where `text` alone would lose them."""
    return f"{value.text} [원문: {value.written}]" if value.written else value.text


def refuse_below_zero(written: str) -> None:
    """Refuse what is less than nothing, by its name."""
    if _BELOW_ZERO.fullmatch(written):
        raise NotUnderstood(f"'{written}'은(는) 0보다 작습니다. 0 이상의 수로 적으세요.")


def _of_figures(text: str, reader: Reader, plainly: Plainly | None) -> Understood:
    """Read what is nothing but figures, as most cells are, without looking for words."""
    parts = text.replace(",", "").split("~")
    found = list(map(float, parts))
    if plainly:
        times, assumptions = plainly
        figures: Bounds = [one * times for one in found] if times != 1 else [*found]
    else:
        figures, assumptions = reader(parts)
    if len(figures) == 1:
        low = likely = high = figures[0]
    else:
        low, likely, high = _bounds(figures, "")
    written = "" if figures == found else text
    return Understood(Estimate(low, likely, high, written), tuple(assumptions))


def _of_original(text: str, original: str, reader: Reader, none_is_zero: bool) -> Understood:
    """Read '240 [원문: 월 20건]': the value counts, the words stay with it."""
    understood = estimate(text, reader, none_is_zero=none_is_zero)
    if understood.value is None:
        return understood
    return Understood(replace(understood.value, written=original), understood.assumptions)


def number(text: str) -> float:
    """Return what '1200', '0.5', '1만2천' or '3천5백' stands for, or raise ValueError."""
    if not re.fullmatch(r"[\d.]+(?:[만천백][\d.]*)*", text):
        raise ValueError
    total, rest = 0.0, text
    for sign, value in (("만", 10_000), ("천", 1_000), ("백", 100)):
        head, found, tail = rest.partition(sign)
        if found:
            total, rest = total + float(head) * value, tail
    return total + (float(rest) if rest else 0)


def _bare(written: str) -> str:
    """Drop what carries no amount: spaces between words, thousands commas, year remarks."""
    text = re.sub(r"\s*[∼〜～˜⁓~]\s*|(?<=[\d가-힣])\s*[-–—]\s*(?=\d)", "~", written)
    text = re.sub(r"(?<=\d), (?=\d{3})", ",", text)
    text = re.sub(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])", lambda f: f[0].replace(",", ""), text)
    text = re.sub(r"^(?:19|20)\d\d ?년도?(?: ?기준| ?실적)? (?=\S)", "", text)
    text = re.sub(r"\((?:(?:19|20)\d\d ?년?도? ?)?(?:기준|실적|추정|예상)\)$", "", text)
    text = re.sub(r"(?<!\d) | (?!\d)", "", text)  # '10 20' keeps its space and is refused
    return text.lower()


def _bounds(figures: Bounds, bare: str) -> Bounds:
    """Place the figures: one alone, a range of two, or least, likely and most."""
    if len(figures) == 3:
        return figures
    if len(figures) == 2:
        return [figures[0], None, figures[1]]
    if len(figures) > 3 or figures[0] is None:
        raise ValueError
    if _AT_LEAST.search(bare):
        return [figures[0], None, None]
    if _AT_MOST.search(bare):
        return [None, None, figures[0]]
    return figures * 3

"""The kinds of value that a field holds: read from text, written as text, kept as JSON.

`understand(text, header)` gives a value with its assumptions or raises NotUnderstood;
`format(value)` writes what `understand` reads back; to_json and from_json are inverse.
Unknown is None throughout: '' as text, null as JSON.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from processes.inventory import evidence, figure_sources, lists, quantities
from processes.inventory.dates import day, shown
from processes.inventory.lists import NONE
from processes.inventory.model import Estimate, Evidence, NotUnderstood
from processes.inventory.numbers import figure, percent
from processes.inventory.wording import ERRORS, Understood, is_none, is_unknown, plain

__all__ = ["NONE", "Kind", "figure"]


def same(value: Any) -> Any:
    """Return the value: what JSON holds as it is."""
    return value


@dataclass(frozen=True)
class Kind:
    """How values of one kind are read, written and kept."""

    name: str
    understand: Callable[[str, str], Understood]
    format: Callable[[Any], str]
    to_json: Callable[[Any], Any] = same
    from_json: Callable[[Any], Any] = same
    show: Callable[[Any], str] | None = None  # for a reader, where that is less than `format`
    measures: bool = False  # whether the value is a figure


# --- quantities -----------------------------------------------------------------------------


def _estimate_shown(value: Estimate) -> str:
    """Write an estimate for a reader, in rounded figures."""
    rounded = [None if bound is None else round(bound, 2) for bound in value.bounds]
    return replace(value, low=rounded[0], likely=rounded[1], high=rounded[2], written="").text


def estimate_to_json(value: Estimate) -> Any:
    """Return a number for one plain figure, else the bounds that are known."""
    if value.is_exact and not value.written and not value.approximate:
        return value.likely
    known: dict[str, Any] = {
        key: bound
        for key, bound in zip(("low", "likely", "high"), value.bounds, strict=True)
        if bound is not None
    }
    if value.written:
        known["written"] = value.written
    return {**known, "approximate": True} if value.approximate else known


def estimate_from_json(value: Any) -> Estimate:
    """Return the estimate, or raise NotUnderstood for what is neither number nor bounds."""
    if type(value) in _NUMBERS:
        return Estimate(value, value, value)
    if isinstance(value, dict) and value.keys() <= _PARTS:
        low, likely, high = value.get("low"), value.get("likely"), value.get("high")
        if {type(low), type(likely), type(high)} <= _BOUNDS:
            written, about = value.get("written", ""), bool(value.get("approximate"))
            return Estimate(low, likely, high, written, about)
    raise NotUnderstood("수나 low·likely·high로 적으세요.")


_NUMBERS = {int, float}
_BOUNDS = {int, float, type(None)}
_PARTS = {"low", "likely", "high", "written", "approximate"}


def _estimate(name: str, understand: Callable[[str, str], Understood]) -> Kind:
    return Kind(
        name,
        understand,
        lambda value: value.text,
        estimate_to_json,
        estimate_from_json,
        show=_estimate_shown,
        measures=True,
    )


def _waiting(text: str, header: str) -> Understood:
    return quantities.minutes(text, header, none_is_zero=True)


VOLUME = _estimate("volume", quantities.volume_a_year)
MINUTES = _estimate("minutes", quantities.minutes)
WAITING = _estimate("waiting", _waiting)
AMOUNT = _estimate("amount", quantities.amount)
COUNT = Kind("count", quantities.count, str, measures=True)
SHARE = Kind(
    "share",
    quantities.share,
    percent,
    show=lambda value: f"{figure(value * 100)}%",
    measures=True,
)


# --- texts and lists ------------------------------------------------------------------------


def _text(text: str, _header: str) -> Understood:
    return Understood(_text_in(text))


def _text_in(text: str) -> str | None:
    """Return the text, '' for none, None for unknown; in quotes where that would be misread."""
    if len(text) > 1 and text[0] == text[-1] == '"' and _is_misread(text[1:-1]):
        return text[1:-1]
    if is_unknown(text):
        return None
    return "" if is_none(text) else text.strip()


def _is_misread(value: str) -> bool:
    return value in ERRORS or _text_in(value) != value


def _text_of(value: str) -> str:
    if not value:
        return NONE
    return f'"{value}"' if _is_misread(value) else value


TEXT = Kind("text", _text, _text_of)
DATE = Kind("date", lambda text, _header: Understood(day(text)), shown)


def words(name: str, separators: str, joint: str) -> Kind:
    """Return the kind of a list of words that people divide with any of the separators."""
    return Kind(
        name,
        lambda text, _header: Understood(lists.read(text, separators)),
        lambda value: lists.write(value, separators, joint),
        list,
        tuple,
    )


WORDS = words("words", ",/·ㆍ・;\n", ", ")
CHANNELS = words("channels", ",/·ㆍ・+;\n", ", ")
LAWS = words("laws", ";\n", "; ")
ROLES = words("roles", ",/·ㆍ・;\n→>", ", ")


# --- choices --------------------------------------------------------------------------------

_YES_WORDS = "있음 유 예 네 o ○ ◯ 〇 ● ◎ y yes v ✓ ✔ √ true 해당 함 필요 보유 포함 처리"
_NO_WORDS = "없음 무 아니오 아니요 x × ✕ ✗ n no false 해당없음 해당사항없음 안함 불필요"
YES, NO = frozenset(_YES_WORDS.split()), frozenset(_NO_WORDS.split())


def _yes_no(text: str, _header: str) -> Understood:
    if is_unknown(text):
        return Understood(None)
    bare = plain(text).replace(" ", "").lower()
    if bare in YES or bare in NO:
        return Understood(bare in YES)
    raise NotUnderstood(
        f"'{plain(text)}'은(는) 있음인지 없음인지 알 수 없습니다. 둘 중 하나로 적으세요."
    )


YES_NO = Kind("yes-no", _yes_no, lambda value: "있음" if value else "없음")


def _chosen(bare: str, choices: Mapping[str, str]) -> str | None:
    """Return the choice whose spelling (a regular expression) the whole text matches."""
    return next((c for c, spelling in choices.items() if re.fullmatch(spelling, bare)), None)


def choice(name: str, choices: Mapping[str, str]) -> Kind:
    """Return the kind of one choice out of several, each with the spellings that mean it."""

    def understand(text: str, _header: str) -> Understood:
        if is_unknown(text):
            return Understood(None)
        chosen = _chosen(plain(text).replace(" ", "").lower(), choices)
        if chosen is None:
            raise NotUnderstood(
                f"'{plain(text)}'은(는) {', '.join(choices)} 가운데 하나가 아닙니다."
            )
        return Understood(chosen)

    return Kind(name, understand, same)


def choice_list(name: str, choices: Mapping[str, str]) -> Kind:
    """Return the kind of several choices at once."""
    one = choice(name, choices)

    def understand(text: str, header: str) -> Understood:
        listed = WORDS.understand(text, header).value
        if not listed:
            return Understood(listed)
        chosen = (one.understand(item, header).value for item in listed)
        return Understood(tuple(dict.fromkeys(item for item in chosen if item)))

    return Kind(name, understand, WORDS.format, list, tuple)


# --- evidence and plan items ----------------------------------------------------------------


EVIDENCE = Kind(
    "evidence",
    lambda text, _header: Understood(evidence.read(text)),
    evidence.write,
    lambda value: [{"name": e.name, "holder": e.holder} for e in value],
    lambda value: tuple(Evidence(e["name"], e.get("holder") or "") for e in value),
)


PLAN_NUMBERS = range(1, 19)


def _plan_items(text: str, _header: str) -> Understood:
    if is_unknown(text):
        return Understood(None)
    if is_none(text):
        return Understood(())
    parts = re.findall(r"[^\s,/·;]+", plain(text))  # plain() turns ⑤ into 5
    numbers = [re.fullmatch(r"(\d{1,2})번?", part) for part in parts]
    if not all(number and int(number[1]) in PLAN_NUMBERS for number in numbers):
        raise NotUnderstood(
            f"'{plain(text)}'에 1~18이 아닌 과제 번호가 있습니다. '1, 5'처럼 적으세요."
        )
    return Understood(tuple(sorted({int(number[1]) for number in numbers if number})))


PLAN_ITEMS = Kind(
    "plan-items", _plan_items, lambda value: ", ".join(map(str, value)) or NONE, list, tuple
)


def sources_of(labels: Mapping[str, str], choices: Mapping[str, str]) -> Kind:
    """Return the kind that names the source of each figure; `labels` are the figures'."""
    one = choice("source", choices)

    def source_in(text: str) -> str | None:
        return one.understand(text, "").value if text else None

    return Kind(
        "sources",
        lambda text, _header: Understood(figure_sources.read(text, labels, source_in)),
        lambda value: figure_sources.write(value, labels),
        figure_sources.to_json,
        figure_sources.from_json,
    )

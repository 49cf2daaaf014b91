"""What the draft cites is what its sources say now, or somebody has looked at the difference."""

from collections.abc import Iterator

from applications.drafts import citing
from applications.drafts.dossier import Draft
from applications.pinning.model import Change, Stale
from applications.readiness.finding import Finding, Level

_RULES: dict[Change, tuple[Level, str, str]] = {
    "value": (
        "error",
        "출처의 값이 바뀐 사실입니다",
        "'자료와 사실'에서 전과 지금을 견주어 새 값을 받아들입니다.",
    ),
    "gone": (
        "error",
        "출처가 없어진 사실입니다",
        "'자료와 사실'에서 자료를 다시 더하거나, 글에서 표시를 뺍니다.",
    ),
    "basis": (
        "warning",
        "값은 같고 출처나 기준일이 바뀐 사실입니다",
        "'자료와 사실'에서 새 출처를 받아들입니다.",
    ),
}
_MOST_NAMED = 6


def stale_facts(draft: Draft) -> Iterator[Finding]:
    """Give, for each section and kind of change, the cited facts that are stale."""
    by_key = {one.key: one for one in draft.stale}
    for section in draft.sections:
        names = citing.of_section(draft.sections, draft.template, section)
        own = [by_key[name] for name in names if name in by_key]
        for change, (level, text, cure) in _RULES.items():
            told = [one for one in own if one.change == change]
            if told:
                yield Finding(level, "stale", section.key, f"{text}: {_named(told)}.", cure)


def _named(stale: list[Stale]) -> str:
    labels = [one.pinned.label for one in stale]
    rest = len(labels) - _MOST_NAMED
    return ", ".join(labels[:_MOST_NAMED]) + (f" 외 {rest}개" if rest > 0 else "")

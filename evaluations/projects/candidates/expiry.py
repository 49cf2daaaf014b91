"""How long a candidate's certification still holds, in a word and a sign."""

import datetime
from dataclasses import dataclass
from typing import Final

from evaluations.projects.candidates.model import NONE, UNDER_REVIEW, Candidate

SOON_MONTHS: Final = 6  # our proposal (제안)
SHORT_MONTHS: Final = 24  # Q3.1 draws its line there


@dataclass(frozen=True)
class Standing:
    """A certification on a day. `sign` and `word` say the same."""

    sign: str
    word: str
    holds: bool | None  # None: nobody knows


_UNSETTLED: Final[dict[str | None, Standing]] = {
    None: Standing("?", "인증 모름", None),
    NONE: Standing("✕", "인증 없음", False),
    UNDER_REVIEW: Standing("△", "심사 중", False),
}


def standing(candidate: Candidate, today: datetime.date) -> Standing:
    """Return how a candidate's certification stands on a day; the last day still counts."""
    unsettled = _UNSETTLED.get(candidate.certification)
    if unsettled is not None:
        return unsettled
    if candidate.certified_until is None:
        return Standing("?", "유효 기간 모름", None)
    until = datetime.date.fromisoformat(candidate.certified_until)
    if until < today:
        return Standing("✕", "만료", False)
    if until < months_after(today, SOON_MONTHS):
        return Standing("▲", f"곧 만료({SOON_MONTHS}개월 안)", True)
    if until < months_after(today, SHORT_MONTHS):
        return Standing("△", f"{SHORT_MONTHS}개월 안에 만료", True)
    return Standing("●", "유효", True)


def months_after(day: datetime.date, months: int) -> datetime.date:
    """Return the day some months later (or earlier), the last of the month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(day.day, last))

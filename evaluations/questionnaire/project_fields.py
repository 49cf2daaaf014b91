"""What a questionnaire may ask about an IT project or a system, and how it is worked out."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from evaluations.projects.candidates.model import CERTIFICATIONS, LISTINGS, Candidate
from evaluations.projects.model import KINDS, Project
from evaluations.questionnaire.register_fields import ASKED, LIST, NUMBER, WORD, Asked
from processes.inventory.fields import N2SF_GRADES, PERSONAL_DATA
from processes.inventory.model import Facts

_DAYS = 31  # what a day is of a month; whole months come out whole


@dataclass(frozen=True)
class ProjectFacts:
    """What is known on a day of a project, its candidate product and the processes it serves.

    About a system there is no project, and the processes are those that use it.
    """

    day: datetime.date
    processes: tuple[Facts, ...] = ()
    project: Project | None = None
    candidate: Candidate | None = None

    @property
    def contract_months(self) -> float | None:
        """Months until the contract ends; 0 where it has ended."""
        return _months(self.day, self.project.contract_end if self.project else None)

    @property
    def certified_months(self) -> float | None:
        """Months until the candidate's certification ends; 0 where it has ended."""
        return _months(self.day, self.candidate.certified_until if self.candidate else None)

    @property
    def n2sf_grade(self) -> str | None:
        """The highest grade of the processes' data; where one is unknown, only C is sure."""
        grades = [one.n2sf_grade for one in self.processes]
        if "C" in grades:
            return "C"
        if not grades or None in grades:
            return None
        return "S" if "S" in grades else "O"

    @property
    def personal_data(self) -> tuple[str, ...] | None:
        """The kinds of personal data of the processes, () for none, None where one is unknown."""
        kinds = [one.personal_data for one in self.processes]
        if not kinds or None in kinds:
            return None
        return tuple(sorted({str(kind) for kind in kinds} - {"없음"}))


def _months(day: datetime.date, end: str | None) -> float | None:
    if not end:
        return None
    then = datetime.date.fromisoformat(end)
    months = (then.year - day.year) * 12 + then.month - day.month + (then.day - day.day) / _DAYS
    return max(months, 0.0)


def _of(part: str, name: str) -> Callable[[ProjectFacts], Any]:
    return lambda facts: getattr(getattr(facts, part), name, None)


def _asked(
    name: str,
    label: str,
    shape: str,
    value: Callable[[Any], Any],
    write: Callable[[Any], str] = str,
    choices: tuple[str, ...] = (),
) -> Asked:
    return Asked(name, label, shape, (name,), value, write, choices)


def _in_months(months: float) -> str:
    return f"{months:.1f}개월"


OF_SYSTEM: dict[str, Asked] = {
    one.name: one
    for one in (
        _asked(
            "n2sf_grade",
            "관련 업무의 가장 높은 N2SF 등급",
            WORD,
            lambda facts: facts.n2sf_grade,
            choices=tuple(N2SF_GRADES),
        ),
        _asked(
            "personal_data",
            "관련 업무의 개인정보",
            LIST,
            lambda facts: facts.personal_data,
            lambda kinds: ", ".join(kinds) or "없음",
            tuple(kind for kind in PERSONAL_DATA if kind != "없음"),
        ),
    )
}
OF_PROJECT: dict[str, Asked] = OF_SYSTEM | {
    one.name: one
    for one in (
        _asked("kind", "사업 구분", WORD, _of("project", "kind"), choices=KINDS),
        _asked("budget_krw", "예산", NUMBER, _of("project", "budget_krw"), "{:,} 원".format),
        _asked(
            "contract_months",
            "계약 종료까지",
            NUMBER,
            lambda facts: facts.contract_months,
            _in_months,
        ),
        _asked("systems", "시스템", LIST, _of("project", "systems"), ", ".join),
        _asked(
            "certification",
            "후보 서비스의 인증",
            WORD,
            _of("candidate", "certification"),
            choices=CERTIFICATIONS,
        ),
        _asked(
            "certified_months",
            "후보 서비스의 인증 종료까지",
            NUMBER,
            lambda facts: facts.certified_months,
            _in_months,
        ),
        _asked(
            "listing",
            "후보 서비스의 이용지원시스템 등록",
            WORD,
            _of("candidate", "listing"),
            choices=LISTINGS,
        ),
    )
}
_OF_SUBJECT: dict[str, dict[str, Asked]] = {
    "process": ASKED,
    "project": OF_PROJECT,
    "system": OF_SYSTEM,
    "institution": {},
}


def fields_of(subject: str) -> Mapping[str, Asked]:
    """Return what may be known of subjects of this kind, by name."""
    return _OF_SUBJECT[subject]

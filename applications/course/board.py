"""All drafts at a glance: by state, by deadline, and what waits for whom. Pure."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from applications.course.deadlines import Due, due
from applications.course.model import Duties, Role, same_person
from applications.drafts.model import STATES, Application
from applications.readiness.finding import Level

# State -> whose turn it is, and for what. In the others nobody here has anything to do.
_TURNS: dict[str, tuple[Role, str]] = {
    "구상": (Role.OWNER, "작성 시작"),
    "작성": (Role.OWNER, "쓰고 검토 요청"),
    "부서 검토": (Role.REVIEWER, "검토"),
    "결재": (Role.APPROVER, "결재하고 제출"),
    "보완": (Role.OWNER, "보완하고 다시 제출"),
    "선정": (Role.OWNER, "이행 시작"),
}
NOBODY = "정하지 않음"


@dataclass(frozen=True)
class Waiting:
    """Something that waits for a person; `person` is '' where nobody is named for it."""

    person: str
    what: str


@dataclass(frozen=True)
class Entry:
    """One draft on the board. `counts`: findings by level, empty where nobody counted."""

    application: Application
    duties: Duties
    due: Due
    waiting: tuple[Waiting, ...]
    submitted: int
    counts: Mapping[Level, int]


def entry(
    application: Application,
    duties: Duties,
    deadline: str,
    today: datetime.date,
    *,
    assigned: Mapping[str, Sequence[str]] | None = None,
    submitted: int = 0,
    counts: Mapping[Level, int] | None = None,
) -> Entry:
    """Return a draft as the board shows it. `assigned`: person -> titles of sections to write."""
    return Entry(
        application,
        duties,
        due(application.state, deadline, today),
        tuple(_waiting(application.state, duties, assigned or {})),
        submitted,
        counts or {},
    )


def by_state(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return every state, in order, with its drafts as `urgent_first` sorts them."""
    found: dict[str, list[Entry]] = {state: [] for state in STATES}
    for one in urgent_first(entries):
        found[one.application.state].append(one)
    return found


def urgent_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return the drafts that run out first, then those without a day, then those handed in."""

    def key(one: Entry) -> tuple[bool, bool, int, str]:
        days = one.due.days
        return (not one.due.running, days is None, days or 0, one.application.title)

    return sorted(entries, key=key)


def matching(
    entries: Iterable[Entry], *, states: Sequence[str] = (), person: str = "", words: str = ""
) -> list[Entry]:
    """Return the drafts of these states that wait for the person and whose title has the words."""
    sought = words.casefold().split()
    return [
        one
        for one in entries
        if (not states or one.application.state in states)
        and (not person or any(_is(person, waiting.person) for waiting in one.waiting))
        and all(
            word in f"{one.application.title} {one.application.programme}".casefold()
            for word in sought
        )
    ]


def desks(entries: Iterable[Entry]) -> dict[str, list[tuple[Application, str]]]:
    """Return person -> what waits for them, the busiest first; NOBODY where no one is named."""
    found: dict[str, list[tuple[Application, str]]] = {}
    for one in urgent_first(entries):
        for waiting in one.waiting:
            name = waiting.person or NOBODY
            known = next((key for key in found if same_person(key, name)), name)
            found.setdefault(known, []).append((one.application, waiting.what))
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == NOBODY, -len(pair[1]), pair[0])))


def _is(sought: str, person: str) -> bool:
    return sought == NOBODY if not person else same_person(sought, person)


def _waiting(
    state: str, duties: Duties, assigned: Mapping[str, Sequence[str]]
) -> Iterable[Waiting]:
    turn = _TURNS.get(state)
    if turn is None:
        return
    role, what = turn
    for name in duties.named(role) or ("",):
        yield Waiting(name, f"{what}({role})")
    if state in ("작성", "보완"):
        for person, titles in assigned.items():
            yield Waiting(person, f"항목 {len(titles)}개 쓰기: {', '.join(titles)}")

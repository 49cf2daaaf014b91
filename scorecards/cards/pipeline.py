"""The pipeline of applications: how many drafts stand in which state."""

from collections.abc import Mapping, Sequence

from applications.drafts.model import STATES, Application
from look.theme import Look
from scorecards import charts
from scorecards.charts import Bar, Spec
from scorecards.model import (
    NO_DEPARTMENT,
    WHOLE,
    Behind,
    Figure,
    Figures,
    Headline,
    Link,
    Part,
    Row,
    Table,
)
from scorecards.wording import part_of

STATE = "application.state"
HANDED_IN = ("제출", "보완", "선정", "탈락", "이행")
# Of every state its place on the way, so that it reads without the picture.
SIGNS = {state: chr(0x2460 + at) for at, state in enumerate(STATES)}


def figures(drafts: Sequence[Application], departments: Mapping[str, str]) -> list[Figure]:
    """Return the drafts by state; `departments`: draft id -> the department that it is about."""
    owned: dict[str, list[Application]] = {WHOLE: list(drafts)}
    for one in drafts:
        owned.setdefault(departments.get(one.id) or NO_DEPARTMENT, []).append(one)
    return [_figure(name, listed) for name, listed in owned.items()]


def _figure(department: str, drafts: Sequence[Application]) -> Figure:
    states = [one.state for one in drafts]
    parts = tuple(Part(state, state, "", (states.count(state),)) for state in STATES)
    handed_in = sum(state in HANDED_IN for state in states)
    return Figure(STATE, department, handed_in, len(drafts), None, None, parts)


def headline(told: Figures, department: str) -> Headline:
    """Return how many drafts have been handed in, and how many wait where."""
    found = told.get(STATE, department)
    said = ", ".join(f"{one.name} {one.numbers[0]:.0f}" for one in found.parts if one.numbers[0])
    detail = f"{said}. " if said else ""
    detail += "제출, 보완, 선정, 탈락, 이행을 제출한 것으로 셉니다."
    whole = found.whole or 0
    return Headline("제출한 신청서", part_of(found.value or 0, whole, "건"), detail)


def table(told: Figures, department: str) -> Table:
    """Return a line for each state, in the order of the way."""
    rows = tuple(
        Row((f"{SIGNS[one.key]} {one.name}", f"{one.numbers[0]:,.0f}건"), one.key)
        for one in told.get(STATE, department).parts
    )
    return Table(("상태", "신청서"), rows)


def picture(told: Figures, department: str, look: Look) -> Spec | None:
    """Draw the states in the order of the way."""
    found = told.get(STATE, department)
    if not found.whole:
        return None
    drawn = [
        Bar(f"{SIGNS[one.key]} {one.name}", count if one.key in HANDED_IN else 0, count,
            f"{count:,.0f}건", one.key, f"{one.name} {count:,.0f}건")
        for one in found.parts
        if (count := one.numbers[0] or 0) is not None
    ]  # fmt: skip
    return charts.bars(drawn, look, title="신청서 수", done="제출함", rest="쓰는 중")


def behind(
    drafts: Sequence[Application], departments: Mapping[str, str], mark: str, department: str
) -> Behind:
    """Return the drafts of a state, the one changed last first."""
    listed = [
        one
        for one in drafts
        if one.state == mark and department in (WHOLE, departments.get(one.id) or NO_DEPARTMENT)
    ]
    rows = tuple(
        Row(
            (
                one.title,
                one.programme,
                departments.get(one.id) or NO_DEPARTMENT,
                one.updated_at[:10],
            ),
            link=Link("application", {"id": one.id}),
        )
        for one in listed
    )
    headers = ("신청서", "지원사업", "부서", "고친 날")
    title = f"{SIGNS.get(mark, '')} {mark}: 신청서 {len(rows):,}건"
    link = Link("applications", {"state": mark})
    return Behind(title, Table(headers, rows), link, "신청서 목록 열기")

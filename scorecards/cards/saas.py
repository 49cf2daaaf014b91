"""The SaaS portfolio: fit against readiness of each project, between its bounds."""

from collections.abc import Mapping, Sequence

from evaluations.projects.portfolio.model import Standing
from evaluations.questionnaire.model import Questionnaire
from look.theme import Look
from scorecards import plane
from scorecards.charts import Spec
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
from scorecards.plane import Area, Point
from scorecards.wording import part_of, span

OUTCOME, PROJECTS, AREAS = "saas.outcome", "saas.projects", "saas.areas"
_LISTED = 20
# Beside each outcome's word: worst to best, then 'not decided'.
SIGNS = ("■", "▼", "●", "▲", "◆")


def figures(form: Questionnaire, standings: Sequence[Standing]) -> list[Figure]:
    """Return the outcomes counted, each project's bounds, and where the outcomes begin."""
    words = [*(one.title for one in form.outcomes), form.hold]
    owned: dict[str, list[Standing]] = {WHOLE: list(standings)}
    for one in standings:
        owned.setdefault(one.project.department or NO_DEPARTMENT, []).append(one)
    found = [Figure(AREAS, WHOLE, None, None, None, None, _areas(form))]
    for name, listed in owned.items():
        parts = tuple(
            Part(word, word, "", (sum(one.judged.outcome == word for one in listed),))
            for word in words
        )
        decided = sum(one.judged.decided for one in listed)
        found.append(Figure(OUTCOME, name, decided, len(listed), None, None, parts))
        if name:
            points = tuple(_project(one) for one in listed)
            found.append(Figure(PROJECTS, name, len(listed), len(listed), None, None, points))
    return found


def _project(one: Standing) -> Part:
    fit, readiness = one.judged.fit, one.judged.readiness
    numbers = (fit.lo, fit.hi, readiness.lo, readiness.hi)
    return Part(one.project.code, one.project.name, one.judged.outcome, numbers)


def _areas(form: Questionnaire) -> tuple[Part, ...]:
    first, second = form.axes[0], form.axes[1]
    titles = (Part("axes", f"{first.title} ({first.id})", f"{second.title} ({second.id})", ()),)
    return titles + tuple(
        Part(one.id, one.title, "", (one.at_least.get(first.id, 0), one.at_least.get(second.id, 0)))
        for one in form.outcomes
    )


def headline(told: Figures, department: str) -> Headline:
    """Return how many projects are decided, and how many have which outcome."""
    found = told.get(OUTCOME, department)
    said = ", ".join(
        f"{SIGNS[at % len(SIGNS)]} {part.name} {part.numbers[0]:.0f}"
        for at, part in enumerate(found.parts)
        if part.numbers[0]
    )
    detail = f"{said}. " if said else ""
    detail += "모르는 답이 판정을 바꿀 수 있으면 '판정 보류'입니다. 경계와 가중치는 제안입니다."
    return Headline("판정을 마친 사업", part_of(found.value, found.whole, "건"), detail)


def table(told: Figures, department: str) -> Table:
    """Return a line for each project."""
    rows = tuple(
        Row(
            (
                part.key,
                part.name,
                part.word,
                span(part.numbers[0], part.numbers[1], "점"),
                span(part.numbers[2], part.numbers[3], "점"),
            ),
            part.key,
        )
        for part in told.parts(PROJECTS, department)
    )
    return Table(("번호", "사업", "판정", "적합도", "준비도"), rows)


def picture(told: Figures, department: str, look: Look) -> Spec | None:
    """Draw the projects on the plane; None where none has both scores."""
    areas = told.get(AREAS).parts
    points = [
        Point(part.name, (x[0], x[1]), (y[0], y[1]), part.word, part.key)
        for part in told.parts(PROJECTS, department)
        if (x := _known(part.numbers[:2])) and (y := _known(part.numbers[2:]))
    ]
    if not points or not areas:
        return None
    words = [part.key for part in told.get(OUTCOME).parts]
    drawn = [Area(one.name, one.numbers[0] or 0, one.numbers[1] or 0) for one in areas[1:]]
    return plane.plane(points, drawn, words, (areas[0].name, areas[0].word), look)


def _known(bounds: Sequence[float | None]) -> tuple[float, float] | None:
    low, high = bounds
    return None if low is None or high is None else (low, high)


def behind(standings: Sequence[Standing], mark: str) -> Behind:
    """Return what is known of one project, and what holds it up."""
    found = [one for one in standings if one.project.code == mark]
    rows: list[Row] = []
    for one in found:
        judged = one.judged
        told: Mapping[str, str] = {
            "판정": judged.words,
            "적합도": span(judged.fit.lo, judged.fit.hi, "점"),
            "준비도": span(judged.readiness.lo, judged.readiness.hi, "점"),
            "모르는 답의 비중": f"{judged.unknown_percent:.0f}%",
            "시작해야 할 때": one.wave.title,
            "부서": one.project.department or NO_DEPARTMENT,
            **{f"{block.kind} {n}": block.text for n, block in enumerate(one.blocks[:_LISTED], 1)},
        }
        rows += [Row(cells) for cells in told.items()]
    name = found[0].project.name if found else "없는 사업"
    link = Link("project", {"project": mark}) if found else None
    title = f"{mark} {name}"
    return Behind(title, Table(("항목", "내용"), tuple(rows)), link, "사업 열기")

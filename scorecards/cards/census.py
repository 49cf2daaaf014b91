"""Census coverage: how many processes have every required field, and where the returns stand."""

from collections.abc import Sequence

from look.theme import Look
from processes.census import coverage, states
from processes.census.model import Return, Round
from processes.census.standing import Standing
from processes.inventory.fields import REQUIRED
from processes.inventory.model import Process
from scorecards import charts
from scorecards.charts import Bar, Spec
from scorecards.model import (
    WHOLE,
    Behind,
    Figure,
    Figures,
    Headline,
    Link,
    Part,
    Row,
    Table,
    summed,
)
from scorecards.wording import of, part_of, percent

COMPLETE, STATE = "census.complete", "census.state"
SIGNS = {"시작 전": "○", "작성 중": "◐", "보완 요청": "↩", "제출": "●", "확인": "✔"}


def figures(
    processes: Sequence[Process],
    departments: Sequence[str],
    round: Round | None,
    standings: Sequence[Standing],
) -> list[Figure]:
    """Return the coverage by department, and the state of each department that is asked."""
    required = round.fields if round else REQUIRED
    own = [
        Figure(COMPLETE, one.department, one.complete, one.registered)
        for one in coverage.by_department(processes, departments, required)
    ]
    found = [summed(COMPLETE, own), *own]
    if not round:
        return found
    found += [
        Figure(STATE, one.department, float(one.part.state == states.CONFIRMED), 1, None, None,
               (Part(one.state, one.state, "", (1,)),))
        for one in standings
    ]  # fmt: skip
    counted = [(name, sum(one.state == name for one in standings)) for name in states.ORDER]
    parts = tuple(Part(name, name, "", (number,)) for name, number in counted)
    return [*found, Figure(STATE, WHOLE, counted[-1][1], len(standings), None, None, parts)]


def headline(told: Figures, department: str) -> Headline:
    """Return the coverage, and how many returns are confirmed."""
    found, asked = told.get(COMPLETE, department), told.get(STATE, department)
    detail = "업무마다 꼭 채울 항목을 모두 알면 '다 채움'으로 셉니다."
    if told.has(STATE, department):
        said = ", ".join(f"{SIGNS.get(p.key, '')} {p.name} {p.numbers[0]:.0f}" for p in asked.parts)
        detail += f" 조사한 부서 {asked.whole:.0f}곳: {said}."
    return Headline("다 채운 업무", part_of(found.value, found.whole, "개"), detail)


def table(told: Figures, department: str) -> Table:
    """Return a line for each department."""
    return Table(
        ("부서", "다 채움 / 등록", "조사율", "조사 상태"),
        tuple(
            Row(
                (
                    name,
                    of(one.value, one.whole, "개"),
                    percent(one.value, one.whole) or "업무 없음",
                    _state(told, name),
                ),
                name,
            )
            for name in shown(told, department)
            if (one := told.get(COMPLETE, name))
        ),
    )


def shown(told: Figures, department: str) -> list[str]:
    """Return the department that is chosen, or all of them."""
    return [department] if department else told.departments(COMPLETE)


def picture(told: Figures, department: str, look: Look) -> Spec | None:
    """Draw the departments' coverage; None where there is no department."""
    found = [(name, told.get(COMPLETE, name)) for name in shown(told, department)]
    drawn = [
        Bar(
            name,
            one.value or 0,
            one.whole or 0,
            f"{one.value or 0:.0f}/{one.whole or 0:.0f} {percent(one.value, one.whole)}".strip(),
            name,
            f"{name} {part_of(one.value, one.whole, '개')}",
        )
        for name, one in found
        if told.has(COMPLETE, name)
    ]
    if not drawn:
        return None
    return charts.bars(drawn, look, title="업무 수", done="다 채움", rest="모르는 항목 있음")


def behind(
    processes: Sequence[Process], mark: str, round: Round | None, parts: Sequence[Return]
) -> Behind:
    """Return the processes of a department that miss required fields."""
    required = round.fields if round else REQUIRED
    gaps = coverage.gaps([one for one in processes if one.department == mark], required)
    rows = tuple(
        Row(
            (one.process.code, one.process.name, ", ".join(f.label for f in one.fields)),
            link=Link("process", {"code": one.process.code}),
        )
        for one in gaps
    )
    asked = round is not None and any(part.department == mark for part in parts)
    link = (
        Link("census_return", {"round": round.id, "department": mark})
        if round and asked
        else Link("inventory", {"dept": mark})
    )
    label = "이 부서의 조사 열기" if asked else "업무 목록에서 열기"
    title = f"{mark}: 모르는 항목이 있는 업무 {len(rows):,}개"
    return Behind(title, Table(("번호", "업무", "모르는 항목"), rows), link, label)


def _state(told: Figures, department: str) -> str:
    found = told.get(STATE, department).parts
    return " ".join(f"{SIGNS.get(one.key, '')} {one.name}" for one in found) or "조사하지 않음"

"""What stands on a line of its own: tables over all sources, and charts, as data to be pinned."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from applications.facts.amounts import amount, day, won
from applications.facts.approval_facts import SECTION as APPROVED
from applications.facts.fact import UNKNOWN, UNSURVEYED, Fact, Place
from applications.facts.saving_facts import PARTS, freed_hours
from applications.facts.saving_facts import SECTION as SAVINGS
from applications.facts.sources import ProcessSource, ProjectSource, Sources
from applications.facts.total_facts import sum_of
from processes.inventory import totals
from processes.savings.hours import total as total_hours

PROCESS_TABLE, PROJECT_TABLE = "process_table", "project_table"
STEP_TIMES, SAVINGS_CHART = "step_times_chart", "savings_chart"
NAMES = frozenset(
    {"as_is_picture", "to_be_picture", PROCESS_TABLE, PROJECT_TABLE, STEP_TIMES, SAVINGS_CHART}
)
_SECTION = "표와 그림"
_SECONDS = 60.0


def stands_alone(key: str) -> bool:
    """Whether a key ('P-0002:as_is_picture' too) names a picture, a chart or a table."""
    return key.rpartition(":")[2] in NAMES


def of_one(sources: Sources) -> set[str]:
    """Return the tables that would have a single row: no draft needs to begin with those."""
    short = {PROCESS_TABLE: sources.processes, PROJECT_TABLE: sources.projects}
    return {key for key, rows in short.items() if len(rows) < 2}


def exhibits(sources: Sources) -> Iterator[Fact]:
    """Give the tables and charts over all sources of the draft."""
    if sources.processes:
        yield _process_table(sources.processes)
        if any(one.savings for one in sources.processes):
            yield _savings_chart(sources.processes)
    if sources.projects:
        yield _project_table(sources.projects)


def step_times(source: ProcessSource) -> Iterator[Fact]:
    """Give the chart of the approved to-be: hands-on minutes a case by step, now and after."""
    approved = source.approved
    if approved is None:
        return
    content = json.loads(approved.comparison.content)
    rows = [row for side in ("asis", "tobe") for row in _activities(content[side], side)]
    if not rows:
        return
    code, name = source.process.code, source.process.name
    decided = approved.decision or approved.proposed
    yield Fact(
        key=STEP_TIMES,
        label="단계별 처리시간, 현행과 개선 (그림)",
        value=f"{code} {name} 단계별 처리시간(분/건), 현행과 개선",
        unit="분/건",
        source=f"{code} 승인한 개선안 '{approved.title}' ({approved.comparison.basis})",
        confirmed="추정",
        as_of=day(decided.created_at),
        kind="chart",
        content=_json(rows),
        place=Place.of("redesign-compare", code=code),
        section=APPROVED,
    )


def _activities(run: dict[str, Any], side: str) -> Iterator[dict[str, Any]]:
    """Give each task's minutes: passings a case × seconds a passing ÷ 60."""
    for one in run.get("result", {}).get("activities", ()):
        minutes = one["per_case"] * one["processing_time"]["mean"] / _SECONDS
        if one["type"].endswith(("Task", "task", "Activity")) or minutes > 0:
            yield {
                "id": one["id"],
                "name": one["name"] or one["id"],
                "side": side,
                "minutes": round(minutes, 4),
            }


def _process_table(processes: Sequence[ProcessSource]) -> Fact:
    rows = []
    for one in processes:
        process, facts = one.process, one.process.facts
        rows.append(
            [
                f"{process.code} {process.name}",
                process.department,
                amount(facts.yearly_volume, "건") or UNKNOWN,
                amount(facts.minutes_per_case, "분") or UNKNOWN,
                amount(totals.yearly_hours(facts), "시간") or UNKNOWN,
            ]
        )
    count = len(processes)
    if count > 1:
        hours, known = sum_of([totals.yearly_hours(one.process.facts) for one in processes])
        part = "" if known == count else f" ({count}개 중 {known}개)"
        rows.append(["합계", "", "", "", (amount(hours, "시간") or UNKNOWN) + part])
    head = ["업무", "부서", "연간 건수", "건당 처리시간", "연간 처리시간"]
    known_days = [one.process.facts.source_date or "" for one in processes]
    guessed = any(row[-1] == UNKNOWN for row in rows)
    return _table(
        PROCESS_TABLE,
        "업무별 건수와 시간 (표)",
        f"대상 업무 {count}개의 건수와 시간",
        head,
        rows,
        ", ".join(one.process.code for one in processes) + " 업무 목록",
        "추정" if guessed else _certainty(processes),
        min(known_days) if all(known_days) else "",
    )


def _certainty(processes: Sequence[ProcessSource]) -> str:
    asked = all(one.process.facts.source in {"면담", "로그"} for one in processes)
    return "확인" if asked else "추정"


def _project_table(projects: Sequence[ProjectSource]) -> Fact:
    rows = []
    for one in projects:
        project, judgement = one.project, one.judgement
        judged = judgement is not None and judgement.answered > 0
        words = judgement.verdict.words if judgement is not None and judged else UNKNOWN
        budget = UNKNOWN if project.budget_krw is None else won(project.budget_krw)
        name = f"{project.code} {project.name}"
        rows.append([name, project.kind, words, budget, project.contract_end or UNKNOWN])
    count = len(projects)
    known = [one.project.budget_krw for one in projects if one.project.budget_krw is not None]
    if count > 1:
        part = "" if len(known) == count else f" ({count}개 중 {len(known)}개)"
        rows.append(["합계", "", "", (won(sum(known)) if known else UNKNOWN) + part, ""])
    return _table(
        PROJECT_TABLE,
        "정보화사업별 검토 결과 (표)",
        f"정보화사업 {count}개의 검토 결과와 예산",
        ["정보화사업", "구분", "SaaS 검토 결과", "예산", "현행 계약 종료"],
        rows,
        ", ".join(one.project.code for one in projects) + " 정보화사업, SaaS 평가",
        "등록",
        max(day(one.project.updated_at) for one in projects),
    )


def _savings_chart(processes: Sequence[ProcessSource]) -> Fact:
    rows: list[dict[str, Any]] = []
    for one in processes:
        for _, _, state in PARTS:
            own = [saving for saving in one.savings if saving.plan.state == state]
            found = total_hours(freed_hours(one, own))
            if own:
                bounds = (found.hours.low, found.hours.likely, found.hours.high)
                low, likely, high = (None if found.unknown or b is None else b for b in bounds)
                name = f"{one.process.code} {one.process.name}"
                rows.append(
                    {"name": name, "state": state, "low": low, "likely": likely, "high": high}
                )
    plans = [saving.plan for one in processes for saving in one.savings]
    codes = ", ".join(one.process.code for one in processes if one.savings)
    return Fact(
        key=SAVINGS_CHART,
        label="업무별 절감 시간 (그림)",
        value="업무별 절감 시간(시간/년), 최소와 최대",
        unit="시간/년",
        source=f"{codes} 아낀 시간, 재설계 {len(plans)}건",
        confirmed="추정",
        as_of=min(plan.source_date for plan in plans),
        kind="chart",
        content=_json(rows),
        place=Place.of("savings"),
        section=SAVINGS,
    )


def _table(
    key: str,
    label: str,
    caption: str,
    head: list[str],
    rows: list[list[str]],
    source: str,
    confirmed: str,
    as_of: str,
) -> Fact:
    return Fact(
        key=key,
        label=label,
        value=caption,
        unit="",
        source=source,
        confirmed=confirmed if confirmed != UNSURVEYED else "추정",
        as_of=as_of,
        kind="table",
        content=_json({"head": head, "rows": rows}),
        place=Place.of("inventory" if key == PROCESS_TABLE else "projects"),
        section=_SECTION,
    )


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)

"""Measures over the register and what hangs on it: items ①③⑤⑥⑧."""

from action_plan.measures.gathered import Gathered
from action_plan.measures.model import Reading, share, unknown
from evaluations.diagnosis import reading
from evaluations.diagnosis import store as diagnosis
from processes.census import coverage
from processes.census import store as census
from processes.datasets import store as datasets
from processes.datasets.openness import openness
from processes.inventory.fields import REQUIRED
from processes.regulations import store as regulations
from processes.regulations.paper import DONE, GOAL, paper
from processes.regulations.progress import Progress, progress
from processes.savings import store as savings
from processes.savings.hours import Bound, freed, given, total

_NO_PROCESSES = "등록한 업무가 없습니다."


def census_coverage(held: Gathered) -> Reading:
    """Complete processes of the registered ones."""
    if not held.processes:
        return unknown(_NO_PROCESSES)
    survey = census.running(held.db)
    required = survey.fields if survey else REQUIRED
    found = coverage.of("", held.processes, required)
    words = f"등록한 업무 {found.registered:,}개 가운데 {found.complete:,}개"
    return share(found.complete, found.registered, words)


def redesigned(held: Gathered) -> Reading:
    """Processes with a to-be chart or a redesign in force."""
    if not held.processes:
        return unknown(_NO_PROCESSES)
    done = held.to_be | {one.process_id for one in held.in_force}
    count = sum(one.id in done for one in held.processes)
    return share(count, len(held.processes), f"업무 {len(held.processes):,}개 가운데 {count:,}개")


def articles_reviewed(held: Gathered) -> Reading:
    """Reviewed articles of the number that the plan speaks of."""
    found = _articles(held)
    return _of_articles(found, found.reviewed, "검토")


def articles_amended(held: Gathered) -> Reading:
    """Amended articles of the number that the plan speaks of."""
    found = _articles(held)
    return _of_articles(found, found.amended, "개정 완료")


def paper_avoided(held: Gathered) -> Reading:
    """The paper that amended rules let go of, against the goal."""
    found = regulations.all_regulations(held.db)
    linked = regulations.clauses_by_process(found, regulations.all_steps(held.db))
    saved = paper(held.processes, linked).saved(DONE) if linked else None
    if saved is None:
        return unknown("조문과 이어진 업무의 종이를 아직 모릅니다.")
    words = f"조사한 종이의 {percent(saved.low, saved.high)} (목표 {GOAL:.0%})"
    return Reading(min(saved.low / GOAL, 1.0), min(saved.high / GOAL, 1.0), words)


def rpa_judged(held: Gathered) -> Reading:
    """Processes whose RPA label no unknown can change."""
    if not held.processes:
        return unknown(_NO_PROCESSES)
    count = sum(one.rpa_decided for one in held.diagnosed)
    return share(count, len(held.diagnosed), f"업무 {len(held.diagnosed):,}개 가운데 {count:,}개")


def rpa_live(held: Gathered) -> Reading:
    """Candidates with a robot's figures and a redesign in force; the undecided make a range."""
    wanted = reading.forms(held.db)[1].outcomes[-1].title
    decided = {one.process.id for one in held.diagnosed if one.rpa_decided and one.label == wanted}
    open_ = sum(not one.rpa_decided for one in held.diagnosed)
    robots = diagnosis.with_robot(held.db) & {one.process_id for one in held.in_force}
    live = len(decided & robots)
    words = f"'{wanted}' 업무 {len(decided):,}개 가운데 시행 {live:,}개, 판정 보류 {open_:,}개"
    if not decided:
        return unknown(words)
    return Reading(live / (len(decided) + open_), live / len(decided), words)


def data_judged(held: Gathered) -> Reading:
    """Sets of data that a person judged, of those that the corporation makes."""
    found = openness(one.content for one in datasets.all_datasets(held.db))
    if not found.made:
        return unknown("우리가 만드는 데이터를 아직 적지 않았습니다.")
    words = (
        f"데이터 {found.made:,}개 가운데 판정 {found.judged.count:,}개, "
        f"개방 가능 {found.openable.count:,}개, 개방 중 {found.opened.count:,}개"
    )
    return share(found.judged.count, found.made, words)


def hours_given(held: Gathered) -> Reading:
    """Hours given to services, of those that redesigns in force free."""
    if not held.in_force:
        return unknown("시행 중인 재설계가 없습니다.")
    facts = {one.id: one.facts for one in held.processes}
    ids = {one.id for one in held.in_force}
    found = total(freed(facts[one.process_id], one.plan.minutes) for one in held.in_force)
    away = given(one.gift for one in savings.all_given(held.db) if one.saving_id in ids)
    words = (
        f"재설계 {len(ids):,}건이 {_hours(found.hours.low, found.hours.high)} 줄임, "
        f"{_hours(away.low, away.high)} 돌려줌"
    )
    most = None if found.unknown else found.hours.high
    if found.hours.high is not None and found.hours.high <= 0 and not found.unknown:
        return unknown(words)
    low = 0.0 if most is None or away.low is None else min(max(away.low / most, 0.0), 1.0)
    least = found.hours.low
    high = 1.0 if away.high is None or not least or least <= 0 else min(away.high / least, 1.0)
    return Reading(low, 0.0 if away.high == 0 else high, words)


def percent(low: float, high: float) -> str:
    """Write a share or its range: 40%, 3~25%."""
    return f"{low:.0%}" if f"{low:.0%}" == f"{high:.0%}" else f"{low * 100:.0f}~{high:.0%}"


def _articles(held: Gathered) -> Progress:
    found = regulations.all_regulations(held.db)
    return progress((one.clause for one in found), regulations.planned_number(held.db))


def _of_articles(found: Progress, count: int, what: str) -> Reading:
    if not found.registered:
        return unknown("등록한 조문이 없습니다.")
    words = f"계획 {found.planned:,}개, 등록 {found.registered:,}개, {what} {count:,}개"
    return share(count, found.planned, words)


def _hours(low: Bound, high: Bound) -> str:
    if low is None or high is None:
        return "모르는 시간을"
    least, most = round(low), round(high)
    return f"{least:,}시간/년" if least == most else f"{least:,}~{most:,}시간/년"

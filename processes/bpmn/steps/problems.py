"""What a step table needs to become a diagram that can be run from start to end."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from processes.bpmn.steps.columns import CONDITION, NEXT, ORDER, ROLE, WORK
from processes.bpmn.steps.model import END, START, Problem, Step, StepTable

MOST = 2000
_LONGEST, _LONGEST_ORDER = 300, 20


def problems(table: StepTable, numbers: Mapping[str, int] | None = None) -> list[Problem]:
    """Return everything that is wrong; `numbers` gives the row of each 순서 in its file."""
    rows = numbers or {}
    if not table.steps:
        return [Problem(None, "", "", "단계가 하나도 없습니다. 할 일을 한 줄에 하나씩 적으세요.")]
    if len(table.steps) > MOST:
        return [Problem(None, "", "", f"단계가 {MOST:,}개보다 많습니다. 업무를 나누어 그리세요.")]
    found = [*_starts(table)]
    some_have_roles = any(step.role for step in table.steps)
    for step in table.steps:
        found += _own(step, rows, some_have_roles)
        found += _ways(step, table, rows)
    if not found:
        found += _unreachable(table, rows)
    return found


def _own(step: Step, rows: Mapping[str, int], some_have_roles: bool) -> Iterator[Problem]:
    row, order = rows.get(step.order), step.order
    if not order:
        yield Problem(row, ORDER, order, "순서가 비었습니다. 다른 행과 다른 번호를 적으세요.")
    elif order in {START, END} or len(order) > _LONGEST_ORDER or len(order.split()) != 1:
        reason = f"'{order[:30]}'은(는) 순서로 쓸 수 없습니다. 빈칸 없이 짧게 적으세요(1, 2a)."
        yield Problem(row, ORDER, order, reason)
    if not step.work:
        yield Problem(row, WORK, order, "할 일이 비었습니다. 무엇을 하는지 적으세요.")
    if not step.role and some_have_roles:
        yield Problem(row, ROLE, order, "담당이 비었습니다. 누가 하는지 적으세요.")
    for column, text in ((WORK, step.work), (ROLE, step.role)):
        if len(text) > _LONGEST:
            yield Problem(row, column, order, f"{_LONGEST}자보다 깁니다. 짧게 줄이세요.")


def _ways(step: Step, table: StepTable, rows: Mapping[str, int]) -> Iterator[Problem]:
    row, order = rows.get(step.order), step.order
    known = {one.order for one in table.steps}
    for follow in step.follows:
        if follow.to != END and follow.to not in known:
            reason = f"'{follow.to}'이라는 순서가 없습니다. 있는 순서나 '{END}'을 적으세요."
            yield Problem(row, NEXT, order, reason)
    times = Counter(follow.to for follow in step.follows if follow.to != END)
    for to, count in times.items():
        if count > 1:
            reason = f"'{to}'(으)로 가는 행이 {count}개입니다. 한 행에 조건을 모아 적으세요."
            yield Problem(row, NEXT, order, reason)
    branches = [follow for follow in step.follows if follow.kind != "exception"]
    kinds = {follow.kind for follow in branches}
    if not branches:
        reason = "예외만 있습니다. 예외가 아닐 때의 다음도 적으세요."
        yield Problem(row, NEXT, order, reason)
    elif len(kinds) > 1:
        reason = "동시, 해당하는 모두, 여느 조건이 섞였습니다. 한 단계에서는 한 가지로 적으세요."
        yield Problem(row, CONDITION, order, reason)
    elif len(branches) == 1 and kinds != {"exclusive"}:
        reason = "다음이 하나뿐입니다. 함께 가는 다음을 한 행 더 적거나 조건을 지우세요."
        yield Problem(row, CONDITION, order, reason)


def _starts(table: StepTable) -> Iterator[Problem]:
    orders = [step.order for step in table.steps]
    for start in table.starts:
        if start not in orders:
            reason = f"시작의 다음 '{start}'이(가) 없습니다. 처음 할 일의 순서를 적으세요."
            yield Problem(None, NEXT, START, reason)
    for order, count in Counter(order for order in orders if order).items():
        if count > 1:
            yield Problem(None, ORDER, order, "같은 순서가 두 번 나옵니다. 다르게 적으세요.")


def _unreachable(table: StepTable, rows: Mapping[str, int]) -> Iterator[Problem]:
    after = {step.order: [follow.to for follow in step.follows] for step in table.steps}
    before: dict[str, list[str]] = {}
    for order, targets in after.items():
        for to in targets:
            before.setdefault(to, []).append(order)
    reached = spread(table.first, after)
    ending = spread([END], before)
    for step in table.steps:
        row = rows.get(step.order)
        if step.order not in reached:
            reason = "여기로 오는 길이 없습니다. 앞 단계의 다음에 이 순서를 적거나 행을 지우세요."
            yield Problem(row, ORDER, step.order, reason)
        elif step.order not in ending:
            reason = f"여기서는 끝에 이를 수 없습니다. 나가는 길이나 '{END}'을 적으세요."
            yield Problem(row, NEXT, step.order, reason)


def spread(first: Iterable[str], ways: Mapping[str, Iterable[str]]) -> set[str]:
    """Return what is reached from the first along the ways, the first among it."""
    reached = set(first)
    waiting = list(reached)
    while waiting:
        fresh = set(ways.get(waiting.pop(), ())) - reached
        reached |= fresh
        waiting.extend(fresh)
    return reached

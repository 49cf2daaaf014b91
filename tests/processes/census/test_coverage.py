import datetime
from typing import Any

import pytest

from processes.census import coverage, reminders, standing
from processes.census.model import Return, Round
from processes.census.states import CONFIRMED, OPEN, RETURNED, SUBMITTED
from processes.inventory.fields import BY_KEY, REQUIRED
from processes.inventory.model import Facts, Process, exactly

BEGAN, LATER, LAST = "2026-11-02T00:00:00Z", "2026-11-10T09:00:00Z", "2026-11-20T09:00:00Z"
TODAY = datetime.date(2026, 11, 23)
ROUND = Round("r", "2026 전수조사", BEGAN, "2026-12-11", ("area", "yearly_volume"), "문의: TF")


def process(code: str, department: str, at: str = BEGAN, **facts: Any) -> Process:
    return Process(code, code, f"업무 {code}", department, 1, False, at, "김", Facts(**facts))


def part(department: str, state: str = OPEN, **given) -> Return:
    values = {"comment": "", "moved_at": LATER, "moved_by": "박", "deadline": None, **given}
    return Return(f"id-{department}", "r", department, state, revision=1, **values)


WHOLE: dict[str, Any] = {"area": "인사", "yearly_volume": exactly(1)}
HR = [process("1", "인사부", **WHOLE), process("2", "인사부", area="인사"), process("3", "인사부")]


def standing_of(one: Return, processes=HR) -> standing.Standing:
    return standing.of(ROUND, [one], processes, TODAY)[0]


def test_coverage_counts_complete_and_registered_and_what_is_unknown():
    (hr, empty) = coverage.by_department(
        [*HR, process("4", "다른 부서")], ["인사부", "회계부"], ROUND.fields
    )
    assert (hr.registered, hr.complete, hr.share) == (3, 1, 1 / 3)
    assert dict(hr.unknown) == {"연간 건수": 2, "대분류": 1}
    assert (empty.registered, empty.share, dict(empty.unknown)) == (0, None, {})


def test_zero_and_none_are_known():
    known = [process("1", "인사부", area="", yearly_volume=exactly(0))]
    assert coverage.of("인사부", known, ROUND.fields).complete == 1


def test_the_rounds_fields_count_and_not_the_registers():
    assert ROUND.fields != REQUIRED
    assert coverage.of("인사부", HR[:1], REQUIRED).complete == 0
    assert coverage.of("인사부", HR[:1], (BY_KEY["purpose"],)).unknown == {"목적": 1}


def test_the_total_adds_up_departments():
    found = coverage.total(coverage.by_department(HR, ["인사부", "회계부"], ROUND.fields))
    assert (found.registered, found.complete) == (3, 1)
    assert list(found.unknown) == ["연간 건수", "대분류"]


def test_gaps_name_the_process_and_its_fields():
    found = {
        gap.process.code: [f.key for f in gap.fields] for gap in coverage.gaps(HR, ROUND.fields)
    }
    assert found == {"2": ["yearly_volume"], "3": ["area", "yearly_volume"]}


@pytest.mark.parametrize(
    ("saved", "state"),
    [(BEGAN, "시작 전"), ("2026-01-01T00:00:00Z", "시작 전"), (LATER, "작성 중")],
)
def test_a_save_since_the_round_began_makes_it_begun(saved, state):
    found = standing_of(part("인사부"), [process("1", "인사부", saved)])
    assert found.state == state
    assert found.saved_at == (LATER if state == "작성 중" else None)


@pytest.mark.parametrize(
    ("state", "changed"), [(SUBMITTED, 1), (CONFIRMED, 1), (OPEN, 0), (RETURNED, 0)]
)
def test_what_was_saved_after_it_was_handed_in_is_counted(state, changed):
    processes = [process("1", "인사부", LAST), process("2", "인사부", BEGAN)]
    assert standing_of(part("인사부", state), processes).changed_after == changed


@pytest.mark.parametrize(
    ("deadline", "left", "shown"),
    [(None, 18, "D-18"), ("2026-11-23", 0, "D-day"), ("2026-11-20", -3, "D+3")],
)
def test_the_days_left_until_the_departments_own_deadline(deadline, left, shown):
    found = standing_of(part("인사부", deadline=deadline))
    assert (found.days_left, standing.d_day(found.days_left)) == (left, shown)


def test_states_are_counted_in_the_order_of_the_way():
    parts = [part("인사부"), part("회계부", CONFIRMED)]
    found = standing.counts(standing.of(ROUND, parts, HR, TODAY))
    assert found == {"시작 전": 1, "작성 중": 0, "보완 요청": 0, "제출": 0, "확인": 1}


def test_reminders_go_to_those_who_have_something_to_do_the_most_urgent_first():
    parts = [
        part("가", SUBMITTED),
        part("나"),
        part("다", CONFIRMED),
        part("라", RETURNED, deadline="2026-11-20"),
    ]
    assert [s.department for s in reminders.due(standing.of(ROUND, parts, [], TODAY))] == [
        "라",
        "나",
    ]


def test_a_reminder_says_what_is_missing_until_when_and_where():
    missing = [f"업무 {n}" for n in range(1, 8)]
    text = reminders.reminder(ROUND, standing_of(part("인사부")), missing, "http://x/r").text
    assert text.startswith("제목: [2026 전수조사] 인사부 업무 조사 제출 요청(D-18)\n")
    for said in (
        "2026. 12. 11.(D-18)입니다",
        "지금 상태는 '시작 전'",
        "3개 가운데 1개를 다 채웠습니다",
        "연간 건수 2개, 대분류 1개",
        "업무 1, 업무 2, 업무 3, 업무 4, 업무 5 등 7개",
        "http://x/r",
        "문의: TF",
    ):
        assert said in text


def test_a_reminder_of_a_returned_form_says_what_to_correct():
    one = part("인사부", RETURNED, comment="대기시간을\n확인해 주세요", deadline="2026-11-20")
    text = reminders.reminder(ROUND, standing_of(one, []), [], "").text
    assert "보완 요청(D+3)" in text
    assert "기한은 2026. 11. 20.(D+3)이었습니다" in text
    assert "대기시간을\n  확인해 주세요" in text
    assert "아직 등록된 업무가 없습니다" in text
    assert "채우는 곳" not in text

"""The board: who is waited for, what comes first, what the filters leave."""

import datetime

import pytest

from applications.course import board, overview, store
from applications.course.board import NOBODY, entry
from applications.course.model import Duties
from applications.drafts import store as drafts
from applications.drafts.model import STATES
from applications.writing.assignments import store as assigning
from applications.writing.assignments.model import DONE, WRITING, Assignment
from tests.applications.course.way import APPROVER, OWNER, REVIEWER, go, rewrite, write_draft

TODAY = datetime.date(2026, 12, 1)
DUTIES = Duties("김담당", ("이검토", "정검토"), "박결재")


@pytest.fixture
def drafted(db):
    def add(title: str, state: str = "작성", deadline: str = "", duties: Duties = DUTIES):
        made = drafts.add_application(db, title, state=state, by="가")
        return entry(made, duties, deadline, TODAY)

    return add


@pytest.mark.parametrize(
    ("state", "people"),
    [
        ("구상", ["김담당"]),
        ("작성", ["김담당"]),
        ("부서 검토", ["이검토", "정검토"]),
        ("결재", ["박결재"]),
        ("제출", []),
        ("보완", ["김담당"]),
        ("선정", ["김담당"]),
        ("탈락", []),
        ("이행", []),
    ],
)
def test_each_state_waits_for_those_whose_turn_it_is(drafted, state, people):
    assert [one.person for one in drafted("가", state).waiting] == people


def test_nobody_named_is_said_and_not_left_out(drafted):
    one = drafted("가", "결재", duties=Duties())
    assert board.desks([one]) == {NOBODY: [(one.application, "결재하고 제출(결재자)")]}
    assert board.matching([one], person=NOBODY) == [one]


def test_sections_wait_for_whom_they_were_given(db):
    made = drafts.add_application(db, "가", by="가")
    one = entry(made, DUTIES, "", TODAY, assigned={"최작성": ["위험과 대응", "소요예산"]})
    desks = board.desks([one])
    assert desks["최작성"] == [(made, "항목 2개 쓰기: 위험과 대응, 소요예산")]


def test_what_runs_out_first_comes_first_and_what_is_handed_in_last(drafted):
    several = [
        drafted("제출함", "제출", "2026-11-01"),
        drafted("모름"),
        drafted("먼 날", deadline="2027-01-01"),
        drafted("지남", "결재", "2026-11-20"),
        drafted("오늘", deadline="2026-12-01"),
    ]
    first = [one.application.title for one in board.urgent_first(several)]
    assert first == ["지남", "오늘", "먼 날", "모름", "제출함"]


def test_every_state_has_its_column_even_when_empty(drafted):
    found = board.by_state([drafted("가", "결재"), drafted("나", "결재")])
    assert list(found) == list(STATES)
    assert {state for state, held in found.items() if held} == {"결재"}


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({}, ["채용 재설계", "계약 대장"]),
        ({"words": "재설계 채용"}, ["채용 재설계"]),
        ({"words": "digital 계약"}, ["계약 대장"]),
        ({"states": ["결재"]}, ["계약 대장"]),
        ({"person": "박 결재"}, ["계약 대장"]),
        ({"person": "박결재", "states": ["작성"]}, []),
    ],
)
def test_filters_leave_what_they_say(drafted, asked, left):
    several = [drafted("채용 재설계"), drafted("계약 대장", "결재")]
    assert [one.application.title for one in board.matching(several, **asked)] == left


def test_the_busiest_come_first_and_one_person_is_one_desk(drafted):
    several = [
        drafted("가", duties=Duties("김 담당")),
        drafted("나", duties=Duties("김담당")),
        drafted("다", "결재"),
        drafted("라", duties=Duties()),
    ]
    desks = board.desks(several)
    assert [(name, len(waiting)) for name, waiting in desks.items()] == [
        ("김 담당", 2),
        ("박결재", 1),
        (NOBODY, 1),
    ]


def test_the_board_is_read_from_the_database_with_counts_of_the_most_urgent(db):
    written = write_draft(db)
    store.save_duties(
        db, written.id, Duties(OWNER, (REVIEWER,), APPROVER, "2026-12-02", 1), by="가"
    )
    later = write_draft(db, title="둘")
    rewrite(db, written, "risks", "")
    done = go(db, write_draft(db, title="셋"), "부서 검토", "결재", "제출")

    shown = overview.with_counts(db, overview.entries(db, TODAY), most=1)
    by_id = {one.application.id: one for one in shown}
    assert by_id[written.id].counts["error"] == 1
    assert by_id[written.id].due.text == "D-1"
    assert by_id[later.id].counts == by_id[done.id].counts == {}
    assert by_id[done.id].submitted == 1


def test_sections_that_are_still_written_wait_for_their_writers(db):
    written = write_draft(db)
    one, two, three = drafts.sections(db, written.id)[:3]
    for section, state in ((one, WRITING), (two, DONE), (three, WRITING)):
        assigning.assign(db, section.id, Assignment("최작성", "", state), by="가")
    (shown,) = overview.entries(db, TODAY)
    assert [(w.person, w.what) for w in shown.waiting][1:] == [
        ("최작성", f"항목 2개 쓰기: {one.title}, {three.title}")
    ]
    assert board.matching([shown], person="최작성") == [shown]
    assert overview.entry_of(db, written, TODAY).waiting == shown.waiting

"""The RACI table: every letter by its rule, with its reason, and people's word on top."""

import itertools
from dataclasses import replace

import pytest

from processes.bpmn import reading
from processes.bpmn.model import Flow, Lane, Model, Node, Participant
from processes.bpmn.raci import files
from processes.bpmn.raci.roles import UNNAMED, roles
from processes.bpmn.raci.rules import is_approval
from processes.bpmn.raci.store import SetCell
from processes.bpmn.raci.table import derived, with_set


def node(
    id: str, name: str = "", type: str = "task", container: str = "P", lane: str | None = None
) -> Node:
    return Node(id, type, name or id, container, lane)


def flows(*pairs: str, type: str = "sequence") -> tuple[Flow, ...]:
    """Flows from pairs like 'a>b'."""
    count = itertools.count()
    ends = [pair.split(">") for pair in pairs]
    return tuple(Flow(f"{type}{next(count)}", type, "", one, other) for one, other in ends)


def model(nodes: tuple[Node, ...], connected: tuple[Flow, ...], **lanes: str) -> Model:
    """A process P with lanes: name='a b' puts nodes a and b into the lane of that name."""
    made = tuple(
        Lane(f"L{place}", name, "P", None, tuple(inside.split()))
        for place, (name, inside) in enumerate(lanes.items())
    )
    where = {one: lane.id for lane in made for one in lane.nodes}
    placed = tuple(replace(one, lane=where.get(one.id)) for one in nodes)
    return Model("D", "", "UTF-8", ("P",), (), made, placed, connected, ())


def letters(table, element: str) -> dict[str, str]:
    (row,) = [row for row in table.rows if row.element == element]
    return {role: cell.letters for role, cell in row.cells.items()}


def test_the_lane_is_responsible_and_the_taker_is_informed():
    drawn = model((node("a"), node("x", type="exclusiveGateway"), node("b")),
                  flows("a>x", "x>b"), 담당="a x", 팀장="b")  # fmt: skip
    table = derived(drawn, owner="총무부")
    assert letters(table, "a") == {"담당": "R", "팀장": "I", "총무부": "A"}
    assert letters(table, "b") == {"팀장": "R", "총무부": "A"}
    assert table.rows[0].cells["팀장"].reason == "다음 단계 'b'의 담당"


def test_the_nearest_approval_ahead_makes_accountable_and_itself_too():
    drawn = model(
        (node("a"), node("b", "팀장이 결재한다"), node("c"), node("d", "부서장이 승인한다")),
        flows("a>b", "b>c", "c>d"), 담당="a c", 팀장="b", 부서장="d",
    )  # fmt: skip
    table = derived(drawn, owner="총무부")
    assert letters(table, "a") == {"담당": "R", "팀장": "A"}
    assert letters(table, "b") == {"담당": "I", "팀장": "RA"}
    assert letters(table, "c") == {"담당": "R", "부서장": "A"}
    assert "총무부" in table.roles


def test_an_approval_behind_a_sub_process_counts_for_what_is_inside():
    drawn = model(
        (node("s", type="subProcess"), node("in", container="s"), node("ok", "결재한다")),
        flows("s>ok"), 담당="s", 팀장="ok",
    )  # fmt: skip
    table = derived(drawn)
    assert [row.element for row in table.rows] == ["s", "in", "ok"]
    assert letters(table, "in") == {"담당": "R", "팀장": "A"}


@pytest.mark.parametrize(
    ("name", "approves"),
    [("결재한다", True), ("전결로 승인한다", True), ("결재를 올린다", False),
     ("승인을 요청한다", False), ("검토한다", False)],
)  # fmt: skip
def test_asking_for_an_approval_is_none(name, approves):
    assert is_approval(name) is approves


def test_pools_that_send_are_consulted_and_pools_that_only_get_are_informed():
    drawn = model((node("a"), node("b")), flows("a>b") + flows("out>a", "b>in", type="message"),
                  담당="a b")  # fmt: skip
    pools = (Participant("out", "신청인", None), Participant("in", "은행", None))
    table = derived(replace(drawn, participants=pools))
    assert letters(table, "a") == {"담당": "R", "신청인": "C"}
    assert letters(table, "b") == {"담당": "R", "은행": "I"}


@pytest.mark.parametrize(
    ("note", "letter"), [("예산부와 협의", "C"), ("결과는 예산부에 통보", "I"), ("예산부", "")]
)
def test_a_note_names_who_is_consulted_or_informed(note, letter):
    drawn = model(
        (node("a"), node("b"), node("n", note, type="textAnnotation")),
        flows("a>n", type="association"), 담당="a", 예산부="b",
    )  # fmt: skip
    given = letters(derived(drawn), "a")
    assert given.get("예산부", "") == letter


def test_rows_follow_the_flow_and_a_loop_is_read_from_its_entry():
    drawn = model(
        (node("c"), node("b"), node("a"), node("start", type="startEvent")),
        flows("start>a", "a>b", "b>c", "b>a"), 담당="a b c start",
    )  # fmt: skip
    assert [row.element for row in derived(drawn).rows] == ["a", "b", "c"]


def test_branches_keep_the_files_order_and_join_before_what_follows():
    drawn = model(
        (node("a"), node("g", type="exclusiveGateway"), node("one"), node("two"), node("end")),
        flows("a>g", "g>one", "g>two", "one>end", "two>end"), 담당="a",
    )  # fmt: skip
    assert [row.element for row in derived(drawn).rows] == ["a", "one", "two", "end"]


def test_unknown_stays_unknown_and_is_said():
    table = derived(model((node("a"),), ()))
    assert table.rows[0].cells == {}
    assert len(table.unclear) == 2
    assert "'a': 실무 담당(R)을 모릅니다" in table.unclear[0]


def test_lanes_of_one_name_in_two_pools_are_two_roles():
    lanes = (Lane("1", "담당", "P", None, ("a",)), Lane("2", "담당", "Q", None, ("b",)),
             Lane("3", "", "Q", None, ()))  # fmt: skip
    pools = (Participant("p", "본사", "P"), Participant("q", "지사", "Q"))
    nodes = (node("a", lane="1"), node("b", container="Q", lane="2"))
    found = roles(Model("D", "", "UTF-8", ("P", "Q"), pools, lanes, nodes, (), ()))
    assert found.names == ("본사 · 담당", "지사 · 담당", UNNAMED)
    assert (found.of("a"), found.of("b")) == ("본사 · 담당", "지사 · 담당")


def set_cell(element: str, role: str, letters: str) -> SetCell:
    return SetCell(f"{element}{role}", element, role, letters, 1, "2026-01-01T00:00:00Z", "박")


def test_what_people_set_stands_over_what_is_derived():
    drawn = model((node("a"), node("b")), flows("a>b"), 담당="a", 팀장="b")
    given = [set_cell("a", "팀장", "A"), set_cell("a", "담당", ""), set_cell("gone", "팀장", "C")]
    table = with_set(derived(drawn), {(one.element_id, one.role): one for one in given})
    assert letters(table, "a") == {"담당": "", "팀장": "A"}
    assert table.rows[0].cells["팀장"].set_by == given[0]
    assert table.lost == (given[2],)


def test_two_accountable_roles_are_said():
    drawn = model((node("a"), node("b", "결재한다")), flows("a>b"), 담당="a", 팀장="b")
    one = set_cell("a", "담당", "RA")
    table = with_set(derived(drawn), {("a", "담당"): one})
    assert table.unclear == ("'a': 최종 책임(A)이 여럿입니다(담당, 팀장). 하나만 남기세요.",)


def test_the_sheet_has_a_column_a_role_and_the_reasons(recruitment):
    table = derived(reading.read(recruitment), owner="인사처")
    headers, rows = files.sheet(table)
    assert headers == ["순서", "활동", *table.roles, "근거"]
    assert rows[0][:3] == [1, "부서별 채용 수요조사서를 작성한다", "R"]
    assert "인사처 A: 업무의 소관 부서" in str(rows[0][-1])


def test_every_activity_of_a_real_file_has_one_row(sample):
    drawn = reading.read(sample.read_bytes())
    rows = derived(drawn).rows
    assert len({row.element for row in rows}) == len(rows)

"""The register as a tree: levels, sums, and what is unknown."""

import pytest

from processes.inventory.model import Estimate, Facts, Process, exactly
from processes.landscape.tree import branch, size_of, whole


def process(name, area=None, group=None, hours=None, department="경영기획부", code=None):
    facts = Facts(
        area=area,
        group=group,
        yearly_volume=None if hours is None else exactly(hours),
        minutes_per_case=exactly(60),
    )
    return Process(name, code or name, name, department, 1, False, "", "", facts)


REGISTER = [
    process("급여", "인사", "급여", 50),
    process("채용", "인사", "채용", 300),
    process("면접", "인사", "채용", 100),
    process("대관", "시설", None, 40),
    process("순찰", "시설", "안전"),
    process("청소", "시설", "안전", 0),
    process("기타", None, None),
]


def test_areas_and_groups_the_most_hours_first():
    root = whole(REGISTER)
    assert [(one.title, one.path, one.hours) for one in root.children] == [
        ("인사", ("인사",), 450),
        ("시설", ("시설",), 40),
        ("모름", ("모름",), 0),
    ]
    staff = root.children[0]
    assert [(one.title, one.hours) for one in staff.children] == [("채용", 400), ("급여", 50)]
    assert [one.title for one in staff.children[0].children] == ["채용", "면접"]


def test_unknown_and_none_are_counted_apart_from_each_other():
    root = whole(REGISTER)
    assert (root.hours, root.unknown, root.none, len(root.processes)) == (490, 2, 1, 7)
    assert (root.total.low, root.total.known, root.total.unknown) == (490, 5, 2)


def test_the_path_leads_to_the_part():
    root = whole(REGISTER)
    assert branch(root, ()) == root
    found = branch(root, ("인사", "채용"))
    assert found is not None
    assert [one.name for one in found.processes] == ["채용", "면접"]
    for nowhere in (("없음",), ("인사", "없음"), ("인사", "채용", "채용")):
        assert branch(root, nowhere) is None


@pytest.mark.parametrize(
    ("hours", "size"),
    [
        (None, None),
        (Estimate(1, 2, 6), 2),
        (Estimate(1, None, 6), 3.5),
        (Estimate(4, None, None), 4),
        (Estimate(None, None, 5), 5),
        (Estimate(None, None, None), None),
        (exactly(0), 0),
    ],
)
def test_a_tile_is_sized_by_the_likely_hours(hours, size):
    assert size_of(hours) == size


def test_an_empty_register_is_an_empty_tree():
    root = whole([])
    assert (root.children, root.hours, root.processes) == ((), 0, ())

"""Tiles in proportion, side by side, none lost."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processes.inventory.model import Facts, Process, exactly
from processes.landscape.layout import FRAME, MARK, PROCESS, REST, layout
from processes.landscape.squares import Rect, cut
from processes.landscape.tree import whole

CANVAS = Rect(0, 0, 1000, 600)
AMOUNTS = st.lists(st.floats(0.5, 1e6), min_size=1, max_size=60).map(
    lambda amounts: sorted(amounts, reverse=True)
)


def process(number, area="가", group="나", hours: float | None = 10.0):
    facts = Facts(
        area=area,
        group=group,
        yearly_volume=None if hours is None else exactly(hours),
        minutes_per_case=exactly(60),
    )
    name = f"업무 {number}"
    return Process(name, f"P-{number}", name, "부서", 1, False, "", "", facts)


def overlap(one: Rect, other: Rect) -> bool:
    slack = 1e-6
    return (
        one.x + one.width > other.x + slack
        and other.x + other.width > one.x + slack
        and one.y + one.height > other.y + slack
        and other.y + other.height > one.y + slack
    )


def inside(one: Rect, other: Rect) -> bool:
    slack = 1e-6
    return (
        one.x >= other.x - slack
        and one.y >= other.y - slack
        and one.x + one.width <= other.x + other.width + slack
        and one.y + one.height <= other.y + other.height + slack
    )


@given(AMOUNTS)
def test_areas_are_in_proportion_and_fill_the_whole(amounts):
    rects = cut(CANVAS, amounts)
    for rect, amount in zip(rects, amounts, strict=True):
        assert rect.area == pytest.approx(amount / sum(amounts) * CANVAS.area, rel=1e-6)
        assert inside(rect, CANVAS)


@given(AMOUNTS)
def test_no_two_overlap(amounts):
    rects = cut(CANVAS, amounts)
    for position, one in enumerate(rects):
        assert not any(overlap(one, other) for other in rects[position + 1 :])


def test_the_published_example_comes_out():
    """Bruls, Huizing, van Wijk: 6, 6, 4, 3, 2, 2, 1 in 6 x 4; first two on the left, 3 x 2 each."""
    rects = cut(Rect(0, 0, 6, 4), [6, 6, 4, 3, 2, 2, 1])
    assert rects[:2] == [Rect(0, 0, 3, 2), Rect(0, 2, 3, 2)]
    sides = [(rect.x, rect.y, rect.width, rect.height) for rect in rects[2:4]]
    assert sides[0] == pytest.approx((3, 0, 12 / 7, 7 / 3))
    assert sides[1] == pytest.approx((3 + 12 / 7, 0, 9 / 7, 7 / 3))


def test_nothing_to_cut():
    assert cut(CANVAS, []) == []
    assert cut(Rect(0, 0, 0, 5), [1.0]) == [Rect(0, 0, 0, 0)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["인사", "시설", None]),
            st.sampled_from(["가", "나", None]),
            st.none() | st.just(0) | st.floats(0.1, 5000),
        ),
        max_size=80,
    ),
    st.sampled_from([(1040, 620), (320, 760)]),
)
def test_every_process_with_hours_is_in_one_tile_and_tiles_do_not_overlap(register, size):
    processes = [process(n, *one) for n, one in enumerate(register)]
    tiles = layout(whole(processes), *size)
    leaves = [tile for tile in tiles if tile.kind != FRAME]
    shown = [one.code for tile in leaves for one in tile.processes]
    assert len(shown) == len(set(shown))
    assert {p.code for p, one in zip(processes, register, strict=True) if one[2]} <= set(shown)
    for position, tile in enumerate(leaves):
        assert inside(tile.rect, Rect(0, 0, *size))
        assert not any(overlap(tile.rect, other.rect) for other in leaves[position + 1 :])


def test_siblings_are_in_proportion():
    processes = [process(n, "가", "나", hours) for n, hours in enumerate([400, 200, 100])]
    tiles = [tile for tile in layout(whole(processes), 1000, 600) if tile.kind == PROCESS]
    first, second, third = (tile.rect.area for tile in tiles)
    assert first == pytest.approx(2 * second) == pytest.approx(4 * third)
    frames = [tile for tile in layout(whole([*processes, process(9, "다", "라", 350)]), 1000, 600)
              if tile.kind == FRAME and tile.depth == 0]  # fmt: skip
    assert frames[0].rect.area == pytest.approx(2 * frames[1].rect.area)


def test_unknown_hours_are_marks_of_one_size():
    processes = [process(n, hours=None) for n in range(3)] + [process(9, hours=1000.0)]
    marked = [tile for tile in layout(whole(processes), 1000, 600) if tile.marked]
    assert [tile.title for tile in marked] == ["업무 0", "업무 1", "업무 2"]
    assert {(tile.rect.width, tile.rect.height) for tile in marked} == {(MARK, MARK)}


def test_more_unknown_ones_than_fit_are_counted_in_the_last_mark():
    processes = [process(n, hours=None) for n in range(3000)] + [process(9999, hours=1000.0)]
    tiles = layout(whole(processes), 1000, 600)
    marked = [tile for tile in tiles if tile.marked]
    assert sum(len(tile.processes) for tile in marked) == 3000
    assert marked[-1].kind == REST
    assert marked[-1].title == f"기타 {3000 - len(marked) + 1:,}개"


def test_a_register_of_unknowns_only_is_drawn_by_number():
    processes = [process(n, "가" if n else "나", hours=None) for n in range(4)]
    frames = [tile for tile in layout(whole(processes), 1000, 600) if tile.kind == FRAME]
    areas = [frame.rect.area for frame in frames if frame.depth == 0]
    assert areas[0] == pytest.approx(3 * areas[1])


def test_what_is_too_small_is_folded_and_leads_to_its_part():
    sizes = [5000.0] * 4 + [1.0] * 50
    tiles = layout(whole([process(n, hours=one) for n, one in enumerate(sizes)]), 1000, 600)
    (rest,) = [tile for tile in tiles if tile.kind == REST]
    assert (rest.title, rest.path, rest.hours) == ("기타 50개", ("가", "나"), 50)


def test_zero_hours_have_no_tile():
    tiles = layout(whole([process(1, hours=0.0), process(2)]), 1000, 600)
    assert [tile.title for tile in tiles if tile.kind == PROCESS] == ["업무 2"]
    assert layout(whole([process(1, hours=0.0)]), 1000, 600) == []
    assert layout(whole([]), 1000, 600) == []


def test_ten_thousand_are_a_picture_of_few_tiles():
    chance = random.Random(7)
    processes = [
        process(n, f"분야 {n % 12}", f"중분류 {n % 96 // 12}", chance.lognormvariate(4, 1.5))
        for n in range(10_000)
    ]
    root = whole(processes)
    assert len(layout(root, 1040, 620)) < 1_000
    assert len(layout(root.children[0], 1040, 620)) < 1_000

"""The five-year comparison: by hand, by its laws, and with the unknown kept unknown."""

from typing import TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations.projects.tco import charts, comparing, drivers, sampling, suggesting
from evaluations.projects.tco.model import (
    BASES,
    DISCOUNT,
    EXIT,
    HOURS,
    KEEP,
    KEEP_GROWTH,
    KINDS,
    MIGRATION,
    PER_USER,
    PROPOSALS,
    RATE,
    SAAS,
    SAAS_GROWTH,
    START,
    SUM,
    USER_GROWTH,
    USERS,
    WAGE_GROWTH,
    YEARLY,
    BadCost,
    Line,
    Range,
    range_of,
)

FLAT = {name: Range(0, 0, 0) for name in PROPOSALS}


Known = TypeVar("Known")


def known(value: Known | None) -> Known:
    """What must be known here."""
    assert value is not None
    return value


def sure(value):
    return Range(value, value, value)


def cost(line, **changes):
    """The mean cost of one line alone, nothing growing unless the case says so."""
    assumptions = {**FLAT, **{key: sure(value) for key, value in changes.items()}}
    found = comparing.compared([line], assumptions)
    side = found.saas if line.side == SAAS else found.keep
    return known(side.known).mean


def test_the_triangulars_mean_and_quantiles_are_those_of_the_formula():
    within = Range(10, 20, 60)
    values = sampling.draws("운영비", within)
    assert values.mean() == pytest.approx(30, rel=1e-5)
    variance = (10**2 + 20**2 + 60**2 - 10 * 20 - 10 * 60 - 20 * 60) / 18
    assert values.var() == pytest.approx(variance, rel=1e-4)
    # F(20) = (20-10)/(60-10) = 0.2, the median c - sqrt((c-a)(c-b)/2)
    assert np.mean(values < 20) == pytest.approx(0.2, abs=1e-4)
    assert np.median(values) == pytest.approx(60 - np.sqrt(50 * 40 / 2), rel=1e-4)


@pytest.mark.parametrize(
    ("kind", "basis", "changes", "expected"),
    [
        (START, SUM, {}, 100),
        (MIGRATION, SUM, {DISCOUNT: 10, SAAS_GROWTH: 50}, 100),
        (YEARLY, SUM, {}, 500),
        (YEARLY, SUM, {DISCOUNT: 10}, 379.0787),  # 100 · (1 - 1.1^-5) / 0.1
        (YEARLY, SUM, {SAAS_GROWTH: 10, DISCOUNT: 10}, 454.5455),  # 5 · 100 / 1.1
        (YEARLY, SUM, {KEEP_GROWTH: 10}, 500),  # the other side's prices
        (EXIT, SUM, {SAAS_GROWTH: 10}, 146.41),  # 1.1^4
        (EXIT, SUM, {DISCOUNT: 10}, 62.0921),  # 1.1^-5
        (START, PER_USER, {USERS: 7, USER_GROWTH: 10}, 700),
        (YEARLY, PER_USER, {USERS: 2, USER_GROWTH: 100}, 6200),  # 2·100·(1+2+4+8+16)
        (YEARLY, HOURS, {RATE: 3, WAGE_GROWTH: 100}, 9300),
    ],
)
def test_a_cost_is_what_comes_out_by_hand(kind, basis, changes, expected):
    line = Line(SAAS, kind, basis, "항목", sure(100))
    assert cost(line, **changes) == pytest.approx(expected, rel=1e-6)


def test_the_mean_of_a_sum_is_the_sum_of_the_means():
    lines = [Line(KEEP, YEARLY, SUM, f"{n}", Range(n, 2 * n, 6 * n)) for n in (1, 10, 100)]
    found = comparing.compared(lines, FLAT)
    assert known(found.keep.known).mean == pytest.approx(5 * 111 * 3, rel=1e-5)
    assert [known(one.cost).mean for one in found.keep.lines] == pytest.approx(
        [15, 150, 1500], rel=1e-5
    )


def test_the_same_input_gives_the_same_figures_and_another_line_moves_no_draw():
    one = Line(SAAS, YEARLY, SUM, "구독료", Range(1, 2, 3))
    first, again = (comparing.compared([one], FLAT) for _ in range(2))
    more = comparing.compared([Line(SAAS, START, SUM, "설정", Range(1, 2, 3)), one], FLAT)
    assert np.array_equal(first.saas.draws, again.saas.draws)
    assert np.array_equal(more.inputs["SaaS · 구독료"], first.inputs["SaaS · 구독료"])
    assert not np.array_equal(more.inputs["SaaS · 설정"], first.inputs["SaaS · 구독료"])


def two(saas, keep):
    return [
        Line(SAAS, YEARLY, SUM, "구독료", saas),
        Line(KEEP, YEARLY, SUM, "유지보수", keep),
    ]


def test_the_chance_of_two_equal_costs_is_a_half_and_of_apart_ones_certain():
    even = comparing.compared(two(Range(1, 2, 3), Range(1, 2, 3)), FLAT)
    assert even.cheaper[0] == even.cheaper[1] == pytest.approx(0.5, abs=0.02)
    apart = comparing.compared(two(Range(1, 2, 3), Range(4, 5, 6)), FLAT)
    assert (apart.cheaper, known(apart.ratio).p90 < 0.7) == ((1.0, 1.0), True)


@pytest.mark.parametrize(
    ("saas", "keep", "cheaper", "ratio"),
    [
        (None, Range(1, 2, 3), (0.0, 1.0), None),
        (Range(1, 2, 3), None, (0.0, 1.0), None),
        (None, None, (0.0, 1.0), None),
    ],
)
def test_a_side_of_which_nothing_is_known_is_unknown_not_free(saas, keep, cheaper, ratio):
    found = comparing.compared(two(saas, keep), FLAT)
    assert (found.cheaper, found.ratio, found.whole) == (cheaper, ratio, False)
    assert suggesting.suggested(found) is None


def test_no_lines_at_all_are_unknown():
    found = comparing.compared([], {})
    assert (found.saas.known, found.keep.known, found.cheaper) == (None, None, (0.0, 1.0))
    assert charts.distributions(found) is None


def test_an_unknown_line_leaves_a_bound_and_is_named():
    extra = Line(SAAS, MIGRATION, SUM, "데이터 이관", None)
    dear = comparing.compared([*two(sure(200), sure(100)), extra], FLAT)
    assert dear.saas.unknown == ("데이터 이관",)
    assert dear.cheaper == (0.0, 0.0)  # dearer already
    told = known(suggesting.suggested(dear))
    assert (told.value, told.low, told.high) == (0, 0, 0)
    assert "적어도 200%" in told.reason
    assert "데이터 이관" in told.reason
    cheap = comparing.compared([*two(sure(50), sure(100)), extra], FLAT)
    assert cheap.cheaper == (0.0, 1.0)
    bound = known(suggesting.suggested(cheap))
    assert (bound.value, bound.low) == (None, 0)
    assert "적어도" in charts.distributions_in_words(cheap)


def test_an_unknown_line_of_keeping_bounds_the_ratio_from_above():
    extra = Line(KEEP, YEARLY, SUM, "증설", None)
    found = comparing.compared([*two(sure(50), sure(100)), extra], FLAT)
    assert found.cheaper == (1.0, 1.0)
    told = known(suggesting.suggested(found))
    assert (told.value, told.high) == (4, 4)
    assert "많아야 50%" in told.reason


def test_unknown_lines_on_both_sides_leave_no_ratio():
    lines = [*two(sure(1), sure(1)), *two(None, None)]
    found = comparing.compared(lines, FLAT)
    assert (found.ratio, found.cheaper) == (None, (0.0, 1.0))
    assert drivers.drivers(found) == []


def test_a_line_whose_assumption_is_unknown_is_unknown_and_says_which():
    lines = [*two(sure(1), sure(1)), Line(SAAS, YEARLY, PER_USER, "이용권", sure(9))]
    found = comparing.compared(lines, {})  # the number of users has no proposal
    assert found.saas.lines[1].missing == (USERS,)
    assert found.saas.unknown == ("이용권",)


def test_nothing_to_divide_by_gives_no_ratio():
    assert comparing.compared(two(sure(1), sure(0)), FLAT).ratio is None


amounts = st.tuples(*[st.floats(1, 1e9) for _ in range(3)]).map(lambda t: Range(*sorted(t)))
made = st.builds(
    Line, st.just(SAAS), st.sampled_from(KINDS), st.sampled_from(BASES), st.just("항목"), amounts
)
grown = st.builds(
    lambda users, rate, growth: {
        **PROPOSALS,
        USERS: sure(users),
        RATE: sure(rate),
        SAAS_GROWTH: Range(0, growth, growth + 3),
    },
    st.integers(1, 900),
    st.integers(1, 90_000),
    st.floats(0, 10),
)


@given(made, grown, st.sampled_from(["least", "likely", "most"]), st.floats(0, 0.9))
@settings(max_examples=60, deadline=None)
def test_a_higher_cost_never_makes_saas_cheaper(line, assumptions, which, more):
    amount = line.amount
    raised = {
        "least": Range(
            amount.least + more * (amount.likely - amount.least), amount.likely, amount.most
        ),
        "likely": Range(
            amount.least, amount.likely + more * (amount.most - amount.likely), amount.most
        ),
        "most": Range(amount.least, amount.likely, amount.most * (1 + more)),
    }[which]
    other = Line(KEEP, YEARLY, SUM, "유지보수", Range(5, 10, 1e9))
    dearer = Line(line.side, line.kind, line.basis, line.name, raised)
    before, after = (
        comparing.compared([one, other], assumptions, count=500) for one in (line, dearer)
    )
    assert np.all(after.saas.draws >= before.saas.draws * (1 - 1e-9))
    assert after.cheaper[0] <= before.cheaper[0] + 1e-9
    assert known(after.ratio).p50 >= known(before.ratio).p50 * (1 - 1e-9)


@given(st.lists(made, min_size=1, max_size=4), made, grown)
@settings(max_examples=40, deadline=None)
def test_the_bounds_hold_whatever_the_unknown_line_costs(lines, unknown, assumptions):
    keep = Line(KEEP, YEARLY, SUM, "유지보수", Range(5, 10, 1e9))
    hidden = Line(SAAS, unknown.kind, unknown.basis, "모름", None)
    told = Line(SAAS, unknown.kind, unknown.basis, "모름", unknown.amount)
    bound = comparing.compared([*lines, keep, hidden], assumptions, count=500)
    true = comparing.compared([*lines, keep, told], assumptions, count=500)
    assert known(bound.saas.known).p50 <= known(true.saas.known).p50 * (1 + 1e-9)
    assert bound.cheaper[0] <= true.cheaper[0] <= bound.cheaper[1]


def test_what_varies_most_drives_the_ratio_and_its_direction_is_told():
    lines = [
        Line(SAAS, YEARLY, SUM, "구독료", Range(50, 100, 200)),
        Line(SAAS, START, SUM, "설정", Range(99, 100, 101)),
        Line(KEEP, YEARLY, SUM, "유지보수", Range(80, 100, 120)),
    ]
    found = drivers.drivers(comparing.compared(lines, FLAT))
    assert [one.name for one in found] == ["SaaS · 구독료", "구축·유지 · 유지보수", "SaaS · 설정"]
    assert found[0].correlation > 0.8
    assert found[1].correlation < -0.2
    assert "구독료 +0." in charts.drivers_in_words(found)


def test_the_pictures_are_valid():
    found = comparing.compared(two(Range(1, 2, 3), Range(2, 3, 4)), FLAT)
    assert known(charts.distributions(found)).to_dict()["layer"]
    assert charts.drivers(drivers.drivers(found)).to_dict()["layer"]
    assert known(charts.distributions(comparing.compared(two(sure(1), None), FLAT))).to_dict()


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (680_000_000, "6억 8,000만 원"),
        (0, "0 원"),
        (9_996, "1만 원"),
        (200_000_000, "2억 원"),
        (123_400_000_000, "1,234억 원"),
    ],
)
def test_large_sums_are_written_as_people_read_them(amount, words):
    assert charts.told(amount) == words


@pytest.mark.parametrize("values", [(3, 2, 4), (1, 5, 4), (None, 5, 4), (5, None, 4)])
def test_a_range_out_of_order_is_refused(values):
    with pytest.raises(BadCost, match="작은 것부터"):
        range_of(*values)


def test_a_range_that_is_not_whole_is_unknown():
    assert range_of(1, 2, None) is None
    assert range_of(None, None, None) is None
    with pytest.raises(BadCost, match="숫자로"):
        Range(1, 2, float("nan"))

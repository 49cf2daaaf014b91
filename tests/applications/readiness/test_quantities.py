"""Quantities as people type them, and what only looks like one."""

import pytest

from applications.readiness.quantities import plain, quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("연간 675~1,800시간", [(675, 1800, "시간", "년")]),
        ("15-30분", [(15, 30, "분", "")]),
        ("15～30분/건", [(15, 30, "분", "건")]),
        ("건당 약 2.5분", [(2.5, 2.5, "분", "건")]),
        ("해마다 12,000천원", [(12000, 12000, "천원", "년")]),
        ("-320시간/년", [(320, 320, "시간", "년")]),
        ("3개월, 3개, 3건/월", [(3, 3, "개월", ""), (3, 3, "개", ""), (3, 3, "건", "월")]),
        ("2026년 3월 5일, 2026-03-05, 3~5월, 2분기", []),
        ("제15조 제2항, 3번째, SHA256건, EX-005", []),
        ("", []),
    ],
)
def test_quantities_are_read_with_unit_and_period(text, expected):
    assert [(q.low, q.high, q.unit, q.period) for q in quantities(text)] == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(" 1,250 ", (1250, "")), ("20 천원", (20, "천원")), ("-3", (-3, ""))]
    + [(cell, None) for cell in ("", "10~20", "약 10", "모름", "2 × 3")],
)
def test_a_cell_is_plain_where_it_is_one_number(cell, expected):
    assert plain(cell) == expected

"""Sheets after a redesign: bounds that hold however the sheets lie, articles, and 모름."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processes.inventory.model import Estimate, Facts, exactly
from processes.redesign.comparing import sheets
from processes.redesign.comparing.drawn import Drawing, drawing
from processes.regulations.model import Clause
from processes.simulation.distributions import exponential, fixed
from processes.simulation.scenario import Arrivals, Scenario, Work

FACTS = Facts(yearly_volume=exactly(100), paper_sheets=exactly(4))
STANDING = Clause("문서규정", "제5조", state="미검토")
DRAFTED = Clause("문서규정", "제5조", state="개정안", amended="전자문서로 한다")
AMENDED = Clause("문서규정", "제5조", state="개정 완료", amended="전자문서로 한다")


@pytest.fixture
def named(make):
    """Return a drawing of steps with names of their own, each passed once."""

    def one(clauses=None, line="as-is", **names: str) -> Drawing:
        base = make(line, *names)
        nodes = tuple(
            replace(node, name=names.get(node.id, node.name)) for node in base.model.nodes
        )
        scenario = Scenario(
            Arrivals(exponential(100)), tasks={key: Work({"": fixed(1)}) for key in names}
        )
        model = replace(base.model, nodes=nodes)
        return drawing(replace(base, model=model, scenario=scenario), clauses or {})

    return one


def test_no_step_on_paper_left_leaves_no_sheet(named):
    row = sheets.row(named(check="종이를 편다", post="우편으로 보낸다"), named(check="본다"), FACTS)
    assert (row.asis, row.tobe, row.span, row.verdict) == (400, 0, (-400, -400), "줄어듦")


def test_some_of_the_steps_gone_is_between_none_and_all(named):
    before = named(check="종이를 편다", post="우편으로 보낸다")
    row = sheets.row(before, named(check="종이를 편다", post="전자로 보낸다"), FACTS)
    assert (row.tobe, row.span) == (200, (-400, 0))
    assert row.verdict == "차이 없음"  # all of the paper may lie at the step that stays
    assert "2개 가운데 1개가 종이를 안 씀" in row.note


def test_the_volume_widens_the_span(named):
    facts = Facts(yearly_volume=Estimate(90, 100, 120), paper_sheets=exactly(4))
    row = sheets.row(named(check="종이를 편다"), named(check="본다"), facts)
    assert (row.difference, row.span) == (-400, (-480, -360))


@pytest.mark.parametrize(
    ("clause", "tobe", "span"),
    [(STANDING, 400, (0, 0)), (DRAFTED, 0, (-400, 0)), (AMENDED, 0, (-400, -400))],
)
@pytest.mark.parametrize("element", ["check", ""])
def test_an_article_keeps_its_paper_until_it_is_amended(named, clause, tobe, span, element):
    before = named({element: (clause,)}, check="종이를 편다")
    row = sheets.row(before, named(check="본다"), FACTS)
    assert (row.tobe, row.span) == (tobe, span)
    assert ("문서규정 제5조" in row.note) == (clause is not AMENDED)


@pytest.mark.parametrize(
    ("before", "after", "facts", "why"),
    [
        ({"check": "종이를 편다"}, {"check": "본다"}, Facts(), "업무 목록에 적으면"),
        ({"check": "본다"}, {"check": "본다"}, FACTS, "어느 종이가 없어지는지"),
        ({"check": "종이를 편다"}, {"post": "우편으로 보낸다"}, FACTS, "새로 종이를 쓰는"),
    ],
)
def test_what_can_not_be_told_is_unknown(named, before, after, facts, why):
    row = sheets.row(named(**before), named(**after), facts)
    assert (row.tobe, row.difference, row.verdict) == (None, None, "모름")
    assert why in row.note


def test_an_article_says_where_the_paper_is_where_no_word_does(named):
    before = named({"check": (AMENDED,)}, check="본다", post="보낸다")
    row = sheets.row(before, named({"check": (AMENDED,)}, "to-be", check="본다"), FACTS)
    assert (row.asis, row.tobe, row.span) == (400, 0, (-400, -400))


def test_an_electronic_original_is_no_paper(named):
    before, after = named(check="종이를 편다"), named(check="전자 원본을 보관한다")
    assert sheets.row(before, after, FACTS).tobe == 0


def test_no_sheet_today_stays_none(named):
    facts = Facts(yearly_volume=exactly(100), paper_sheets=exactly(0))
    row = sheets.row(named(check="본다"), named(check="본다"), facts)
    assert (row.asis, row.tobe, row.verdict) == (0, 0, "차이 없음")


TIMES = st.floats(0.01, 10)


@given(
    st.lists(st.tuples(TIMES, st.floats(0, 10), st.floats(0, 100)), min_size=1, max_size=6).filter(
        lambda steps: sum(a * s for a, _b, s in steps) > 0.01
    )
)
def test_the_bounds_hold_however_the_sheets_lie(steps):
    was = {str(n): a for n, (a, _b, _s) in enumerate(steps)}
    will = {str(n): b for n, (_a, b, _s) in enumerate(steps)}
    found = sheets.left(was, will, Drawing(None, {}, None))  # type: ignore[arg-type]
    share = sum(b * s for _a, b, s in steps) / sum(a * s for a, _b, s in steps)

    assert found.high is not None
    assert found.likely is not None
    assert found.low * (1 - 1e-9) <= share <= found.high * (1 + 1e-9) + 1e-9
    assert found.low <= found.likely * (1 + 1e-9)

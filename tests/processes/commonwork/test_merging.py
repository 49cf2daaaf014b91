"""Field by field: what is proposed, what a person must choose, what stays."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processes.commonwork.merging import BOTH, GONE, KEPT, Undecided, differing, merged, same
from processes.inventory.fields import FIELDS
from processes.inventory.model import Estimate, Evidence, Facts, FigureSource, Process, exactly


def process(
    code: str, name: str = "여비 정산", department: str = "총무부", **facts: Any
) -> Process:
    return Process(code, code, name, department, 1, False, "", "", Facts(**facts))


KEEP = process(
    "P-1",
    yearly_volume=exactly(100, "월 8건쯤"),
    systems=("ERP", "엑셀"),
    approvals=3,
    purpose="정산한다",
    retyping=None,
    roles=(),
    note="가",
)
GO = process(
    "P-2",
    "여비정산",
    "시설부",
    yearly_volume=Estimate(30, 40, None),
    systems=("엑셀", "그룹웨어"),
    approvals=0,
    purpose=None,
    retyping=True,
    roles=("담당자",),
    note="나",
)


def by_key(kept: Process = KEEP, gone: Process = GO) -> dict[str, Any]:
    return {each.field.key: each for each in differing(kept, gone)}


def test_only_what_differs_is_asked():
    assert [*by_key()] == [
        *("name", "department", "purpose", "yearly_volume", "roles", "approvals", "systems"),
        *("retyping", "note"),
    ]
    assert differing(KEEP, replace(KEEP, id="x", code="P-9")) == []


@pytest.mark.parametrize(
    ("key", "proposed", "options"),
    [
        ("name", KEPT, (KEPT, GONE)),
        ("department", KEPT, (KEPT, GONE)),
        ("purpose", KEPT, (KEPT, GONE)),  # unknown on the other side
        ("retyping", GONE, (KEPT, GONE)),  # unknown on this side
        ("approvals", None, (KEPT, GONE)),  # 0 is known, so a person chooses
        ("roles", None, (KEPT, GONE)),  # known to be none, not unknown
        ("systems", None, (KEPT, GONE, BOTH)),
        ("yearly_volume", None, (KEPT, GONE, BOTH)),
        ("note", None, (KEPT, GONE, BOTH)),
    ],
)
def test_only_the_unknown_gives_way_by_itself(key, proposed, options):
    assert (by_key()[key].proposed, by_key()[key].options) == (proposed, options)


def test_what_is_not_chosen_is_named_and_nothing_is_merged():
    with pytest.raises(
        Undecided, match=r"연간 건수, 역할, 결재 단계, 사용 시스템, 비고"
    ) as refusal:
        merged(KEEP, GO, {})
    assert len(refusal.value.labels) == 5
    with pytest.raises(Undecided, match="결재 단계"):
        merged(KEEP, GO, dict.fromkeys(by_key(), KEPT) | {"approvals": BOTH})


def test_each_choice_leaves_its_value():
    choices = {
        "name": GONE,
        "yearly_volume": BOTH,
        "roles": GONE,
        "approvals": KEPT,
        "systems": BOTH,
        "note": BOTH,
    }
    found = merged(KEEP, GO, choices)
    assert (found.name, found.department) == ("여비정산", "총무부")
    facts = found.facts
    assert facts.yearly_volume == Estimate(130, 140, None)
    assert facts.systems == ("ERP", "엑셀", "그룹웨어")
    assert (facts.approvals, facts.roles, facts.note) == (3, ("담당자",), "가\n나")
    assert (facts.purpose, facts.retyping) == ("정산한다", True)


def test_the_unknown_can_still_be_chosen():
    choices = dict.fromkeys(by_key(), GONE)
    assert merged(KEEP, GO, choices).facts == GO.facts


def test_a_choice_is_shown_as_it_will_stand():
    assert by_key()["yearly_volume"].shown(BOTH) == "130~140~? 건/년"
    assert by_key()["retyping"].shown(KEPT) == "모름"


def test_where_a_figure_comes_from_follows_the_figure():
    ours = process(
        "P-1",
        yearly_volume=exactly(100),
        minutes_per_case=exactly(30),
        staff=exactly(2),
        approvals=3,
        source="면담",
        source_date="2026-03-01",
        sources=(FigureSource("yearly_volume", "로그", "2026-01-31"),),
    )
    theirs = process(
        "P-2",
        yearly_volume=exactly(40),
        minutes_per_case=exactly(50),
        staff=exactly(1),
        approvals=1,
        source="추정",
        source_date="2026-05-05",
        sources=(FigureSource("approvals", "로그", "2026-05-01"),),
    )
    chosen = {
        "name": KEPT,
        "yearly_volume": KEPT,
        "minutes_per_case": GONE,
        "staff": BOTH,
        "approvals": GONE,
        "source": KEPT,
        "source_date": KEPT,
    }
    assert [each.field.key for each in differing(ours, theirs)] == [*chosen][1:]
    assert set(merged(ours, theirs, chosen).facts.sources or ()) == {
        FigureSource("yearly_volume", "로그", "2026-01-31"),
        FigureSource("minutes_per_case", "추정", "2026-05-05"),
        FigureSource("approvals", "로그", "2026-05-01"),
    }


def test_without_any_source_there_is_none():
    ours = process("P-1", yearly_volume=exactly(100))
    theirs = process("P-2", yearly_volume=exactly(40))
    assert merged(ours, theirs, {"yearly_volume": GONE}).facts == Facts(yearly_volume=exactly(40))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (exactly(20, "월 20건"), exactly(20), True),
        (exactly(20), exactly(20, approximate=True), False),
        (exactly(20), Estimate(20, 20, 21), False),
        (("가", "나"), ("나", "가"), True),
        ((), None, False),
        (0, None, False),
        (False, None, False),
        ((Evidence("가", "나"),), (Evidence("가"),), False),
    ],
)
def test_what_counts_as_the_same_value(one, other, alike):
    assert same(one, other) is alike


TEXTS = st.none() | st.sampled_from(["", "가", "나"])
LISTS = st.none() | st.lists(st.sampled_from(["가", "나", "다"]), unique=True).map(tuple)
AMOUNTS = st.none() | st.integers(0, 9).map(exactly)
FACTS = st.builds(
    Facts,
    purpose=TEXTS,
    note=TEXTS,
    systems=LISTS,
    roles=LISTS,
    yearly_volume=AMOUNTS,
    staff=AMOUNTS,
    approvals=st.none() | st.integers(0, 3),
    retyping=st.none() | st.booleans(),
)


@settings(deadline=None)
@given(FACTS, FACTS)
def test_one_side_chosen_throughout_is_that_side(ours, theirs):
    kept, gone = replace(KEEP, facts=ours), replace(GO, facts=theirs)
    asked = {each.field.key for each in differing(kept, gone)}
    for choice, facts in ((KEPT, ours), (GONE, theirs)):
        found = merged(kept, gone, dict.fromkeys(asked, choice)).facts
        assert all(same(getattr(found, f.key), getattr(facts, f.key)) for f in FIELDS)


@settings(deadline=None)
@given(FACTS, FACTS)
def test_no_known_value_goes_without_a_choice(ours, theirs):
    kept, gone = replace(KEEP, facts=ours), replace(GO, facts=theirs)
    for each in differing(kept, gone):
        if each.field.key not in ("name", "department") and each.proposed:
            lost = each.gone if each.proposed == KEPT else each.kept
            assert lost is None

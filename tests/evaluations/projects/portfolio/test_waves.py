"""When a project begins, and who pushes whom."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.projects.model import Project
from evaluations.projects.portfolio import waves
from evaluations.projects.portfolio.model import NOW, UNKNOWN, Wave
from evaluations.questionnaire.model import DatedRule

TODAY = datetime.date(2026, 12, 1)


def project(id, end=None):
    return Project(id, id, id, "신규", None, "", None, end, (), (), False, 1, "", "")


@pytest.mark.parametrize(
    ("end", "begin", "wave"),
    [
        ("2026-12-31", "2025-12-31", "지금"),
        ("2027-12-01", "2026-12-01", "지금"),
        ("2027-12-31", "2026-12-31", "2026년 하반기"),
        ("2028-06-30", "2027-06-30", "2027년 상반기"),
        ("2028-07-01", "2027-07-01", "2027년 하반기"),
        (None, None, "시기 모름"),
    ],
)
def test_a_project_begins_a_year_before_its_contract_ends(end, begin, wave):
    one = project("가", end)
    found = waves.begin_by(one)
    assert (found.isoformat() if found else None) == begin
    assert waves.wave_of(found, TODAY).title == wave


def test_who_waits_is_not_earlier_and_says_for_whom():
    some = [project("가", "2027-01-01"), project("나", "2029-12-31"), project("다", None)]
    found = waves.waves(some, [("가", "나"), ("나", "다")], TODAY)
    assert found == {
        "가": (Wave(2028, 2), "나"),
        "나": (Wave(2028, 2), None),  # an unknown time holds nobody up
        "다": (UNKNOWN, None),
    }
    assert waves.by_wave(found) == [Wave(2028, 2), UNKNOWN]


def test_a_chain_pushes_all_the_way():
    some = [project(n, f"20{y}-12-31") for n, y in (("가", 27), ("나", 27), ("다", 30))]
    found = waves.waves(some, [("가", "나"), ("나", "다")], TODAY)
    assert {wave for wave, _ in found.values()} == {Wave(2029, 2)}
    assert found["가"][1] == "나"


@given(
    st.lists(st.integers(2026, 2032), min_size=2, max_size=6),
    st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5))),
)
def test_nobody_begins_before_those_that_go_first(years, raw):
    some = [project(str(n), f"{year}-12-31") for n, year in enumerate(years)]
    pairs = [(str(a), str(b)) for a, b in sorted(raw) if b < a < len(years)]
    found = waves.waves(some, pairs, TODAY)
    assert all(found[one][0].order >= found[before][0].order for one, before in pairs)
    assert all(
        found[one.id][0].order >= waves.wave_of(waves.begin_by(one), TODAY).order for one in some
    )


def rule(key, begins):
    return DatedRule(key, key, datetime.date.fromisoformat(begins) if begins else None, None, "E")


def test_announced_rules_are_those_to_come_and_matter_until_the_contract_ends():
    rules = [
        rule("늘", None),
        rule("셋", "2029-01-01"),
        rule("옛", "2026-12-01"),
        rule("둘", "2027-07-01"),
    ]
    coming = waves.announced(rules, TODAY)
    assert [one.key for one in coming] == ["둘", "셋"]
    assert [r.key for r in waves.changes_before_end(project("가", "2028-01-01"), coming)] == ["둘"]
    assert [r.key for r in waves.changes_before_end(project("가", "2027-07-01"), coming)] == ["둘"]
    assert waves.changes_before_end(project("가", "2027-06-30"), coming) == ()
    assert len(waves.changes_before_end(project("가"), coming)) == 2


def test_waves_sort_from_now_to_unknown():
    some = [UNKNOWN, Wave(2027, 2), NOW, Wave(2027, 1)]
    assert [one.title for one in sorted(some, key=lambda wave: wave.order)] == [
        "지금",
        "2027년 상반기",
        "2027년 하반기",
        "시기 모름",
    ]

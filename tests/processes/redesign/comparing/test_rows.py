"""The rows of a comparison: paired differences, only our labour, no zero for what is unknown."""

from dataclasses import replace

import pytest

from processes.inventory.model import Estimate, Facts, exactly
from processes.redesign.comparing import labour
from processes.redesign.comparing.model import counted_verdict, verdict
from processes.redesign.comparing.running import MOST_CANDIDATES, comparison
from processes.simulation.running import Stopped
from processes.simulation.scenario import BadScenario, Pool, Source
from processes.simulation.worlds import Settings

FEW = Settings(cases=120, replications=6, seed=7)
STAFF = frozenset({"담당자", "팀장"})


def rows(compared, which=0):
    return {row.key: row for row in compared.candidates[which].rows}


def test_an_approval_less_is_ten_minutes_less_of_our_time(compared):
    row = rows(compared)["labour"]

    assert row.difference == pytest.approx(-10)
    assert row.asis - row.tobe == pytest.approx(10)
    assert row.verdict == "줄어듦"


def test_time_of_applicants_and_machines_is_no_labour(compared):
    # 10 minutes of checking on average and 10 of approving; not 30 of asking, 60 of sending.
    assert rows(compared)["labour"].asis == pytest.approx(20, abs=0.5)


def test_the_year_takes_the_spread_of_the_volume_into_its_interval(compared):
    row = rows(compared)["yearly_labour"]

    assert row.difference == pytest.approx(-10 * 1000 / 60)
    assert row.ci95 == pytest.approx((-200, -150))
    assert "900~1,000~1,200건" in row.note


def test_the_same_model_is_no_difference_and_nothing_comes_of_rounding(compared):
    for key in ("cycle_time", "waiting_time", "labour", "yearly_labour", "cost"):
        row = rows(compared, 1)[key]
        assert (row.difference, row.verdict) == (0, "차이 없음"), key


def test_cost_is_priced_by_who_works(compared):
    # Ten minutes of somebody at 60,000 won an hour.
    assert rows(compared)["cost"].difference == pytest.approx(-10_000)


def unpriced(variant, *pools):
    """Return the variant as prefilling leaves the price of pools: zero, and said to be unknown."""
    scenario = variant.scenario
    free = tuple(
        replace(one, cost_per_hour=0.0) if one.id in pools else one for one in scenario.pools
    )
    said = {f"pools/{one}/cost_per_hour": Source("모름") for one in pools}
    sources = {**scenario.sources, **said}
    return replace(variant, scenario=replace(scenario, pools=free, sources=sources))


def test_an_unknown_price_leaves_the_cost_unknown(asis, tobe):
    pair = [unpriced(one, "boss") for one in (asis, tobe)]
    row = rows(comparison(pair[0], [pair[1]], FEW, STAFF, Facts()))["cost"]

    assert (row.difference, row.ci95, row.verdict) == (None, None, "모름")
    assert row.at_least
    assert row.asis == pytest.approx(5_000, rel=0.05)  # the desk's ten minutes are priced
    assert "팀장" in row.note


def test_no_price_at_all_is_no_zero_won(asis, tobe):
    pair = [unpriced(one, "out", "desk", "boss") for one in (asis, tobe)]
    row = rows(comparison(pair[0], [pair[1]], FEW, STAFF, Facts()))["cost"]

    assert (row.asis, row.tobe) == (None, None)


def test_a_price_of_somebody_who_has_no_work_is_not_asked_for(tobe):
    without = unpriced(tobe, "boss")
    row = rows(comparison(without, [without], FEW, STAFF, Facts()))["cost"]

    assert row.verdict == "차이 없음"


def test_what_is_drawn_is_counted(compared):
    found = rows(compared)

    assert (found["approvals"].asis, found["approvals"].tobe) == (1, 0)
    assert found["approvals"].verdict == "줄어듦"
    assert found["handovers"].difference == -1
    assert found["approvals_per_case"].difference == -1
    assert found["contacts"].verdict == "모름"  # one pool only: nobody said who is outside
    assert (found["sheets"].asis, found["sheets"].tobe) == (4000, None)


def test_an_unknown_volume_leaves_the_year_unknown(make, asis, tobe):
    told = {"arrivals": Source("짐작", guessed=True)}
    unsure = make("as-is", "ask", "check", "approve", "post", sources=told)
    row = rows(comparison(unsure, [tobe], FEW, STAFF, Facts()))["yearly_labour"]

    assert (row.difference, row.verdict) == (None, "모름")
    assert "연간 건수를 모릅니다" in row.note


def test_a_year_that_may_have_no_case_is_no_difference(asis, tobe):
    facts = Facts(yearly_volume=Estimate(0, 100, 200))
    row = rows(comparison(asis, [tobe], FEW, STAFF, facts))["yearly_labour"]
    assert row.ci95 is not None
    assert row.ci95[1] == pytest.approx(0)
    assert row.verdict == "차이 없음"


def test_no_row_claims_a_difference_whose_interval_holds_zero(compared):
    for candidate in compared.candidates:
        for row in candidate.rows:
            for ends in (row.ci95, row.span):
                if ends is not None and ends[0] <= 0 <= ends[1]:
                    assert row.verdict == "차이 없음", row


def test_the_scenario_says_the_volume_where_the_register_does_not(asis):
    cases = 365 * 86_400 / 1500

    volume = labour.yearly_volume(None, asis.scenario)
    assert volume is not None
    assert volume.bounds == pytest.approx((cases, cases, cases))
    assert labour.yearly_volume(exactly(12), asis.scenario) == exactly(12)
    several = Estimate(3, None, None)
    assert labour.yearly_volume(several, asis.scenario) == several


def test_one_replication_decides_nothing(asis, tobe):
    once = comparison(asis, [tobe], replace(FEW, replications=1), STAFF, Facts())

    assert {row.verdict for row in once.candidates[0].rows if row.kind == "시뮬레이션"} == {
        "판단할 수 없음",
        "모름" if rows(once)["yearly_labour"].difference is None else "판단할 수 없음",
    }


@pytest.mark.parametrize(
    ("mean", "ci95", "word"),
    [
        (-2, (-3, -1), "줄어듦"),
        (2, (1, 3), "늘어남"),
        (1, (-1, 3), "차이 없음"),
        (1, (0, 2), "차이 없음"),
        (1e-12, (1e-12, 1e-12), "차이 없음"),
        (5, None, "판단할 수 없음"),
    ],
)
def test_words(mean, ci95, word):
    assert verdict(mean, ci95, 100) == word


@pytest.mark.parametrize(
    ("asis", "tobe", "word"),
    [(3, 1, "줄어듦"), (1, 3, "늘어남"), (2, 2, "차이 없음"), (None, 2, "모름"), (2, None, "모름")],
)
def test_words_for_what_is_counted(asis, tobe, word):
    assert counted_verdict(asis, tobe) == word


@pytest.mark.parametrize(
    ("pool", "ours"),
    [
        (Pool("a", "민원실 담당자", 2), True),
        (Pool("b", "신청인", 1000), False),
        (Pool("c", "직원", 1000), True),
    ],
)
def test_whose_time_is_ours(pool, ours):
    assert labour.is_ours(pool) is ours


def test_a_refusal_names_the_variant(asis, make):
    broken = make("to-be", "ask", "check", number=9, tasks={})
    with pytest.raises(BadScenario, match=r"개선 9판 · 기준: .*소요시간이 없습니다"):
        comparison(asis, [broken], FEW, STAFF, Facts())


def test_no_candidate_and_too_many_are_refused(asis, tobe):
    with pytest.raises(BadScenario, match="하나 이상"):
        comparison(asis, [], FEW, STAFF, Facts())
    with pytest.raises(BadScenario, match="50개까지"):
        comparison(asis, [tobe] * (MOST_CANDIDATES + 1), FEW, STAFF, Facts())


def test_progress_only_grows_and_a_stop_stops(asis, tobe):
    seen: list[float] = []
    comparison(asis, [tobe], FEW, STAFF, Facts(), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1
    with pytest.raises(Stopped):
        comparison(asis, [tobe], FEW, STAFF, Facts(), stop=lambda: True)

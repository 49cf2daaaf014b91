"""Flow analysis as it is shown: visits with rework, and the whole distribution."""

import pytest

from processes.simulation.distributions import exponential
from processes.simulation.flow import analyse
from processes.simulation.flow_charts import distribution, visits
from tests.processes.simulation.drawing import drawn, flow_ids, scenario

LOOP = drawn("S T1 X1 E, X1 T1")
SHARES = {"X1": {flow_ids("X1", "E"): 0.8, flow_ids("X1", "T1"): 0.2}}


def test_what_is_done_again_counts_each_time() -> None:
    found = analyse(LOOP, scenario({"T1": exponential(60)}, branches=SHARES))
    (one,) = visits(LOOP, found)
    assert one.times == pytest.approx(1 / 0.8)
    assert one.again == pytest.approx(0.25)


def test_a_step_that_some_pass_by_is_not_rework() -> None:
    model = drawn("S X1 T1 X2 E, X1 T2 X2")
    shares = {"X1": {flow_ids("X1", "T1"): 0.3, flow_ids("X1", "T2"): 0.7}}
    found = analyse(model, scenario({"T1": 10, "T2": 20}, branches=shares))
    once, twice = visits(model, found)
    assert (once.times, twice.times) == pytest.approx((0.3, 0.7))
    assert once.again == twice.again == 0


def test_both_distributions_rise_to_nearly_all() -> None:
    found = analyse(LOOP, scenario({"T1": exponential(60)}, branches=SHARES))
    chart = distribution(found)
    assert chart is not None
    rows = [row for data in chart.to_dict()["datasets"].values() for row in data]
    for name in ("처리 기간", "줄 서지 않을 때"):
        shares = [row["share"] for row in rows if row["name"] == name]
        assert shares == sorted(shares)
        assert shares[0] == 0
        assert shares[-1] == pytest.approx(1, abs=2e-3)


def test_the_median_of_the_picture_is_the_median_that_is_told() -> None:
    found = analyse(LOOP, scenario({"T1": exponential(60)}, branches=SHARES))
    assert found.theoretical is not None
    chart = distribution(found)
    assert chart is not None
    rows = [row for data in chart.to_dict()["datasets"].values() for row in data]
    calm = [row for row in rows if row["name"] == "줄 서지 않을 때"]
    below = [row["hours"] for row in calm if row["share"] <= 0.5]
    above = [row["hours"] for row in calm if row["share"] >= 0.5]
    assert max(below) <= found.theoretical.p50 / 3600 <= min(above)

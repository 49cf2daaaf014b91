"""The pictures of a comparison: bars that add up, heat on one scale, signs beside colours."""

import pytest

from processes.redesign.comparing import charts, heat, sensitivity
from processes.redesign.comparing.parameters import parameters
from processes.simulation.worlds import Settings

FEW = Settings(cases=60, replications=4, seed=7)
STAFF = frozenset({"담당자", "팀장"})


def test_the_bars_lead_from_the_one_total_to_the_other(compared):
    bars = charts.falls(compared.asis, compared.candidates[0].run)

    assert [one.name for one in bars] == ["현행", "팀장이 결재한다", "개선"]
    assert bars[1].minutes == pytest.approx(-10)
    assert bars[0].end + bars[1].minutes == pytest.approx(bars[-1].end)
    assert (bars[0].kind, bars[1].kind) == (charts.WHOLE, charts.SHORTER)


def test_small_changes_go_together_and_still_add_up(compared, monkeypatch):
    monkeypatch.setattr(charts, "_MOST_STEPS", 0)
    bars = charts.falls(compared.asis, compared.candidates[0].run)

    assert [one.name for one in bars] == ["현행", charts.REST, "개선"]
    assert bars[1].end == pytest.approx(bars[2].end)


def test_nothing_changed_has_two_bars(compared):
    assert len(charts.falls(compared.asis, compared.candidates[1].run)) == 2


def test_charts_are_drawn_with_signs_beside_colours(compared, asis, tobe):
    found = sensitivity.sensitivity(asis, tobe, FEW, STAFF, parameters(asis, tobe), draws=0)
    fall = charts.waterfall(compared.asis, compared.candidates[0].run).to_dict()
    times = charts.cycle_times(compared.runs).to_dict()
    storm = charts.tornado(found, "labour").to_dict()

    labels = {row["label"] for data in fall["datasets"].values() for row in data}
    assert "−10" in labels
    assert "strokeDash" in times["layer"][0]["encoding"]
    shares = [row["share"] for data in times["datasets"].values() for row in data]
    assert max(shares) == pytest.approx(1)
    end = times["layer"][0]["encoding"]["x"]["scale"]["domain"][1]
    assert compared.asis.result.cycle_time.p95 / 3600 == pytest.approx(end, rel=0.1)
    ways = {row.get("way") for data in storm["datasets"].values() for row in data}
    assert {"−25%", "+25%"} <= ways


def test_more_runs_than_lines_leave_the_last_ones_out(compared):
    drawn = charts.cycle_times([compared.asis] * (charts.MOST_LINES + 3)).to_dict()
    numbers = {row["n"] for data in drawn["datasets"].values() for row in data}
    assert numbers == set(range(charts.MOST_LINES))


def test_a_name_with_quotes_stays_a_name(compared):
    assert charts._quoted("'승인' \\ 확인") == "'\\'승인\\' \\\\ 확인'"


def test_heat_is_on_one_scale_for_all(compared):
    top = heat.hottest(compared.runs, "labour")
    before = heat.marks(compared.asis, "labour", top)
    after = heat.marks(compared.candidates[0].run, "labour", top)

    assert top == pytest.approx(10, abs=0.5)
    assert before["approve"] in {"heat-8", "heat-9"}
    assert before["check"] == after["check"]
    assert "approve" not in after
    assert "ask" not in before  # the applicant's time is not ours
    assert heat.badges(compared.asis, "labour")["approve"] in {"10분", "10.0분"}


def test_heat_of_waiting_and_of_nothing(compared):
    top = heat.hottest(compared.runs, "waiting_time")
    assert set(heat.marks(compared.asis, "waiting_time", top)) <= {"check", "approve"}
    assert heat.marks(compared.asis, "waiting_time", 0) == {}

"""Paired differences, and the log of a run as CSV and XES."""

import csv
import io
from dataclasses import replace
from datetime import datetime

import pytest
from lxml import etree

from processes.simulation.comparing import LESS, MORE, NONE_SEEN, UNDECIDED, compare
from processes.simulation.compiling import compiled
from processes.simulation.distributions import exponential
from processes.simulation.eventlog import COLUMNS, CsvLog, XesLog
from processes.simulation.intervals import average, interval, t_quantile
from processes.simulation.replications import simulate
from processes.simulation.scenario import BadScenario, Pool
from processes.simulation.worlds import Engine
from tests.processes.simulation.drawing import drawn, flow_ids, mmc, scenario


def _differences(asis, tobe, fast: Engine, cases: int = 3_000):
    return {
        one.key: one
        for one in compare(
            *(simulate(model, one, cases, 20, seed=9, engine=fast) for model, one in (asis, tobe))
        )
    }


def test_one_more_server_is_seen_and_work_stays_the_same(fast: Engine) -> None:
    model, given = mmc(2, 0.8)
    more = replace(given, pools=(Pool("pool", "창구", 3),))
    found = _differences((model, given), (model, more), fast)
    assert found["cycle_time"].verdict == LESS
    assert found["waiting_time"].mean == pytest.approx(found["cycle_time"].mean)
    assert found["processing_time"].mean == 0
    assert found["processing_time"].verdict == NONE_SEEN
    back = _differences((model, more), (model, given), fast)
    assert back["cycle_time"].verdict == MORE
    assert back["cycle_time"].mean == -found["cycle_time"].mean


def test_common_chances_make_the_difference_sharper(fast: Engine) -> None:
    """Work shortened by 2 %: pairs see it, the two results alone don't."""
    model, given = mmc(2, 0.8)
    tasks = {"T": replace(given.tasks["T"], durations={"pool": exponential(980)})}
    shorter = replace(given, tasks=tasks)
    results = [simulate(model, one, 3_000, 20, seed=9, engine=fast) for one in (given, shorter)]
    found = next(one for one in compare(*results) if one.key == "cycle_time")
    assert found.ci95 is not None
    paired = found.ci95[1] - found.ci95[0]
    alone = results[0].cycle_time.ci95
    assert alone is not None
    assert found.verdict == LESS
    assert paired < (alone[1] - alone[0]) / 2


def test_an_element_that_stays_meets_the_same_chance_in_another_model(fast: Engine) -> None:
    """A step put before it does not shift the numbers that the next one draws."""
    short, longer = drawn("S T1 E"), drawn("S T0 X1 T1 E, X1 T2 E")
    shares = {"X1": {flow_ids("X1", "T1"): 1.0, flow_ids("X1", "T2"): 0.0}}
    tasks = {"T1": exponential(500)}
    before = simulate(short, scenario(tasks), 500, 3, engine=fast)
    tasks |= {"T0": exponential(50), "T2": exponential(5)}
    after = simulate(longer, scenario(tasks, branches=shares), 500, 3, engine=fast)
    same = [next(a for a in r.activities if a.id == "T1").processing for r in (before, after)]
    assert same[0] == same[1]


def test_nothing_changed_is_no_difference(fast: Engine) -> None:
    model, given = mmc(2, 0.8)
    found = _differences((model, given), (model, given), fast)
    assert {one.verdict for one in found.values()} == {NONE_SEEN}
    assert all(one.mean == 0 for one in found.values())


def test_one_replication_decides_nothing(fast: Engine) -> None:
    model, given = mmc(1, 0.5)
    one = simulate(model, given, 100, 1, engine=fast)
    assert {each.verdict for each in compare(one, one)} == {UNDECIDED}
    assert one.cycle_time.ci95 is None


def test_unlike_runs_are_not_compared(fast: Engine) -> None:
    model, given = mmc(1, 0.5)
    one, other = (simulate(model, given, 100, 2, seed=seed, engine=fast) for seed in (1, 2))
    with pytest.raises(BadScenario, match="난수 씨앗"):
        compare(one, other)


@pytest.mark.parametrize(
    ("share", "degrees", "value"),
    [
        (0.975, 1, 12.7062047),
        (0.975, 2, 4.3026527),
        (0.975, 9, 2.2621572),
        (0.995, 30, 2.7499957),
        (0.975, 1000, 1.9623391),
    ],
)
def test_students_quantiles(share: float, degrees: int, value: float) -> None:
    assert t_quantile(share, degrees) == pytest.approx(value, abs=1e-6)


def test_an_interval_by_hand() -> None:
    assert average([1.0, 2.0, 3.0]).mean == 2.0
    low, high = interval([1.0, 2.0, 3.0]) or (0, 0)
    assert high - low == pytest.approx(2 * 4.3026527 / 3**0.5)
    assert interval([5.0]) is None


NAMED = drawn("S T1 T2 E", '<task id="T1" name="=접수"/>')
GIVEN = scenario({"T1": ("p", 100), "T2": 50.25}, 60, pools=[Pool("p", "담당", 2)])


def test_the_log_as_csv() -> None:
    file = io.StringIO()
    simulate(NAMED, GIVEN, 3, 2, log=CsvLog(file, compiled(NAMED, GIVEN)))
    rows = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 6  # of the first replication only
    assert rows[0] | {"end_time": "2026-01-05T00:01:40.000"} == rows[0]
    assert {row["activity"] for row in rows} == {"'=접수", "T2"}  # no formula
    assert {row["resource"] for row in rows} == {"담당 1", "담당 2", ""}


def test_the_log_as_xes() -> None:
    log, file = XesLog(compiled(NAMED, GIVEN)), io.StringIO()
    simulate(NAMED, GIVEN, 3, 1, log=log)
    log.write(file)
    root = etree.fromstring(file.getvalue().encode())
    assert len(root.findall("trace")) == 3
    for trace in root.findall("trace"):
        texts = [
            {one.get("key"): one.get("value") for one in event} for event in trace.findall("event")
        ]
        assert [one["lifecycle:transition"] for one in texts] == ["start", "complete"] * 2
        assert [one["concept:name"] for one in texts][::2] == ["=접수", "T2"]
        times = [datetime.fromisoformat(str(one["time:timestamp"])) for one in texts]
        assert times == sorted(times)

"""What can't be simulated, as manage.py says it: the sentence, status 1, nothing half-done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from manage import workbench
from tests.processes.simulation import refused_scenarios as bad

FEW = ["--cases", "40", "--replications", "2", "--kernel", "python"]


def _simulate(tmp_path: Path, change: Callable[[Any], None], *words: str) -> Result:
    file = tmp_path / "scenario.json"
    file.write_bytes(bad.scenario_file(change))
    line = ["simulate", str(bad.MODEL), str(file), *(words or FEW)]
    return CliRunner().invoke(workbench, line, catch_exceptions=False)


@pytest.mark.parametrize("name", bad.REFUSED)
def test_a_scenario_that_can_not_be_simulated_is_refused(tmp_path: Path, name: str) -> None:
    change, sentence = bad.REFUSED[name]
    done = _simulate(tmp_path, change)
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("command", ["simulate", "flow"])
def test_a_model_that_never_ends_is_bounded_and_said(tmp_path: Path, command: str) -> None:
    file = tmp_path / "scenario.json"
    file.write_bytes(bad.scenario_file(bad.never_ends))
    words = FEW if command == "simulate" else []
    line = [command, str(bad.MODEL), str(file), *words]
    done = CliRunner().invoke(workbench, line, catch_exceptions=False)
    assert done.exit_code == 1
    assert (bad.ENDLESS if command == "simulate" else "끝없이") in done.stderr


def test_an_unstable_queue_is_said_with_what_would_cure_it(tmp_path: Path) -> None:
    done = _simulate(tmp_path, bad.too_much)
    assert done.exit_code == 0
    assert bad.OVERLOAD in done.stderr
    assert "인원을 1명에서" in done.stderr
    file = str(tmp_path / "scenario.json")
    flow = CliRunner().invoke(workbench, ["flow", str(bad.MODEL), file], catch_exceptions=False)
    assert bad.OVERLOAD in flow.stdout


def test_a_billion_cases_are_refused_before_anything_runs(tmp_path: Path) -> None:
    done = _simulate(tmp_path, lambda made: None, "--cases", "1000000000")
    assert done.exit_code == 1
    assert "건수 1,000,000,000은(는) 1 이상 5,000,000 이하여야 합니다" in done.stderr

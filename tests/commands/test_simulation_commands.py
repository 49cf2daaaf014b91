"""manage.py simulate and compare."""

import csv
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from manage import workbench

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data" / "samples" / "simulation"
LOAN, OFFICE = str(SAMPLES / "loan.bpmn"), str(SAMPLES / "loan_office.json")
FEW = ["--cases", "60", "--replications", "3", "--kernel", "python"]


def _run(*words: str) -> Result:
    return CliRunner().invoke(workbench, words, catch_exceptions=False)


def _json(*words: str) -> Any:
    done = _run(*words, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_the_keys_are_the_promised_ones() -> None:
    found = _json("simulate", LOAN, OFFICE, *FEW)
    for key in ("cycle_time", "waiting_time", "processing_time"):
        assert found[key].keys() == {"mean", "ci95", "p50", "p95"}
        low, high = found[key]["ci95"]
        assert low <= found[key]["mean"] <= high
        assert found[key]["p50"] <= found[key]["p95"]
    assert found["cost"] > 0
    assert found["utilisation"].keys() == {"clerk", "analyst", "appraiser", "credit", "officer"}
    assert all(0 < share < 1 for share in found["utilisation"].values())
    assert found["cases_per_second"] > 0
    work = 3600 * sum(pool["hours_per_case"] for pool in found["pools"])
    assert math.isclose(work, found["processing_time"]["mean"], rel_tol=1e-9)


def test_the_same_seed_gives_the_same_bytes() -> None:
    words = ["simulate", LOAN, OFFICE, *FEW, "--no-timing", "--json"]
    first, second = _run(*words, "--seed", "7"), _run(*words, "--seed", "7")
    assert first.stdout_bytes == second.stdout_bytes
    assert "cases_per_second" not in first.stdout
    assert _run(*words, "--seed", "8").stdout_bytes != first.stdout_bytes


def test_the_same_seed_gives_the_same_bytes_in_another_process_and_with_either_kernel() -> None:
    words = ["simulate", LOAN, OFFICE, *FEW, "--seed", "7", "--no-timing", "--json"]
    outputs = {
        subprocess.run(
            [sys.executable, "manage.py", *map(str, words), "--kernel", kernel],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": salt},
            capture_output=True,
            check=True,
        ).stdout
        for kernel, salt in (("python", "1"), ("numba", "2"))
    }
    assert len(outputs) == 1


def test_people_read_lines() -> None:
    done = _run("simulate", LOAN, OFFICE, *FEW)
    assert "처리 기간(초): 평균" in done.stdout
    assert "이용률 심사역" in done.stdout


@pytest.mark.parametrize("name", ["log.csv", "log.xes"])
def test_the_log_is_written(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    assert _run("simulate", LOAN, OFFICE, *FEW, "--log", str(file)).exit_code == 0
    text = file.read_text(encoding="utf-8-sig")
    if name == "log.csv":
        cases = {row["case_id"] for row in csv.DictReader(text.splitlines())}
        assert cases == {str(number) for number in range(1, 61)}
    else:
        assert text.count("<trace>") == 60
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_log_of_another_kind_is_refused(tmp_path: Path) -> None:
    done = _run("simulate", LOAN, OFFICE, *FEW, "--log", str(tmp_path / "log.txt"))
    assert done.exit_code == 1
    assert ".csv나 .xes" in done.stderr
    assert not list(tmp_path.iterdir())


def test_as_is_and_to_be_are_compared(tmp_path: Path) -> None:
    scenario = json.loads(Path(OFFICE).read_text(encoding="utf-8"))
    for one in scenario["task_resource_distribution"]:
        if one["task_id"] == "T_judge":
            one["resources"][0]["distribution_params"][0]["value"] = 600
            one["resources"][0]["distribution_params"][1]["value"] = 90000
    better = tmp_path / "better.json"
    better.write_text(json.dumps(scenario), encoding="utf-8")
    found = _json("compare", LOAN, OFFICE, LOAN, str(better), *FEW)
    differences = found["differences"]
    assert differences["processing_time"]["verdict"] == "줄어듦"
    assert differences["processing_time"]["ci95"][1] < 0
    same = _run("compare", LOAN, OFFICE, LOAN, OFFICE, *FEW)
    assert same.stdout.count("차이 없음") == 4


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--cases", "1000000000"], "건수 1,000,000,000"),
        (["--warmup", "5000"], "준비 구간 5,000건"),
    ],
)
def test_too_much_is_refused_with_status_1(words: list[str], sentence: str) -> None:
    done = _run("simulate", LOAN, OFFICE, *words)
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert not done.stdout


def test_a_file_that_is_no_scenario_is_refused() -> None:
    done = _run("simulate", LOAN, LOAN)
    assert done.exit_code == 1
    assert "JSON이 아닙니다" in done.stderr


def test_flow_analysis_has_its_keys() -> None:
    found = _json("flow", LOAN, str(SAMPLES / "loan_always.json"))
    assert found["cycle_time"]["mean"] > found["theoretical_cycle_time"]["mean"]
    assert 0 < found["cycle_time_efficiency"] < 1
    assert found["utilisation"].keys() == {"clerk", "analyst", "appraiser", "credit", "officer"}
    assert found["bottleneck"] == "clerk"
    assert found["unstable"] == []
    assert found["visits"]["T_check"] == 1.25
    read_by_people = _run("flow", LOAN, str(SAMPLES / "loan_always.json")).stdout
    assert "이용률 접수 담당: 58.3% ← 병목" in read_by_people

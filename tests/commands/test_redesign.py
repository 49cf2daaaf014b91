"""manage.py redesign MODEL [--process CODE] --json."""

import json
from pathlib import Path

from click.testing import CliRunner

from manage import workbench

MODEL = (
    Path(__file__).resolve().parents[2] / "data" / "samples" / "example" / "models"
) / "EX-041.as-is.bpmn"


def _run(*arguments: str, db: str = "sqlite://") -> str:
    result = CliRunner().invoke(workbench, ["--db", db, *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_file_alone_is_looked_at_without_a_register() -> None:
    found = json.loads(_run("redesign", str(MODEL), "--json"))
    assert len(found["heuristics"]) == 29
    assert sum(one["detected"] for one in found["heuristics"]) >= 18
    assert sum(one["applicable"] for one in found["heuristics"]) >= 10
    empower = next(one for one in found["findings"] if one["heuristic"] == "empower")
    assert (empower["elements"], empower["threshold"]) == (["Task_approve"], 0.02)
    stages = [found["stages"].index(one["stage"]) for one in found["findings"]]
    assert stages == sorted(stages)


def test_the_register_of_a_process_adds_what_no_drawing_says(tmp_path: Path) -> None:
    db = f"sqlite:///{tmp_path}/w.db"
    _run("example", "load", db=db)
    with_register = json.loads(_run("redesign", str(MODEL), "--process", "EX-041", "--json", db=db))
    names = {one["heuristic"] for one in with_register["findings"]}
    assert {"trusted-party", "numerical-involvement"} <= names
    assert "먼저 할 것" in _run("redesign", str(MODEL), db=db)


def test_a_process_that_is_not_there_is_refused(tmp_path: Path) -> None:
    db = f"sqlite:///{tmp_path}/w.db"
    result = CliRunner().invoke(workbench, ["--db", db, "redesign", str(MODEL), "--process", "X"])
    assert result.exit_code == 1
    assert "'X'" in result.stderr

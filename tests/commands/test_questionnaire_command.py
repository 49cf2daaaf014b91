"""manage.py questionnaire: a file is checked, and refused with its place."""

import json

import pytest
from click.testing import CliRunner

from evaluations.questionnaire import FOLDER, shipped_ids
from manage import workbench
from tests.evaluations.questionnaire.small import GOOD


def run(*words: object):
    return CliRunner().invoke(workbench, ["questionnaire", *map(str, words)])


@pytest.mark.parametrize("name", shipped_ids())
def test_shipped_files_pass(name):
    done = run("check", FOLDER / f"{name}.yaml", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["valid"] is True


def test_a_good_file_is_told_in_its_parts(tmp_path):
    file = tmp_path / "small.yaml"
    file.write_text(GOOD, encoding="utf-8")
    told = json.loads(run("check", file, "--json").stdout)
    assert (told["id"], told["version"], told["questions"]) == ("small", "1", 3)
    assert (told["conditional"], told["gates"]) == (["Q2", "Q3"], ["G1"])
    assert told["turning_days"] == ["2026-10-31"]
    assert "쓸 수 있습니다" in run("check", file).stdout


BAD = {
    "threshold 0": ("at_least: {F: 50}", "at_least: {F: 0}", 11, "GO", "F"),
    "weight 0": ("    weight: 5\n", "    weight: 0\n", 23, "Q1", "weight"),
    "gate on a missing question": ("gate: {id: G1", "gate: {id: G2", 26, "Q1", "gate.id"),
    "gate that no question opens": (
        "  - {id: G1, cap: KEEP, ko: 기밀, sources: [B1]}\n",
        "  - {id: G1, cap: KEEP, ko: 기밀, sources: [B1]}\n  - {id: G2, cap: KEEP, ko: 빈}\n",
        19,
        "G2",
        "id",
    ),
    "circle": (
        "    rationale: 표준",
        "    ask_when: [{question: Q2, at_least: 1}]\n    rationale: 표준",
        38,
        "Q2",
        "ask_when.question",
    ),
    "bomb": ("id: small", "id: &a small", 1, None, None),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_file_line_question_and_key(tmp_path, case):
    old, new, line, question, key = BAD[case]
    file = tmp_path / "small.yaml"
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    done = run("check", file, "--json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert (told["valid"], told["file"]) == (False, "small.yaml")
    assert (told["line"], told["question"], told["key"]) == (line, question, key)
    assert done.stderr.startswith(f"small.yaml {line}행")
    assert run("check", file).exit_code == 1


def test_the_schema_is_printed():
    assert json.loads(run("schema").stdout)["title"] == "Questionnaire of the DPG Workbench"

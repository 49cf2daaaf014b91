"""manage.py questionnaire …-konveyor: in, out, and both rules side by side."""

import json

import pytest
from click.testing import CliRunner

from evaluations.questionnaire import load
from manage import workbench
from tests.evaluations.konveyor.questionnaires import TEXT


def run(*words: object):
    return CliRunner().invoke(workbench, ["questionnaire", *map(str, words)])


@pytest.fixture
def theirs(tmp_path):
    file = tmp_path / "theirs.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_import_writes_a_questionnaire_of_ours_and_tells_the_losses(theirs, tmp_path):
    ours = tmp_path / "ours.yaml"
    done = run("import-konveyor", theirs, "-o", ours)
    assert done.exit_code == 0
    assert load(ours).title == "Cloud readiness"
    assert "옮기지 못함: 같은 색의 답이 여럿" in done.stderr
    assert run("check", ours).exit_code == 0


def test_export_can_be_imported_again(tmp_path):
    out = tmp_path / "konveyor.yaml"
    done = run("export-konveyor", "saas-readiness", "-o", out)
    assert done.exit_code == 0
    assert "게이트 10개의 상한" in done.stderr
    assert run("import-konveyor", out, "-o", tmp_path / "back.yaml").exit_code == 0


def test_both_rules_side_by_side(theirs, tmp_path):
    answers = tmp_path / "answers.yaml"
    answers.write_text("K1.1: 2\nK1.2: 1\nK2.1: 2\n", encoding="utf-8")
    told = json.loads(run("score-konveyor", theirs, answers, "--json").stdout)
    assert told["konveyor"]["risk"] == "yellow"
    assert told["konveyor"]["counts"] == {"red": 0, "yellow": 1, "green": 2, "unknown": 0}
    assert told["ours"]["outcome"] == "위험 낮음"
    assert "Konveyor 규칙: 노랑" in run("score-konveyor", theirs, answers).stdout


def test_a_bad_file_writes_nothing(theirs, tmp_path):
    theirs.write_text(TEXT.replace("risk: red}", "risk: pink}"), encoding="utf-8")
    done = run("import-konveyor", theirs, "-o", tmp_path / "ours.yaml")
    assert done.exit_code == 1
    assert "theirs.yaml 12행" in done.stderr
    assert not (tmp_path / "ours.yaml").exists()

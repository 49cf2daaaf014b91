"""manage.py agreement RATINGS.csv --level ordinal --json; manage.py ahp MATRIX.csv --json."""

import json
from pathlib import Path

from click.testing import CliRunner

from manage import workbench

RATINGS = "문항,섹션,김,이\nQ1,보안,3,3\nQ2,보안,0,2\nQ3,계약,1,1\nQ4,계약,1,1\n"


def _run(*arguments: str):
    return CliRunner().invoke(workbench, ["--db", "sqlite://", *arguments])


def test_agreement_is_printed_and_comes_as_json(tmp_path: Path) -> None:
    file = tmp_path / "ratings.csv"
    file.write_bytes(RATINGS.encode("cp949"))
    result = _run("agreement", str(file), "--level", "ordinal", "--seed", "5", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert (found["level"], found["seed"], found["raters"]) == ("ordinal", 5, ["김", "이"])
    assert found["alpha_ci95"][0] <= found["alpha"] <= found["alpha_ci95"][1]
    assert found["sections"]["계약"]["alpha"] is None
    assert found["sections"]["계약"]["alpha_undefined"] == "변이 없음"
    assert [one["question"] for one in found["dividing"]] == ["Q2"]
    shown = _run("agreement", str(file)).stdout
    assert "의견이 갈린 문항\tQ2\t불일치의 100%\t김 0, 이 2" in shown
    assert "계약\tα 변이 없음\tW 변이 없음" in shown


def test_ahp_says_where_the_comparisons_contradict(tmp_path: Path) -> None:
    file = tmp_path / "matrix.csv"
    file.write_text(",가,나,다\n가,1,9,1/9\n나,,1,9\n다,,,1\n", encoding="utf-8")
    found = json.loads(_run("ahp", str(file), "--json").stdout)
    assert found["consistent"] is False
    assert found["consistency_ratio"] > found["consistency_ratio_max"] == 0.1
    assert len(found["worst"]) == 3
    assert "Saaty" in found["random_index_source"]
    assert "0.10을 넘어" in _run("ahp", str(file)).stdout


def test_what_cannot_be_read_ends_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("질문,김,이\na,1,2\n", encoding="utf-8")
    for command in ("agreement", "ahp"):
        refused = _run(command, str(file))
        assert refused.exit_code == 1
        assert refused.stdout == ""
        assert refused.stderr.endswith("\n")

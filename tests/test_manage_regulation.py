"""manage.py regulation: a list of articles goes in, comes out as JSON."""

import json

import pytest
from click.testing import CliRunner

from manage import workbench


@pytest.fixture
def run(database_url):
    def run(*words: str):
        return CliRunner().invoke(workbench, ["--db", database_url, *words])

    return run


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "규정.csv"
    file.write_text(
        "법령명,조문,문구,소관부서\n"
        "여비규정,제15조,영수증 원본을 제출한다.,\n"
        "인사규정,제12조,,없는부\n",
        encoding="utf-8-sig",
    )
    return file


def test_a_bad_row_is_told_by_cell_and_nothing_is_registered(run, table):
    result = run("regulation", "import", str(table))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "시트 'CSV' D3 소관 부서 '없는부'" in result.stderr
    assert "아무것도 등록하지 않았습니다" in result.stderr
    assert json.loads(run("regulation", "list", "--json").stdout) == []


def test_the_good_rows_are_registered_when_it_is_said_so(run, table):
    result = run("regulation", "import", "--partly", str(table))
    assert result.exit_code == 0
    assert "시트 'CSV' D3 소관 부서 '없는부'" in result.stderr
    told = json.loads(result.stdout)
    assert (told["registered"], told["rejected"][0]["row"]) == (1, 3)
    (one,) = json.loads(run("regulation", "list", "--json").stdout)
    assert (one["law"], one["article"], one["demands"]) == ("여비규정", "제15조", ["원본", "제출"])
    assert (one["department"], one["steps"]) == (None, [])


def test_nothing_to_register_ends_with_status_1(run, tmp_path):
    file = tmp_path / "규정.csv"
    file.write_text("법령명,조문\n여비규정,\n", encoding="utf-8")
    result = run("regulation", "import", str(file))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "B2 조문 ''" in result.stderr
    assert "아무것도 등록하지 않았습니다" in result.stderr
    assert "--partly" not in result.stderr
    assert json.loads(run("regulation", "list", "--json").stdout) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"a,b\n1,2\n"])
def test_what_is_no_list_of_articles_is_refused(run, tmp_path, content):
    file = tmp_path / "x.xlsx"
    file.write_bytes(content)
    result = run("regulation", "import", str(file))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Traceback" not in result.stderr


def test_the_example_lists_its_steps_by_name(run):
    assert run("example", "load").exit_code == 0
    listed = json.loads(run("regulation", "list", "--json").stdout)
    assert len(listed) >= 25
    steps = [step for one in listed for step in one["steps"]]
    assert {"process": "EX-041", "element": "Task_file", "name": "신청 서류를 철해 보관한다",
            "missing": False} in steps  # fmt: skip
    assert not any(step["missing"] for step in steps)
    assert "여비규정" in run("regulation", "list").stdout

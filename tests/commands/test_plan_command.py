"""manage.py plan: shown with its progress, checked, brought in, written."""

import io
import json

import openpyxl
import pytest
from click.testing import CliRunner

import storage
from action_plan import plan
from action_plan.plan import store, workbook
from action_plan.plan.writing import as_yaml
from manage import workbench


def run(*words):
    return CliRunner().invoke(workbench, ["plan", *map(str, words)])


@pytest.fixture
def renamed(tmp_path):
    file = tmp_path / "계획.yaml"
    file.write_text(as_yaml(plan.load()).replace("기존 업무 디지털", "새 업무 디지털"), "utf-8")
    return file


def test_show_gives_the_plan_and_every_items_progress(database_url):
    told = json.loads(run("show", "--json").stdout)
    assert len(told["items"]) == len(told["progress"]) == 18
    first = told["progress"][0]
    assert (first["low"], first["basis"]) == (None, "unknown")
    assert [one["key"] for one in first["parts"]] == ["census-coverage", "redesigned"]
    assert "①\t모름\t모름" in run("show").stdout


@pytest.mark.parametrize("ending", ["yaml", "xlsx"])
def test_what_is_written_is_checked_and_is_the_same_plan(database_url, tmp_path, ending):
    file = tmp_path / f"계획.{ending}"
    assert run("export", "-o", file).exit_code == 0
    assert json.loads(run("check", file, "--json").stdout)["items"] == 18
    assert workbook.from_file(file.read_bytes(), file.name) == plan.load()


def test_check_names_every_faulty_cell(database_url, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(workbook.as_xlsx(plan.load())))
    book["과제"]["B3"], book["과제"]["D7"] = None, None
    book.save(tmp_path / "계획.xlsx")
    done = run("check", tmp_path / "계획.xlsx", "--json")
    assert done.exit_code == 1
    problems = json.loads(done.stdout)["problems"]
    assert ["3행 '과제' 칸" in problems[0], "7행 '주관부서' 칸" in problems[1]] == [True, True]


def test_import_makes_a_draft_and_with_a_note_a_version(database_url, renamed):
    told = json.loads(run("import", renamed, "--json").stdout)
    assert (told["published"], len(told["differences"])) == (False, 1)
    assert run("import", renamed).exit_code == 1
    with storage.writing_to(database_url) as db:
        draft = store.draft(db)
        assert draft is not None
        store.delete_draft(db, draft.id, draft.revision, by="가")
    assert run("import", renamed, "--note", "이름을 바꿈").exit_code == 0
    with storage.reading_from(database_url) as db:
        assert plan.current(db).item("1").text.startswith("새 업무")
        assert store.draft(db) is None


def test_a_refused_import_leaves_nothing(database_url, renamed):
    assert run("import", renamed, "--note", " ").exit_code == 1
    with storage.reading_from(database_url) as db:
        assert store.draft(db) is None

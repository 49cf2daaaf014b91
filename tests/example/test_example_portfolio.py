"""The example's candidates, clauses, costs and dependencies: whole, refused when bad, removed."""

import datetime
import shutil
from pathlib import Path

import pytest
import yaml

import storage
from evaluations import questionnaire
from evaluations.answers import store as answers
from evaluations.projects import store as projects
from evaluations.projects.candidates import store as candidates
from evaluations.projects.portfolio import gathering
from evaluations.projects.tco import comparing, suggesting
from evaluations.projects.tco import store as costs
from example import loading, portfolio
from example.model import BadExample
from example.reading import FOLDER

BY = "김"
TABLES = (
    *("candidates", "project_clauses", "project_dependencies"),
    *("cost_lines", "cost_assumptions"),
)
FORM = questionnaire.shipped("saas-readiness")


def test_no_project_of_the_example_is_empty_and_every_row_is_marked(
    loaded: storage.Database,
) -> None:
    for project in projects.all_projects(loaded):
        assert candidates.candidates_of(loaded, project.id), project.code
        assert costs.lines_of(loaded, project.id), project.code
    for table in TABLES:
        marked = {row["example"] for row in loaded.query(f"select example from {table}")}
        assert marked == {1}, table


def test_the_erps_cost_figure_is_the_one_that_its_answer_cites(loaded: storage.Database) -> None:
    project = projects.project_by_code(loaded, "IT-EX-01")
    first, second = candidates.candidates_of(loaded, project.id)
    found = comparing.compared(*costs.costs_of(loaded, project.id, first.id))
    told = suggesting.suggested(found)
    given = answers.answers(loaded, project.id, FORM.id)["Q5.3"]
    assert found.ratio is not None
    assert told is not None
    assert f"{100 * found.ratio.p50:.0f}%" in given.evidence
    assert told.value == given.value
    other = comparing.compared(*costs.costs_of(loaded, project.id, second.id))
    assert other.saas.unknown == ("설정과 교육",)


def test_the_suppliers_answers_are_the_candidates(loaded: storage.Database) -> None:
    project = projects.project_by_code(loaded, "IT-EX-01")
    first, second = candidates.candidates_of(loaded, project.id)
    own = answers.answers_by_subject(loaded, FORM.id)
    supplier = {question.id for question in FORM.questions if question.scope == "V"}
    assert set(own[first.id]) == set(own[second.id]) == supplier
    assert not supplier & set(own[project.id])


def test_the_example_shows_every_kind_of_block_and_several_waves(loaded: storage.Database) -> None:
    found = gathering.gathered(loaded, FORM, datetime.date(2026, 12, 1))
    kinds = {block.kind for one in found.standings for block in one.blocks}
    assert len(kinds) == 6
    assert len({one.wave for one in found.standings}) >= 3
    assert len({one.judged.outcome for one in found.standings}) == 5


def test_removal_takes_all_of_it_and_leaves_ones_own(loaded: storage.Database) -> None:
    with storage.transaction(loaded):
        mine = projects.add_project(loaded, "우리 사업", by="나")
        own = candidates.add_candidate(loaded, mine.id, "우리 후보", by="나")
        loading.remove(loaded, by=BY)
    left = {table: list(loaded.query(f"select id from {table}")) for table in TABLES}
    assert left == {**{table: [] for table in TABLES}, "candidates": [{"id": own.id}]}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda one: one.update(code="IT-EX-99"), "IT-EX-99"),
        (lambda one: one.update(extra=1), "'extra'은"),
        (lambda one: one["candidates"][0].update(price=1), "'price'은"),
        (lambda one: one["clauses"][0].update(contract="다른 후보"), "다른 후보"),
        (lambda one: one["costs"][0].update(candidate="다른 후보"), "다른 후보"),
        (lambda one: one.update(before=[{"code": "IT-EX-99"}]), "IT-EX-99"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, change, words) -> None:
    raw = yaml.safe_load((FOLDER / portfolio.FILE).read_text(encoding="utf-8"))
    change(raw["projects"][0])
    (tmp_path / portfolio.FILE).write_text(yaml.safe_dump(raw, allow_unicode=True))
    codes = {f"IT-EX-0{number}" for number in range(1, 7)}
    with pytest.raises(BadExample, match=words):
        portfolio.read(tmp_path, codes)


def test_what_a_store_refuses_is_named_with_its_project(
    db: storage.Database, tmp_path: Path
) -> None:
    folder = tmp_path / "example"
    shutil.copytree(FOLDER, folder)
    raw = yaml.safe_load((folder / portfolio.FILE).read_text(encoding="utf-8"))
    raw["projects"][0]["costs"][0]["range"] = [3, 2, 1]
    (folder / portfolio.FILE).write_text(yaml.safe_dump(raw, allow_unicode=True))
    with pytest.raises(BadExample, match=r"portfolio\.yaml의 IT-EX-01.*작은 것부터"):
        loading.load(db, by=BY, folder=folder)

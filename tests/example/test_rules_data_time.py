"""The example's articles, data and savings: whole, marked, taken out without touching others'."""

import re
import shutil
from pathlib import Path

import pytest

import storage
from example import loading, rules_data_time
from example.model import BadExample
from example.reading import FOLDER, read
from processes.datasets import store as datasets
from processes.datasets.model import MADE, OPENED, Content
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly
from processes.regulations import paper, steps
from processes.regulations import store as regulations
from processes.regulations.model import STATES, Clause
from processes.savings import store as savings
from processes.savings.hours import freed
from processes.savings.model import Plan

TABLES = ("regulations", "regulation_steps", "datasets", "savings", "given_hours")


def test_everything_is_marked(loaded: storage.Database) -> None:
    for table in TABLES:
        marks = {row["example"] for row in loaded.query(f"select example from {table}")}
        assert marks == {1}, table


def test_articles_are_many_in_every_state_and_linked_to_steps(loaded: storage.Database) -> None:
    found = regulations.all_regulations(loaded)
    assert len(found) >= 25
    assert {one.clause.state for one in found} == set(STATES)
    assert any(one.clause.wording is None for one in found)
    links = regulations.all_steps(loaded)
    named = steps.named(loaded, links, inventory.all_processes(loaded))
    assert not [one.name for one in named if one.missing]
    assert sum(bool(one.step.element_id) for one in named) >= 10


def test_laws_of_the_state_are_not_quoted_from_memory(loaded: storage.Database) -> None:
    for one in regulations.all_regulations(loaded):
        if one.clause.kind in ("법률", "시행령"):
            assert one.clause.wording is None, one.clause.title
            assert not one.clause.amended, one.clause.title


def test_some_paper_is_freed_and_more_is_planned(loaded: storage.Database) -> None:
    found = paper.paper(
        inventory.all_processes(loaded),
        regulations.clauses_by_process(
            regulations.all_regulations(loaded), regulations.all_steps(loaded)
        ),
    )
    left = [found.today.likely, *(found.after(stage).likely for stage in paper.STAGES)]
    assert left == sorted(left, key=lambda amount: -(amount or 0))
    assert len(set(left)) == 4


def test_data_is_of_both_roles_in_several_states(loaded: storage.Database) -> None:
    contents = [one.content for one in datasets.all_datasets(loaded)]
    assert len(contents) >= 20
    assert {one.role for one in contents} > {MADE}
    assert {None, OPENED} < {one.state for one in contents}
    assert any(one.opening is None for one in contents if one.role == MADE)


def test_one_saving_is_negative_and_hours_are_given(loaded: storage.Database) -> None:
    by_id = {one.id: one for one in inventory.all_processes(loaded)}
    found = savings.all_savings(loaded)
    hours = [freed(by_id[one.process_id].facts, one.plan.minutes) for one in found]
    assert len(found) >= 3
    assert any(one and (one.likely or 0) < 0 for one in hours)
    assert len(savings.all_given(loaded)) >= 3


def test_what_people_made_of_their_own_survives(loaded: storage.Database) -> None:
    with storage.transaction(loaded) as db:
        facts = Facts(yearly_volume=exactly(60), minutes_per_case=exactly(10))
        own = inventory.add_process(db, "우리 업무", "경영기획부", facts, by="나")
        theirs = inventory.process_by_code(db, "EX-005")
        article = regulations.add_regulation(
            db, Clause("우리규정", "제1조", department="도시기획부"), by="나"
        )
        for process in (own, theirs):
            regulations.link_step(db, article.id, process.id, by="나")
            datasets.add_dataset(db, process.id, Content("우리 데이터"), by="나")
        savings.add_saving(db, own.id, Plan("재설계", exactly(5), "추정", "2026-11-01"), by="나")
        loading.remove(db, by="나")
    assert regulations.all_regulations(loaded) == [article]
    assert [one.process_id for one in regulations.all_steps(loaded)] == [own.id]
    assert [one.process_id for one in datasets.all_datasets(loaded)] == [own.id]
    assert [one.process_id for one in savings.all_savings(loaded)] == [own.id]
    assert set(inventory.departments(loaded)) == {"경영기획부", "도시기획부"}
    for table in ("regulation_steps", "datasets"):
        assert loaded[table].count == 1  # nothing is left hanging on what is gone


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("regulations.yaml", "process: EX-005", "process: EX-905", "1번째 '여비규정'.*EX-905"),
        ("regulations.yaml", "  article:", "  artikel:", "1번째 '여비규정'.*artikel"),
        ("datasets.yaml", "process: EX-047", "process: EX-947", "1번째.*EX-947"),
        ("savings.yaml", "low: 15", "low: 150", "출장 정산.*순서"),
        ("savings.yaml", "title: 출장", "titel: 출장", "1번째 항목.*title"),
    ],
)
def test_a_fault_is_refused_with_file_and_entry(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "example"))
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    codes = {process.code for process in read(folder).processes}
    with pytest.raises(BadExample, match=re.escape(file)) as refusal:
        rules_data_time.read(folder, codes)
    assert re.search(sentence, refusal.value.sentence)


def test_a_step_that_no_model_has_is_refused(db: storage.Database, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "example"))
    file = folder / "regulations.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Task_collect", "Task_none", 1), encoding="utf-8")
    with pytest.raises(BadExample, match="Task_none"), storage.transaction(db):
        loading.load(db, by="시험", folder=folder)
    assert not loading.is_loaded(db)

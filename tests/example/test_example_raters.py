"""The example's raters: loaded with what they said, refused with the place, gone whole."""

import shutil
from pathlib import Path

import pytest

import storage
from evaluations import questionnaire
from evaluations.agreement.gathering import table
from evaluations.agreement.measuring import agreement
from evaluations.answers import store as answers
from evaluations.answers.comments import store as comments
from evaluations.answers.evidence import store as evidence
from evaluations.answers.rating import store
from evaluations.answers.sheet import Sheet
from evaluations.projects import store as projects
from example import loading, raters
from example.model import BadExample
from example.reading import FOLDER

FORM = questionnaire.shipped("saas-readiness")
TABLES = ("ratings", "rating_rounds", "answer_comments", "evidence", "evidence_files")


def counts(db):
    return {name: db.execute(f"select count(*) from {name}").fetchone()[0] for name in TABLES}


def test_two_raters_differ_enough_to_be_measured(loaded):
    project = projects.project_by_code(loaded, "IT-EX-04")
    sheet = Sheet(FORM, project.id)
    one = store.round_of(loaded, project.id, FORM.id)
    assert one is not None
    assert (len(one.raters), one.opened, one.example) == (2, False, True)
    found = agreement(table(FORM, store.ratings(loaded, sheet), one.raters), "ordinal")
    assert found.alpha.value is not None
    assert found.dividing[0].question == "Q2.1"
    assert len(comments.comments(loaded, project.id, FORM.id)["Q2.1"]) == 2
    files = evidence.attached(loaded, project.id, FORM.id)
    assert files["Q2.1"][0].sha256 == files["Q2.2"][0].sha256
    assert counts(loaded)["evidence_files"] == 1 + 2  # two prove items of the plan
    assert answers.answers(loaded, project.id, FORM.id)["Q1.4"].reason


def test_removal_takes_all_of_it_out_again(loaded):
    assert all(counts(loaded).values())
    with storage.transaction(loaded):
        loading.remove(loaded, by="예시")
    assert set(counts(loaded).values()) == {0}


def test_what_people_gave_for_their_own_corporation_stays(loaded):
    content = (FOLDER / "evidence" / "정보-등급분류표.csv").read_bytes()
    with storage.transaction(loaded) as db:
        own = projects.add_project(db, "우리 사업", by="나")
        sheet = Sheet(FORM, own.id)
        store.rate(db, sheet, "Q3.5", 1, rater="나", revision=0)
        evidence.attach(db, own.id, FORM.id, "Q2.1", "표.csv", content, by="나")
    with storage.transaction(loaded):
        loading.remove(loaded, by="예시")
    assert counts(loaded) == {
        "ratings": 1, "rating_rounds": 0, "answer_comments": 0, "evidence": 1, "evidence_files": 1
    }  # fmt: skip
    assert [one.rater for one in store.ratings(loaded, sheet)["Q3.5"]] == ["나"]


def test_a_namesake_who_rated_before_keeps_their_rating(db):
    with storage.transaction(db):
        own = projects.add_project(db, "우리 사업", by="나")
        store.rate(db, Sheet(FORM, own.id), "Q3.5", 0, rater="이도윤", revision=0)
    with storage.transaction(db):
        loading.load(db, by="예시")
    given = {one.rater: one.value for one in store.ratings(db, Sheet(FORM, own.id))["Q3.5"]}
    assert given["이도윤"] == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- project: IT-EX-04", "- project: IT-EX-99", "IT-EX-99"),
        ("    이도윤:\n", "    최현우:\n", "최현우"),
        ("Q1.3: 3", "Q1.3: 7", "IT-EX-04 이도윤 Q1.3"),
        ("question: Q2.1, by: 박", "question: Q9.9, by: 박", "Q9.9"),
        ("정보-등급분류표.csv", "없는-파일.csv", "없는-파일.csv"),
        ('"2027-01-29"', '"곧"', "'곧'"),
        ("lead: 김민서", "leader: 김민서", "leader"),
    ],
)
def test_a_fault_is_refused_with_its_place(tmp_path: Path, old, new, said):
    folder = Path(shutil.copytree(FOLDER, tmp_path / "example"))
    file = folder / "raters.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadExample) as refusal:
        raters.read(folder, {"IT-EX-04"}, FORM)
    assert said in refusal.value.sentence

"""Ratings as a table, out into a file and back, and α drawn with its interval."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import storage
from evaluations import questionnaire
from evaluations.agreement import charts, ratings_file
from evaluations.agreement.gathering import table
from evaluations.agreement.measuring import agreement
from evaluations.agreement.model import BadRatings
from evaluations.answers.model import NA, Answer
from evaluations.answers.rating import importing, store
from evaluations.answers.rating.model import Rating
from evaluations.answers.sheet import Sheet

FORM = questionnaire.shipped("saas-readiness")
SHEET = Sheet(FORM, "p", "ERP")
IDS = [question.id for question in FORM.questions]


def ratings(**values):
    return tuple(Rating(who, Answer(value, na_reason="없음")) for who, value in values.items())


def test_the_table_keeps_the_questionnaires_order_and_leaves_the_unrated_out():
    given_ = {"Q2.1": ratings(이=3), "Q1.1": ratings(박=None, 이=NA), "Q1.2": ()}
    found = table(FORM, given_, ["이", "박"])
    assert found.questions == ("Q1.1", "Q2.1")
    assert found.sections == ("S1 업무·기능 적합성", "S2 데이터 등급·개인정보")
    assert found.cells == (("해당없음", "모름"), ("3", ""))


def test_what_is_off_the_scale_is_left_out_and_counted_but_compared_as_a_name():
    found = table(FORM, {"Q1.1": ratings(이=3, 박=None), "Q1.2": ratings(이=1, 박=1),
                         "Q1.3": ratings(이=2, 박=2)}, ["이", "박"])  # fmt: skip
    ordinal, nominal = (agreement(found, level) for level in ("ordinal", "nominal"))
    assert (ordinal.outside, ordinal.alpha.questions, ordinal.alpha.value) == (1, 2, 1.0)
    assert (nominal.outside, nominal.alpha.questions) == (0, 3)
    assert [one.question for one in nominal.dividing] == ["Q1.1"]


values = st.sampled_from([0, 1, 2, 3, 4, None, NA])
rows = st.fixed_dictionaries({}, optional=dict.fromkeys(["이", "박", "=1+1"], values))
tables = st.dictionaries(st.sampled_from(IDS), rows)


@settings(max_examples=60, deadline=None)
@given(tables)
def test_ratings_come_back_from_a_file_as_they_went_out(cells):
    given_ = {question: ratings(**of) for question, of in cells.items() if of}
    out = table(FORM, given_, ["이", "박", "=1+1"])
    if not out.questions:
        return
    assert ratings_file.read(ratings_file.write(out)) == out
    assert importing.changes(SHEET, out, given_) == ()
    new = importing.changes(SHEET, out, {})
    assert {(c.question_id, c.rater, c.value) for c in new} == {
        (question, one.rater, one.value) for question, of in given_.items() for one in of
    }


def read(text):
    return ratings_file.read(text.encode())


def test_a_file_adds_changes_and_leaves(db):
    with storage.transaction(db):
        kept = store.rate(db, SHEET, "Q1.1", 3, rater="이", revision=0, evidence="대장")
        store.rate(db, SHEET, "Q1.2", 1, rater="이", revision=0)
    given_ = store.ratings(db, SHEET)
    found = importing.changes(
        SHEET, read("문항,이,박\nQ1.1,2,모름\nQ1.2,1,\nQ1.3,,해당없음\n"), given_
    )
    assert [(c.question_id, c.rater, c.told) for c in found] == [
        ("Q1.1", "이", "3 → 2"),
        ("Q1.1", "박", "없음 → 모름"),
        ("Q1.3", "박", "없음 → 해당없음"),
    ]
    with storage.transaction(db):
        importing.take(db, SHEET, found, by="김")
    now = {q: {r.rater: r for r in of} for q, of in store.ratings(db, SHEET).items() if of}
    assert (now["Q1.1"]["이"].value, now["Q1.1"]["이"].answer.evidence) == (2, "대장")
    assert (now["Q1.1"]["박"].value, now["Q1.3"]["박"].value) == (None, NA)
    assert now["Q1.1"]["이"].answer.updated_by == "김"
    with pytest.raises(storage.Conflict), storage.transaction(db):
        importing.take(db, SHEET, found, by="김")  # 이's rating is no longer the one that was seen
    assert kept.answer.revision == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("문항,이,박\nQ9.9,1,2\n", "'Q9.9'은"),
        ("문항,이,박\nQ1.1,1,5\n", "평가자 '박'의 '5'"),
        ("문항,이,박\nQ1.1,1,2.5\n", "'2.5'"),
        ("문항,이,박\nQ1.1,1,²\n", "'²'"),
        ("문항,이,이름 없음\nQ1.1,1,2\n", "이름이 될 수 없습니다"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_place(text, said):
    with pytest.raises(BadRatings) as refusal:
        importing.changes(SHEET, read(text), {})
    assert said in refusal.value.sentence


def test_the_chart_draws_what_is_defined_and_says_it_in_words():
    given_ = {q: ratings(이=i % 5, 박=(i + i // 3) % 5) for i, q in enumerate(IDS[:11])}
    found = agreement(table(FORM, given_, ["이", "박"]), "ordinal")
    chart = charts.intervals(found)
    assert chart is not None
    rows = next(iter(chart.to_dict()["datasets"].values()))
    assert [row["name"] for row in rows] == ["전체", *found.sections]
    assert rows[0]["alpha"] == pytest.approx(found.alpha.value)
    assert f"전체 {found.alpha.value:.3f}" in charts.in_words(found)
    alike = {q: ratings(이=2, 박=2) for q in IDS[:3]}
    assert charts.intervals(agreement(table(FORM, alike, ["이", "박"]), "ordinal")) is None

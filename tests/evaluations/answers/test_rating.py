"""Several raters in the database: a row for each, the lead's answer on top."""

import pytest

import storage
from evaluations.answers import store as answers
from evaluations.answers.model import INSTITUTION, NA
from evaluations.answers.rating import consolidating, store
from evaluations.answers.rating.model import RefusedRating
from evaluations.answers.sheet import Sheet
from evaluations.verdict.scoring import BadAnswer
from storage import records


def rate(db, sheet, rater, value, question="Q1.1", revision=0, **said):
    with storage.transaction(db):
        return store.rate(db, sheet, question, value, rater=rater, revision=revision, **said)


def begin(db, raters=("이", "박"), lead="김", deadline="2026-12-31", revision=0):
    with storage.transaction(db):
        return store.save_round(
            db, "p", "saas-readiness", raters=raters, lead=lead, deadline=deadline,
            revision=revision, by="김",
        )  # fmt: skip


def settle(db, sheet, one, value, reason="", by="김", revision=0, question="Q1.1", **said):
    with storage.transaction(db):
        return consolidating.consolidate(
            db, sheet, one, question, value, reason=reason, revision=revision, by=by, **said
        )


def test_two_raters_at_once_both_stand(db, sheet):
    rate(db, sheet, "이", 3, certainty="확인", evidence="대장", comment="표준")
    rate(db, sheet, "박", 1)
    rate(db, sheet, "이", None, "Q1.2")
    found = store.ratings(db, sheet)
    assert [(one.rater, one.value) for one in found["Q1.1"]] == [("박", 1), ("이", 3)]
    assert found["Q1.1"][1].answer.evidence == "대장"
    assert [one.value for one in found["Q1.2"]] == [None]
    assert answers.answers(db, "p", sheet.form.id) == {}


def test_a_rater_in_two_tabs_is_told_and_loses_nothing(db, sheet):
    first = rate(db, sheet, "이", 3)
    rate(db, sheet, "이", 2, revision=first.answer.revision)
    with pytest.raises(storage.Conflict) as refusal:
        rate(db, sheet, "이", 4, revision=first.answer.revision)
    theirs = store.rating_answer(refusal.value.theirs)
    assert (theirs.value, store.ratings(db, sheet)["Q1.1"][0].value) == (2, 2)
    (kept,) = records.refused(db, "ratings", refusal.value.row_id)
    assert kept["changes"]["value"] == "4"


@pytest.mark.parametrize("name", ["", " ", "이름 없음"])
def test_nobody_rates_without_a_name(db, sheet, name):
    with pytest.raises(RefusedRating, match="이름을 먼저"):
        rate(db, sheet, name, 3)


@pytest.mark.parametrize(("question", "value"), [("Q9.9", 1), ("Q1.1", 5), ("Q1.1", True)])
def test_what_the_questionnaire_has_no_place_for_is_refused(db, sheet, question, value):
    with pytest.raises((BadAnswer, KeyError)):
        rate(db, sheet, "이", value, question)
    assert not any(store.ratings(db, sheet).values())


def test_ratings_are_of_the_corporation_the_product_or_the_project(db, sheet):
    one, other = (Sheet(sheet.form, "p", candidate=candidate) for candidate in ("c1", "c2"))
    rate(db, one, "이", 1, "Q1.2")
    rate(db, other, "이", 4, "Q1.2")
    rate(db, one, "이", 2, "Q3.5")
    assert store.ratings(db, one)["Q1.2"][0].value == 1
    assert store.ratings(db, other)["Q1.2"][0].value == 4
    assert store.ratings(db, other)["Q3.5"][0].answer.subject == INSTITUTION
    assert store.ratings(db, sheet)["Q1.2"] == ()


def test_a_round_is_kept_and_changed_over_its_revision(db):
    one = begin(db)
    assert (one.raters, one.lead, one.deadline, one.opened) == (
        ("이", "박"),
        "김",
        "2026-12-31",
        False,
    )
    changed = begin(db, ["이", " 최 ", ""], deadline=None, revision=one.revision)
    assert (changed.raters, changed.deadline) == (("이", "최"), None)
    assert store.round_of(db, "p", "saas-readiness") == changed
    with pytest.raises(storage.Conflict):
        begin(db, ["나"], revision=one.revision)
    with pytest.raises(storage.Conflict):
        begin(db, ["나"])
    assert store.all_rounds(db) == [changed]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"raters": []}, "평가자가 없습니다"),
        ({"raters": ["이", "이 "]}, "두 번"),
        ({"raters": ["이름 없음"]}, "이름이 될 수 없습니다"),
        ({"raters": [f"{i}" for i in range(31)]}, "30명까지"),
        ({"lead": " "}, "책임자가 없습니다"),
        ({"deadline": "내일"}, "'내일'을"),
    ],
)
def test_a_bad_round_is_refused(db, fields, said):
    with pytest.raises(RefusedRating, match=said):
        begin(db, **fields)
    assert store.all_rounds(db) == []


def test_only_the_lead_opens_the_ratings(db):
    one = begin(db)
    with pytest.raises(RefusedRating, match="책임자 '김'만"), storage.transaction(db):
        store.open_ratings(db, one, by="이")
    with storage.transaction(db):
        opened = store.open_ratings(db, one, by="김")
    assert opened.opened


def test_the_leads_answer_is_what_counts_and_says_why(db, sheet):
    one = begin(db)
    rate(db, sheet, "이", 3)
    rate(db, sheet, "박", 1)
    with pytest.raises(RefusedRating, match=r"Q1\.1의 평가가 갈렸습니다"):
        settle(db, sheet, one, 2)
    with pytest.raises(RefusedRating, match="책임자 '김'만"):
        settle(db, sheet, one, 2, "그냥", by="이")
    settle(db, sheet, one, 2, "사례 한 건은 철회됨", certainty="확인")
    found = answers.answers(db, "p", sheet.form.id)["Q1.1"]
    assert (found.value, found.reason, found.certainty) == (2, "사례 한 건은 철회됨", "확인")
    assert [r.value for r in store.ratings(db, sheet)["Q1.1"]] == [1, 3]


def test_a_reason_goes_with_the_value_that_it_was_for(db, sheet):
    one = begin(db)
    first = settle(db, sheet, one, 2, "까닭")
    with storage.transaction(db):
        same = answers.save_answer(
            db, "p", sheet.form, "Q1.1", 2, revision=first.revision, by="나", evidence="대장"
        )
        other = answers.save_answer(db, "p", sheet.form, "Q1.1", 3, revision=same.revision, by="나")
    assert (same.reason, other.reason) == ("까닭", "")
    told = answers.history_of(db, "p", sheet.form.id, "Q1.1")
    assert [(change.by, change.before.get("reason")) for change in told][:1] == [("나", "까닭")]


def test_what_all_rated_alike_is_taken_at_once_and_the_rest_is_left(db, sheet):
    one = begin(db)
    for rater in ("이", "박"):
        rate(db, sheet, rater, 3, "Q1.1", certainty="확인")
        rate(db, sheet, rater, NA, "Q1.2", na_reason="후보 없음")
        rate(db, sheet, rater, None, "Q1.3")
    rate(db, sheet, "이", 3, "Q1.4")
    rate(db, sheet, "박", 2, "Q1.4")
    rate(db, sheet, "이", 3, "Q1.5")
    waiting = consolidating.agreed(store.ratings(db, sheet), {})
    assert list(waiting) == ["Q1.1", "Q1.2", "Q1.3"]
    with storage.transaction(db):
        taken = consolidating.take_agreed(db, sheet, one, [*waiting, "Q1.4"], by="김")
    found = answers.answers(db, "p", sheet.form.id)
    assert taken == ("Q1.1", "Q1.2", "Q1.3")
    assert {key: answer.counted for key, answer in found.items()} == {
        "Q1.1": 3,
        "Q1.2": NA,
        "Q1.3": None,
    }
    assert (found["Q1.1"].reason, found["Q1.1"].certainty) == ("평가자 2명의 답이 같음", "확인")
    assert consolidating.agreed(store.ratings(db, sheet), found) == {}


def test_a_subject_takes_its_ratings_and_round_with_it(db, sheet):
    begin(db)
    rate(db, sheet, "이", 3)
    rate(db, sheet, "이", 3, "Q3.5")
    with storage.transaction(db):
        answers.delete_about(db, "p", by="김")
    found = store.ratings(db, sheet)
    assert (store.all_rounds(db), found["Q1.1"], len(found["Q3.5"])) == ([], (), 1)


def test_ratings_outlive_the_round_they_were_given_in(db, sheet):
    one = begin(db)
    rating = rate(db, sheet, "이", 3)
    with storage.transaction(db):
        store.end_round(db, one, by="김")
    assert store.round_of(db, "p", sheet.form.id) is None
    assert store.ratings(db, sheet)["Q1.1"] == (rating,)

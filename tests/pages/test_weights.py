"""The weights of the sections: compare, mend, keep, choose, and see them in the verdict."""

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as answer_store
from evaluations.projects import store as project_store
from evaluations.weights import comparing, store
from tests.pages.visiting import press, said, visit

FORM = questionnaire.shipped("saas-readiness")
PAIRS = [p for block in comparing.blocks(FORM, "axes") for p in block.pairs]


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    yield database
    database.close()


def judge_all(db, steps=None):
    given = {comparing.key(pair): 0 for pair in PAIRS} | (steps or {})
    with storage.transaction(db):
        store.save_draft(db, FORM.id, "김", steps=given)


def keep_set(db, weights, name="현업"):
    with storage.transaction(db):
        return store.add_weight_set(
            db, FORM, name, method="hand", weights=weights, reason="합의", by="김"
        )


def field(page, label, value):
    next(one for one in page.text_input if one.label == label).set_value(value)


def test_without_a_set_the_questionnaire_s_own_weights_count(db) -> None:
    page = visit("weights")
    assert "사용 중: **질문지의 제안**" in said(page.markdown)
    assert "아직 정한 가중치가 없습니다" in said(page.markdown)
    assert list(page.table[0].value["질문지의 제안"])[:2] == ["18.0", "16.0"]


@pytest.mark.parametrize("tab", ["compare", "hand"])
def test_who_sets_weights_must_be_named(db, tab) -> None:
    page = visit("weights", by="", tab=tab)
    assert "'내 이름'을 적으면" in said(page.info)


def test_a_judgement_is_kept_at_once_and_the_next_pair_comes(db) -> None:
    page = visit("weights", tab="compare")
    assert "(S1 대 S5)" in said(page.markdown)
    page.select_slider[0].set_value(2)
    press(page, "이 판단으로 다음")
    assert store.draft(db, FORM.id, "김").steps == {"S1:S5": 2}
    assert "(S1 대 S6)" in said(page.markdown)
    assert "비교 2개가 남았습니다." in said(page.caption)
    press(page, "이 판단으로 다음")  # as much: a judgement too
    assert store.draft(db, FORM.id, "김").steps == {"S1:S5": 2, "S1:S6": 0}


def test_a_contradiction_is_named_with_its_mend_and_can_t_be_kept_until_it_is_mended(db) -> None:
    judge_all(db, {"S2:S3": 8, "S2:S4": -8})
    page = visit("weights", tab="compare")
    assert "을 넘어 비교가 서로 어긋납니다" in said(page.markdown)
    assert "비교가 서로 어긋납니다(CR 0.10 초과)" in said(page.warning)
    assert not [one for one in page.button if one.label == "가중치 저장"]
    again = [one for one in page.button if one.label == "다시 비교"]
    assert len(again) == 3
    again[0].click().run()
    assert "(S2 대 S" in said(page.markdown)
    for _round in range(2):
        mend = [one for one in page.button if one.label == "이렇게 고치기" and not one.disabled]
        mend[0].click().run()
    assert not page.exception
    assert [one for one in page.button if one.label == "가중치 저장"]


def test_comparisons_become_a_set_that_can_be_chosen_with_a_reason(db) -> None:
    judge_all(db, {"F:R": 2})
    page = visit("weights", tab="compare")
    field(page, "가중치 이름 (필수)", "현업 비교")
    press(page, "가중치 저장")
    assert "이유를 적으세요" in said(page.error)
    field(page, "가중치 이름 (필수)", "현업 비교")
    field(page, "정한 이유 (필수)", "워크숍")
    press(page, "가중치 저장")
    (kept,) = store.weight_sets(db, FORM.id)
    assert (kept.name, kept.method, kept.created_by) == ("현업 비교", "axes", "김")
    assert kept.weights["S1"] == pytest.approx(25)  # a third of three quarters
    assert kept.weights["S2"] == pytest.approx(5)  # a fifth of a quarter
    page = visit("weights")
    page.selectbox[0].set_value(kept.id)
    field(page, "이유 (필수)", "12월 회의")
    press(page, "이 가중치 사용")
    assert store.chosen(db, FORM.id) == kept
    assert "사용 중: **현업 비교**" in said(page.markdown)


def test_typed_weights_are_normalised_and_zero_is_refused_with_its_section(db) -> None:
    page = visit("weights", tab="hand")
    page.number_input[0].set_value(0.0).run()
    assert "S1" in said(page.error)
    for one in page.number_input:
        one.set_value(2.0)
    page.run()
    assert set(page.table[0].value["적은 값"]) == {"12.5"}
    field(page, "가중치 이름 (필수)", "균등")
    field(page, "정한 이유 (필수)", "비교용")
    press(page, "가중치 저장")
    assert set(store.weight_sets(db, FORM.id)[0].weights.values()) == {12.5}
    assert visit("weights", tab="hand").number_input[0].value == 2.0


def test_the_verdict_says_whose_weights_count_and_lets_one_look_at_others(db) -> None:
    with storage.transaction(db):
        project = project_store.add_project(db, "ERP", by="김")
        for question in FORM.questions:
            value = 4 if question.section in ("S1", "S2") else 2
            answer_store.save_answer(db, project.id, FORM, question.id, value, revision=0, by="김")
    kept = keep_set(db, {s.id: 90.0 if s.id in ("S1", "S2") else 1.0 for s in FORM.sections})
    page = visit("evaluation", project=project.code)
    own = page.header[0].value
    page = visit("evaluation", project=project.code, weights=kept.id)
    assert "'현업' 가중치로 보고 있습니다" in said(page.info)
    assert page.header[0].value != own
    with storage.transaction(db):
        store.choose(db, FORM.id, kept.id, reason="합의", by="김")
    page = visit("evaluation", project=project.code)
    assert "현업]" in said(page.markdown)  # the badge of who set them
    assert not [one for one in page.info if "보고 있습니다" in one.value]

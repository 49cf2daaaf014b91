"""Proposals are confirmed by a person, or answered otherwise."""

from evaluations.answers import store as evaluations
from tests.pages.diagnosis.answering import MATURITY, RPA, give, given, texts, visit, widget


def test_all_proposals_are_confirmed_at_once(db, process):
    page = visit(code=process.code)
    name = next(field for field in page.text_input if field.label == "내 이름")
    name.set_value("이도윤").run()
    page.button(key=widget(process, "confirm-all")).click().run()
    assert not page.exception
    assert given(db, process, RPA) == {"R2": 4, "R3": 2, "R5": 2}
    assert given(db, process, MATURITY) == {"D1": 0, "D9": 0}
    assert evaluations.answers(db, process.id, RPA.id)["R5"].updated_by == "이도윤"
    assert "문항의 답을 제안합니다" not in texts(page.markdown)
    assert page.radio(key=f"answer/digital-maturity/{process.id}/D1/value").value == 0


def test_one_proposal_is_confirmed_alone(db, process):
    page = visit(code=process.code, part="rpa")
    page.button(key=widget(process, "confirm/R5")).click().run()
    assert not page.exception
    assert given(db, process, RPA) == {"R5": 2}
    assert page.radio(key=f"answer/rpa-suitability/{process.id}/R5/value").value == 2
    assert "4개 문항의 답을 제안합니다" in texts(page.markdown)


def test_what_changed_since_it_was_shown_is_not_confirmed(db, process):
    page = visit(code=process.code, part="rpa")
    give(db, process, RPA, by="박", R5=0)
    page.button(key=widget(process, "confirm-all")).click().run()
    assert not page.exception
    assert given(db, process, RPA)["R5"] == 0
    assert "그사이 바뀐 1개는 그대로 두었습니다" in texts(page.toast)


def test_an_answer_is_given_against_the_proposal(db, process):
    page = visit(code=process.code, part="rpa")
    page.radio(key=f"answer/rpa-suitability/{process.id}/R5/value").set_value(0).run()
    assert not page.exception
    assert given(db, process, RPA) == {"R5": 0}
    assert "업무 목록의 지금 제안: 예외율 15%" in texts(page.caption)


def test_two_answers_to_one_question_are_both_kept(db, process):
    give(db, process, RPA, R1=1)
    page = visit(code=process.code, part="rpa")
    give(db, process, RPA, by="박", revision=1, R1=3)
    page.radio(key=f"answer/rpa-suitability/{process.id}/R1/value").set_value(4).run()
    assert not page.exception
    assert "박 님이 먼저 답했습니다" in texts(page.error)
    page.button(key=f"answer-clash/rpa-suitability/{process.id}/R1/mine").click().run()
    assert given(db, process, RPA)["R1"] == 4


def test_another_answer_keeps_no_evidence_of_the_proposal(db, process):
    page = visit(code=process.code, part="rpa")
    page.button(key=widget(process, "confirm/R5")).click().run()
    assert "예외율 15%" in evaluations.answers(db, process.id, "rpa-suitability")["R5"].evidence
    page.radio(key=f"answer/rpa-suitability/{process.id}/R5/value").set_value(4).run()
    assert not page.exception
    answer = evaluations.answers(db, process.id, "rpa-suitability")["R5"]
    assert (answer.value, answer.evidence, answer.certainty) == (4, "", None)


def test_evidence_that_a_person_wrote_stays_with_another_answer(db, process):
    page = visit(code=process.code, part="rpa")
    page.button(key=widget(process, "confirm/R5")).click().run()
    page.text_input(key=f"answer/rpa-suitability/{process.id}/R5/evidence").set_value(
        "2025년 반려 대장"
    ).run()
    page.radio(key=f"answer/rpa-suitability/{process.id}/R5/value").set_value(4).run()
    answer = evaluations.answers(db, process.id, "rpa-suitability")["R5"]
    assert (answer.value, answer.evidence) == (4, "2025년 반려 대장")

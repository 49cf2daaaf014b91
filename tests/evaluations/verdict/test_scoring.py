"""The verdict: points, gates, bounds, and what they add up to."""

from typing import Any

import pytest

from evaluations import questionnaire
from evaluations.answers.model import NA, Answer
from evaluations.verdict import scores, scoring

FORM = questionnaire.shipped("saas-readiness")
IDS = [question.id for question in FORM.questions]
ERP = dict.fromkeys(IDS, 3)  # a good ERP, every answer 3


def decide(answers: Any) -> Any:
    return scoring.verdict(FORM, answers)


def judge(**changes: Any) -> Any:
    given = {key.replace("_", "."): value for key, value in changes.items()}
    return decide({**ERP, **given})


SANITY: dict[str, Any] = {
    "all 4": (dict.fromkeys(IDS, 4), "즉시 도입", "즉시 도입", "즉시 도입", []),
    "all 0": (
        dict.fromkeys(IDS, 0),
        "현행 유지",
        "현행 유지",
        "현행 유지",
        ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10"],
    ),
    "empty": ({}, "판정 보류", "현행 유지", "즉시 도입", []),
    "good ERP": (ERP, "즉시 도입", "즉시 도입", "즉시 도입", []),
    "good ERP, no certificate": (
        {**ERP, "Q3.1": 1},
        "발전 연계",
        "발전 연계",
        "발전 연계",
        ["G2"],
    ),
    "good ERP, C grade": (
        {**ERP, "Q3.1": 1, "Q2.1": 0},
        "현행 유지",
        "현행 유지",
        "현행 유지",
        ["G1", "G2"],
    ),
    "6 unknown, 3 of them gates to EVOLVE": (
        {**ERP, **dict.fromkeys(("Q1.2", "Q2.4", "Q3.1", "Q3.3", "Q4.3", "Q6.3"), None)},
        "판정 보류",
        "발전 연계",
        "즉시 도입",
        [],
    ),
    "PIA not judged": ({**ERP, "Q2.3": 1}, "조건부 도입", "조건부 도입", "조건부 도입", ["G4"]),
}


@pytest.mark.parametrize("case", SANITY)
def test_sanity_runs(case):
    answers, outcome, low, high, gates = SANITY[case]
    found = decide(answers)
    assert (found.outcome, found.low, found.high) == (outcome, low, high)
    assert found.decided == (low == high)
    assert [hit.gate.id for hit in found.gates] == gates


def only(values: dict[str, Any]) -> dict[str, Any]:
    """A map of every question: those given, the rest 해당없음."""
    return {**dict.fromkeys(IDS, NA), **values}


def test_all_zero_fails_by_points_too_not_by_gates_alone():
    ungated = {q.id: 0 for q in FORM.questions if not q.trigger}
    found = decide(only(ungated))
    assert (found.outcome, found.gates) == ("현행 유지", ())


def test_a_section_score_is_the_weighted_share_of_its_ceiling():
    values = only({"Q1.1": 4, "Q1.5": 2})  # weights 5 and 3
    bounds = scores.section_bounds(FORM.questions_of("S1"), values, FORM.scale)
    assert bounds.lo == bounds.hi == pytest.approx(100 * (5 * 4 + 3 * 2) / (5 * 4 + 3 * 4))


def test_unknown_counts_as_the_lowest_and_the_highest():
    values = only({"Q1.1": 4, "Q1.5": None})
    bounds = scores.section_bounds(FORM.questions_of("S1"), values, FORM.scale)
    assert (bounds.lo, bounds.hi) == (62.5, 100.0)


def test_a_section_that_is_not_applicable_throughout_drops_out():
    values = only({"Q1.1": 4, "Q5.1": 2})  # S1 weighs 18, S5 12, S6 is gone
    axes = scores.axis_bounds(FORM, values)
    assert axes["F"].lo == pytest.approx((18 * 100 + 12 * 50) / 30)
    assert axes["R"].lo is None


def test_an_axis_without_any_question_can_not_be_decided():
    found = decide(only({"Q2.2": 4}))
    assert (found.outcome, found.low, found.high) == ("판정 보류", "현행 유지", "즉시 도입")
    assert any("적합도(F) 문항이 모두 해당없음" in reason for reason in found.reasons)


def test_not_applicable_counts_only_with_its_reason():
    without = decide({**ERP, "Q3.1": Answer(NA)})
    assert [one.gate.id for one in without.open_gates] == ["G2"]
    reasoned = decide({**ERP, "Q3.1": Answer(NA, na_reason="자체 구축")})
    assert reasoned.open_gates == ()


def test_unknown_is_measured_by_effective_weight():
    values = only({"Q1.1": 4, "Q1.5": None, "Q5.1": 2})
    share = scores.unknown_percent(FORM, values)  # S1 18 of 30, of it 3 of 8
    assert share == pytest.approx(100 * 18 / 30 * 3 / 8)


def test_too_much_unknown_forbids_the_best_outcome():
    ungated = [q.id for q in FORM.questions if not q.trigger]
    some = dict.fromkeys(ungated[:12], None)
    found = decide({**dict.fromkeys(IDS, 4), **some})
    assert found.unknown_percent > 20
    assert {axis.id: axis.lo > 70 for axis in found.axes} == {"F": False, "R": True}
    few = dict.fromkeys(
        ["Q1.1", "Q2.2", "Q3.2", "Q3.4", "Q4.2", "Q5.1", "Q6.1", "Q8.3", "Q7.3"], None
    )
    found = decide({**dict.fromkeys(IDS, 4), **few})
    assert found.unknown_percent > 20
    assert all(axis.lo >= 70 for axis in found.axes)
    assert (found.outcome, found.low, found.high) == ("판정 보류", "조건부 도입", "즉시 도입")
    assert any("모름이 20%를 넘어" in reason for reason in found.reasons)


def test_a_gate_of_two_questions_is_not_open_once_it_is_set():
    found = judge(Q4_3=0, Q4_4=None)
    assert [hit.gate.id for hit in found.gates] == ["G7"]
    assert [(q.id, value) for q, value in found.gates[0].by] == [("Q4.3", 0)]
    assert found.open_gates == ()


def test_every_reason_names_what_it_rests_on():
    found = judge(Q3_1=1, Q2_2=NA, Q6_2=None, Q7_2=None)
    text = "\n".join(found.reasons)
    assert "게이트 G2" in text
    assert "Q3.1 답변 1 '하위 등급만'" in text
    assert "Q6.2의 답이 없습니다" in text
    assert "해당없음 1문항은 점수에서 뺐습니다(Q2.2)" in text
    assert f"전체 가중치의 {found.unknown_percent:.1f}%" in text
    assert "적합도(F)" in text


def test_missing_points_name_the_section_that_loses_most():
    found = decide(dict.fromkeys(IDS, 3) | {"Q1.1": 0, "Q1.2": 0, "Q1.4": 1})
    assert found.outcome == "발전 연계"
    assert any(
        "S1 업무·기능 적합성" in reason and "모자랍니다" in reason for reason in found.reasons
    )


def test_conditions_are_capping_gates_and_low_answers_of_the_readiness_axis():
    found = judge(Q2_3=1, Q7_1=0, Q1_1=0)
    assert found.outcome == "조건부 도입"
    assert [(c.question.id, c.gate and c.gate.id, c.target) for c in found.conditions] == [
        ("Q2.3", "G4", 2),
        ("Q7.1", None, 2),
    ]
    assert found.conditions[0].sentence == (
        "Q2.3(G4): 지금 '대상 여부 미판정', 필요한 수준 '대상, 계획 확정' 이상."
    )


def test_lifting_the_conditions_lifts_the_gates():
    found = judge(Q2_3=0, Q2_4=2, Q6_2=1, Q5_5=0)
    better = {one.question.id: one.target for one in found.conditions}
    assert decide({**ERP, **better}).gates == ()


def test_an_outcome_out_of_reach_of_conditions_has_none():
    assert judge(Q3_1=1, Q2_3=1).conditions == ()


def test_what_to_find_out_first_puts_what_moves_the_range_first():
    found = judge(Q3_1=None, Q6_2=None, Q8_5=None, Q2_4=None)
    first = [one.question.id for one in found.find_out_first]
    assert first[0] == "Q3.1"
    assert set(first[1:3]) == {"Q6.2", "Q2.4"}
    assert first[3] == "Q8.5"
    top = found.find_out_first[0]
    assert (top.high_if_worst, top.gate.id) == ("발전 연계", "G2")


def test_nothing_needs_finding_out_when_no_answer_can_change_the_outcome():
    found = judge(Q2_1=0, Q8_5=None)
    assert found.decided
    assert found.find_out_first == ()


def test_every_number_opens_into_its_parts():
    found = judge(Q2_2=None, Q8_3=NA)
    for axis in found.axes:
        scored = [section for section in axis.sections if section.lo is not None]
        assert sum(section.share for section in scored) == pytest.approx(100)
        lo = sum(section.share * section.lo / 100 for section in scored)
        assert axis.lo == pytest.approx(lo)
    for section in found.sections:
        ceiling = sum(part.ceiling for part in section.parts)
        assert section.lo == pytest.approx(100 * sum(p.lo for p in section.parts) / ceiling)
        assert section.hi == pytest.approx(100 * sum(p.hi for p in section.parts) / ceiling)
    shares = [part.share for section in found.sections for part in section.parts]
    assert sum(shares) == pytest.approx(100)


@pytest.mark.parametrize("answer", [5, -1, 2.0, True, "3", "모름"])
def test_an_answer_outside_the_scale_is_refused(answer):
    with pytest.raises(scoring.BadAnswer, match="Q1.1의 답"):
        decide({"Q1.1": answer})


def test_an_answer_to_no_question_is_refused():
    with pytest.raises(scoring.BadAnswer, match="Q9.9 문항이 없습니다"):
        decide({"Q9.9": 1})


def test_json_has_what_a_script_needs():
    import json

    text = json.dumps(scoring.as_json(judge(Q3_1=1, Q4_3=None)), ensure_ascii=False)
    found = json.loads(text)
    assert (found["outcome"], found["decided"]) == ("발전 연계", True)
    assert (found["low"], found["high"]) == ("발전 연계", "발전 연계")
    assert (found["gates"], found["open_gates"]) == (["G2"], ["G7"])
    assert found["gate_details"] == [
        {
            "id": "G2",
            "text": "요구 등급의 인증·검증 서비스 없음",
            "cap": "발전 연계",
            "by": [{"question": "Q3.1", "answer": 1, "anchor": "하위 등급만"}],
        }
    ]
    assert found["open_gate_details"][0]["questions"] == ["Q4.3"]
    assert found["unknown_percent"] == pytest.approx(15 * 5 / 20, abs=0.01)
    assert found["axes"]["R"]["lo"] < found["axes"]["R"]["hi"]
    assert found["reasons"] == list(judge(Q3_1=1, Q4_3=None).reasons)

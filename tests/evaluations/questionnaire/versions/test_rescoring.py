"""Two versions compared, and the same answers under both."""

import datetime

from evaluations import questionnaire
from evaluations.answers.model import Answer, Value
from evaluations.projects.model import Project
from evaluations.questionnaire.project_fields import ProjectFacts
from evaluations.questionnaire.versions import comparing, rescoring
from evaluations.questionnaire.versions.comparing import ADDED, CHANGED, REMOVED, differences
from evaluations.verdict import scoring
from tests.evaluations.questionnaire.small import GOOD

OLD = questionnaire.parse(GOOD, "1판")
DAY = datetime.date(2026, 10, 1)
AFTER = datetime.date(2026, 10, 31)


def changed(*pairs: tuple[str, str]):
    text = GOOD.replace('version: "1"', 'version: "2"')
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return questionnaire.parse(text, "2판")


MORE = """\
  - {id: Q4, section: S2, scope: S, weight: 1, ko: 새 문항, anchors: [가, 나, 다]}
rules:
"""


def told(found):
    return [(one.part, one.id, one.kind, one.changes) for one in found]


def test_the_same_text_has_no_difference():
    assert differences(OLD, OLD) == []


def test_what_changed_is_told_question_by_question():
    new = changed(
        ("    weight: 5\n", "    weight: 8\n"),
        ("[아니요, 일부, 예]\n    gate", "[아니요, 조금, 예]\n    gate"),
        ("weight: 10, axis", "weight: 20, axis"),
        ("at_least: {F: 50}", "at_least: {F: 60}"),
        ("rule: new, at_most: 1", "rule: old, at_most: 1"),
        ("rules:\n", MORE),
    )
    assert told(differences(OLD, new)) == [
        ("기본", "", CHANGED, (("판", "1", "2"),)),
        ("섹션", "S1", CHANGED, (("가중치", "10", "20"),)),
        (
            "결과",
            "GO",
            CHANGED,
            (("기준", "적합도 50 이상, 모름 20% 이하", "적합도 60 이상, 모름 20% 이하"),),
        ),
        (
            "문항",
            "Q1",
            CHANGED,
            (
                ("가중치", "5", "8"),
                ("답변 1점", "일부", "조금"),
                (
                    "게이트",
                    "G1: 0점 이하, 2026. 10. 31. ~에는 1점 이하",
                    "G1: 0점 이하, ~ 2026. 10. 30.에는 1점 이하",
                ),
            ),
        ),
        (
            "문항",
            "Q4",
            ADDED,
            (
                ("이름", "", "새 문항"),
                ("가중치", "", "1"),
                ("답변 0점", "", "가"),
                ("답변 1점", "", "나"),
                ("답변 2점", "", "다"),
                ("섹션", "", "S2"),
                ("범위", "", "대상마다"),
            ),
        ),
    ]
    assert comparing.counted(differences(OLD, new)) == {ADDED: 1, REMOVED: 0, CHANGED: 4}
    assert differences(new, OLD)[-1].kind == REMOVED


def about(kind, day=DAY):
    project = Project("p", "IT-1", "ERP", kind, None, "", None, None, (), (), False, 1, "", "")
    return ProjectFacts(day, (), project)


def answers(**values: Value) -> dict[str, Answer]:
    return {key: Answer(value, questionnaire_version="1") for key, value in values.items()}


def test_answers_are_judged_under_both_versions_with_the_reason():
    new = changed(
        ("at_least: {F: 50}", "at_least: {F: 80}"), ("    weight: 3\n", "    weight: 9\n")
    )
    given = {
        "가": answers(Q1=2, Q2=1, Q3=0),
        "나": answers(Q1=0, Q2=0, Q3=0),
        "다": answers(),
    }
    one, two, three = rescoring.rescored(
        OLD, new, given, on=DAY, facts=dict.fromkeys(given, about("고도화"))
    )
    assert (one.before.words, one.after.words, one.changed) == ("도입", "유지", True)
    assert one.why[0].startswith("적합도 점수 ")
    assert "결과 GO 기준: 적합도 50 이상, 모름 20% 이하 → 적합도 80 이상, 모름 20% 이하." in one.why
    assert "문항 Q2 가중치: 3 → 9." in one.why
    assert not two.changed
    assert (three.changed, three.why) == (False, ())


def test_new_and_dropped_questions_are_named():
    text = GOOD[: GOOD.index("  - id: Q3")] + MORE + GOOD.split("rules:\n")[1]
    new = questionnaire.parse(text.replace('version: "1"', 'version: "2"'), "2판")
    (one,) = rescoring.rescored(
        OLD, new, {"가": answers(Q1=2, Q2=2, Q3=2)}, on=DAY, facts={"가": about("고도화")}
    )
    assert "새 문항 1개에 답이 없습니다(Q4)." in one.why
    assert "빠진 문항 1개의 답은 세지 않습니다(Q3)." in one.why


def test_the_day_and_the_facts_count_for_both():
    new = changed(("cap: KEEP, ko: 기밀", "cap: KEEP, ko: 기밀, rule: old"))
    given = {"p": answers(Q1=1, Q2=1, Q3=2)}
    (before,) = rescoring.rescored(OLD, new, given, on=DAY)
    assert not before.changed
    facts = {"p": about("신규", AFTER)}
    (after,) = rescoring.rescored(OLD, new, given, on=AFTER, facts=facts)
    assert (after.before.words, after.after.words) == ("유지", "도입")
    assert "게이트 G1 '기밀'에 더는 걸리지 않습니다." in after.why
    assert after.before.unknown == 0  # Q3 is not asked of a new project


def test_an_answer_of_another_version_without_a_place_is_left_out():
    new = changed(("scale: {min: 0, max: 2}", "scale: {min: 0, max: 2}"))
    kept = {**answers(Q1=2, Q9=1), "Q2": Answer(4, questionnaire_version="1")}
    assert scoring.counted(new, kept) == {"Q1": 2, "Q2": None, "Q3": None}

"""A published version is the one that diagnoses; answers of an older one go on counting."""

import storage
from evaluations import questionnaire
from evaluations.answers import store as answers
from evaluations.diagnosis import reading
from evaluations.questionnaire.versions import store as versions
from processes.inventory import store as register
from processes.inventory.model import Facts

SHIPPED = questionnaire.shipped(reading.MATURITY)


def _publish(db, *changes):
    text = questionnaire.reading.shipped_text(reading.MATURITY)
    for old, new in ((f'version: "{SHIPPED.version}"', 'version: "1.0"'), *changes):
        assert old in text
        text = text.replace(old, new, 1)
    with storage.transaction(db):
        draft = versions.begin(db, reading.MATURITY, text, SHIPPED.version, by="김")
        versions.publish(db, reading.MATURITY, draft.revision, note="왜", by="김")


def _answered(db, facts=None):
    with storage.transaction(db):
        process = register.add_process(db, "급여", "총무부", facts or Facts(), by="김")
        for question in SHIPPED.questions:
            value = 0 if question.id == "D10" else 3
            answers.save_answer(db, process.id, SHIPPED, question.id, value, revision=0, by="김")
    return process


def test_the_levels_of_list_and_page_are_those_of_the_published_version(db):
    process = _answered(db)
    assert [(one.lo, one.hi) for one in reading.of_all(db)] == [(3, 3)]
    _publish(db, ("share: 70", "share: 100"))
    assert [(one.lo, one.hi) for one in reading.of_all(db)] == [(0, 0)]
    found = reading.of_process(db, process)
    assert (found.maturity.lo, found.maturity.version, found.asked) == (0, "1.0", 20)


def test_a_question_that_was_dropped_no_longer_counts(db):
    process = _answered(db)
    text = questionnaire.reading.shipped_text(reading.MATURITY)
    start = text.index("  - id: D10")
    end = text.index("\n\n", start)
    _publish(db, ("share: 70", "share: 100"), (text[start:end], ""))
    assert [(one.lo, one.hi) for one in reading.of_all(db)] == [(3, 3)]
    assert reading.of_process(db, process).answered == 9


def test_a_condition_on_a_fact_of_the_process_decides_what_is_asked(db):
    asked = "  - id: D10\n", "  - id: D10\n    ask_when: [{field: retyping, is: [있음]}]\n"
    without = _answered(db, Facts(retyping=False))
    unknown = _answered(db, Facts())
    _publish(db, ("share: 70", "share: 100"), asked)
    levels = {one.process.id: (one.lo, one.hi) for one in reading.of_all(db)}
    assert levels == {without.id: (3, 3), unknown.id: (0, 3)}
    assert reading.of_process(db, without).maturity.lo == 3

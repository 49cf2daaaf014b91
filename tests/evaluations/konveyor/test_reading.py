"""A Konveyor file is read in its own order, or refused with its place."""

import re

import pytest

from evaluations.konveyor.model import Tag
from evaluations.konveyor.reading import BadKonveyor, decode, parse
from tests.evaluations.konveyor.questionnaires import TEXT


def test_parts_come_in_the_order_that_the_file_gives():
    form = parse(TEXT, "k.yaml")
    assert [section.name for section in form.sections] == ["Data", "Contract"]
    assert [(q.id, q.text) for q in form.questions()] == [
        ("K1.1", "Who knows the data?"),
        ("K1.2", "Is there a copy?"),
        ("K2.1", "Is there a contract?"),
    ]
    first = next(form.questions())
    assert [answer.risk for answer in first.answers] == ["unknown", "yellow", "green", "green"]
    assert first.answers[1].mitigation == "Teach"
    assert first.include_for == (Tag("Language", "Java"),)


def test_yes_and_no_are_words_not_truth_values():
    question = list(parse(TEXT, "k.yaml").questions())[2]
    assert [answer.text for answer in question.answers] == ["No", "Yes"]


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("risk: red}", "risk: amber}", 12, "red, yellow, green, unknown"),
        ("thresholds: {red: 5,", "thresholds: {red: 500,", 3, "0에서 100"),
        ("thresholds: {red: 5,", "thresholds: {", 3, "'red'이(가) 없습니다"),
        ("description: A small one.", "weights: 3", 2, "없는 이름"),
        ("name: Cloud readiness", "name: ''", 1, "비어 있습니다"),
        (
            "  - order: 1\n    text: Is there a contract?",
            "  - text: Is there a contract?",
            9,
            "order",
        ),
        ("sections:\n", "sections: []\nmore:\n", 6, "없는 이름"),
        ("    text: Is there a copy?\n", "", 18, "'text'이(가) 없습니다"),
    ],
)
def test_what_is_wrong_is_named_by_its_line(old, new, line, told):
    assert old in TEXT
    with pytest.raises(BadKonveyor, match=f"k.yaml {line}행.*{re.escape(told)}"):
        parse(TEXT.replace(old, new), "k.yaml")


@pytest.mark.parametrize("content", [b"", b"- 1", b"name: &a x\nother: *a", b"\xff\xfe", b"{" * 99])
def test_what_is_no_questionnaire_is_refused(content):
    with pytest.raises(BadKonveyor):
        decode(content, "k.yaml")


def test_a_question_is_named_where_it_is_wrong():
    bad = TEXT.replace("{order: 1, text: No, risk: yellow}", "{order: 1, text: No}")
    with pytest.raises(BadKonveyor, match=r"Is there a copy\?의 risk"):
        parse(bad, "k.yaml")

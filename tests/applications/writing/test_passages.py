"""Quoted passages in later texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.writing.passages import Passage, located, occurrences

OLD = "앞 문장이다. 종이를 줄인다. 뒤 문장이다."
QUOTE = "종이를 줄인다."
AT = OLD.index(QUOTE)


def found(new, quote=QUOTE, start=AT, old=OLD):
    where = located(quote, start, old, new)
    return where and (new[where.start : where.end], where.changed)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, (QUOTE, False)),
        (f"새 문단.\n\n{OLD}", (QUOTE, False)),
        (OLD.replace("종이를 줄인다.", "종이를 크게 줄인다."), ("종이를 크게 줄인다.", True)),
        (OLD.replace("종이를 줄인다.", "종이를 없앤다."), ("종이를", True)),
        (OLD.replace("종이를 줄인다. ", ""), None),
        (f"뒤 문장이다. 앞 문장이다. {QUOTE}", (QUOTE, False)),
        ("", None),
        (OLD.replace("앞 문장이다. ", QUOTE + " "), (QUOTE, False)),
    ],
)  # fmt: skip
def test_a_passage_is_followed_through_edits(new, expected):
    assert found(new) == expected


def test_of_several_alike_the_one_that_was_meant_is_found():
    old = "가 나. 가 나. 끝"
    assert located("가 나.", 5, old, f"새로 {old}") == Passage(8, 12)


def test_a_word_that_the_rest_of_the_text_has_too_is_no_rest_of_the_passage():
    old = "첫 문단은 채용을 다룬다.\n\n둘째 문단은 예산을 다룬다."
    quote = "예산을 다룬다."
    assert located(quote, old.index(quote), old, "첫 문단은 채용을 다룬다.") is None


def test_a_passage_within_words():
    assert found("그 업무처리를 봄", "무처", 1, "업무처리를 봄") == ("무처", False)


@given(st.text("가나 \n🙂\ud800", min_size=1, max_size=30), st.data())
def test_it_stays_where_it_is_in_an_unchanged_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert located(text[start:end], start, text, text) == Passage(start, end)


def test_occurrences():
    assert occurrences("가나가나", "가나") == [0, 2]
    assert occurrences("가", "") == []

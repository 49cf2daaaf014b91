"""What two texts say differently: complete, readable within a word, bounded in work."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.writing import aligning
from applications.writing.differences import Part, words

TEXTS = st.text(alphabet="가나는을 \n\u200d👩🏽🇰🇷e\u0301ᄒᆞᆫ\ud800\u202e", max_size=40)


def side(parts, kind):
    return "".join(part.text for part in parts if part.kind in ("same", kind))


@given(TEXTS, TEXTS)
def test_the_parts_make_up_both_texts(before, after):
    parts = words(before, after)
    assert side(parts, "gone") == before
    assert side(parts, "new") == after


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert words(text, text) == ([Part("same", text)] if text else [])


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("업무를 줄인다", "업무가 줄인다", "업무[-를][+가] 줄인다"),
        ("예산을, 씀", "예산은, 씀", "예산[-을][+은], 씀"),
        ("가 나 다", "가 다", "가 [-나 ]다"),
        ("종이", "전자", "[-종이][+전자]"),
        ("업무를 잘 줄인다", "업무는 줄였다", "업무[-를][+는] [-잘 줄인다][+줄였다]"),
        ("나", "", "[-나]"),
    ],
)
def test_changes_are_told_by_word_and_particle(before, after, told):
    signs = {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}
    assert "".join(signs[part.kind].format(part.text) for part in words(before, after)) == told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("👩🏽", "👩🏿"),
        ("🇰🇷", "🇰🇵"),
        ("👩\u200d🚒", "👩\u200d🚀"),
        ("ᄒᆞᆫ", "ᄒᆞᆯ"),
        ("e\u0301", "e\u0300"),
    ],
)
def test_no_letter_is_cut_in_two(before, after):
    assert words(before, after) == [Part("gone", before), Part("new", after)]


ITEMS = st.lists(st.sampled_from("abcde"), max_size=40)


@given(ITEMS, ITEMS)
def test_matches_are_equal_and_in_order(one, other):
    found = aligning.matches(one, other)
    assert all(one[a] == other[b] for a, b in found)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(found))


def test_a_long_text_without_a_word_of_its_own_is_told_whole_between_its_ends(monkeypatch):
    monkeypatch.setattr(aligning, "_SMALL", 4)
    parts = words("처음 가 가 나 나 끝", "처음 나 가 나 가 가 끝")
    assert parts[0] == Part("same", "처음 ")
    assert parts[-1] == Part("same", "끝")
    assert [part.kind for part in parts] == ["same", "gone", "new", "same"]

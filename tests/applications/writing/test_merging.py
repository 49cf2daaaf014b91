"""Two people's changes of one text: the laws of the three-way rule, and cases people meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.writing.merging import Conflict, Merge, merge

WORDS = st.sampled_from(
    ["채용", "업무를", "업무가", "줄인다", "종이", "🙂", "\ud800", "\u202e문", "a"]
)
LINES = st.lists(WORDS, max_size=5).map(" ".join)
TEXTS = st.lists(LINES, max_size=6).map("\n".join)


def swapped(merged: Merge) -> tuple[str | Conflict, ...]:
    return tuple(
        p if isinstance(p, str) else Conflict(p.base, p.theirs, p.mine) for p in merged.pieces
    )


@given(TEXTS, TEXTS)
def test_what_only_one_changed_is_taken(base, text):
    assert merge(base, text, base).text == text
    assert merge(base, base, text).text == text
    assert merge(base, text, text).text == text


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_who_comes_first(base, mine, theirs):
    assert swapped(merge(base, mine, theirs)) == merge(base, theirs, mine).pieces


@given(TEXTS, TEXTS, TEXTS)
def test_choosing_one_side_everywhere_keeps_all_that_it_wrote_anew(base, mine, theirs):
    """A word that stands nowhere in the base is in the outcome, whoever wrote it."""
    merged = merge(base, mine, theirs)
    shown = "".join(
        p if isinstance(p, str) else f" {p.mine} {p.theirs} " for p in merged.pieces
    ).split()
    for word in {*mine.split(), *theirs.split()} - set(base.split()):
        assert word in shown


@given(
    st.lists(st.text("가나다 \n", min_size=1), min_size=3, max_size=8),
    st.data(),
)
def test_words_marked_by_each_side_all_come_through(pieces, data):
    """Insertions with a mark of their own are counted: none is lost, none doubled."""
    base = "".join(pieces)
    one = data.draw(st.integers(0, len(base)))
    other = data.draw(st.integers(0, len(base)))
    mine, theirs = base[:one] + " M1 " + base[one:], base[:other] + " T1 " + base[other:]
    merged = merge(base, mine, theirs)
    shown = "".join(p if isinstance(p, str) else p.mine + p.theirs for p in merged.pieces)
    assert shown.count("M1") == 1
    assert shown.count("T1") == 1


BASE = "첫 문단은 채용을 다룬다.\n\n둘째 문단은 예산을 다룬다.\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (
            BASE.replace("채용을", "채용 업무를"),
            BASE.replace("예산을", "올해 예산을"),
            BASE.replace("채용을", "채용 업무를").replace("예산을", "올해 예산을"),
        ),
        (
            BASE.replace("첫", "이"),
            BASE.replace("다룬다.\n\n", "적는다.\n\n"),
            BASE.replace("첫", "이").replace("다룬다.\n\n", "적는다.\n\n"),
        ),
        (
            BASE.replace("\n둘째", "\n새 문단.\n\n둘째"),
            BASE + "\n끝 문단.\n",
            BASE.replace("\n둘째", "\n새 문단.\n\n둘째") + "\n끝 문단.\n",
        ),
        (
            BASE.replace("첫 문단은 채용을 다룬다.\n\n", ""),
            BASE.replace("예산을", "인력을"),
            "둘째 문단은 인력을 다룬다.\n",
        ),
    ],
    ids=["other paragraphs", "other words of one line", "two new paragraphs", "gone and changed"],
)
def test_changes_in_different_places_come_together(mine, theirs, merged):
    assert merge(BASE, mine, theirs).text == merged


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (BASE.replace("채용을", "급여를"), BASE.replace("채용을", "출장을")),
        (BASE.replace("채용을", "급여를"), BASE.replace("다룬다.\n\n", "적는다.\n\n")),
        (BASE.replace("첫 문단은 채용을 다룬다.\n\n", ""), BASE.replace("채용을", "급여를")),
        (BASE + "가", BASE + "나"),
    ],
    ids=["one word", "words side by side", "deleted and changed", "both at the end"],
)
def test_changes_in_one_place_are_both_shown(mine, theirs):
    merged = merge(BASE, mine, theirs)
    assert merged.text is None
    assert len(merged.conflicts) == 1
    assert merged.resolved([merged.conflicts[0].mine]) == mine
    assert merged.resolved([merged.conflicts[0].theirs]) == theirs


def test_a_conflict_is_told_by_paragraph_and_the_rest_is_settled():
    mine = BASE.replace("채용을", "급여를") + "덧붙임\n"
    theirs = BASE.replace("채용을", "출장을")
    merged = merge(BASE, mine, theirs)
    assert [c.base for c in merged.conflicts] == ["첫 문단은 채용을 다룬다.\n"]
    assert merged.resolved(["합친 문단.\n"]).endswith("다룬다.\n덧붙임\n")

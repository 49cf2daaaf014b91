"""What two submissions say differently, word by word."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.submissions.differences import sections
from applications.submissions.model import Submission
from applications.writing.differences import Part, words


def submission(**bodies: str) -> Submission:
    told = [{"key": key, "title": f"제목 {key}", "body": body} for key, body in bodies.items()]
    return Submission("s", "a", 1, json.dumps({"sections": told}), (), "", "가")


def test_a_changed_word_is_told_with_what_stays_around_it():
    assert words("손으로 옮겨 적는다", "자동으로 옮겨 적는다") == [
        Part("gone", "손으로 "),
        Part("new", "자동으로 "),
        Part("same", "옮겨 적는다"),
    ]


def test_only_sections_that_differ_are_told_new_and_gone_ones_too():
    before = submission(a="같다", b="처음", c="빠진다")
    after = replace(submission(a="같다", b="나중", d="새로"), number=2)
    assert [one.key for one in sections(before, after)] == ["b", "d", "c"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_runs_make_up_both_texts(before, after):
    parts = words(before, after)
    assert "".join(p.text for p in parts if p.kind != "new") == before
    assert "".join(p.text for p in parts if p.kind != "gone") == after


@pytest.mark.parametrize("text", ["가 " * 100_000, "가나다" * 50_000])
def test_a_very_long_text_is_told_as_a_whole(text):
    parts = words(text, f"{text}끝 " * 2)
    assert "".join(p.text for p in parts if p.kind != "new") == text

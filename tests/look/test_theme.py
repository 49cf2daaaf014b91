"""The theme of charts: what is written reads, and steps and categories stay apart in grey."""

from itertools import pairwise

import pytest

from look import theme

LOOKS = (theme.LIGHT, theme.PRINT, theme.DARK)


@pytest.mark.parametrize("look", LOOKS, ids=("light", "print", "dark"))
def test_words_read_at_4_5_to_1_and_lines_at_3_to_1(look):
    for words in (look.ink, look.quiet):
        assert theme.contrast(words, look.ground) >= 4.5
    assert theme.contrast(look.line, look.ground) >= 3


def test_black_on_white_is_the_most_there_is():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#256ef4", "#256ef4") == 1


@pytest.mark.parametrize("fill", [*theme.STEPS, *theme.ORDERED, theme.SURE, theme.OPEN])
def test_the_ink_on_every_fill_reads(fill):
    assert theme.contrast(theme.on(fill), fill) >= 4.5


def test_steps_grow_darker_one_by_one():
    light = [theme.luminance(step) for step in theme.STEPS]
    assert all(one > other for one, other in pairwise(light))


def test_no_letter_is_under_12_pixels():
    assert min(look.size for look in LOOKS) >= 12

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


@pytest.mark.parametrize(
    "fill", [*theme.STEPS, *theme.ORDERED, *theme.DARK.steps, *theme.LIGHT.steps]
)
def test_the_ink_on_every_fill_reads(fill):
    assert theme.contrast(theme.on(fill), fill) >= 4.5


def test_steps_grow_darker_one_by_one():
    light = [theme.luminance(step) for step in theme.STEPS]
    assert all(one > other for one, other in pairwise(light))


def test_no_letter_is_under_12_pixels():
    assert min(look.size for look in LOOKS) >= 12


@pytest.mark.parametrize("look", LOOKS, ids=("light", "print", "dark"))
def test_every_mark_stands_out_from_its_ground(look):
    assert theme.contrast(look.sure, look.ground) >= 3
    for colour in look.outcomes:
        assert theme.contrast(colour, look.ground) >= 3


@pytest.mark.parametrize(("share", "step"), [(0.01, 0), (0.5, 4), (1.0, -1), (7.0, -1)], ids=str)
def test_the_larger_the_share_the_further_the_step(share, step):
    assert theme.LIGHT.shade(share) == theme.LIGHT.steps[step]


def test_unknown_and_nothing_are_not_the_same():
    assert theme.LIGHT.shade(None) == theme.LIGHT.ground != theme.LIGHT.shade(0.0)

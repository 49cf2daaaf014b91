"""Refusals quote what was written as it was written, and of a long text the beginning."""

import pytest

from errors import QUOTED, shortened
from processes.inventory.fields import BY_KEY, facts_from_data, facts_from_json
from processes.inventory.model import BadProcess, NotUnderstood, UnknownProcess, exactly


def test_a_figure_below_zero_is_named_once():
    with pytest.raises(NotUnderstood, match=r"^'-5'은\(는\) 0보다"):
        exactly(-5)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("yearly_volume", {"low": True}, '{"low": true}'),
        ("minutes_per_case", {"high": "x"}, '{"high": "x"}'),
        ("yearly_volume", -5, "'-5'"),
    ],
)
def test_a_value_of_a_file_is_quoted_as_the_file_spells_it(key, value, said):
    with pytest.raises(BadProcess) as refusal:
        facts_from_json({key: value})
    assert said in refusal.value.sentence
    assert "True" not in refusal.value.sentence
    assert "-5~-5" not in refusal.value.sentence


def test_a_choice_that_is_none_is_quoted_as_the_file_spells_it():
    with pytest.raises(BadProcess, match='"비밀"'):
        facts_from_data({"personal_data": "비밀"})


def test_long_texts_are_shortened_in_refusals():
    with pytest.raises(NotUnderstood) as refusal:
        BY_KEY["yearly_volume"].parse("많음 " * 200)
    assert len(refusal.value.sentence) < QUOTED + 80
    assert "…'" in refusal.value.sentence
    assert len(UnknownProcess("가" * 500).sentence) < 200


def test_what_fits_is_left_on_one_line():
    assert shortened("대관\n 접수") == "대관 접수"
    assert shortened("가" * QUOTED) == "가" * QUOTED
    assert shortened("가" * (QUOTED + 1)) == "가" * (QUOTED - 1) + "…"

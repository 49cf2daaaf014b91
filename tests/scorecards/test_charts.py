"""The pictures: a mark in every datum, unknown apart from nothing, a gap where a day is missing."""

import pytest

from look.theme import DARK, LIGHT
from scorecards import charts
from scorecards.charts import Bar, Span
from scorecards.heat import Cell, heat
from scorecards.plane import Area, Point, plane
from scorecards.registry import CARDS

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])


def data(spec):
    return [row for rows in spec["datasets"].values() for row in rows]


@LOOKS
def test_cells_tell_unknown_from_nothing_by_more_than_colour(look):
    cells = [Cell("가", "나", None, "?", "x"), Cell("가", "다", 0.0, "0%", "y")]
    unknown, none = data(heat(cells, ["가"], ["나", "다"], look))
    assert (unknown["fill"], none["fill"]) == (look.ground, look.nothing)
    assert (unknown["text"], none["text"]) == ("?", "0%")
    assert [unknown["known"], none["known"]] == [False, True]


@LOOKS
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_every_datum_of_a_card_that_can_be_clicked_bears_its_mark(told, card, look):
    spec = card.picture(told[card.name], "", look)
    assert any(one["name"] == charts.MARK for one in spec["params"])
    marks = {row["mark"] for row in data(spec) if "mark" in row} - {""}
    assert marks
    rows = {row.mark for row in card.table(told[card.name], "").rows}
    assert marks & rows
    assert spec["config"]["font"] == "Pretendard GOV"
    assert all(layer["mark"]["aria"] is False for layer in spec["layer"])


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_a_card_is_told_in_words_too(told, card):
    words = card.in_words(told[card.name], "")
    assert card.title in words
    assert card.headline(told[card.name], "").value in words


def test_an_interval_without_an_end_reaches_the_edge_and_an_unknown_one_is_not_drawn():
    spans = [
        Span("끝 모름", 10, None, None, "10 이상", "a"),
        Span("앎", 0, 5, 40, "0~40", "b"),
        Span("모름", None, None, None, "모름", "c"),
    ]
    rows = {row["mark"]: row for row in data(charts.spans(spans, LIGHT, title="")) if "mark" in row}
    assert (rows["a"]["low"], rows["a"]["high"]) == (10, 40)
    assert rows["c"]["low"] is None
    assert rows["c"]["high"] is None


def test_a_bar_says_its_part_in_words():
    (row,) = data(charts.bars([Bar("가", 1, 3, "1/3", "a")], LIGHT, title="", done="", rest=""))
    assert (row["value"], row["whole"], row["text"]) == (1, 3, "1/3")


def test_a_missing_day_is_a_gap_in_the_line():
    spec = charts.trend(["2026-11-01", "2026-11-02"], {"가": [1.0, None]}, LIGHT, title="")
    assert [row["value"] for row in data(spec)] == [1.0, None]
    assert spec["layer"][0]["mark"]["invalid"] == "break-paths-show-path-domains"


def test_a_project_stands_in_the_middle_of_its_bounds():
    point, area = Point("ERP", (40, 60), (0, 100), "보류", "P"), Area("현행", 0, 0)
    rows = data(plane([point], [area], ["현행", "보류"], ("F", "R"), LIGHT))
    (row,) = [row for row in rows if row.get("mark") == "P"]
    assert (row["x"], row["x_lo"], row["x_hi"], row["y"]) == (50, 40, 60, 50)

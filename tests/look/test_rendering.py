"""Charts as pictures: with the bundled fonts, of the size asked for, from no other address."""

import io

import pytest
from PIL import Image

from documents import fonts
from look import rendering

BARS = {
    "data": {"values": [{"name": "시설관리부", "n": 3}, {"name": "총무부", "n": 1}]},
    "mark": "bar",
    "encoding": {"x": {"field": "n", "type": "quantitative"}, "y": {"field": "name"}},
    "width": 300,
    "height": 120,
}


def test_a_picture_bears_our_font_and_its_words():
    drawn = rendering.svg(BARS)
    assert "시설관리부" in drawn
    assert fonts.FAMILY in drawn


def test_a_png_is_as_large_as_its_scale_says():
    sizes = [Image.open(io.BytesIO(rendering.png(BARS, scale))).size for scale in (1, 2)]
    assert sizes[1][0] == pytest.approx(2 * sizes[0][0], abs=2)


def test_a_chart_that_fills_the_page_gets_a_width():
    wide = rendering.svg({**BARS, "width": "container"})
    assert 'width="' in wide
    assert len(wide) > 500


def test_data_of_another_address_is_refused():
    with pytest.raises(ValueError, match=r"(?i)allow|url|load|fetch"):
        rendering.png({**BARS, "data": {"url": "http://127.0.0.1:9/data.csv"}})

"""Charts as pictures, with the bundled fonts and without a network or a browser."""

from functools import cache
from typing import Any

from documents import fonts
from look.theme import FONT

SCALE = 2.0  # pixels of a PNG for one of the chart
_WIDTH = 760


def svg(chart: dict[str, Any]) -> str:
    """Return a chart (a Vega-Lite specification) as SVG; FontsMissing without the fonts."""
    drawn: str = _converter().vegalite_to_svg(_sized(chart), allowed_base_urls=[])
    return drawn


def png(chart: dict[str, Any], scale: float = SCALE) -> bytes:
    """Return a chart (a Vega-Lite specification) as PNG; FontsMissing without the fonts."""
    drawn: bytes = _converter().vegalite_to_png(_sized(chart), scale=scale, allowed_base_urls=[])
    return drawn


@cache
def _converter() -> Any:
    """Return the converter, which is slow to import, with our fonts and no other address."""
    import vl_convert

    fonts.files()  # refuses where they are missing: the converter would draw with other ones
    vl_convert.register_font_directory(str(fonts.FOLDER))
    return vl_convert


def _sized(chart: dict[str, Any]) -> dict[str, Any]:
    """Give a chart that fills the page a width of its own, and our font."""
    wide = chart.get("width") in (None, "container") and not {"facet", "hconcat"} & chart.keys()
    config = {"font": FONT, **chart.get("config", {})}
    return {**chart, "config": config, **({"width": _WIDTH} if wide else {})}

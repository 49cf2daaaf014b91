"""The self-assessment as a picture: dark what is sure, light what the unknown may add."""

import altair as alt
import pandas as pd

from processes.datasets.openness import Openness, Part

Chart = alt.LayerChart | alt.FacetChart
_PERCENT = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1], titleAnchor="start")
_SURE, _OPEN = "#0b50d0", "#b1cefb"


def openness(found: Openness) -> Chart:
    """Draw judged, shareable, openable and opened as shares of the data that is made."""
    parts = {
        "판정함": found.judged,
        "공유 가능": found.shareable,
        "개방 가능": found.openable,
        "개방 중": found.opened,
    }
    table = pd.DataFrame([_row(name, part) for name, part in parts.items()])
    y = alt.Y("name:N", sort=list(parts), title=None, axis=alt.Axis(labelFontSize=14))
    scale = alt.Scale(domain=[0, 1.25], nice=False)
    x = alt.X("low:Q", scale=scale, title="만드는 데이터 가운데", axis=_PERCENT)
    base = alt.Chart(table)
    chart: Chart = alt.layer(
        base.mark_bar(color=_SURE, height=22).encode(x, y),
        base.mark_bar(color=_OPEN, height=22).encode(alt.X("low:Q", scale=scale), y, x2="high:Q"),
        base.mark_text(align="left", dx=6, fontSize=13).encode(
            alt.X("high:Q", scale=scale), y, text="label:N"
        ),
    ).properties(height=170)
    return chart


def _row(name: str, part: Part) -> dict[str, object]:
    return {"name": name, "low": part.low or 0, "high": part.high or 0, "label": _share(part)}


def in_words(part: Part) -> str:
    """Write a part: '12/24 (50%)', or with the range where some are unknown."""
    if part.low is None or part.high is None:
        return "없음"
    unknown = f", 모름 {part.unknown}" if part.unknown else ""
    return f"{part.count}/{part.whole} ({_share(part)}{unknown})"


def _share(part: Part) -> str:
    low, high = part.low or 0, part.high or 0
    return f"{low:.0%}~{high:.0%}" if part.unknown else f"{low:.0%}"

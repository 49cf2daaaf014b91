"""Charts of a draft, from their pinned data: minutes by step now and after, savings by process.

Colours are never alone: a series is named by its word too, and every bar bears its figure.
"""

import json
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from applications.facts.amounts import figure
from applications.facts.exhibits import SAVINGS_CHART
from applications.facts.fact import UNKNOWN, Fact
from look import rendering
from look.theme import PRINT, STEPS

Chart = alt.LayerChart | alt.FacetChart
_SIDES = {"asis": "현행", "tobe": "개선"}
_STATES = {"계획": STEPS[2], "시행 중": STEPS[4]}
_DARK, _LIGHT = STEPS[6], STEPS[2]
_MOST = 20  # steps drawn, those that take longest
_NAMED = 8  # told in the text for those who cannot see the picture
_LONGEST = 220


def svg(fact: Fact) -> str:
    """Return the picture of a chart's data, with our fonts."""
    return _svg(fact.key.rpartition(":")[2], fact.content)


def told(fact: Fact) -> str:
    """Say what a chart shows, for those who cannot see it."""
    rows = json.loads(fact.content)
    if fact.key.endswith(SAVINGS_CHART):
        parts = [f"{one['name']} {one['state']} {_span(one)}" for one in rows]
    else:
        parts = [f"{name} {_both(before, after)}" for name, before, after in _steps(rows)]
    rest = f" 외 {len(parts) - _NAMED}개" if len(parts) > _NAMED else ""
    return f"{fact.text}: {', '.join(parts[:_NAMED])}{rest}."


def chart(key: str, rows: Sequence[dict[str, Any]]) -> Chart:
    """Draw the data of a chart by the key of its fact."""
    return savings(rows) if key == SAVINGS_CHART else step_times(rows)


def step_times(rows: Sequence[dict[str, Any]]) -> Chart:
    """Draw the minutes of each step, now beside after; a step of one side only has one bar."""
    table = pd.DataFrame(
        [
            {"step": name, "side": side, "minutes": minutes, "label": f"{side} {figure(minutes)}"}
            for name, before, after in _steps(rows)[:_MOST]
            for side, minutes in zip(_SIDES.values(), (before, after), strict=True)
            if minutes is not None
        ]
    )
    sides = list(_SIDES.values())
    base = alt.Chart(table).encode(
        y=alt.Y("step:N", sort=None, title=None, axis=alt.Axis(labelLimit=_LONGEST)),
        yOffset=alt.YOffset("side:N", sort=sides),
        x=alt.X("minutes:Q", title="처리시간(분/건)", scale=_room(table["minutes"].max())),
    )
    colour = alt.Color(
        "side:N",
        title=None,
        sort=sides,
        scale=alt.Scale(domain=sides, range=[_LIGHT, _DARK]),
    )
    words = base.mark_text(align="left", dx=4).encode(text="label:N")
    made: Chart = alt.layer(base.mark_bar().encode(color=colour), words)
    return made.properties(height=alt.Step(18))


def savings(rows: Sequence[dict[str, Any]]) -> Chart:
    """Draw the hours that each process frees, from least to most, with a tick at the usual."""
    table = pd.DataFrame(
        [
            {
                "name": one["name"],
                "state": one["state"],
                "low": _first(one, "low", "likely", "high"),
                "high": _first(one, "high", "likely", "low"),
                "likely": one["likely"],
                "label": f"{one['state']} {_span(one)}",
                "at": _first(one, "high", "likely", "low") or 0.0,
            }
            for one in rows
        ]
    )
    bounds = (end for one in rows for end in (one["low"], one["likely"], one["high"]))
    ends = [0.0, *(end for end in bounds if end is not None)]
    base = alt.Chart(table).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=_LONGEST)),
        yOffset=alt.YOffset("state:N", sort=list(_STATES)),
    )
    colour = alt.Color(
        "state:N",
        title=None,
        scale=alt.Scale(domain=list(_STATES), range=list(_STATES.values())),
    )
    x = alt.X("low:Q", title="절감(시간/년)", scale=_room(max(ends), min(ends)))
    bars = base.mark_bar(stroke=_DARK, minBandSize=2).encode(x=x, x2="high:Q", color=colour)
    ticks = base.mark_tick(color="#1e2124", thickness=2).encode(x="likely:Q")
    words = base.mark_text(align="left", dx=6).encode(x="at:Q", text="label:N")
    made: Chart = alt.layer(bars, ticks, words)
    return made.properties(height=alt.Step(24))


@lru_cache(maxsize=64)
def _svg(key: str, content: str) -> str:
    made = chart(key, json.loads(content))
    return rendering.svg(made.to_dict() | {"config": PRINT.config})


def _steps(rows: Sequence[dict[str, Any]]) -> list[tuple[str, float | None, float | None]]:
    """Return (name, minutes now, minutes after), the longest first; None: the step isn't there."""
    sides: dict[str, dict[str, float]] = {}
    names: dict[str, str] = {}
    for row in rows:
        sides.setdefault(row["id"], {})[row["side"]] = row["minutes"]
        names[row["id"]] = row["name"]
    order = sorted(sides, key=lambda id: -max(sides[id].values()))
    labels = dict(zip(order, _apart([names[id] for id in order]), strict=True))
    return [(labels[id], sides[id].get("asis"), sides[id].get("tobe")) for id in order]


def _apart(names: Sequence[str]) -> list[str]:
    """Number the names that stand more than once: a chart has one row for each name."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def _both(before: float | None, after: float | None) -> str:
    texts = ("없음" if one is None else f"{figure(one)}분" for one in (before, after))
    return " → ".join(texts)


def _span(one: dict[str, Any]) -> str:
    low, high = _first(one, "low", "likely", "high"), _first(one, "high", "likely", "low")
    if low is None or high is None:
        return UNKNOWN
    return f"{low:,.0f}시간" if low == high else f"{low:,.0f}~{high:,.0f}시간"


def _first(one: dict[str, Any], *names: str) -> float | None:
    return next((one[name] for name in names if one[name] is not None), None)


def _room(highest: float, lowest: float = 0.0) -> alt.Scale:
    """Leave room for the words behind the longest bar; all unknown is a scale from 0 to 1."""
    top = highest if highest > 0 else 1.0  # nothing known is no number, and not above 0
    return alt.Scale(domain=[min(lowest, 0.0), top * 1.3])

"""A comparison as pictures: labour by step, cycle times over each other, what the result hangs on.

Colours are never alone: signs, labels or dashes say the same, on the screen and in print.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from processes.redesign.comparing.model import Run
from processes.redesign.comparing.rows import HOUR, MINUTES
from processes.redesign.comparing.sensitivity import (
    FIGURES,
    Sensitivity,
    Swing,
    Trial,
    flips,
    ordered,
)
from processes.redesign.comparing.wording import figure, signed

Chart = alt.LayerChart | alt.FacetChart
INK, GRAY, BLUE, AMBER, RED = "#1e2124", "#8a949e", "#0b50d0", "#8a5c00", "#bd2c0f"
_SERIES = (GRAY, BLUE, AMBER, "#267337", RED, "#346fb2", "#63589f", "#464c53", INK)
_DASHES = ([6, 4], [1, 0], [2, 2], [8, 2, 2, 2], [4, 2], [10, 4], [1, 3], [6, 2, 1, 2], [3, 6])
_MOST_STEPS = 14
_MOST_BARS = 12
MOST_LINES = len(_SERIES)
_LONGEST = 190
_SHOWN = 0.95  # of the cases: the last few would press all others to the left
REST = "그 밖의 단계"
SHORTER, LONGER, WHOLE = "줄어듦", "늘어남", "합계"


@dataclass(frozen=True)
class Fall:
    """One bar of the waterfall: from `begin` to `end` minutes per case."""

    name: str
    begin: float
    end: float
    kind: str

    @property
    def minutes(self) -> float:
        """What the bar adds; the whole for a total."""
        return self.end - self.begin


def falls(asis: Run, tobe: Run) -> list[Fall]:
    """Return the labour of the as-is, what each step changes, and the labour of the to-be.

    Steps are told apart by id; the smallest changes go together under REST, so that the bars
    always lead from the one total to the other.
    """
    changes = _changes(asis, tobe)
    shown = sorted(changes, key=lambda key: abs(changes[key]), reverse=True)[:_MOST_STEPS]
    names = {one.id: one.name or one.id for run in (tobe, asis) for one in run.labour.activities}
    before, after = asis.labour.cost.mean * MINUTES, tobe.labour.cost.mean * MINUTES
    bars, at = [Fall("현행", 0.0, before, WHOLE)], before
    for key in [key for key in changes if key in shown]:
        bars.append(_fall(names[key], at, changes[key]))
        at = bars[-1].end
    if abs(after - at) > 1e-6 * max(before, after, 1.0):
        bars.append(_fall(REST, at, after - at))
    return [*bars, Fall("개선", 0.0, after, WHOLE)]


def _fall(name: str, at: float, change: float) -> Fall:
    return Fall(name, at, at + change, SHORTER if change < 0 else LONGER)


def _changes(asis: Run, tobe: Run) -> dict[str, float]:
    before, after = (
        {one.id: one.cost_per_case * MINUTES for one in run.labour.activities}
        for run in (asis, tobe)
    )
    found = {key: after.get(key, 0.0) - before.get(key, 0.0) for key in [*before, *after]}
    return {key: change for key, change in found.items() if abs(change) > 1e-9}


def waterfall(asis: Run, tobe: Run) -> Chart:
    """Draw how the labour of a case goes from as-is to to-be, step by step."""
    steps = falls(asis, tobe)
    rows = [
        {
            "place": f"{number:02d}",
            "name": one.name,
            "begin": one.begin,
            "end": one.end,
            "kind": one.kind,
            "label": figure(one.end) if one.kind == WHOLE else signed(one.minutes),
            "edge": max(one.begin, one.end),
        }
        for number, one in enumerate(steps)
    ]
    table = pd.DataFrame(rows)
    base = alt.Chart(table)
    y = alt.Y("place:O", title=None, axis=_named(table))
    widest = max(one.end for one in steps) or 1.0
    scale = alt.Scale(domain=[0, widest * 1.15])  # room for the word beside the longest bar
    x = alt.X("begin:Q", title="일손(분/건)", scale=scale)
    colour = alt.Color(
        "kind:N",
        title=None,
        scale=alt.Scale(domain=[WHOLE, SHORTER, LONGER], range=[GRAY, BLUE, AMBER]),
        legend=None,  # the sign of each word says it
    )
    tooltip = [alt.Tooltip("name:N", title="단계"), alt.Tooltip("label:N", title="분")]
    bars = base.mark_bar(height=18).encode(x, y, x2="end:Q", color=colour, tooltip=tooltip)
    words = base.mark_text(align="left", dx=5, fontSize=13, color=INK).encode(
        x="edge:Q", y=y, text="label:N"
    )
    chart: Chart = alt.layer(bars, words).properties(height=alt.Step(30))
    return chart


def _named(table: pd.DataFrame) -> alt.Axis:
    """Return an axis that shows names where places keep the order: two steps may share a name."""
    names = ", ".join(f"'{row.place}': {_quoted(row.name_)}" for row in _rows(table))
    return alt.Axis(labelExpr=f"({{{names}}})[datum.value]", labelLimit=_LONGEST, labelFontSize=13)


@dataclass(frozen=True)
class _Named:
    place: str
    name_: str


def _rows(table: pd.DataFrame) -> list[_Named]:
    return [_Named(str(p), str(n)) for p, n in zip(table["place"], table["name"], strict=True)]


def _quoted(name: str) -> str:
    text = " ".join(name.split()).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{text}'"


def cycle_times(runs: Sequence[Run]) -> Chart:
    """Draw the share of cases that are done within a time, a line for each of the first runs."""
    runs = runs[:MOST_LINES]
    rows, end = [], 0.0
    for number, run in enumerate(runs):
        bars = run.result.distribution
        total, done = sum(bar.cases for bar in bars) or 1, 0
        label = run.variant.label
        rows.append({"series": label, "hours": bars[0].low / HOUR, "share": 0.0, "n": number})
        for bar in bars:
            done += bar.cases
            share = done / total
            if share - bar.cases / total < _SHOWN:
                end = max(end, bar.high / HOUR)
            rows.append({"series": label, "hours": bar.high / HOUR, "share": share, "n": number})
    table = pd.DataFrame(rows)
    labels = [run.variant.label for run in runs]
    legend = alt.Legend(orient="top", title=None, labelLimit=300, columns=1, symbolStrokeWidth=3)
    colour = alt.Color(
        "series:N",
        sort=labels,
        scale=alt.Scale(domain=labels, range=list(_SERIES[: len(labels)])),
        legend=legend,
    )
    dash = alt.StrokeDash(
        "series:N",
        sort=labels,
        scale=alt.Scale(domain=labels, range=[list(one) for one in _DASHES[: len(labels)]]),
        legend=legend,
    )
    lines = (
        alt.Chart(table)
        .mark_line(strokeWidth=2.5, interpolate="monotone", clip=True)
        .encode(
            x=alt.X("hours:Q", title="처리 기간(시간)", scale=alt.Scale(domain=[0, end])),
            y=alt.Y("share:Q", title="끝난 건의 비율", axis=alt.Axis(format="%")),
            color=colour,
            strokeDash=dash,
            tooltip=[
                alt.Tooltip("series:N", title="안"),
                alt.Tooltip("hours:Q", title="시간", format=",.1f"),
                alt.Tooltip("share:Q", title="끝난 비율", format=".0%"),
            ],
        )
    )
    chart: Chart = alt.layer(lines).properties(height=280)
    return chart


def tornado(found: Sensitivity, figure: str) -> Chart:
    """Draw how far each value moves the difference; the line is the result as it stands."""
    swings = ordered(found, figure)[:_MOST_BARS]
    base = found.base[figure].mean
    rows = [
        row
        for number, one in enumerate(swings)
        for row in _bars(found, one, figure, f"{number:02d}", base)
    ]
    table = pd.DataFrame(rows)
    y = alt.Y("place:O", title=None, axis=_named(table.drop_duplicates("place")))
    ways = [f"−{found.variation:.0%}", f"+{found.variation:.0%}"]
    colour = alt.Color(
        "way:N",
        title="값을",
        scale=alt.Scale(domain=ways, range=[AMBER, BLUE]),
        legend=alt.Legend(orient="top"),
    )
    title = f"개선 − 현행, {FIGURES[figure]}"
    bars = (
        alt.Chart(table)
        .mark_bar()
        .encode(
            x=alt.X("base:Q", title=title, scale=alt.Scale(zero=False)),
            x2="mean:Q",
            y=y,
            yOffset=alt.YOffset("way:N", sort=ways),
            color=colour,
            tooltip=[
                alt.Tooltip("name:N", title="값"),
                alt.Tooltip("way:N", title="바꿈"),
                alt.Tooltip("mean:Q", title="차이", format="+,.2f"),
                alt.Tooltip("verdict:N", title="판단"),
            ],
        )
    )
    words = (
        alt.Chart(table[table["flips"]])
        .mark_text(align="left", dx=6, fontSize=13, color=RED)
        .encode(x="mean:Q", y=y, yOffset=alt.YOffset("way:N", sort=ways), text="word:N")
    )
    line = alt.Chart(pd.DataFrame({"at": [base]})).mark_rule(color=INK, strokeWidth=2)
    zero = alt.Chart(pd.DataFrame({"at": [0.0]})).mark_rule(color=GRAY, strokeDash=[4, 4])
    chart: Chart = alt.layer(bars, line.encode(x="at:Q"), zero.encode(x="at:Q"), words).properties(
        height=alt.Step(17)
    )
    return chart


def _bars(
    found: Sensitivity, swing: Swing, figure: str, place: str, base: float
) -> list[dict[str, object]]:
    name = swing.parameter.name
    ways = ((f"−{found.variation:.0%}", swing.low), (f"+{found.variation:.0%}", swing.high))
    return [
        {
            "place": place,
            "name": name,
            "way": way,
            "base": base,
            "mean": base if trial.refusal else trial.changes[figure].mean,
            "verdict": _word(trial, figure),
            "flips": flips(found, trial, figure),
            "word": f"← {_word(trial, figure)}",
        }
        for way, trial in ways
    ]


def _word(trial: Trial, figure: str) -> str:
    return "돌릴 수 없음" if trial.refusal else trial.changes[figure].verdict

"""The portfolio as pictures: fit against readiness, and the waves.

Each outcome has a colour, a shape and its word. A click picks a project by its place in the list.
"""

from collections.abc import Sequence
from typing import Any, Final

import altair as alt
import pandas as pd

from evaluations.projects.portfolio.model import Portfolio, Standing
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.scores import Bounds

CLICKED: Final = "picked"
Chart = alt.LayerChart | alt.FacetChart
_INK, _LINE = "#1e2124", "#8a949e"
_AREAS = ["#ffffff", "#f2f5fb", "#e3ecfb", "#cfdffa"]
# Worst to best, then 'not decided': apart in lightness too, so that they survive grey print.
_COLOURS = ["#58616a", "#b35900", "#1d6fdc", "#0b7a3b", "#7a3fb8"]
_SHAPES = ["square", "triangle-down", "circle", "triangle-up", "diamond"]
_LEGIBLE = 0.08  # of the tallest bar; a lower part has no room for its figure
_NAMED = 30  # with more marks their names would cover each other
_MANY = 80  # with more marks their bars are drawn fainter


def plane(found: Portfolio, standings: Sequence[Standing]) -> Chart | None:
    """Draw each project between its bounds; None where no project has both scores."""
    table = _marks(standings)
    if table.empty:
        return None
    form = found.form
    clicked = alt.selection_point(name=CLICKED, fields=["position"])
    x = _axis(alt.X, "fit", f"{form.axes[0].title} ({form.axes[0].id})")
    y = _axis(alt.Y, "readiness", f"{form.axes[1].title} ({form.axes[1].id})")
    marks = alt.Chart(table)
    faint = 0.07 if len(table) > _MANY else 0.55
    bar: dict[str, Any] = {"color": _INK, "opacity": faint, "strokeWidth": 1.2}
    points = (
        marks.mark_point(filled=True, size=90 if len(table) <= _MANY else 45, opacity=0.9)
        .encode(x, y, _colour(form), _shape(form), tooltip=_tooltip(), order="position:Q")
        .add_params(clicked)
    )
    layers: list[Any] = [
        _areas(form)
        .mark_rect(stroke=_LINE, strokeWidth=0.7)
        .encode(
            alt.X("fit:Q"),
            alt.Y("readiness:Q"),
            x2="end",
            y2="end",
            fill=alt.Fill("area:N", scale=None),
        ),
        marks.mark_rule(**bar).encode(alt.X("fit_lo:Q"), y, x2="fit_hi"),
        marks.mark_rule(**bar).encode(x, alt.Y("readiness_lo:Q"), y2="readiness_hi"),
        points,
        _areas(form)
        .mark_text(align="left", baseline="bottom", dx=4, dy=-3, color="#464c53")
        .encode(alt.X("fit:Q"), alt.Y("readiness:Q"), text="title:N"),
    ]
    if len(table) <= _NAMED:
        for even, dy in ((0, -8), (1, 9)):  # names of neighbours stand apart
            text = marks.transform_filter(f"datum.position % 2 == {even}").mark_text(
                align="left", dx=8, dy=dy, fontSize=11, color=_INK
            )
            layers.append(text.encode(x, y, text="code:N"))
    return alt.layer(*layers).properties(height=420)


def plane_in_words(standings: Sequence[Standing]) -> str:
    """Return what the plane shows, for those who do not see it."""
    told = [f"{one.project.name} {one.judged.words}" for one in standings[:20]]
    more = f" 외 {len(standings) - 20}개" if len(standings) > 20 else ""
    return f"사업마다 적합도와 준비도, 모르는 답이 남긴 범위. {', '.join(told)}{more}"


def waves(found: Portfolio, standings: Sequence[Standing]) -> Chart:
    """Draw how many projects begin in each half-year, by outcome."""
    counted = pd.DataFrame(
        [{"wave": one.wave.title, "outcome": one.judged.outcome} for one in standings]
    )
    table = counted.groupby(["wave", "outcome"], as_index=False).size()
    order = [wave.title for wave in ordered_waves(standings)]
    words = _words(found.form)
    tallest = int(table.groupby("wave")["size"].sum().max())
    table["rank"] = table["outcome"].map(words.index)
    axis = alt.Axis(
        labelAngle=0, labelColor=_INK, labelOverlap=False, labelExpr="split(datum.label, ' ')"
    )
    x = alt.X("wave:N", sort=order, title=None, axis=axis)
    y = alt.Y("size:Q", title="사업 수", axis=alt.Axis(tickMinStep=1), stack="zero")
    base = alt.Chart(table).encode(x, y, order="rank:O")
    return alt.layer(
        base.mark_bar(stroke="#ffffff").encode(_colour(found.form)),
        base.transform_calculate(word=f"datum.size < {_LEGIBLE * tallest} ? '' : datum.size")
        .mark_text(color="#ffffff", fontSize=11)
        .encode(alt.Y("size:Q", stack="zero", bandPosition=0.5), text="word:N"),
    ).properties(height=260)


def waves_in_words(standings: Sequence[Standing]) -> str:
    """Return what the waves show."""
    told = []
    for wave in ordered_waves(standings):
        within = [one for one in standings if one.wave == wave]
        told.append(f"{wave.title} {len(within)}개")
    return "시작해야 하는 반기별 사업 수: " + ", ".join(told)


def ordered_waves(standings: Sequence[Standing]) -> list[Any]:
    """Return the waves that occur, the earliest first."""
    return sorted({one.wave for one in standings}, key=lambda wave: wave.order)


def _words(form: Questionnaire) -> list[str]:
    return [*(outcome.title for outcome in form.outcomes), form.hold]


def _colour(form: Questionnaire) -> alt.Color:
    words = _words(form)
    scale = alt.Scale(domain=words, range=_COLOURS[: len(words)])
    legend = alt.Legend(orient="top", columns=3, symbolType="square")
    return alt.Color("outcome:N", title=None, scale=scale, legend=legend)


def _shape(form: Questionnaire) -> alt.Shape:
    words = _words(form)
    scale = alt.Scale(domain=words, range=_SHAPES[: len(words)])
    return alt.Shape("outcome:N", title=None, scale=scale, legend=None)


def _axis(kind: Any, field: str, title: str) -> Any:
    return kind(f"{field}:Q", title=title, scale=alt.Scale(domain=[0, 100]))


def _areas(form: Questionnaire) -> alt.Chart:
    """Return the areas that the outcomes' thresholds leave, the worst below."""
    first, second = form.axes[0].id, form.axes[1].id
    table = pd.DataFrame(
        [
            {
                "fit": outcome.at_least.get(first, 0),
                "readiness": outcome.at_least.get(second, 0),
                "end": 100,
                "title": outcome.title,
                "area": _AREAS[rank % len(_AREAS)],
            }
            for rank, outcome in enumerate(form.outcomes)
        ]
    )
    return alt.Chart(table)


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title="사업"),
        alt.Tooltip("words:N", title="판정"),
        alt.Tooltip("fit_words:N", title="적합도"),
        alt.Tooltip("readiness_words:N", title="준비도"),
        alt.Tooltip("same:N", title="가중치를 바꿔도 같은 판정"),
    ]


def _marks(standings: Sequence[Standing]) -> pd.DataFrame:
    rows = []
    for position, one in enumerate(standings):
        fit, readiness = one.judged.fit, one.judged.readiness
        if fit.lo is None or fit.hi is None or readiness.lo is None or readiness.hi is None:
            continue
        rows.append(
            {
                "position": position,
                "code": one.project.code,
                "name": one.project.name,
                "words": one.judged.words,
                "outcome": one.judged.outcome,
                "fit": (fit.lo + fit.hi) / 2,
                "fit_lo": fit.lo,
                "fit_hi": fit.hi,
                "readiness": (readiness.lo + readiness.hi) / 2,
                "readiness_lo": readiness.lo,
                "readiness_hi": readiness.hi,
                "fit_words": points(fit),
                "readiness_words": points(readiness),
                "same": share(one.judged.same),
            }
        )
    return pd.DataFrame(rows)


def points(bounds: Bounds) -> str:
    """Write a score with its bounds: 62.5 or 40.0~80.0, '해당없음' where nothing applies."""
    if bounds.lo is None or bounds.hi is None:
        return "해당없음"
    return f"{bounds.lo:.1f}" if bounds.lo == bounds.hi else f"{bounds.lo:.1f}~{bounds.hi:.1f}"


def share(same: float | None) -> str:
    """Write a share of weightings in per cent."""
    return "모름" if same is None else f"{100 * same:.0f}%"

"""How much the weights matter, as pictures: shares of outcomes, and where the verdict flips.

Nothing is said by colour alone: each stretch that is wide enough bears its outcome's word, and
the words of the whole picture are there for those who do not see it.
"""

import altair as alt
import pandas as pd

from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.charts import AREAS, INK, LINE, QUIET, Chart, bars
from evaluations.verdict.flips import SectionFlips, SmallestChange
from evaluations.verdict.stability import Stability

_HOLD = "#f6e8d0"
_READABLE = 25.0  # per cent of the width that a word needs


def shares(found: Stability) -> Chart:
    """Draw each outcome's share of the weightings: dark certain, light with some unknowns."""
    return bars(
        pd.DataFrame(
            [
                {
                    "name": one.title,
                    "lo": 100 * one.certain,
                    "hi": 100 * one.possible,
                    "zero": 0,
                    "full": 100,
                    "words": percent_range(one.certain, one.possible),
                }
                for one in reversed(found.outcomes)
            ]
        ),
        title="가중치를 바꾸어 본 비율 (%)",
        limit=110,
    )


def shares_in_words(found: Stability) -> str:
    """Return the shares as a sentence."""
    parts = [f"{one.title} {percent_range(one.certain, one.possible)}" for one in found.outcomes]
    return f"가중치 {found.draws:,}벌에서 나온 결과: {', '.join(parts)}."


def percent_range(low: float, high: float) -> str:
    """Write a share: 72%, 0~31%; never 100% or 0% for what is not quite that."""
    return percent(low) if low == high else f"{percent(low).removesuffix('%')}~{percent(high)}"


def percent(share: float) -> str:
    """Write a share in whole per cent; nearly all and nearly none are said to be so."""
    if 0 < share < 0.005:
        return "1% 미만"
    if 0.995 <= share < 1:
        return "99% 이상"
    return f"{100 * share:.0f}%"


def pair_words(form: Questionnaire, low: int, high: int) -> str:
    """Return the verdict between two ranks as people read it."""
    titles = form.outcomes[low].title, form.outcomes[high].title
    return titles[0] if low == high else f"{form.hold} ({titles[0]} ~ {titles[1]})"


def flips(form: Questionnaire, found: tuple[SectionFlips, ...]) -> Chart:
    """Draw, section by section, the verdict at each share of all weights, and today's share."""
    stretches = pd.DataFrame(_stretches(form, found))
    order = [_name(one) for one in found]
    y = alt.Y("section:N", sort=order, title=None, axis=alt.Axis(labelLimit=190, labelColor=INK))
    x = alt.X(
        "start:Q",
        scale=alt.Scale(domain=[0, 100]),
        title="섹션의 비중 (%)",
        axis=alt.Axis(grid=False, labelColor=QUIET),
    )
    base = alt.Chart(stretches)
    now = alt.Chart(pd.DataFrame([{"section": _name(o), "start": 100 * o.share} for o in found]))
    return alt.layer(
        base.mark_bar(stroke=LINE, strokeWidth=1, height=20).encode(
            y, x, x2="stop", fill=alt.Fill("area:N", scale=None), tooltip=["section", "words"]
        ),
        base.mark_text(color=INK, fontSize=11).encode(y, alt.X("middle:Q"), text="label:N"),
        now.mark_point(shape="diamond", size=90, filled=True, color=INK, opacity=1).encode(y, x),
    ).properties(height=alt.Step(30))


def flips_in_words(form: Questionnaire, found: tuple[SectionFlips, ...]) -> str:
    """Return what the picture shows, for those who do not see it."""
    told = [f"{_name(one)} {'; '.join(turns(form, one)) or '달라지지 않음'}" for one in found]
    return "섹션의 비중에 따른 판정. " + ". ".join(told) + "."


def turns(form: Questionnaire, one: SectionFlips) -> list[str]:
    """Return at which shares a section's weight changes the verdict, and into what."""
    told = []
    if one.below:
        words = pair_words(form, one.below.low, one.below.high)
        told.append(f"{100 * one.now.start:.1f}%보다 작으면 {words}")
    if one.above:
        words = pair_words(form, one.above.low, one.above.high)
        told.append(f"{100 * one.now.stop:.1f}%보다 크면 {words}")
    return told


def smallest_in_words(form: Questionnaire, change: SmallestChange | None) -> str:
    """Return the smallest change of all weights as a sentence."""
    if change is None:
        return "섹션 가중치를 어떻게 바꾸어도 판정은 그대로입니다."
    words = pair_words(form, change.low, change.high)
    if not change.moves:
        return f"지금 점수가 기준에 꼭 걸쳐 있어, 가중치를 조금만 바꾸어도 '{words}'이(가) 됩니다."
    moves = ", ".join(
        f"{form.axis(m.axis).title} 축에서 {m.source.id} {m.source.title} → "
        f"{m.target.id} {m.target.title} {100 * m.part:.1f}%p"
        for m in change.moves
    )
    return f"가장 작은 변화로 판정이 달라지는 가중치: {moves}. 그러면 '{words}'입니다."


def _name(one: SectionFlips) -> str:
    return f"{one.section.axis} · {one.section.title}"


def _stretches(form: Questionnaire, found: tuple[SectionFlips, ...]) -> list[dict[str, object]]:
    return [
        {
            "section": _name(one),
            "start": 100 * piece.start,
            "stop": 100 * piece.stop,
            "middle": 50 * (piece.start + piece.stop),
            "words": pair_words(form, piece.low, piece.high),
            "label": _label(form, piece.low, piece.high)
            if 100 * (piece.stop - piece.start) >= _READABLE
            else "",
            "area": AREAS[min(piece.low, len(AREAS) - 1)] if piece.low == piece.high else _HOLD,
        }
        for one in found
        for piece in one.stretches
    ]


def _label(form: Questionnaire, low: int, high: int) -> str:
    titles = form.outcomes[low].title, form.outcomes[high].title
    return titles[0] if low == high else "~".join(title.split()[0] for title in titles)

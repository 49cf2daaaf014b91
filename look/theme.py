"""One theme for our charts, by KRDS: colours, sizes, and a way to be told apart without colour.

Sequential steps are KRDS primary 10 to 80; categories differ in lightness too, and every chart
says its states in words, so that grey print and colour-blind eyes lose nothing.
"""

from dataclasses import dataclass
from typing import Any, Final

FONT: Final = "Pretendard GOV"
# KRDS primary 5, 10, 20 ... 80: the darker, the more.
STEPS: Final = (
    *("#ecf2fe", "#d8e5fd", "#b1cefb", "#86aff9", "#4c87f6"),
    *("#256ef4", "#0b50d0", "#083891", "#052561"),
)
# Worst to best, then 'not decided': apart in lightness, so that they survive grey print.
ORDERED: Final = ("#58616a", "#b35900", "#1d6fdc", "#0b7a3b", "#7a3fb8")
SHAPES: Final = ("square", "triangle-down", "circle", "triangle-up", "diamond")
SURE, OPEN, NOTHING = "#0b50d0", "#b1cefb", "#f4f5f6"
HATCH: Final = "#6d7882"


@dataclass(frozen=True)
class Look:
    """What a chart is drawn in: on white, or in a dark room; `size` of letters in pixels."""

    ink: str = "#1e2124"
    quiet: str = "#464c53"
    line: str = "#8a949e"
    grid: str = "#e6e8ea"
    ground: str = "#ffffff"
    size: int = 13
    steps: tuple[str, ...] = (*STEPS[:4], *STEPS[5:])  # primary 40: neither ink reads well on it
    nothing: str = NOTHING
    sure: str = SURE
    open: str = OPEN
    outcomes: tuple[str, ...] = ORDERED

    def shade(self, share: float | None) -> str:
        """Return the fill for a share of 0 to 1: the ground for unknown, `nothing` for 0."""
        if share is None:
            return self.ground
        at = min(int(share * len(self.steps)), len(self.steps) - 1)
        return self.steps[at] if share > 0 else self.nothing

    @property
    def config(self) -> dict[str, Any]:
        """The Vega-Lite configuration of every chart."""
        axis = {
            **{"labelColor": self.quiet, "titleColor": self.quiet, "labelFontSize": self.size},
            **{"titleFontSize": self.size, "titleFontWeight": 400, "domainColor": self.line},
            **{"tickColor": self.line, "gridColor": self.grid, "labelLimit": 20 * self.size},
        }
        legend = {
            **{"labelColor": self.ink, "labelFontSize": self.size, "titleColor": self.quiet},
            **{"titleFontSize": self.size, "orient": "top", "symbolStrokeWidth": 1},
        }
        return {
            "font": FONT,
            "background": self.ground,
            "view": {"stroke": None},
            "axis": axis,
            "legend": legend,
            "text": {"color": self.ink, "fontSize": self.size, "font": FONT},
        }


LIGHT: Final = Look()
PRINT: Final = Look(size=12)
# For a meeting room: large letters on a dark, not black, ground; 4.5 : 1 and more.
DARK: Final = Look(
    *("#ffffff", "#cdd1d5", "#8a949e", "#33363d", "#1e2124", 20),
    steps=("#03163a", "#052561", "#083891", "#0b50d0", "#86aff9", "#b1cefb", "#ecf2fe"),
    nothing="#2a2d33",
    sure="#86aff9",
    open="#083891",
    outcomes=("#b1b8be", "#ffb114", "#86aff9", "#7fcf93", "#d9b8ff"),
)


def on(fill: str) -> str:
    """Return the ink, black or white, that reads best on a fill ('#rrggbb')."""
    return max(("#1e2124", "#ffffff"), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours ('#rrggbb') from 1 to 21, by WCAG 2.1 (1.4.3)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.1) of '#rrggbb': 0 black, 1 white."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

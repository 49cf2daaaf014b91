"""Small text stands out from its background as WCAG 2.2 AA asks."""

import tomllib
from pathlib import Path

import pytest

_CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
_CAPTION_OPACITY = 0.6  # Streamlit's, of the text colour


def _channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _luminance(channels: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * value for part, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("background", ["backgroundColor", "secondaryBackgroundColor"])
def test_captions_can_be_read(background):
    theme = tomllib.loads(_CONFIG.read_text(encoding="utf-8"))["theme"]
    text, ground = _channels(theme["textColor"]), _channels(theme[background])
    caption = [
        _CAPTION_OPACITY * over + (1 - _CAPTION_OPACITY) * under
        for over, under in zip(text, ground, strict=True)
    ]
    assert (_luminance(ground) + 0.05) / (_luminance(caption) + 0.05) >= 4.5

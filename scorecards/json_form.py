"""A scorecard as plain values: what is shown, and the figures under it."""

from dataclasses import asdict
from typing import Any

from scorecards.model import Figure, Figures
from scorecards.registry import Card


def as_json(card: Card, told: Figures, department: str) -> dict[str, Any]:
    """Return a card's headline, table and figures; null is unknown."""
    table = card.table(told, department)
    headline = card.headline(told, department)
    return {
        "name": card.name,
        "title": card.title,
        "department": department or None,
        "day": told.day,
        "read_at": told.at,
        "source": card.source,
        "headline": asdict(headline),
        "table": {
            "headers": list(table.headers),
            "rows": [{"cells": list(row.cells), "mark": row.mark or None} for row in table.rows],
        },
        "figures": [
            _figure(one)
            for one in told.figures
            if one.measure in card.measures and one.department in ("", department or one.department)
        ],
    }


def _figure(one: Figure) -> dict[str, Any]:
    return {
        "measure": one.measure,
        "department": one.department or None,
        "value": one.value,
        "whole": one.whole,
        "low": one.low,
        "high": one.high,
        "parts": [
            {"key": p.key, "name": p.name, "word": p.word, "numbers": list(p.numbers)}
            for p in one.parts
        ],
    }

"""Stored times in short."""

from datetime import UTC, datetime

import pytest

from ui.clock import when

NOW = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)  # the 23rd, 08:00, in Korea


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-11-22T22:03:00.000000Z", "07:03"),
        ("2026-11-22T15:00:00.000000Z", "00:00"),
        ("2026-11-22T14:59:00.000000Z", "2026. 11. 22. 23:59"),
        ("2025-11-22T22:03:00.000000Z", "2025. 11. 23. 07:03"),
    ],
)
def test_the_day_is_told_only_when_it_is_another(moment, text):
    assert when(moment, now=NOW) == text

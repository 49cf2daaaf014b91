"""How long a certification holds."""

import datetime

import pytest

from evaluations.projects.candidates import expiry
from evaluations.projects.candidates.model import Candidate

TODAY = datetime.date(2026, 11, 30)


def candidate(certification, until):
    return Candidate(
        id="c",
        project_id="p",
        name="이름",
        supplier="",
        certification=certification,
        certified_until=until,
        listing=None,
        listing_note="",
        note="",
        example=False,
        revision=1,
        updated_at="",
        updated_by="",
    )


@pytest.mark.parametrize(
    ("certification", "until", "sign", "word", "holds"),
    [
        (None, None, "?", "인증 모름", None),
        (None, "2030-01-01", "?", "인증 모름", None),
        ("없음", None, "✕", "인증 없음", False),
        ("심사 중", None, "△", "심사 중", False),
        ("국정원 검증", None, "?", "유효 기간 모름", None),
        ("CSAP 중등급", "2026-11-29", "✕", "만료", False),
        ("CSAP 중등급", "2026-11-30", "▲", "곧 만료(6개월 안)", True),
        ("CSAP 중등급", "2027-05-29", "▲", "곧 만료(6개월 안)", True),
        ("CSAP 중등급", "2027-05-30", "△", "24개월 안에 만료", True),
        ("CSAP 중등급", "2028-11-29", "△", "24개월 안에 만료", True),
        ("CSAP 중등급", "2028-11-30", "●", "유효", True),
    ],
)
def test_a_certification_stands_by_the_day(certification, until, sign, word, holds):
    found = expiry.standing(candidate(certification, until), TODAY)
    assert (found.sign, found.word, found.holds) == (sign, word, holds)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-12-31", -12, "2026-12-31"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2027-01-15", -1, "2026-12-15"),
        ("2026-10-31", 1, "2026-11-30"),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_months_last(day, months, expected):
    found = expiry.months_after(datetime.date.fromisoformat(day), months)
    assert found.isoformat() == expected

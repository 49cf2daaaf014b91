"""How much the weights matter, drawn and said: every stretch and share with its words."""

from typing import Any

import pytest

from evaluations import questionnaire
from evaluations.verdict import flips, stability, weight_charts

FORM = questionnaire.shipped("saas-readiness")
EDGE = {q.id: 0 if q.section == "S1" else 4 for q in FORM.questions}


def rows(chart: Any) -> list[dict[str, Any]]:
    drawn = chart.to_dict()
    return [row for table in drawn["datasets"].values() for row in table]


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0%"), (1e-4, "1% 미만"), (0.724, "72%"), (0.9999, "99% 이상"), (1.0, "100%")],
)
def test_a_share_is_never_rounded_to_all_or_none(share, words) -> None:
    assert weight_charts.percent(share) == words


def test_shares_bear_their_numbers_from_certain_to_possible() -> None:
    values = dict.fromkeys(EDGE, 3) | {"Q3.1": None}
    found = stability.stability(FORM, values, draws=500)
    told = {row["name"]: row["words"] for row in rows(weight_charts.shares(found))}
    assert told == {
        "즉시 도입": "0~100%",
        "조건부 도입": "0~100%",
        "발전 연계": "0~100%",
        "현행 유지": "0%",
    }
    assert "즉시 도입 0~100%" in weight_charts.shares_in_words(found)


def test_stretches_bear_their_verdicts_and_today_s_share() -> None:
    found = flips.section_flips(FORM, EDGE)
    drawn = rows(weight_charts.flips(FORM, found))
    own = [row for row in drawn if row["section"] == "F · 업무·기능 적합성"]
    assert [row["words"] for row in own if "words" in row] == [
        "즉시 도입",
        "조건부 도입",
        "발전 연계",
        "현행 유지",
    ]
    assert [row["start"] for row in own if "words" not in row] == [pytest.approx(18)]
    assert "14.6%보다 작으면 조건부 도입; 20.4%보다 크면 현행 유지" in (
        weight_charts.flips_in_words(FORM, found)
    )


def test_a_verdict_on_hold_is_labelled_with_its_range() -> None:
    found = flips.section_flips(FORM, dict.fromkeys(EDGE))
    labels = {row.get("label") for row in rows(weight_charts.flips(FORM, found))} - {None}
    assert labels == {"현행~즉시"}


def test_the_smallest_change_is_a_sentence() -> None:
    change = flips.smallest_change(FORM, EDGE)
    told = weight_charts.smallest_in_words(FORM, change)
    assert "적합도 축에서" in told
    assert "3.8%p" in told
    assert "'현행 유지'" in told
    assert weight_charts.smallest_in_words(FORM, None).endswith("판정은 그대로입니다.")

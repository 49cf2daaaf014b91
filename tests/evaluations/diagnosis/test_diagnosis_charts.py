"""The picture of the order says in words and numbers what it shows."""

from typing import Any

import pytest

from evaluations.diagnosis import charts
from evaluations.diagnosis.priority import Interval, ranking

RANKED = ranking(
    {"a": Interval(10, 20), "b": Interval(15, 30), "c": Interval(90, None), "d": Interval(5, 5)}
)
NAMES = {"a": "채용", "b": "채용", "c": "정보공개 청구와 이의신청 처리 및 통지", "d": "대관"}


def rows(chart: Any) -> list[dict[str, Any]]:
    return [row for table in chart.to_dict()["datasets"].values() for row in table]


def test_each_process_has_a_bar_of_its_own_with_its_rank():
    drawn = {row["name"]: row for row in rows(charts.priorities(RANKED, NAMES))}
    assert drawn.keys() == {"채용", "채용 (2)", "정보공개 청구와 이의신청 처리…", "대관"}
    assert [drawn["대관"][key] for key in ("low", "high", "exact", "rank")] == [5, 5, True, "4위"]
    assert drawn["채용"]["rank"] == drawn["채용 (2)"]["rank"] == "2–3위"


def test_an_open_end_reaches_beyond_everything_and_says_so():
    drawn = {row["whole"]: row for row in rows(charts.priorities(RANKED, NAMES))}
    open_ = drawn[NAMES["c"]]
    assert open_["high"] > 90
    assert open_["rank"] == "1위 (끝 모름)"


def test_exact_ones_are_points_and_ranges_are_bars():
    marks = [layer["mark"]["type"] for layer in charts.priorities(RANKED, NAMES).to_dict()["layer"]]
    assert marks == ["bar", "point", "text"]


@pytest.mark.parametrize(("key", "words"), [("a", "10~20"), ("c", "90 이상"), ("d", "5")])
def test_amounts(key, words):
    (one,) = [one for one in RANKED if one.key == key]
    assert charts.amount(one) == words


def test_who_does_not_see_the_picture_is_told():
    told = charts.in_words(RANKED, NAMES)
    assert told.startswith("재설계 우선순위: 1위 정보공개")
    assert "2–3위 채용 15~30" in told

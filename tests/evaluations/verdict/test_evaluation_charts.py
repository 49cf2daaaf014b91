"""The pictures say in words and numbers what they show in colour."""

from typing import Any

from evaluations import questionnaire
from evaluations.answers.model import NA
from evaluations.verdict import charts, scoring

FORM = questionnaire.shipped("saas-readiness")
IDS = [question.id for question in FORM.questions]


def rows(chart: Any) -> list[dict[str, Any]]:
    return [row for table in chart.to_dict()["datasets"].values() for row in table]


def test_the_plane_names_every_outcomes_area_and_shows_the_range():
    found = scoring.verdict(FORM, {**dict.fromkeys(IDS, 3), "Q1.1": None})
    drawn = rows(charts.plane(FORM, found))
    assert {row["title"] for row in drawn if "title" in row} == {
        "현행 유지",
        "발전 연계",
        "조건부 도입",
        "즉시 도입",
    }
    box = next(row for row in drawn if "title" not in row)
    fit = found.axes[0]
    assert (box["x"], box["x2"]) == (fit.lo, fit.hi)
    assert box["y2"] - box["y"] < 2  # known exactly: just wide enough to be seen


def test_there_is_no_plane_without_two_scores():
    found = scoring.verdict(FORM, {**dict.fromkeys(IDS, NA), "Q2.2": 4})
    assert charts.plane(FORM, found) is None


def test_the_bars_carry_their_numbers():
    found = scoring.verdict(FORM, {**dict.fromkeys(IDS, 4), "Q8.1": None, "Q7.1": NA})
    words = {row["name"]: row["words"] for row in rows(charts.sections(found))}
    assert words["R · 정책 연계(DPG)"] == "76.9~100.0"
    assert words["F · 업무·기능 적합성"] == "100.0"


def test_who_does_not_see_the_picture_is_told():
    found = scoring.verdict(FORM, dict.fromkeys(IDS, 3))
    assert "적합도 75.0점" in charts.plane_in_words(found)
    assert "즉시 도입" in charts.plane_in_words(found)
    assert "조달·계약·비용 75.0점" in charts.sections_in_words(found)


def test_scores_that_are_known_exactly_are_one_point():
    found = scoring.verdict(FORM, dict.fromkeys(IDS, 3))
    drawn = charts.plane(FORM, found)
    assert drawn is not None
    marks = [layer["mark"]["type"] for layer in drawn.to_dict()["layer"]]
    assert marks.count("point") == 1
    point = next(row for row in rows(drawn) if "title" not in row)
    assert (point["x"], point["y"]) == (75, 75)

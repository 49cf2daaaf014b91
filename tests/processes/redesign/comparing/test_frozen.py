"""What is kept of a comparison: everything to run it again, and the same rows when read back."""

import json

import pytest

from processes.redesign.comparing import frozen, sensitivity, wording
from processes.redesign.comparing.model import Row
from processes.redesign.comparing.parameters import parameters
from processes.simulation import scenario_json
from processes.simulation.worlds import Settings


def row(difference=None, ci95=None, **changes) -> Row:
    given = {"asis": 1234.5, "tobe": None, "verdict": "줄어듦"} | changes
    return Row("labour", "일손", "분/건", "시뮬레이션", difference=difference, ci95=ci95, **given)


def test_rows_come_back_as_they_were(compared):
    kept = frozen.frozen(compared, compared.candidates[0])

    assert kept.rows == compared.candidates[0].rows
    assert frozen.read(kept.content) == kept
    assert (kept.asis_number, kept.tobe_number) == (1, 3)
    assert kept.basis == "현행 1판 · 기준 ↔ 개선 3판 · 기준, 120건 × 6번, 난수 씨앗 7"


def test_what_was_kept_before_there_were_spans_is_still_read(compared):
    content = json.loads(frozen.frozen(compared, compared.candidates[0]).content)
    for one in content["rows"]:
        del one["span"]
    assert frozen.read(json.dumps(content)).row("sheets").span is None


def test_revisions_scenarios_and_results_are_kept(compared, tobe):
    content = json.loads(frozen.frozen(compared, compared.candidates[0]).content)
    kept = content["tobe"]["scenario"]

    assert content["tobe"]["sha256"] == tobe.sha256
    assert scenario_json.read(json.dumps(kept["content"])) == tobe.scenario
    assert content["tobe"]["result"]["cycle_time"]["mean"] > 0
    assert content["staff"] == ["담당자", "팀장"]


def test_what_the_result_hangs_on_is_kept_too(compared, asis, tobe):
    few = Settings(cases=40, replications=3, seed=7)
    found = sensitivity.sensitivity(
        asis, tobe, few, compared.staff, parameters(asis, tobe), draws=2
    )
    kept = frozen.frozen(compared, compared.candidates[0], found)

    assert kept.hangs_on["labour"] == sensitivity.sentence(found, "labour")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (-0.001, "0"),
        (1234.56, "1,235"),
        (-12.345, "−12.3"),
        (2.5, "2.5"),
        (0.126, "0.13"),
    ],
)
def test_figures(number, text):
    assert wording.figure(number) == text


def test_differences_have_their_sign_and_unknown_is_a_word():
    assert wording.difference(row(3.0)) == "+3"
    assert wording.difference(row(-3.0)) == "−3"
    assert wording.difference(row()) == "모름"
    assert wording.sentence(row()) == "모름"
    assert wording.sentence(row(-10.0, (-12.0, -8.0))) == ("−10분/건(95% 구간 −12 ~ −8, 줄어듦)")
    assert wording.sentence(row(-1.0)) == "−1분/건(줄어듦)"
    assert wording.interval(row(-0.3, (-0.6, -0.0004))) == "−0.6 ~ −0.0004"  # not zero: told so
    assert wording.difference(row(-0.0004)) == "−0.0004"
    assert wording.interval(row(-300.0, span=(-400.0, 0.0))) == "한계 −400 ~ 0"
    assert wording.sentence(row(-300.0, span=(-400.0, 0.0))) == "−300분/건(한계 −400 ~ 0, 줄어듦)"
    assert wording.value(row(at_least=True), 1234.5) == "1,234 이상"
    assert wording.value(row(at_least=True), None) == "모름"

"""Our scenario as a file, and the sentences for what can't be simulated."""

import json

import pytest

from errors import WorkbenchError
from processes.simulation.calendars import Calendar, Hours, office_hours
from processes.simulation.distributions import BadDistribution, Distribution, exponential, fixed
from processes.simulation.replications import simulate
from processes.simulation.scenario import (
    Arrivals,
    BadScenario,
    Member,
    Pool,
    Priority,
    Repeat,
    Scenario,
    Source,
    Timing,
    Work,
)
from processes.simulation.scenario_json import read, written
from tests.processes.simulation.drawing import drawn, flow_ids, scenario

FULL = Scenario(
    name="접수",
    start="2026-11-02",
    arrivals=Arrivals(exponential(900), "office", wall=True),
    tasks={
        "T1": Work({"a": Distribution("gamma", 600, 300, low=60, high=6000)}, priority=2),
        "T2": Work({"a": fixed(60), "b": Distribution("triangular", low=1, likely=2, high=9)}),
        "T3": Work({"": fixed(5)}),
    },
    branches={"X": {"f1": 0.25, "f2": 0.75}},
    events={"C": Timing(exponential(3600), 0.5), "B": Timing(chance=0.1)},
    repeats={"T1": Repeat(again=0.2), "T2": Repeat(times=fixed(3))},
    pools=(
        Pool("a", "접수", 3, 21000.5, "office", group="민원실"),
        Pool("b", "심사", 1, members=(Member("김", "office"),)),
    ),
    calendars=(
        office_hours(),
        Calendar(
            "x", "특근", (Hours((5, 6), 0.0, 86400.0),), True,
            frozenset({"2026-12-31"}), frozenset({"2026-12-25"}),
        ),
    ),
    priorities=(Priority(0.1, 1), Priority(0.9, 3)),
    sources={"tasks/T1/duration": Source("면담 3명", guessed=True),
             "pools/a/size": Source("정원", guessed=False)},
)  # fmt: skip


def test_a_scenario_is_written_and_read_back() -> None:
    assert read(written(FULL)) == FULL
    once = written(read(written(FULL)))
    assert written(read(once)) == once


def test_guessed_values_are_known() -> None:
    assert FULL.guessed == ("tasks/T1/duration",)
    given = scenario({"T": 1}, sources={"tasks/T/duration": Source("어림")})
    assert simulate(drawn("S T E"), given, 1, 1).guessed == ("tasks/T/duration",)


def _changed(path: str, value: object) -> str:
    """Return the full file with one place changed; '-' as value takes it out."""
    file = json.loads(written(FULL))
    *way, last = path.split("/")
    inside = file
    for step in way:
        inside = inside[int(step)] if isinstance(inside, list) else inside[step]
    if value == "-":
        del inside[last]
    else:
        inside[int(last) if isinstance(inside, list) else last] = value
    return json.dumps(file)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("arrivals", "-", "'arrivals'이"),
        ("arrivals/between/mean", "-", "arrivals/between"),
        ("arrivals/between/mean", "빠름", "arrivals/between/mean.*수여야"),
        ("arrivals/between/kind", "cauchy", "분포 'cauchy'"),
        ("arrivals/extra", 1, "arrivals/extra.*쓸 수 없는 항목"),
        ("tasks/T1/colour", "red", "tasks/T1/colour"),
        ("tasks/T1/priority", 1.5, "tasks/T1/priority.*정수"),
        ("tasks/T3/duration/mean", -5, "tasks/T3/duration.*평균 -5"),
        ("calendars/0/hours/0/days/0", "월", "calendars.*hours.*days"),
        ("calendars/0/hours/0/from", "9시", "09:00처럼"),
        ("calendars/1/closed/0", "2026-13-01", "closed"),
        ("calendars/0/hours", [], "근무 시간이 없습니다"),
        ("calendars/0/id", "other", "달력 'office'"),
        ("pools/0/size", 0, "'접수'의 인원 0명"),
        ("pools/0/id", "b", "'b'의 식별자"),
        ("pools/1/size", 2, "인원은 2명인데 이름은 1명"),
        ("priorities/0/share", 0.5, "합이 1이 아니라 1.4"),
        ("start", "내일", "start"),
        ("version", 2, "시나리오 형식이 아닙니다"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(path: str, value: object, words: str) -> None:
    with pytest.raises(WorkbenchError, match=words):
        read(_changed(path, value))


@pytest.mark.parametrize("content", ["", "[]", "{", "{}", '{"format": "x"}', "[" * 100_000, "NaN"])
def test_what_is_no_scenario_is_refused(content: str) -> None:
    with pytest.raises(BadScenario):
        read(content)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        ({"kind": "triangular", "low": 5, "likely": 1, "high": 9}, "순서가 맞지"),
        ({"kind": "uniform", "low": 5}, "최대이"),
        ({"kind": "normal", "value": 5, "deviation": 0}, "'고정'"),
        ({"kind": "gamma", "value": 0, "deviation": 1}, "0보다 커야"),
        ({"kind": "exponential", "value": 5, "low": 5}, "최소 5초보다"),
        ({"kind": "exponential", "value": 1, "low": 0, "high": 1e-9}, "거의 없습니다"),
        ({"kind": "normal", "value": 10, "deviation": 1, "low": 1000}, "거의 없습니다"),
        ({"kind": "fixed", "value": 1e11}, "쓸 수 없습니다"),
        ({"kind": "empirical", "points": ((1, 0.5),)}, "합이 1"),
    ],
)
def test_what_cannot_be_drawn_is_refused(one, words) -> None:
    with pytest.raises(BadDistribution, match=words):
        Distribution(**one)


X = drawn("S X1 T1 E, X1 T2 E")


def _shares(first: float, second: float) -> dict[str, dict[str, float]]:
    return {"X1": {flow_ids("X1", "T1"): first, flow_ids("X1", "T2"): second}}


@pytest.mark.parametrize(
    ("model", "given", "words"),
    [
        (X, scenario({"T1": 1, "T2": 1}), "분기 'X1'.*확률이 없습니다"),
        (X, scenario({"T1": 1, "T2": 1}, branches=_shares(0.5, 0.6)), "'X1'의 확률을.*1.1"),
        (X, scenario({"T1": 1, "T2": 1}, branches=_shares(-0.5, 1.5)), "0과 1 사이"),
        (X, scenario({"T1": 1}, branches=_shares(0.5, 0.5)), "작업 'T2'의 소요시간이 없습니다"),
        (X, scenario({"T1": ("nobody", 1)}, branches=_shares(1, 0)), "인력 'nobody'이"),
        (X, scenario({"T9": 1}), "tasks 'T9'에 맞는 요소가"),
        (X, scenario({}, 0), "간격의 평균이 0초"),
        (drawn("S C E"), scenario({}), "중간 이벤트 'C'이.*언제 일어나는지"),
        (drawn("S1 T E, S2 T"), scenario({"T": 1}), "시작이 여럿"),
        (drawn("S T1 E, T1 T2 T1"), scenario({"T1": 1, "T2": 1}), "T1.*끝나지 않습니다"),
        (drawn("X1 T1 X1"), scenario({"T1": 1}), "시작"),
        (drawn("S E", '<complexGateway id="Q"/>'), scenario({}), "복합 게이트웨이 'Q'"),
        (drawn("S T E", '<adHocSubProcess id="T"/>'), scenario({"T": 1}), "비정형.*'T'"),
        (
            drawn("S P E", '<subProcess id="P" triggeredByEvent="true"/>'),
            scenario({"P": 1}),
            "이벤트 하위 프로세스 'P'",
        ),
        (
            drawn("S T E", '<task id="T"><standardLoopCharacteristics/></task>'),
            scenario({"T": 1}),
            "'T'을.*다시 할 확률",
        ),
        (
            drawn("S H E", '<intermediateThrowEvent id="H"><compensateEventDefinition/>'
                  "</intermediateThrowEvent>"),
            scenario({}),
            "'H'.*보상",
        ),
        (
            drawn("S H", '<intermediateThrowEvent id="H"><linkEventDefinition/>'
                  "</intermediateThrowEvent>"),
            scenario({}),
            "'H'.*받는 링크",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_simulated_is_named(model, given, words) -> None:
    with pytest.raises(WorkbenchError, match=words):
        simulate(model, given, 10, 1)


def test_a_model_that_never_ends_is_named_with_its_bound() -> None:
    model = drawn("S X1 T1 X2 X1, X2 E")
    shares = {"X2": {flow_ids("X2", "X1"): 1.0, flow_ids("X2", "E"): 0.0}}
    with pytest.raises(BadScenario, match=r"10,000단계를 넘겨도 끝나지 않습니다"):
        simulate(model, scenario({"T1": 1}, branches=shares), 10, 1)
    at_once = drawn("S X1 X2 X1, X2 E")
    with pytest.raises(BadScenario, match="끝나지 않습니다"):
        simulate(at_once, scenario({}, branches=shares), 10, 1)


@pytest.mark.parametrize(
    ("cases", "replications", "warmup", "words"),
    [
        (10**9, 1, 0, "건수 1,000,000,000"),
        (0, 1, 0, "건수 0"),
        (10, 0, 0, "반복 0"),
        (5_000_000, 10_000, 0, "건수 × 반복"),
        (10, 1, 10, "준비 구간 10건"),
    ],
)
def test_too_much_is_refused_before_it_begins(cases, replications, warmup, words) -> None:
    with pytest.raises(BadScenario, match=words):
        simulate(X, scenario({}), cases, replications, warmup=warmup)

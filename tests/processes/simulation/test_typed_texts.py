"""Times and hours as people type them, and read back as they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processes.simulation.calendars import DAY, hours_of
from processes.simulation.distributions import Distribution, fixed, triangular
from processes.simulation.editing import times, week
from processes.simulation.editing.times import BETWEEN, TIMES, WAIT, WORK, Unit
from processes.simulation.scenario import BadScenario

MINUTE, HOUR = 60.0, 3600.0


@pytest.mark.parametrize(
    ("text", "unit", "made"),
    [
        ("10", WORK, fixed(600)),
        ("10분", WORK, fixed(600)),
        ("1시간 30분", WORK, fixed(5400)),
        ("1시간30분", WORK, fixed(5400)),
        ("90초", WORK, fixed(90)),
        ("1,200", WORK, fixed(72_000)),
        (" 5 ~ 10 ～ 30 분 ", WORK, triangular(300, 600, 1800)),
        ("1~3시간", WORK, Distribution("uniform", low=HOUR, high=3 * HOUR)),
        ("30분~2시간", WORK, Distribution("uniform", low=1800, high=7200)),
        ("10~10", WORK, fixed(600)),
        ("3일", WAIT, fixed(3 * DAY)),
        ("8", WAIT, fixed(8 * HOUR)),
        ("지수 평균 95", BETWEEN, Distribution("exponential", 95 * MINUTE)),
        ("지수 평균 95분 최소 5분", BETWEEN, Distribution("exponential", 5700, low=300)),
        ("정규 평균 10 편차 3", WORK, Distribution("normal", 600, 180)),
        ("로그정규 평균 10분 편차 8분", WORK, Distribution("lognormal", 600, 480)),
        (
            "감마 평균 1시간 편차 30분 최대 4시간",
            WORK,
            Distribution("gamma", 3600, 1800, high=14_400),
        ),
        ("균등 최소 5 최대 10", WORK, Distribution("uniform", low=300, high=600)),
        ("2~5번", TIMES, Distribution("uniform", low=2, high=5)),
        ("3명", TIMES, fixed(3)),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, unit: Unit, made: Distribution) -> None:
    assert times.read(text, unit, "'심사'") == made


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("빨리", "'빨리'을(를) 읽지 못했습니다"),
        ("10일", "쓸 수 있는 단위는 초, 분, 시간입니다"),
        ("5~", "빈 값"),
        ("1~2~3~4", "값이 하나"),
        ("30~10~5", "순서가 맞지 않습니다"),
        ("평균 10", "분포 이름이 없습니다"),
        ("정규 평균 10", "표준편차"),
        ("지수 평균 10 대충", "'10 대충'"),
        ("지수 대충 평균 10", "'대충'"),
        ("-5", "빈 값"),
    ],
)
def test_a_time_that_can_not_be_read_is_named_with_its_place(text: str, said: str) -> None:
    with pytest.raises(BadScenario) as refusal:
        times.read(text, WORK, "'심사'")
    assert "'심사'" in refusal.value.sentence
    assert said in refusal.value.sentence
    assert refusal.value.sentence.endswith(".")


FIGURE = st.floats(1, 1e6, allow_nan=False)  # seconds


@st.composite
def distributions(draw: st.DrawFn) -> Distribution:
    """Draw a distribution of any kind that can be typed, its figures apart enough to be shown."""
    likely = draw(FIGURE)
    low, high = likely * draw(st.floats(0.1, 0.8)), likely * draw(st.floats(1.2, 5))
    spread = likely * draw(st.floats(0.2, 2))
    return draw(
        st.sampled_from(
            [
                fixed(likely),
                Distribution("exponential", likely),
                Distribution("exponential", likely, low=low),
                Distribution("uniform", low=low, high=high),
                Distribution("triangular", low=low, likely=likely, high=high),
                *(Distribution(kind, likely, spread) for kind in ("normal", "lognormal", "gamma")),
            ]
        )
    )


@given(distributions(), st.sampled_from([WORK, WAIT, BETWEEN]))
def test_what_is_shown_says_the_kind_and_nearly_the_mean(one: Distribution, unit: Unit) -> None:
    shown = times.written(one, unit)
    again = times.read(shown, unit, "x")
    assert again.mean == pytest.approx(one.mean, rel=0.05, abs=0.02)
    assert again.kind == one.kind


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(600, "10분"), (5, "5초"), (7.25, "7.25초"), (1_234.5, "20.6분"), (630, "10.5분")],
)
def test_figures_are_shown_in_what_suits_them(seconds: float, shown: str) -> None:
    assert times.written(fixed(seconds), WORK) == shown


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("09:00~12:00, 13:00~18:00", [(9, 12), (13, 18)]),
        ("9~12,13~18", [(9, 12), (13, 18)]),
        ("13시~18시, 9시 ~ 12시", [(9, 12), (13, 18)]),
        ("00:00-24:00", [(0, 24)]),
        ("９:３０～１０:００", [(9.5, 10)]),
        ("쉼", []),
        ("", []),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, spans: list[tuple[float, float]]) -> None:
    assert week.spans(text, "월") == [(begin * HOUR, end * HOUR) for begin, end in spans]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9시부터", "'9시부터'을(를) 읽지"),
        ("18:00~09:00", "자정을 넘기는 근무"),
        ("09:00~25:00", "00:00에서 24:00"),
        ("09:70~10:00", "00:00에서 24:00"),
        ("09:00~12:00, 11:00~18:00", "겹치는"),
    ],
)
def test_hours_that_can_not_be_read_are_named(text: str, said: str) -> None:
    with pytest.raises(BadScenario, match="'근무' 월요일") as refusal:
        week.spans(text, "'근무' 월요일")
    assert said in refusal.value.sentence


@given(st.sets(st.integers(0, 96), max_size=6).map(sorted))
def test_hours_are_shown_as_they_are_read(quarters: list[int]) -> None:
    pairs = list(zip(quarters[::2], quarters[1::2], strict=False))
    spans = [(begin * 900.0, end * 900.0) for begin, end in pairs]
    assert week.spans(week.text(spans), "월") == spans


def test_days_of_the_same_hours_are_one_line() -> None:
    nine = (9 * HOUR, 18 * HOUR)
    (hours,) = hours_of({0: [nine], 2: [nine], 3: []})
    assert hours.days == (0, 2)

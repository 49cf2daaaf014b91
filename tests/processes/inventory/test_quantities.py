import pytest

from processes.inventory.model import NotUnderstood
from processes.inventory.quantities import amount, count, minutes, share, volume_a_year


def bounds(understood):
    return understood.value.bounds


@pytest.mark.parametrize(
    ("text", "a_year"),
    [
        ("월 20건", 240),
        ("1,200건/년", 1200),
        ("연 24건", 24),
        ("연1회", 1),
        ("1,850", 1850),
        ("140건", 140),
        ("분기 600건", 2400),
        ("9,600명/년", 9600),
        ("월평균 40", 480),
        ("２,４００건", 2400),
        ("반기 1회", 2),
        ("격주 1회", 26),
        ("120 / 월", 1440),
        ("20건(월)", 240),
        ("1년에 24건", 24),
        ("1개월 20건", 240),
        ("매주 2회", 104),
        ("1만 2천건", 12000),
        ("3천5백", 3500),
        ("2025년 1,200건", 1200),
        ("140건(2025년 실적)", 140),
        ("총 85건", 85),
        ("0", 0),
        ("없음", 0),
        ("해당 없음", 0),
    ],
)
def test_one_figure_of_cases_a_year(text, a_year):
    understood = volume_a_year(text)
    assert bounds(understood) == (a_year, a_year, a_year)
    assert not understood.value.approximate


@pytest.mark.parametrize("text", ["약 3,000", "3,000건 내외", "3,000여 건", "3,000건 정도"])
def test_an_approximate_figure_says_so(text):
    assert bounds(volume_a_year(text)) == (3000, 3000, 3000)
    assert volume_a_year(text).value.approximate


def test_irregular_with_a_figure_is_approximate():
    understood = volume_a_year("수시(월 30건 내외)")
    assert bounds(understood) == (360, 360, 360)
    assert understood.value.approximate
    assert understood.value.written == "수시(월 30건 내외)"


def test_irregular_without_a_figure_is_unknown_and_says_so():
    understood = volume_a_year("수시")
    assert understood.value is None
    assert "모름" in understood.assumptions[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("월 20~30건", (240, None, 360)),
        ("월1∼2회", (12, None, 24)),
        ("10-20", (10, None, 20)),
        ("10～20～40", (10, 20, 40)),
        ("100건 이상", (100, None, None)),
        ("월 최대 30건", (None, None, 360)),
        ("?~20~30", (None, 20, 30)),
    ],
)
def test_ranges_of_cases(text, expected):
    assert bounds(volume_a_year(text)) == expected


@pytest.mark.parametrize(
    ("text", "a_year", "assumption"),
    [
        ("일 10건", 2500, "근무일 250일"),
        ("하루 10건", 2500, "근무일 250일"),
        ("일평균 10건", 2500, "근무일 250일"),
        ("주 5건", 260, "52주"),
        ("12", 12, "1년 건수"),
    ],
)
def test_what_is_assumed_is_said(text, a_year, assumption):
    understood = volume_a_year(text)
    assert understood.value.likely == a_year
    assert assumption in " ".join(understood.assumptions)


@pytest.mark.parametrize(
    ("header", "a_year"),
    [
        ("월 처리건수", 240),
        ("월평균 처리건수", 240),
        ("처리건수(월)", 240),
        ("건수/월", 240),
        ("연간 처리건수", 20),
        ("연간\n처리건수", 20),
        ("분기별 건수", 80),
        ("연간 건수(건/년)", 20),
    ],
)
def test_a_bare_number_takes_the_period_of_its_header(header, a_year):
    understood = volume_a_year("20", header)
    assert (understood.value.likely, understood.assumptions) == (a_year, ())


def test_a_written_period_goes_before_the_headers():
    assert volume_a_year("월 20", "연간 처리건수").value.likely == 240


@pytest.mark.parametrize("reader", [volume_a_year, minutes, amount, count, share])
@pytest.mark.parametrize("text", ["", "  ", "-", "–", "미조사", "모름", "확인 중", "N/A", "?"])
def test_the_words_for_unknown_give_nothing(reader, text):
    assert reader(text).value is None


@pytest.mark.parametrize(
    "text",
    [
        "매월 21일",
        "10 20",
        "1,20",
        "연 10회 월 2건",
        "-5",
        "abc",
        "건",
        "30~10",
        "1e3",
        "2026. 3. 5.",
    ],
)
def test_a_volume_that_is_none_is_refused_by_name(text):
    with pytest.raises(NotUnderstood) as refusal:
        volume_a_year(text)
    assert f"'{text}'" in refusal.value.sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30분", 30),
        ("15 분", 15),
        ("2시간", 120),
        ("０．５시간", 30),
        ("1시간 20분", 80),
        ("1시간 반", 90),
        ("3일", 1440),
        ("1일 4시간", 720),
        ("15일", 7200),
        ("2주", 4800),
        ("90초", 1.5),
        ("1.5h", 90),
        ("30min", 30),
        ("건당 30분", 30),
        ("30분/건", 30),
        ("반나절", 240),
        ("하루", 480),
    ],
)
def test_durations_in_minutes(text, expected):
    assert bounds(minutes(text)) == (expected, expected, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1~3시간", (60, None, 180)),
        ("30분~2시간", (30, None, 120)),
        ("10~20~40분", (10, 20, 40)),
        ("2시간 이내", (None, None, 120)),
        ("1시간 이상", (60, None, None)),
    ],
)
def test_ranges_of_minutes(text, expected):
    assert bounds(minutes(text)) == expected


def test_the_length_of_a_day_is_our_assumption_and_is_said():
    assert minutes("3일").assumptions == ("1일 = 근무 8시간으로 계산합니다.",)
    assert minutes("30분").assumptions == ()


@pytest.mark.parametrize(
    ("header", "expected"),
    [("건당 소요시간(시간)", 120), ("소요시간(분)", 2), ("처리 [단위: 시간]", 120)],
)
def test_bare_minutes_take_the_unit_of_the_header(header, expected):
    understood = minutes("2", header)
    assert (understood.value.likely, understood.assumptions) == (expected, ())


def test_a_duration_without_any_unit_is_taken_for_minutes_and_says_so():
    understood = minutes("2", "건당\n소요시간")
    assert (understood.value.likely, understood.assumptions) == (
        2,
        ("단위가 없어 분으로 읽었습니다.",),
    )


@pytest.mark.parametrize("text", ["1:30", "2박3일", "3개월", "10분 20", "없음", "금방", "-30분"])
def test_a_duration_that_is_none_is_refused(text):
    with pytest.raises(NotUnderstood):
        minutes(text)


def test_no_waiting_is_zero_minutes():
    assert bounds(minutes("없음", none_is_zero=True)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2명", (2, 2, 2)),
        ("각 1", (1, 1, 1)),
        ("4매", (4, 4, 4)),
        ("1.5명", (1.5, 1.5, 1.5)),
        ("2~3명", (2, None, 3)),
        ("약 3,000", (3000, 3000, 3000)),
    ],
)
def test_amounts(text, expected):
    assert bounds(amount(text)) == expected


def test_each_is_one_departments_and_says_so():
    assert "한 부서" in amount("각 1").assumptions[0]


@pytest.mark.parametrize("text", ["팀장 1, 담당 2", "전원", "월 3매"])
def test_an_amount_that_is_none_is_refused(text):
    with pytest.raises(NotUnderstood):
        amount(text)


@pytest.mark.parametrize(("text", "expected"), [("3", 3), ("3단계", 3), ("없음", 0), ("3.0", 3)])
def test_counts_are_whole(text, expected):
    assert count(text).value == expected


@pytest.mark.parametrize("text", ["2~3", "약 3", "1.5"])
def test_a_count_is_one_certain_number(text):
    with pytest.raises(NotUnderstood):
        count(text)


@pytest.mark.parametrize(
    ("text", "header", "expected"),
    [
        ("5%", "", 0.05),
        ("12.5 %", "", 0.125),
        ("0.05", "", 0.05),
        ("5", "오류율(%)", 0.05),
        ("없음", "", 0),
    ],
)
def test_shares(text, header, expected):
    assert share(text, header).value == expected


@pytest.mark.parametrize("text", ["5", "1", "120%", "많음", "5~10%"])
def test_a_share_that_could_mean_two_things_is_refused(text):
    with pytest.raises(NotUnderstood):
        share(text)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processes.inventory import fields
from processes.inventory.fields import BY_KEY, FIELDS
from processes.inventory.figure_sources import source_of
from processes.inventory.model import (
    BadProcess,
    Estimate,
    Evidence,
    Facts,
    FigureSource,
    NotUnderstood,
    exactly,
)

WORD = (
    st.text("가나다라업무ABC12 ()-㈜", min_size=1)
    .map(str.strip)
    .filter(lambda text: text and fields.BY_KEY["area"].parse(text) not in (None, ""))
)
LISTED = st.lists(WORD, unique_by=lambda w: " ".join(w.split()), max_size=4).map(
    lambda items: tuple(" ".join(item.split()) for item in items)
)
AMOUNTS = st.integers(0, 100_000).map(lambda n: n / 4)


def test_each_field_is_a_fact_and_each_fact_a_field():
    assert {field.key for field in FIELDS} == set(Facts.__dataclass_fields__)
    assert {field.group for field in FIELDS} == set(fields.GROUPS)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("systems", "그룹웨어, 나라일터", ("그룹웨어", "나라일터")),
        ("systems", "그룹웨어 / ERP", ("그룹웨어", "ERP")),
        ("systems", "새올·국민신문고", ("새올", "국민신문고")),
        ("systems", "ERP, ERP", ("ERP",)),
        ("systems", "없음", ()),
        ("systems", "-", None),
        ("channels", "전자결재+영수증", ("전자결재", "영수증")),
        ("channels", "온라인/방문/전화", ("온라인", "방문", "전화")),
        ("legal_basis", "주차장법 제3조, 제4조", ("주차장법 제3조, 제4조",)),
        ("legal_basis", "인사규정 제12조; 인사규칙 제3조", ("인사규정 제12조", "인사규칙 제3조")),
        ("personal_data", "있음", "있음(종류 미상)"),
        ("personal_data", "○", "있음(종류 미상)"),
        ("personal_data", "O", "있음(종류 미상)"),
        ("personal_data", "유", "있음(종류 미상)"),
        ("personal_data", "없음", "없음"),
        ("personal_data", "Ｘ", "없음"),
        ("personal_data", "주민등록번호", "고유식별"),
        ("personal_data", "건강정보", "민감"),
        ("personal_data", "성명, 연락처", "일반"),
        ("personal_data", "미조사", None),
        ("n2sf_grade", "c등급", "C"),
        ("retyping", "○", True),
        ("retyping", "아니오", False),
        ("input_forms", "서면, PDF", ("종이", "스캔")),
        ("evidence", "주민등록등본(행정안전부), 통장사본",
         (Evidence("주민등록등본", "행정안전부"), Evidence("통장사본"))),
        ("plan_items", "⑤, 1번", (1, 5)),
        ("source", "2025년 실적", "로그"),
        ("source_date", "2026. 10. 30.", "2026-10-30"),
        ("source_date", "20261030", "2026-10-30"),
        ("approvals", "3단계", 3),
        ("exception_rate", "5%", 0.05),
        ("note", "매월 21일", "매월 21일"),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(key, text, value):
    assert BY_KEY[key].parse(text) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("personal_data", "0"),
        ("personal_data", "모두 다"),
        ("plan_items", "19"),
        ("plan_items", "첫째"),
        ("source_date", "2026. 13. 1."),
        ("source_date", "2026년 가을"),
        ("retyping", "가끔"),
        ("input_forms", "구두"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(key, text):
    with pytest.raises(NotUnderstood) as refusal:
        BY_KEY[key].parse(text)
    assert text in refusal.value.sentence


@given(
    st.builds(
        Facts,
        area=st.none() | st.just("") | WORD,
        legal_basis=st.none() | LISTED,
        yearly_volume=st.none()
        | st.builds(exactly, AMOUNTS, st.sampled_from(["", "월 20건"]), approximate=st.booleans())
        | st.lists(AMOUNTS, min_size=3, max_size=3)
        .map(sorted)
        .map(lambda b: Estimate(b[0], b[1], b[2])),
        systems=st.none() | LISTED,
        retyping=st.none() | st.booleans(),
        approvals=st.none() | st.integers(0, 99),
        evidence=st.none() | LISTED.map(lambda names: tuple(Evidence(n, "") for n in names)),
        exception_rate=st.none() | st.integers(0, 100).map(lambda n: n / 100),
        personal_data=st.none() | st.sampled_from(sorted(fields.PERSONAL_DATA)),
        plan_items=st.none() | st.sets(st.integers(1, 18)).map(lambda s: tuple(sorted(s))),
    )
)
def test_facts_go_to_json_and_text_and_come_back(facts):
    assert fields.facts_from_json(fields.facts_to_json(facts)) == facts
    for field in FIELDS:
        value = getattr(facts, field.key)
        back = field.parse(field.format(value))
        if isinstance(value, Estimate):
            assert (back.bounds, back.approximate) == (value.bounds, value.approximate)
        else:
            assert back == value


@pytest.mark.parametrize(
    "estimate",
    [
        exactly(0.5),
        exactly(1850),
        Estimate(10, None, 20),
        Estimate(10, None, None),
        Estimate(None, None, 20),
        Estimate(10, 15, 20),
        Estimate(None, 15, None),
        Estimate(None, 15, 20),
    ],
)
def test_every_shape_of_estimate_is_written_so_that_it_reads_back(estimate):
    for key in ("yearly_volume", "minutes_per_case", "waiting_minutes", "staff"):
        field = BY_KEY[key]
        assert field.parse(field.format(estimate)).bounds == estimate.bounds


def test_a_name_with_a_separator_is_quoted_and_stays_whole():
    field = BY_KEY["systems"]
    assert field.format(("A/B", "C")) == '"A/B", C'
    assert field.parse('"A/B", C') == ("A/B", "C")


def test_unknown_is_shown_as_unknown_and_zero_as_zero():
    volume = BY_KEY["yearly_volume"]
    assert volume.shown(None) == "모름"
    assert volume.shown(exactly(0)) == "0 건/년"
    assert BY_KEY["systems"].shown(()) == "없음"


def test_facts_of_a_file_are_checked_by_field():
    with pytest.raises(BadProcess, match="개인정보"):
        fields.facts_from_data({"personal_data": "아마도"})
    with pytest.raises(BadProcess, match="결재 단계"):
        fields.facts_from_data({"approvals": "셋"})
    with pytest.raises(BadProcess, match="colour"):
        fields.facts_from_data({"colour": "red"})
    with pytest.raises(BadProcess, match="연간 건수"):
        fields.facts_from_data({"yearly_volume": {"least": 3}})
    given_facts = {"yearly_volume": {"low": 1, "high": 3}, "approvals": 3, "area": "인사"}
    assert fields.facts_from_data(given_facts) == Facts(
        yearly_volume=Estimate(1, None, 3), approvals=3, area="인사"
    )


def test_what_is_missing_are_the_required_fields_that_are_unknown():
    assert fields.missing(Facts()) == list(fields.REQUIRED)
    keys = {f.key for f in fields.missing(Facts(area="인사", systems=()))}
    assert "area" not in keys
    assert "systems" not in keys
    assert "yearly_volume" in keys


@pytest.mark.parametrize("bounds", [(-1, None, None), (3, 2, 4), (3, None, 2), (None, 5, 4)])
def test_an_estimate_is_never_negative_nor_out_of_order(bounds):
    with pytest.raises(NotUnderstood):
        Estimate(*bounds)


def test_a_figure_may_have_a_source_and_a_day_of_its_own():
    field = BY_KEY["sources"]
    text = "건당 처리시간: 면담\n연간 건수(건/년): 시스템 로그 2026. 3. 12.; 결재 단계: 2026-01-05"
    found = field.parse(text)
    assert found == (
        FigureSource("yearly_volume", "로그", "2026-03-12"),
        FigureSource("minutes_per_case", "면담"),
        FigureSource("approvals", None, "2026-01-05"),
    )
    assert field.parse(field.format(found)) == found
    assert field.from_json(field.to_json(found)) == found
    assert source_of(Facts(sources=found), "approvals") == found[2]
    assert source_of(Facts(sources=found), "staff") is None


@pytest.mark.parametrize("text", ["비고: 면담", "연간 건수: 소문", "연간 건수:", "면담"])
def test_a_source_that_belongs_to_no_figure_is_refused(text):
    with pytest.raises(NotUnderstood):
        BY_KEY["sources"].parse(text)


@pytest.mark.parametrize("key", ["yearly_volume", "minutes_per_case", "approvals", "error_rate"])
@pytest.mark.parametrize("text", ["-5", "−5", "-1,000"])
def test_less_than_nothing_is_refused_by_its_name(key, text):
    with pytest.raises(NotUnderstood, match=f"'{text}'.*0보다 작습니다"):
        BY_KEY[key].parse(text)


@pytest.mark.parametrize("text", ["10~5~20", "10~30~20", "30~10"])
def test_the_likely_figure_lies_between_the_least_and_the_most(text):
    with pytest.raises(NotUnderstood, match="최소, 보통, 최대 순서"):
        BY_KEY["yearly_volume"].parse(text)


def test_the_words_of_a_source_are_kept_where_they_say_more_than_the_figure():
    volume = BY_KEY["yearly_volume"]
    assert volume.parse("1,850").written == ""
    assert volume.parse("10~20").written == ""
    assert volume.parse("월 20건").written == "월 20건"
    assert volume.understand("20", "월 처리건수").value == exactly(240, "20")
    assert volume.parse("240 [원문: 20]") == exactly(240, "20")

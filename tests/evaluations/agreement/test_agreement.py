"""α and W, held against krippendorff, scipy and published figures."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare

from evaluations.agreement import ratings_file
from evaluations.agreement.kendall import concordance
from evaluations.agreement.krippendorff import alpha
from evaluations.agreement.measuring import agreement
from evaluations.agreement.model import LEVELS, NO_VARIATION, TOO_FEW, BadRatings

NAN = np.nan
# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: 4 observers, 12 units.
PUBLISHED = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]


@pytest.mark.parametrize(
    ("level", "value"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_the_published_example_comes_out(level, value) -> None:
    assert alpha(np.array(PUBLISHED).T, level) == pytest.approx(value, abs=5e-4)


@st.composite
def tables(draw, missing=True):
    raters, questions = draw(st.integers(2, 6)), draw(st.integers(2, 15))
    values = st.sampled_from([0, 1, 2, 3, 5, *([NAN] if missing else [])])
    row = st.lists(values, min_size=raters, max_size=raters)
    return np.array(draw(st.lists(row, min_size=questions, max_size=questions)), dtype=float)


@settings(max_examples=150, deadline=None)
@given(tables(), st.sampled_from(LEVELS))
def test_alpha_is_krippendorff_s(table, level) -> None:
    compared = table[(~np.isnan(table)).sum(axis=1) >= 2]
    found = alpha(table, level)
    if len(np.unique(compared[~np.isnan(compared)])) < 2:
        assert found is None
        return
    theirs = krippendorff.alpha(reliability_data=table.T, level_of_measurement=level)
    assert found == pytest.approx(theirs, abs=1e-6)


@settings(max_examples=80, deadline=None)
@given(tables(missing=False))
def test_w_is_friedman_s_statistic_in_other_units(table) -> None:
    found = concordance(table, "ordinal")
    questions, raters = table.shape
    if all(len(set(column)) == 1 for column in table.T):
        assert (found.value, found.undefined) == (None, NO_VARIATION)
    elif questions >= 3:  # scipy needs three
        theirs = friedmanchisquare(*table).statistic / (raters * (questions - 1))
        assert found.value == pytest.approx(theirs, abs=1e-6)


def test_two_raters_the_wrong_way_round_have_no_concordance() -> None:
    assert concordance(np.array([[1, 3], [2, 2], [3, 1]], float), "ordinal").value == 0
    assert concordance(np.array([[1, 1], [2, 2], [3, 3]], float), "ordinal").value == 1
    assert concordance(np.array([[1, 1], [2, 2], [3, NAN]], float), "interval").questions == 2


TABLE = """문항,섹션,김,이,박
Q1,보안,3,3,3
Q2,보안,0,3,1
Q3,보안,1,1,
Q4,계약,2,2,2
Q5,계약,2,2,2
Q6,계약,1,,
"""


def test_a_table_gives_coefficients_by_section_and_what_divides() -> None:
    found = agreement(ratings_file.read(TABLE.encode("cp949")), "ordinal", seed=7)
    assert found.raters == ("김", "이", "박")
    assert found.alpha.questions == 5
    assert found.alpha.value is not None
    assert found.alpha.interval is not None
    assert found.alpha.interval.low <= found.alpha.value <= found.alpha.interval.high
    assert found.alpha.interval.defined <= found.alpha.interval.resamples
    contracts, _ = found.sections["계약"]
    assert (contracts.value, contracts.undefined, contracts.interval) == (None, NO_VARIATION, None)
    assert contracts.words == "변이 없음"
    assert [one.question for one in found.dividing] == ["Q2"]
    assert found.dividing[0].share == pytest.approx(1)
    assert found.dividing[0].given == {"김": "0", "이": "3", "박": "1"}


def test_the_shares_of_disagreement_sum_to_one_and_rank() -> None:
    table = "문항,김,이,박\na,0,3,0\nb,1,2,1\nc,2,2,2\nd,0,0,1\n"
    for level in LEVELS:
        found = agreement(ratings_file.read(table.encode()), level)
        assert found.dividing[0].question == "a"
        assert {one.question for one in found.dividing} == {"a", "b", "d"}
        assert sum(one.share for one in found.dividing) == pytest.approx(1)
    pairs = {"a": 9 + 9, "b": 1 + 1, "d": 1 + 1}
    shares = {one.question: one.share for one in found.dividing}
    assert shares == pytest.approx({key: value / 22 for key, value in pairs.items()})


def test_a_seed_fixes_the_interval_and_another_moves_it() -> None:
    ratings = ratings_file.read("문항,김,이\n".encode() + _lines(20))
    first, again, other = (agreement(ratings, "interval", seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first.alpha.value == other.alpha.value
    assert first.alpha.interval != other.alpha.interval


def _lines(count: int) -> bytes:
    rows = np.random.default_rng(3).integers(0, 4, (count, 2))
    return "".join(f"q{i},{a},{b}\n" for i, (a, b) in enumerate(rows)).encode()


def test_words_may_be_compared_as_names_only() -> None:
    ratings = ratings_file.read("문항,김,이\na,낮음,아니오\nb,예,예\n".encode())
    found = agreement(ratings, "nominal")
    assert found.alpha.value == pytest.approx(1 - 2 * 3 / 10)
    assert found.concordance.undefined == "명목 척도에는 순위가 없음"
    with pytest.raises(BadRatings, match="문항 'a', 평가자 '김'의 '낮음'"):
        agreement(ratings, "ordinal")


def test_questions_that_one_person_rated_say_so() -> None:
    found = agreement(ratings_file.read("문항,김,이\na,1,\nb,,2\n".encode()), "ordinal")
    assert (found.alpha.value, found.alpha.undefined) == (None, TOO_FEW)
    assert not found.dividing


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("질문,김,이\na,1,2\n", "첫 칸은 '문항'"),
        ("문항,김\na,1\n", "평가자 열이 1개"),
        ("문항,섹션,김\na,가,1\n", "평가자 열이 1개"),
        ("문항,김,,이\na,1,2,3\n", "1행 3열"),
        ("문항,김,김\na,1,2\n", "평가자 '김'이(가) 2번"),
        ("문항,김,이\na,1,2\na,2,2\n", "문항 'a'이(가) 2번"),
        ("문항,김,이\na,1,2\n,2,2\n", "3행 1열"),
        ("문항,김,이\na,1,2,3\n", "2행 4열의 '3'"),
        ("문항,김,이\n", "문항이 없습니다"),
    ],
)
def test_a_bad_table_is_refused_with_its_place(table, said) -> None:
    with pytest.raises(BadRatings, match=".") as refused:
        ratings_file.read(table.encode())
    assert said in refused.value.sentence


@pytest.mark.parametrize("cell", ["nan", "inf", "1e999", "높음"])
def test_what_is_no_number_is_refused(cell) -> None:
    ratings = ratings_file.read(f"문항,김,이\na,1,{cell}\n".encode())
    with pytest.raises(BadRatings, match="평가자 '이'"):
        agreement(ratings, "interval")

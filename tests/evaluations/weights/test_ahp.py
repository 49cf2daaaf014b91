"""Weights from comparisons, held against pymcdm and against Saaty's own rule."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymcdm.weights.subjective import AHP

from evaluations.weights import matrix_file
from evaluations.weights.ahp import RANDOM_INDEX, BadComparisons, weighting

SAATY = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 4, 5, 6, 7, 8, 9]
NAMES = "가나다라마바사아자차카타파하거너"


@st.composite
def matrices(draw):
    size = draw(st.integers(2, 15))
    matrix = np.ones((size, size))
    for i, j in zip(*np.triu_indices(size, 1), strict=True):
        matrix[i, j] = draw(st.sampled_from(SAATY))
        matrix[j, i] = 1 / matrix[i, j]
    return matrix


@settings(max_examples=60, deadline=None)
@given(matrices())
def test_weights_and_consistency_are_pymcdm_s(matrix) -> None:
    size = len(matrix)
    found = weighting(NAMES[:size], matrix.tolist())
    other = AHP(matrix=matrix)
    assert found.weights == pytest.approx(other(), abs=1e-6)
    theirs = other.get_cr() * (AHP.RI_M[size - 1] or 1)  # its table of RI is another: compare CI
    assert found.consistency_index == pytest.approx(max(theirs, 0), abs=1e-6)
    assert np.array(found.weights) @ matrix.T == pytest.approx(
        found.lambda_max * np.array(found.weights), abs=1e-6
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=2, max_size=8))
def test_comparisons_that_fit_give_their_weights_back(raw) -> None:
    matrix = [[a / b for b in raw] for a in raw]
    found = weighting(NAMES[: len(raw)], matrix)
    assert found.weights == pytest.approx([one / sum(raw) for one in raw], abs=1e-9)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert found.is_consistent
    assert not found.worst


def test_a_contradiction_is_said_and_its_judgements_named() -> None:
    matrix = [[1, 3, 1 / 9, 5], [1 / 3, 1, 3, 2], [9, 1 / 3, 1, 2], [1 / 5, 1 / 2, 1 / 2, 1]]
    found = weighting(["보안", "비용", "기능", "계약"], matrix)
    assert not found.is_consistent
    assert "0.10을 넘어" in found.sentence
    assert len(found.worst) == 3
    apart = [abs(np.log(one.ratio)) for one in found.worst]
    assert apart == sorted(apart, reverse=True)
    assert (found.worst[0].row, found.worst[0].column) == ("기능", "보안")
    assert found.worst[0].given == pytest.approx(9)
    assert found.random_index == RANDOM_INDEX[3] == 0.90


@pytest.mark.parametrize(
    ("names", "matrix", "said"),
    [
        (["가"], [[1]], "둘 이상"),
        (["가", "나"], [[1, 2]], "행은 1개"),
        (["가", "나"], [[1, 2], [0.5]], "2행 '나'의 값이 1개"),
        (["가", "나"], [[1, 0], [2, 1]], "1행 '가', 2열 '나'의 값 0은"),
        (["가", "나"], [[1, -3], [2, 1]], "1행 '가', 2열 '나'의 값 -3은"),
        (["가", "나"], [[1, 3], [3, 1]], "1행 '가', 2열 '나'의 값 3와(과)"),
        (["가", "나"], [[1, 3], [0.3, 1]], "역수가 아닙니다"),
        (["가", "나"], [[2, 3], [1 / 3, 1]], "1행 '가', 1열 '가'"),
        (["가", "나"], [[1, 10], [0.1, 1]], "9까지의 척도"),
        (["가", "나"], [[1, float("nan")], [2, 1]], "수가 아닙니다"),
        (["가", " "], [[1, 2], [0.5, 1]], "2번째 항목의 이름"),
        (["가", "가"], [[1, 2], [0.5, 1]], "두 번"),
        (list(NAMES), [[1] * 16] * 16, "16개"),
    ],
)
def test_bad_comparisons_are_refused_with_their_place(names, matrix, said) -> None:
    with pytest.raises(BadComparisons, match=".") as refused:
        weighting(names, matrix)
    assert said in refused.value.sentence


def test_a_table_may_be_half_filled_and_written_with_fractions() -> None:
    full = ",보안,비용,기능\n보안,1,3,5\n비용,1/3,1,2\n기능,0.2,0.5,1\n"
    half = ",보안,비용,기능\n보안,1,3,5\n비용,,,2\n기능,,,\n"
    found = matrix_file.read(full.encode("cp949"))
    assert found == matrix_file.read(half.encode("utf-8"))
    assert found.names == ("보안", "비용", "기능")
    assert found.weights == pytest.approx((0.6483, 0.2297, 0.1220), abs=5e-5)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (",가,나\n가,1,\n나,,1\n", "1행 '가', 2열 '나'의 값이 없습니다"),
        (",가,나\n가,1,세배\n나,,1\n", "1행 2열의 '세배'"),
        (",가,나\n가,1,1/0\n나,,1\n", "1행 2열의 '1/0'"),
        (",가,나\n나,1,2\n가,,1\n", "1번째 이름"),
        (",가,나\n가,1,2\n", "행은 1개"),
        (",가,나\n가,1,2,7\n나,,1\n", "1행 '가'의 값이 3개"),
        (",가,나\n가,1,0\n나,,1\n", "1행 '가', 2열 '나'의 값 0은"),
        (",가,나\n가,1,\n나,-2,1\n", "2행 '나', 1열 '가'의 값 -2은"),
        ("가\n", "첫 행"),
    ],
)
def test_a_bad_table_is_refused_with_its_place(table, said) -> None:
    with pytest.raises(BadComparisons, match=".") as refused:
        matrix_file.read(table.encode())
    assert said in refused.value.sentence

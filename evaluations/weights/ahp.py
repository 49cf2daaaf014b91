"""AHP: weights from pairwise comparisons, and how far the comparisons contradict themselves.

Saaty, T. L. (1980): The Analytic Hierarchy Process, McGraw-Hill. Weights are the principal
right eigenvector of the comparison matrix, CI = (λmax - n) / (n - 1), CR = CI / RI(n).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from errors import WorkbenchError, shortened

SCALE_LIMIT = 9.0  # Saaty's scale reaches from 1/9 to 9
CR_LIMIT = 0.10  # Saaty's rule: above it the comparisons should be gone through again
WORST_SHOWN = 3

RANDOM_INDEX_SOURCE = (
    "Saaty, T. L. (1980), The Analytic Hierarchy Process, McGraw-Hill: 무작위 지수 RI, n=1~15"
)
# As printed: n = 12 lies below n = 11 in this table. Later simulations (Saaty and Tran 2007,
# Tummala and Ling 1998) differ from it in the second decimal.
RANDOM_INDEX = (
    *(0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41),
    *(1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59),
)

# 0.33 for 1/3 and 0.13 for 1/8 is how people write it; 3 against 0.3 is another judgement.
_RECIPROCAL_TOLERANCE = 0.05


class BadComparisons(WorkbenchError):
    """A comparison matrix that can't give weights; the sentence names row and column."""


@dataclass(frozen=True)
class Judgement:
    """One comparison beside what the weights make of it."""

    row: str
    column: str
    given: float  # a_ij, at least 1 after turning: row is the one that was preferred
    implied: float  # w_i / w_j
    ratio: float  # given / implied; 1 is agreement, 2 and 1/2 are equally far from it


@dataclass(frozen=True)
class Weighting:
    """Weights that sum to 1, and the consistency of the comparisons they come from."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    lambda_max: float
    consistency_index: float
    random_index: float
    consistency_ratio: float  # 0 for two names: two can't contradict each other
    worst: tuple[Judgement, ...]  # those that disagree most with the weights, worst first

    @property
    def is_consistent(self) -> bool:
        """Whether the consistency ratio is within Saaty's .10."""
        return self.consistency_ratio <= CR_LIMIT

    @property
    def sentence(self) -> str:
        """What the consistency ratio means, in Korean."""
        ratio = f"일관성 비율(CR) {self.consistency_ratio:.3f}"
        if self.is_consistent:
            return f"{ratio}: {CR_LIMIT:.2f} 이하로 비교가 서로 들어맞습니다."
        place = f" '{self.worst[0].row}', '{self.worst[0].column}'의 비교부터" if self.worst else ""
        return (
            f"{ratio}: {CR_LIMIT:.2f}을 넘어 비교가 서로 어긋납니다. "
            f"이 가중치를 쓰기 전에{place} 다시 살펴보세요."
        )


def weighting(names: Sequence[str], comparisons: Sequence[Sequence[float]]) -> Weighting:
    """Return the weights of names, where comparisons[i][j] says how much i counts against j.

    Raises BadComparisons for 1×1, more than 15, a matrix that is not square, values outside
    1/9 to 9, a diagonal that is not 1, reciprocals that don't fit, missing or doubled names.
    """
    matrix = _checked(names, comparisons)
    size = len(names)
    weights, largest = _principal(matrix)
    index = max((largest - size) / (size - 1), 0.0)
    random = RANDOM_INDEX[size - 1]
    return Weighting(
        names=tuple(names),
        weights=tuple(map(float, weights)),
        lambda_max=largest,
        consistency_index=index,
        random_index=random,
        consistency_ratio=index / random if random else 0.0,
        worst=_worst(names, matrix, weights),
    )


def _principal(matrix: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return the eigenvector of the largest eigenvalue (sum 1), and that eigenvalue (Perron)."""
    values, vectors = np.linalg.eig(matrix)
    place = int(np.argmax(values.real))
    vector = np.abs(vectors[:, place].real)
    return vector / vector.sum(), float(values[place].real)


def _worst(
    names: Sequence[str], matrix: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[Judgement, ...]:
    """Return the judgements furthest from the weights, as ratios: |log(a_ij · w_j / w_i)|."""
    found = []
    for i, j in combinations(range(len(names)), 2):
        row, column = (i, j) if matrix[i, j] >= 1 else (j, i)
        given, implied = float(matrix[row, column]), float(weights[row] / weights[column])
        found.append(Judgement(names[row], names[column], given, implied, given / implied))
    found.sort(key=lambda one: -round(abs(np.log(one.ratio)), 9))
    return tuple(one for one in found[:WORST_SHOWN] if abs(np.log(one.ratio)) > 1e-6)


def _checked(names: Sequence[str], comparisons: Sequence[Sequence[float]]) -> NDArray[np.float64]:
    """Return the matrix with exact reciprocals, or refuse with the place of what is wrong."""
    _check_names(names)
    _check_shape(names, comparisons)
    matrix = np.array(comparisons, dtype=np.float64)
    for i, row in enumerate(names):
        for j, column in enumerate(names):
            check_value(float(matrix[i, j]), f"{i + 1}행 '{shortened(row)}'", column, j)
    _check_diagonal(names, matrix)
    _check_reciprocals(names, matrix)
    return _exact(matrix)


def _exact(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the matrix with exact reciprocals: of 3 and 0.33, 3 is what was meant."""
    return np.where(matrix >= matrix.T, matrix, 1 / matrix.T)


def _check_names(names: Sequence[str]) -> None:
    for place, name in enumerate(names, 1):
        if not name.strip():
            raise BadComparisons(f"{place}번째 항목의 이름이 없습니다. 이름을 적어 주세요.")
        if name in list(names)[: place - 1]:
            raise BadComparisons(
                f"'{shortened(name)}'이(가) 두 번 나옵니다. 이름을 서로 다르게 적어 주세요."
            )
    if len(names) < 2:
        raise BadComparisons("비교할 항목이 둘 이상이어야 합니다. 1×1 표로는 가중치를 못 냅니다.")
    if len(names) > len(RANDOM_INDEX):
        raise BadComparisons(
            f"항목이 {len(names)}개입니다. 무작위 지수는 {len(RANDOM_INDEX)}개까지 있습니다. "
            "항목을 묶어 나누어 비교하세요."
        )


def _check_shape(names: Sequence[str], comparisons: Sequence[Sequence[float]]) -> None:
    size = len(names)
    if len(comparisons) != size:
        raise BadComparisons(
            f"정사각형이 아닙니다. 항목은 {size}개인데 행은 {len(comparisons)}개입니다."
        )
    for place, (name, row) in enumerate(zip(names, comparisons, strict=True), 1):
        if len(row) != size:
            raise BadComparisons(
                f"정사각형이 아닙니다. {place}행 '{shortened(name)}'의 값이 "
                f"{len(row)}개입니다({size}개여야 합니다)."
            )


def check_value(value: float, row: str, column: str, place: int) -> None:
    """Refuse what is no judgement on Saaty's scale, with its place."""
    where = f"{row}, {place + 1}열 '{shortened(column)}'의 값"
    if not np.isfinite(value):
        raise BadComparisons(f"{where}이 수가 아닙니다. 1/9부터 9까지로 적어 주세요.")
    if value <= 0:
        raise BadComparisons(
            f"{where} {value:g}은(는) 0 이하입니다. 덜 중요하면 1/3처럼 분수로 적어 주세요."
        )
    slack = 1 + _RECIPROCAL_TOLERANCE
    if not 1 / (SCALE_LIMIT * slack) <= value <= SCALE_LIMIT:
        raise BadComparisons(f"{where} {value:g}은(는) 1/9부터 9까지의 척도를 벗어납니다.")


def _check_diagonal(names: Sequence[str], matrix: NDArray[np.float64]) -> None:
    for place, name in enumerate(names):
        if matrix[place, place] != 1:
            raise BadComparisons(
                f"{place + 1}행 '{shortened(name)}', {place + 1}열 '{shortened(name)}'의 값은 "
                f"자신과의 비교이므로 1이어야 합니다(지금 {matrix[place, place]:g})."
            )


def _check_reciprocals(names: Sequence[str], matrix: NDArray[np.float64]) -> None:
    for i, j in combinations(range(len(names)), 2):
        if abs(matrix[i, j] * matrix[j, i] - 1) > _RECIPROCAL_TOLERANCE:
            raise BadComparisons(
                f"{i + 1}행 '{shortened(names[i])}', {j + 1}열 '{shortened(names[j])}'의 값 "
                f"{matrix[i, j]:g}와(과) 그 반대쪽({j + 1}행 {i + 1}열) {matrix[j, i]:g}이(가) "
                "서로 역수가 아닙니다. 한쪽이 3이면 다른 쪽은 1/3이어야 합니다."
            )

"""Weights of a questionnaire's sections that people have set: who, when, how and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

OWN: Final = ""
"""The id that stands for the questionnaire's own weights."""

METHODS: Final = {
    "axes": "축마다 쌍대비교(AHP)",
    "all": "모든 섹션 쌍대비교(AHP)",
    "hand": "직접 입력",
}


@dataclass(frozen=True)
class WeightSet:
    """One set of weights; it never changes.

    weights: section -> weight, all above 0, summing to 100. judgements: 'S1:S5' -> step on
    Saaty's scale (see evaluations.weights.comparing). consistency: block -> CR.
    """

    id: str
    questionnaire_id: str
    questionnaire_version: str
    name: str
    method: str
    weights: Mapping[str, float]
    judgements: Mapping[str, int]
    consistency: Mapping[str, float]
    reason: str
    created_at: str
    created_by: str


@dataclass(frozen=True)
class Choice:
    """Which weights count for a questionnaire, from when on, and why."""

    questionnaire_id: str
    weight_set_id: str  # OWN: the questionnaire's own
    reason: str
    created_at: str
    created_by: str


@dataclass(frozen=True)
class Draft:
    """What somebody has compared or typed so far; revision 0: nothing is kept yet."""

    steps: Mapping[str, int]
    hand: Mapping[str, float]
    revision: int

"""A weight set put to use: the same questionnaire with other section weights."""

import math
from collections.abc import Mapping
from dataclasses import replace

from errors import WorkbenchError
from evaluations.questionnaire.model import Questionnaire
from evaluations.weights.model import WeightSet

WHOLE = 100.0


class UnfitWeights(WorkbenchError):
    """Weights that can't stand for this questionnaire's sections; names the section."""


def applied(form: Questionnaire, weight_set: WeightSet | None) -> Questionnaire:
    """Return the questionnaire under these weights; None: under its own.

    Raises UnfitWeights where the set lacks a section, or has one that is not there.
    """
    if weight_set is None:
        return form
    weights = checked(form, weight_set.weights)
    sections = tuple(replace(one, weight=weights[one.id]) for one in form.sections)
    return replace(form, sections=sections)


def own(form: Questionnaire) -> dict[str, float]:
    """Return the questionnaire's own weights, summing to 100."""
    return normalised({section.id: section.weight for section in form.sections})


def checked(form: Questionnaire, weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights normalised to 100, or raise UnfitWeights naming the section."""
    known = {section.id: section.title for section in form.sections}
    for section_id, title in known.items():
        weight = weights.get(section_id)
        if weight is None:
            raise UnfitWeights(
                f"{section_id} {title}의 가중치가 없습니다. 질문지 {form.version}판의 "
                "모든 섹션에 가중치를 정하세요."
            )
        if not (math.isfinite(weight) and weight > 0):
            raise UnfitWeights(
                f"{section_id} {title}의 가중치 {weight:g}은(는) 쓸 수 없습니다. "
                "0보다 큰 수를 적으세요."
            )
    for section_id in weights.keys() - known.keys():
        raise UnfitWeights(
            f"질문지 {form.version}판에 {section_id} 섹션이 없습니다. 가중치를 새로 정하세요."
        )
    return normalised({section_id: weights[section_id] for section_id in known})


def normalised(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights scaled to sum to 100."""
    whole = math.fsum(weights.values())
    return {key: WHOLE * weight / whole for key, weight in weights.items()}

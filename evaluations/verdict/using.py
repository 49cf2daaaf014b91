"""The questionnaire as verdicts use it: version and gates of the day, weights that were chosen."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from evaluations.questionnaire import asking, dating
from evaluations.questionnaire.fact_tests import SubjectFacts
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.versions import store as versions
from evaluations.weights import applying
from evaluations.weights import store as weights
from evaluations.weights.model import WeightSet
from storage import Database
from storage.moments import today

_Given = TypeVar("_Given")
OWN_NAME = "질문지의 제안"


@dataclass(frozen=True)
class InUse:
    """What counts today. `form` bears the chosen weights, `own` the questionnaire's own.

    unfit: why a chosen set can't be used with this version, '' where it can.
    """

    form: Questionnaire
    own: Questionnaire
    weight_set: WeightSet | None
    unfit: str = ""

    @property
    def weights_name(self) -> str:
        """What the weights are called on the screen."""
        return self.weight_set.name if self.weight_set else OWN_NAME


def in_use(db: Database, questionnaire_id: str, day: datetime.date | None = None) -> InUse:
    """Return the questionnaire in force on a day (today in Korea) with the weights that count now.

    A chosen set that does not fit the version's sections is not used, and said to be unfit.
    """
    on = day or today()
    form = dating.on(versions.current(db, questionnaire_id, on=on), on)
    return with_weights(form, weights.chosen(db, questionnaire_id))


def about(used: InUse, facts: SubjectFacts | None) -> InUse:
    """Return what counts for a subject of which these facts are known: its conditions decided."""
    if facts is None:
        return used
    form, own = (asking.about(one, facts) for one in (used.form, used.own))
    return replace(used, form=form, own=own)


def with_weights(form: Questionnaire, weight_set: WeightSet | None) -> InUse:
    """Return the questionnaire under a weight set, or under its own where that does not fit."""
    try:
        return InUse(applying.applied(form, weight_set), form, weight_set)
    except applying.UnfitWeights as refusal:
        return InUse(form, form, None, refusal.sentence)


def asked(form: Questionnaire, answers: Mapping[str, _Given]) -> dict[str, _Given]:
    """Return the answers to questions that this version asks: others belong to older versions."""
    return {key: answer for key, answer in answers.items() if form.has_question(key)}

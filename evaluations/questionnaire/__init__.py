"""Questionnaires as files: read, checked, and named by their place when something is wrong.

    form = questionnaire.shipped("saas-readiness")
    form.question("Q3.1").anchors[0]

The format: docs/questionnaire-format.md.
"""

from evaluations.questionnaire.format import BadQuestionnaire
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.reading import (
    FOLDER,
    UnknownQuestionnaire,
    decode,
    load,
    parse,
    shipped,
    shipped_ids,
)

__all__ = [
    "FOLDER",
    "BadQuestionnaire",
    "Questionnaire",
    "UnknownQuestionnaire",
    "decode",
    "load",
    "parse",
    "shipped",
    "shipped_ids",
]

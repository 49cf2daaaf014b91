"""Whether a test holds of what is known: yes, no, or not to be told for want of a fact.

Of a range the likely figure counts; where there is none, both ends must agree.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from evaluations.questionnaire.model import FieldTest
from evaluations.questionnaire.project_fields import OF_PROJECT, ProjectFacts
from evaluations.questionnaire.register_fields import ASKED, Asked, as_word, as_words
from processes.inventory.model import Estimate, Facts

Known = bool | None
SubjectFacts = Facts | ProjectFacts
"""What is known of a process, or of a project or system."""


def asked_of(facts: SubjectFacts) -> Mapping[str, Asked]:
    """Return what may be asked of these facts, by name."""
    return OF_PROJECT if isinstance(facts, ProjectFacts) else ASKED


def tested(test: FieldTest, facts: SubjectFacts) -> Known:
    """Return whether a test holds; None where the fact is unknown."""
    value = asked_of(facts)[test.field].value(facts)
    if value is None:
        return None
    if isinstance(value, Estimate | int | float) and not isinstance(value, bool):
        return compared(test, value)
    return _matched(test, value)


def in_words(name: str, facts: SubjectFacts) -> str:
    """Return a fact as people read it: '예산 3,000 원'. Call it for one that is known."""
    asked = asked_of(facts)[name]
    return f"{asked.label} {asked.write(asked.value(facts))}"


def together(told: Sequence[Known]) -> Known:
    """Return whether all hold: one that doesn't decides it, one that can't be told leaves it."""
    return False if False in told else None if None in told else True


def compared(test: FieldTest, value: Estimate | float) -> Known:
    """Compare a figure with the bounds of a test."""
    low, high = _figures(value)
    told: list[Known] = []
    if test.below is not None:
        told.append(_sure(high is not None and high < test.below, low is None or low < test.below))
    if test.up_to is not None:
        told.append(
            _sure(high is not None and high <= test.up_to, low is None or low <= test.up_to)
        )
    if test.at_least is not None:
        bound = test.at_least
        told.append(_sure(low is not None and low >= bound, high is None or high >= bound))
    return together(told)


def _sure(certain: bool, possible: bool) -> Known:
    return True if certain else None if possible else False


def _figures(value: Estimate | float) -> tuple[float | None, float | None]:
    if not isinstance(value, Estimate):
        return float(value), float(value)
    return (value.low, value.high) if value.likely is None else (value.likely, value.likely)


def _matched(test: FieldTest, value: Any) -> bool:
    told = []
    if test.among is not None:
        told.append(as_word(value) in test.among)
    if test.empty is not None:
        told.append((not value) == test.empty)
    words = as_words(value) if isinstance(value, tuple) else set()
    if test.any is not None:
        told.append(bool(words & set(test.any)))
    if test.only is not None:
        told.append(bool(words) and words <= set(test.only))
    return all(told)

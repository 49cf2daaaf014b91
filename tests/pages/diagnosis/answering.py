"""The page of the diagnosis, and answers that were given already."""

from functools import partial
from typing import Any

from streamlit.testing.v1 import AppTest

import storage
from evaluations import questionnaire
from evaluations.answers import store as evaluations
from evaluations.diagnosis import reading
from processes.inventory.model import Facts, exactly
from tests.pages import visiting

MATURITY, RPA = (questionnaire.shipped(one) for one in (reading.MATURITY, reading.RPA))
FACTS = Facts(
    yearly_volume=exactly(1200),
    minutes_per_case=exactly(60),
    exception_rate=0.15,
    input_forms=("전자",),
    channels=("방문",),
)


visit = partial(visiting.visit, "diagnosis", by="")


def texts(elements: Any) -> str:
    """Return what is written, without the marks that keep Markdown away."""
    return "\n".join(element.value for element in elements).replace("\\", "")


def give(db, process, form, by="김", revision=0, **answers):
    with storage.transaction(db):
        for question_id, value in answers.items():
            evaluations.save_answer(
                db, process.id, form, question_id, value, revision=revision, by=by
            )


def given(db, process, form):
    return {k: v.value for k, v in evaluations.answers(db, process.id, form.id).items()}


def widget(process, name):
    return f"diagnosis/{process.id}/{name}"


def metrics(page: AppTest) -> dict[str, str]:
    return {one.label: one.value for one in page.metric}

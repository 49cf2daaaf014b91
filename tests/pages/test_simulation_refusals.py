"""What can't be simulated, as the page says it; what stood before stands."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from processes.bpmn import store as models
from processes.inventory.model import Process
from processes.inventory.store import add_process
from processes.simulation import scenario_json, store
from tests.pages.visiting import press, visit
from tests.processes.simulation import refused_scenarios as bad
from ui.simulation_parts import BRANCHING, RUN


@pytest.fixture
def refund(db) -> Process:
    with storage.transaction(db):
        process = add_process(db, "대관료 환불", "시설관리부", bad.FACTS, by="준비", code="P-1")
        content = bad.MODEL.read_bytes()
        models.add_revision(db, process.id, "as-is", content, base=0, origin="upload", by="준비")
        store.begin(db, process, "as-is", "기준", by="준비")
    return process


def _add(db, process: Process, change: Callable[[Any], None]) -> None:
    """Let the only scenario of the process be one that reads well and can't run."""
    (stored,) = store.scenarios(db, process.id, "as-is")
    scenario = scenario_json.read(bad.scenario_file(change))
    with storage.transaction(db):
        store.save(db, stored.id, stored.revision, "기준", scenario, by="준비")


@pytest.mark.parametrize("name", bad.REFUSED)
def test_a_file_that_can_not_be_simulated_is_refused_in_one_sentence(db, refund, name: str) -> None:
    change, sentence = bad.REFUSED[name]
    app = visit("simulation", code="P-1", step=RUN)
    app.file_uploader[0].set_value([("x.json", bad.scenario_file(change), "application/json")])
    app.run()
    press(app, "올린 시나리오 더하기")
    assert sentence in app.error[0].value.replace("\\", "")
    assert len(store.scenarios(db, refund.id, "as-is")) == 1


def _outcome(app: AppTest) -> str:
    for _look in range(60):
        said = [one.value for one in app.error]
        if said or app.metric:
            return " ".join(said)
        app.run()
    return ""


def test_a_model_that_never_ends_is_said_before_and_after_a_run(db, refund) -> None:
    _add(db, refund, bad.never_ends)
    assert "끝없이" in visit("simulation", code="P-1", step=BRANCHING).warning[0].value
    app = press(visit("simulation", code="P-1", step=RUN), "시뮬레이션 돌리기")
    assert bad.ENDLESS in _outcome(app)


def test_an_unstable_queue_is_said_with_what_would_cure_it(db, refund) -> None:
    _add(db, refund, bad.too_much)
    for part in (BRANCHING, RUN):
        sentences = [one.value for one in visit("simulation", code="P-1", step=part).error]
        assert any(bad.OVERLOAD in one and "인원을 1명에서" in one for one in sentences)


def test_a_billion_cases_are_refused_and_the_page_stays(db, refund) -> None:
    app = visit("simulation", code="P-1", step=RUN)
    next(one for one in app.number_input if one.label == "건수").set_value(10**9)
    press(app, "시뮬레이션 돌리기")
    assert "건수 1,000,000,000" in _outcome(app)
    assert not app.exception

"""Real files of many tools: each runs, or is refused with a sentence; on both kernels alike."""

from pathlib import Path

import pytest

from errors import WorkbenchError
from processes.bpmn.reading import read
from processes.inventory.model import Facts
from processes.simulation.flow import analyse
from processes.simulation.plain import PLAIN
from processes.simulation.prefilling import prefilled
from processes.simulation.replications import simulate
from processes.simulation.worlds import Engine

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "bpmn_samples"
FILES = sorted(SAMPLES.glob("*.bpmn"))


def _outcome(run) -> object:
    try:
        return run()
    except WorkbenchError as refusal:
        return refusal.sentence


@pytest.mark.skipif(not FILES, reason="no shared samples here")
def test_every_sample_runs_alike_or_is_refused_with_a_sentence(fast: Engine) -> None:
    ran = 0
    for file in FILES:
        model = read(file.read_bytes())
        scenario = prefilled(model, Facts())
        runs = [
            _outcome(lambda one=one: simulate(model, scenario, 30, 2, engine=one))  # noqa: B023
            for one in (PLAIN, fast)
        ]
        assert runs[0] == runs[1], file.name
        assert not isinstance(runs[0], str) or runs[0].endswith("."), runs[0]
        ran += not isinstance(runs[0], str)
    assert ran > len(FILES) / 2


@pytest.mark.skipif(not FILES, reason="no shared samples here")
def test_every_sample_is_analysed_or_refused_with_a_sentence() -> None:
    for file in FILES:
        model = read(file.read_bytes())
        found = _outcome(lambda: analyse(model, prefilled(model, Facts())))  # noqa: B023
        assert isinstance(found, str) or found.processing_time >= 0, file.name  # type: ignore[attr-defined]

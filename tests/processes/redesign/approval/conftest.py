"""A process with both lines drawn and a scenario of each, compared and put up."""

from pathlib import Path

import pytest

from processes.bpmn import store as models
from processes.bpmn.reading import read
from processes.inventory import store as inventory
from processes.inventory.model import Facts, Process, exactly
from processes.redesign.approval import store
from processes.redesign.approval.model import Proposal
from processes.redesign.comparing.frozen import frozen
from processes.redesign.comparing.labour import staff
from processes.redesign.comparing.model import Variant
from processes.redesign.comparing.running import comparison
from processes.simulation import store as scenarios
from processes.simulation.worlds import Settings

MODELS = Path(__file__).resolve().parents[4] / "data/samples/example/models"


@pytest.fixture
def drawn(db) -> Process:
    facts = Facts(yearly_volume=exactly(600), minutes_per_case=exactly(120))
    made = inventory.add_process(db, "환불", "시설관리부", facts, by="가")
    for line in models.states:
        content = (MODELS / f"EX-041.{line}.bpmn").read_bytes()
        models.add_revision(db, made.id, line, content, base=0, origin="upload", by="가")
        scenarios.begin(db, made, line, "기준", by="가")
    return made


def variant(db, process: Process, line: str) -> Variant:
    """Return the newest revision of a line with its scenario."""
    newest = models.newest(db, process.id, line)
    assert newest is not None
    (stored,) = scenarios.scenarios(db, process.id, line)
    model = read(models.content(db, newest.sha256))
    named = (newest.number, newest.sha256, model, stored.id, stored.title, stored.revision)
    return Variant(line, *named, stored.scenario)


@pytest.fixture
def put_up(db, drawn) -> Proposal:
    pair = [variant(db, drawn, line) for line in models.states]
    ours = staff(one.scenario for one in pair)
    found = comparison(pair[0], [pair[1]], Settings(20, 3, 1), ours, drawn.facts)
    kept = frozen(found, found.candidates[0])
    return store.propose(db, drawn.id, kept, "결재를 줄임", "", by="김민서")

"""The simulation page shows behind the flow analysis how often each step is passed."""

from functools import partial
from pathlib import Path

import storage
from processes.bpmn import store as models
from processes.inventory.model import Facts, exactly
from processes.inventory.store import add_process
from processes.simulation import store
from tests.pages import visiting

FILE = Path(__file__).resolve().parents[2] / "data/samples/example/models/EX-041.as-is.bpmn"
visit = partial(visiting.visit, "simulation", by="김민서")


def test_visits_and_distribution_are_there(database_url):
    db = storage.open_database(database_url)
    facts = Facts(yearly_volume=exactly(1200), minutes_per_case=exactly(90))
    with storage.transaction(db):
        made = add_process(db, "대관료 환불", "시설관리부", facts, by="준비", code="P-1")
        content = FILE.read_bytes()
        models.add_revision(db, made.id, "as-is", content, base=0, origin="upload", by="준비")
        store.begin(db, made, "as-is", "기준", by="준비")
    db.close()
    app = visit(code="P-1", state="as-is")

    labels = [one.label for one in app.expander]
    assert "처리 기간의 분포" in labels
    table = next(one.value for one in app.dataframe if "한 건이 지나는 횟수" in one.value)
    assert table["한 건이 지나는 횟수"].max() > 1  # papers are asked for again
    assert table["그 가운데 되풀이"].max() > 0

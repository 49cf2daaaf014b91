"""How long a draft with many sources takes to read, and to become a document. Processor time.

python -m benchmarks.drafts [--processes 20] [--projects 5] [--register 2000]

Each process has both diagrams; the first reading draws on no cache, the others on that of
models that were read before, as a server's second visit does.
"""

import argparse
import itertools
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import storage
from applications.drafts import beginning, dossier
from applications.drafts.export import read_draft
from applications.facts import sources as material
from applications.sources.model import Source
from evaluations.projects import store as projects
from processes.bpmn import store as models
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly
from processes.inventory.store import NewProcess

MODELS = Path(__file__).resolve().parent.parent / "data" / "samples" / "example" / "models"
TIMES = 9


def main() -> None:
    """Make a register and a draft, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--projects", type=int, default=5)
    parser.add_argument("--register", type=int, default=2000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = storage.open_database(f"sqlite:///{folder}/drafts.db")
        with storage.transaction(db):
            draft_id = filled(db, asked.processes, asked.projects, asked.register)
        material.model_of.cache_clear()
        first, draft = timed(lambda: read_draft(db, draft_id))
        again = statistics.median(timed(lambda: read_draft(db, draft_id))[0] for _ in range(TIMES))
        document = timed(lambda: dossier.document(draft))[0]
        print(f"{len(draft.offered):,} facts, {len(draft.cited_keys):,} cited")
        print(f"first reading {first:.0f} ms, later ones {again:.0f} ms (median of {TIMES})")
        print(f"first document with its pictures {document:.0f} ms")


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the milliseconds of processor time of one run, and what it gave."""
    begun = time.process_time()
    found = work()
    return (time.process_time() - begun) * 1000, found


def filled(db: storage.Database, chosen: int, served: int, whole: int) -> str:
    """Fill the register, draw the chosen processes, and begin a draft from them."""
    facts = Facts(yearly_volume=exactly(1200), minutes_per_case=exactly(25), source="면담")
    new = [NewProcess(f"업무 {number}", "총무부", facts) for number in range(whole)]
    added = inventory.add_processes(db, new, by="가")[:chosen]
    files = itertools.cycle(sorted(MODELS.glob("*.bpmn")))
    for process in added:
        for state in models.states:
            note = f"<!-- {process.code} {state} -->".encode()  # no other process has these bytes
            content = next(files).read_bytes() + note
            models.add_revision(db, process.id, state, content, base=None, origin="upload", by="가")
    named = [Source("process", process.code) for process in added]
    for number in range(served):
        code = projects.add_project(db, f"사업 {number}", by="가").code
        named.append(Source("project", code))
    return beginning.begin(db, "여러 업무", sources=named, by="가").id


if __name__ == "__main__":
    main()

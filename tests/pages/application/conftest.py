"""One draft, of a process whose facts are known."""

import pytest

from applications.drafts import beginning
from applications.sources.model import Source
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly


@pytest.fixture
def draft(db):
    facts = Facts(yearly_volume=exactly(240), source="면담", source_date="2026-10-30")
    inventory.add_process(db, "채용", "경영기획부", facts, by="가")
    return beginning.begin(db, "채용 재설계", sources=[Source("process", "P-0001")], by="가")

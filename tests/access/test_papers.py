"""A department takes its own papers away, and no other department's, whatever address it types."""

import pytest

import storage
from access.enforcing import restrict_seeing
from access.model import Person
from access.roles import Role
from processes.bpmn.publication import store as publication
from processes.dossiers import reading as dossiers
from processes.inventory import store as inventory
from processes.inventory.model import UnknownProcess
from processes.manuals import publishing, store
from processes.manuals import reading as manuals
from processes.manuals.model import UnknownManual
from tests import prepared

CODE, OWNER, OTHER = "EX-041", "시설관리부", "도시기획부"


def _seen_by(db: storage.Database, department: str) -> storage.Database:
    """The example with an edition of the owner's manual, as a person of a department sees it."""
    prepared.put_example(db)
    with storage.transaction(db):
        process = inventory.process_by_code(db, CODE)
        publication.publish(db, process.id, "as-is", 1, seen=None, by="김")
    publishing.publish(db, OWNER, "2026-12-01", by="김")
    return restrict_seeing(db, Person("1", "이", department, frozenset({Role.DEPARTMENT})))


def test_the_owner_reads_its_papers(db: storage.Database) -> None:
    seen = _seen_by(db, OWNER)
    assert dossiers.dossier(seen, CODE).process.code == CODE
    assert [one.process.code for one in manuals.manual(seen, OWNER).chapters] == [CODE]
    assert publishing.edition(seen, OWNER, 1).blocks


def test_a_dossier_of_another_department_is_not_there(db: storage.Database) -> None:
    with pytest.raises(UnknownProcess):
        dossiers.dossier(_seen_by(db, OTHER), CODE)


def test_a_manual_of_another_department_is_not_there(db: storage.Database) -> None:
    seen = _seen_by(db, OTHER)
    with pytest.raises(UnknownManual):
        manuals.manual(seen, OWNER)
    with pytest.raises(UnknownManual):
        publishing.edition(seen, OWNER, 1)
    assert list(store.editions(seen, OWNER)) == []

"""A manual holds what is published, and tells truly what changed since the last edition."""

from dataclasses import replace

import pytest

import storage
from documents import writing
from documents.model import Document, Table
from processes.bpmn import store as models
from processes.bpmn.publication import store as publication
from processes.inventory import store as inventory
from processes.manuals import changes, publishing, reading, store
from processes.manuals.document import document
from processes.manuals.model import NothingPublished, UnknownManual
from processes.manuals.snapshot import snapshot
from tests import prepared
from tests.documents.test_hostile import TEXTS
from tests.documents.test_hostile import read as opened
from tests.processes.dossiers.test_dossier import texts

WHERE, DAY = "시설관리부", "2026-12-01"


@pytest.fixture
def published(db: storage.Database) -> storage.Database:
    """The example with two processes of one department published, one of them twice over."""
    prepared.put_example(db)
    for code in ("EX-040", "EX-041"):
        process = inventory.process_by_code(db, code)
        publication.publish(db, process.id, "as-is", 1, seen=None, by="김")
    return db


def now(db: storage.Database) -> Document:
    return document(reading.manual(db, WHERE), DAY)


def changed(found: Document) -> list[tuple[str, ...]]:
    """The rows of the table of changes."""
    tables = [b for b in found.blocks if isinstance(b, Table) and b.caption == "바뀐 것"]
    return [tuple(cell.text for cell in row) for table in tables for row in table.rows[1:]]


def test_it_holds_what_is_published_and_names_the_rest(published: storage.Database) -> None:
    manual = reading.manual(published, WHERE)
    assert [one.process.code for one in manual.chapters] == ["EX-040", "EX-041"]
    assert "EX-046" in {one.code for one in manual.unpublished}
    said = texts(now(published))
    for expected in ("첫 판입니다", "근거 법령", "현행 단계표", "RACI", "서식과 증빙", "EX-046"):
        assert expected in said


def test_without_a_publication_it_says_what_to_do(published: storage.Database) -> None:
    with pytest.raises(NothingPublished, match="공개하면"):
        document(reading.manual(published, "도시기획부"), DAY)
    with pytest.raises(UnknownManual, match="없습니다"):
        reading.manual(published, "없는 부서")


def test_nothing_changed_since_an_edition_is_said(published: storage.Database) -> None:
    publishing.publish(published, WHERE, DAY, by="김")
    assert reading.manual(published, WHERE).number == 2
    assert "바뀐 것이 없습니다" in texts(now(published))


def test_what_changed_since_the_last_edition_is_told(published: storage.Database) -> None:
    publishing.publish(published, WHERE, DAY, by="김")
    process = inventory.process_by_code(published, "EX-041")
    facts = replace(process.facts, purpose="환불을 하루 안에 끝낸다.")
    inventory.save_process(published, process.id, 1, by="이", facts=facts)
    other = inventory.process_by_code(published, "EX-046")
    publication.publish(published, other.id, "as-is", 1, seen=None, by="이")
    rows = changed(now(published))
    assert (f"EX-046 {other.name}", "새로 실음", "", "") in rows
    assert ("EX-041", "목적", "환불을 하루 안에 끝낸다.") in {(r[0][:6], r[1], r[3]) for r in rows}
    assert len(rows) == 2


def test_a_new_flow_chart_shows_its_steps(published: storage.Database) -> None:
    publishing.publish(published, WHERE, DAY, by="김")
    process = inventory.process_by_code(published, "EX-041")
    to_be = models.newest(published, process.id, "to-be")
    assert to_be is not None
    content = models.content(published, to_be.sha256)
    models.add_revision(published, process.id, "as-is", content, base=1, origin="upload", by="이")
    entry = publication.publications(published, process.id, "as-is")[0]
    assert changed(now(published)) == []  # drawn, not published: the manual stands
    publication.publish(published, process.id, "as-is", 2, seen=entry.id, by="이")
    whats = {row[1]: row[2:] for row in changed(now(published))}
    assert whats["흐름도"] == ("현행 1판", "현행 2판")
    assert all(whats["단계"])


def test_a_dropped_process_is_named(published: storage.Database) -> None:
    before = snapshot(reading.manual(published, WHERE))
    after = {code: one for code, one in before.items() if code != "EX-040"}
    assert [(c.code, c.what) for c in changes.between(before, after)] == [("EX-040", "빠짐")]


def test_an_edition_is_kept_as_it_was(published: storage.Database) -> None:
    publishing.publish(published, WHERE, DAY, note="첫 판", by="김")
    first = publishing.edition(published, WHERE, 1)
    process = inventory.process_by_code(published, "EX-041")
    inventory.save_process(published, process.id, 1, by="이", name="다른 이름")
    publishing.publish(published, WHERE, "2026-12-02", by="이")
    again = publishing.edition(published, WHERE, 1)
    assert again == first
    assert "다른 이름" not in texts(again)
    assert "다른 이름" in texts(publishing.edition(published, WHERE, 2))
    assert [one.number for one in store.editions(published, WHERE)] == [2, 1]
    with pytest.raises(UnknownManual):
        publishing.edition(published, WHERE, 3)


def test_two_who_put_out_the_same_edition(published: storage.Database) -> None:
    publishing.publish(published, WHERE, DAY, by="김", number=1)
    with pytest.raises(UnknownManual, match="김 님이 제1판을 냈습니다"):
        publishing.publish(published, WHERE, DAY, by="이", number=1)
    with pytest.raises(publishing.BadEdition):
        publishing.publish(published, WHERE, DAY, by=" ")
    with pytest.raises(publishing.BadEdition):
        publishing.publish(published, WHERE, DAY, by="김", note="가" * 201)


def test_editions_are_append_only(published: storage.Database) -> None:
    publishing.publish(published, WHERE, DAY, by="김")
    for statement in ("update manual_editions set note = 'x'", "delete from manual_editions"):
        with pytest.raises(Exception, match="append-only"):
            published.execute(statement)


@pytest.mark.parametrize("format", writing.FORMATS)
def test_the_same_manual_gives_the_same_bytes(published: storage.Database, format: str) -> None:
    found = now(published)
    assert writing.write(found, format) == writing.write(now(published), format)


@pytest.mark.parametrize("format", writing.FORMATS)
def test_hostile_text_in_a_manual_comes_out(published: storage.Database, format: str) -> None:
    text = "".join(TEXTS.values())
    manual = reading.manual(published, WHERE)
    first = manual.chapters[0]
    facts = replace(first.process.facts, purpose=text * 100, legal_basis=(text,), systems=(text,))
    process = replace(first.process, name=text, department=text, facts=facts)
    chapters = (replace(first, process=process), *manual.chapters[1:])
    hostile = replace(manual, department=text, organisation=text, chapters=chapters)
    found = document(hostile, DAY)
    content = writing.write(found, format)
    assert opened(content, format)
    assert content == writing.write(found, format)

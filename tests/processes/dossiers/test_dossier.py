"""A dossier says everything that is known of a process, names what is not, and opens anywhere."""

from dataclasses import replace
from pathlib import Path

import pytest

import storage
from documents import writing
from documents.model import Bullets, Document, Figure, Heading, Paragraph, Table
from documents.refusals import BadDocument
from processes.bpmn import store as models
from processes.bpmn.publication import store as publication
from processes.dossiers import document, reading
from processes.dossiers.model import Dossier
from processes.inventory.model import Process, UnknownProcess
from tests.documents.test_hostile import TEXTS
from tests.documents.test_hostile import read as opened


def texts(found: Document) -> str:
    """Everything that the document says, in one string."""
    said = [found.title, found.header]
    for block in found.blocks:
        match block:
            case Heading() | Paragraph():
                said.append(block.text)
            case Bullets():
                said += block.items
            case Table():
                said += [block.caption, *(cell.text for row in block.rows for cell in row)]
            case Figure():
                said += [block.alt, block.caption]
    return "\n".join(said)


@pytest.fixture
def dossier(example: storage.Database) -> Dossier:
    return reading.dossier(example, "EX-041")


def test_it_has_every_part_in_order(dossier: Dossier) -> None:
    found = document.document(dossier)
    headings = [b.text for b in found.blocks if isinstance(b, Heading) and b.level == 1]
    assert headings == [
        *("개요", "근거 법령", "물량과 시간", "흐름도", "서식과 시스템"),
        *("흐름도 점검", "재설계 제안", "시뮬레이션 결과", "고친 기록"),
    ]
    said = texts(found)
    for expected in ("시설관리부", "기준일", "현행 흐름도 1판", "개선 흐름도 1판", "RACI", "예시"):
        assert expected in said
    captions = [b.caption for b in found.blocks if isinstance(b, Figure)]
    assert [c[-5:] for c in captions[:2]] == ["(1/2)", "(2/2)"]  # 2,512 px are cut in two


def test_every_figure_has_its_source_and_day(dossier: Dossier) -> None:
    table = next(
        b
        for b in document.document(dossier).blocks
        if isinstance(b, Table) and b.caption == "물량과 시간"
    )
    for _name, value, source, day in [[c.text for c in row] for row in table.rows[1:]]:
        assert (source, day) == ("", "") if value == "모름" else source and day


def test_a_bare_process_says_what_is_not_known(process: Process, db: storage.Database) -> None:
    said = texts(document.document(reading.dossier(db, process.code)))
    assert "근거 법령·규정: 모름" in said
    assert "흐름도가 아직 없습니다" in said
    assert "승인에 올린 결과가 없습니다" in said


def test_an_unknown_code_is_refused(db: storage.Database) -> None:
    with pytest.raises(UnknownProcess):
        reading.dossier(db, "P-9999")


def test_what_is_published_is_said_and_in_the_history(example: storage.Database) -> None:
    line = next(one for one in models.models(example) if one.state == "as-is")
    publication.publish(example, line.process_id, "as-is", 1, seen=None, by="김", note="첫 공개")
    code = next(
        row["code"]
        for row in example.query(
            "select code from processes where id = :id", {"id": line.process_id}
        )
    )
    said = texts(document.document(reading.dossier(example, code)))
    assert "현행 흐름도 1판, 공개" in said
    assert "현행 흐름도 1판 공개: 첫 공개" in said


@pytest.mark.parametrize("format", writing.FORMATS)
def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier, format: str) -> None:
    first = writing.write(document.document(dossier), format)
    assert writing.write(document.document(dossier), format) == first
    assert opened(first, format)


@pytest.mark.parametrize("format", writing.FORMATS)
def test_hostile_text_in_a_process_comes_out(process: Process, format: str) -> None:
    text = "".join(TEXTS.values())
    facts = replace(process.facts, purpose=text * 100, legal_basis=(text,), systems=(text, "나"))
    hostile = Dossier(replace(process, name=text, department=text, facts=facts), text)
    try:
        content = writing.write(document.document(hostile), format)
    except BadDocument as refusal:
        pytest.fail(refusal.sentence)
    assert opened(content, format)


def test_the_folder_explains_itself() -> None:
    folder = Path(reading.__file__).parent
    said = (folder / "__init__.py").read_text(encoding="utf-8")
    assert all(file.stem in said for file in folder.glob("[a-z]*.py"))

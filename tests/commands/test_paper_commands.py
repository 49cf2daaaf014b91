"""Documents of what is known, from a shell."""

import pytest
from click.testing import CliRunner

import manage
import storage
from processes.bpmn.publication import store as publication
from processes.inventory import store as inventory
from tests import prepared


@pytest.fixture
def run(tmp_path):
    url = f"sqlite:///{tmp_path / 'w.db'}"
    db = storage.open_database(url)
    prepared.put_example(db)
    with storage.transaction(db):
        process = inventory.process_by_code(db, "EX-041")
        publication.publish(db, process.id, "as-is", 1, seen=None, by="김")
    db.close()

    def _run(*words):
        return CliRunner().invoke(manage.workbench, ["--db", url, *words])

    return _run


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("process", "dossier", "EX-041"), "# EX-041"),
        (("evaluation", "report", "IT-EX-01", "--on", "2026-12-01"), "# IT-EX-01"),
        (("manual", "시설관리부"), "# 시설관리부 업무매뉴얼"),
    ],
)
def test_each_document_is_written(run, tmp_path, words, told):
    file = tmp_path / "문서.md"
    found = run(*words, "--format", "md", "-o", str(file))
    assert found.exit_code == 0, found.output
    assert told in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ("process", "dossier", "P-9999"),
        ("evaluation", "report", "IT-99"),
        ("manual", "없는 부서"),
        ("manual", "도시기획부"),
        ("manual", "시설관리부", "--edition", "3"),
    ],
)
def test_a_refusal_writes_nothing(run, tmp_path, words):
    file = tmp_path / "문서.md"
    found = run(*words, "--format", "md", "-o", str(file))
    assert found.exit_code == 1
    assert "없습니다" in found.output
    assert not file.exists()


def test_an_edition_is_put_out_and_written_again(run, tmp_path):
    first, again = tmp_path / "1.md", tmp_path / "2.md"
    put = run(
        "manual", "시설관리부", "--publish", "--note", "첫", "--format", "md", "-o", str(first)
    )
    assert put.exit_code == 0, put.output
    run("manual", "시설관리부", "--edition", "1", "--format", "md", "-o", str(again))
    assert first.read_bytes() == again.read_bytes()
    both = run(
        "manual", "시설관리부", "--publish", "--edition", "1", "--format", "md", "-o", "x.md"
    )
    assert both.exit_code == 2

"""manage.py document."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from documents import json_shape, writing
from documents.model import Document, Heading, Paragraph
from manage import workbench


def run(*words: object) -> Result:
    return CliRunner().invoke(workbench, ["document", *map(str, words)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = writing.write(Document("제목", (Heading("개요"), Paragraph("본문"))), "json")
    path = tmp_path / "in.json"
    path.write_bytes(written)
    return path


@pytest.mark.parametrize("form", writing.FORMATS)
def test_json_becomes_every_format(file: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"out.{form}"
    assert run("convert", file, "--format", form, "-o", out).exit_code == 0
    assert out.read_bytes() == writing.write(
        Document("제목", (Heading("개요"), Paragraph("본문"))), form
    )


def test_a_bad_file_is_refused_and_nothing_written(file: Path, tmp_path: Path) -> None:
    file.write_text(file.read_text().replace('"heading"', '"song"'))
    done = run("convert", file, "--format", "md", "-o", tmp_path / "out.md")
    assert done.exit_code == 1
    assert "blocks[0].kind" in done.stderr
    assert not (tmp_path / "out.md").exists()


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout) == json_shape.schema()


def test_check_tells_state_points_and_counts(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    run("convert", file, "--format", "pdf", "-o", out)
    told = json.loads(run("check", out, "--json").stdout)
    assert told["state"] == "고칠 것"
    assert told["counts"]["archival"] is True
    points = {point["name"]: point for point in told["points"]}
    assert points["문서 정보"]["found"] == "지은이 없음"
    assert "지은이 없음" in run("check", out).stdout


def test_check_refuses_what_is_no_document(file: Path) -> None:
    done = run("check", file)
    assert done.exit_code == 1
    assert "in.json" in done.stderr

"""manage.py components."""

import json

import pytest
from click.testing import CliRunner

from manage import workbench
from tests.evaluations.components.files import SPDX, as_bytes


@pytest.fixture
def run(tmp_path):
    def call(*words: object):
        url = f"sqlite:///{tmp_path / 'w.db'}"
        return CliRunner().invoke(workbench, ["--db", url, "components", *map(str, words)])

    return call


def test_import_then_list(run, tmp_path):
    file = tmp_path / "mail.spdx.json"
    file.write_bytes(as_bytes(SPDX))
    assert run("import", file, "--system", "메일").exit_code == 0
    (one,) = json.loads(run("list", "--json").stdout)
    assert (one["system"], one["name"], one["licence_kind"]) == ("메일", "mail", "고친 부분만 공개")
    assert one["support_ends"] == "2027-03-31"
    assert json.loads(run("list", "--system", "ERP", "--json").stdout) == []
    assert "mail" in run("list").stdout


def test_a_bad_file_is_refused(run, tmp_path):
    file = tmp_path / "x.json"
    file.write_text("[]")
    done = run("import", file, "--system", "ERP")
    assert done.exit_code == 1
    assert "'x.json'은(는) SBOM이 아닙니다" in done.stderr


def test_the_workbenchs_own_can_be_imported(run, tmp_path):
    out = tmp_path / "own.json"
    assert run("own", "-o", out).exit_code == 0
    done = run("import", out, "--system", "DPG 워크벤치")
    assert done.exit_code == 0
    assert "CycloneDX 1.6" in done.stderr

"""manage.py form."""

import json

import pytest
from click.testing import CliRunner

from documents.forms import filling
from manage import workbench
from tests.documents.forms.forms import docx_form, hwpx_form


def run(*words: object):
    return CliRunner().invoke(workbench, ["form", *map(str, words)])


@pytest.mark.parametrize(("form", "suffix"), [(hwpx_form, ".hwpx"), (docx_form, ".docx")])
def test_fields_then_fill(tmp_path, form, suffix):
    file, values, out = (tmp_path / name for name in (f"서식{suffix}", "v.json", f"끝{suffix}"))
    file.write_bytes(form())
    told = json.loads(run("fields", file, "--json").stdout)
    assert {"과제명", "담당자", "예산", "기관명"} <= {one["name"] for one in told}
    values.write_text(json.dumps({"과제명": "재설계", "없는 칸": "x"}), encoding="utf-8")
    done = run("fill", file, values, "-o", out)
    assert done.exit_code == 0
    assert "아직 빈 칸: 담당자" in done.stderr
    assert "서식에 없는 이름: 없는 칸" in done.stderr
    back = {one.name: one.value for one in filling.fields(out.read_bytes(), out.name)}
    assert back["과제명"] == "재설계"
    told = json.loads(run("fill", file, values, "-o", out, "--json").stdout)
    assert told["unknown"] == ["없는 칸"]


@pytest.mark.parametrize("values", ["[", "[]", '{"과제명": 3}'])
def test_bad_values_write_nothing(tmp_path, values):
    file, given, out = (tmp_path / name for name in ("서식.hwpx", "v.json", "끝.hwpx"))
    file.write_bytes(hwpx_form())
    given.write_text(values, encoding="utf-8")
    done = run("fill", file, given, "-o", out)
    assert done.exit_code == 1
    assert "v.json" in done.stderr
    assert not out.exists()

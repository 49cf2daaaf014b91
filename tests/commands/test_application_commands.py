"""manage.py application show and check."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

import storage
from action_plan.outgoing import store as outgoing
from applications.calls import store as calls
from applications.calls.forms import store as forms
from applications.drafts import beginning, store
from applications.sources.model import Source
from documents.forms import filling
from manage import workbench
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly
from tests.documents.forms.forms import docx_form


@pytest.fixture
def draft(database_url):
    facts = Facts(yearly_volume=exactly(240), source="면담", source_date="2026-10-30")
    with storage.writing_to(database_url) as db:
        inventory.add_process(db, "채용", "경영기획부", facts, by="가")
        return beginning.begin(db, "채용 재설계", sources=[Source("process", "P-0001")], by="가")


def run(*words: str):
    return CliRunner().invoke(workbench, ["application", *words])


def test_show_tells_the_sections_and_the_facts_they_cite(draft):
    told = json.loads(run("show", draft.id, "--json").stdout)
    assert told["title"] == "채용 재설계"
    assert len(told["sections"]) == 15
    (volume,) = [one for one in told["facts"] if one["key"] == "yearly_volume"]
    assert (volume["value"], volume["as_of"]) == ("240건/년", "2026-10-30")
    assert "240건/년" in run("show", draft.id).stdout


def test_show_tells_what_is_pinned_and_what_the_source_says_now(draft, database_url):
    with storage.writing_to(database_url) as db:
        process = inventory.process_by_code(db, "P-0001")
        changed = replace(process.facts, yearly_volume=exactly(500))
        inventory.save_process(db, process.id, process.revision, facts=changed, by="나")
    told = {one["key"]: one for one in json.loads(run("show", draft.id, "--json").stdout)["facts"]}

    volume, name = told["yearly_volume"], told["process_name"]
    assert (volume["pinned"], volume["current"]) == ("240건/년", "500건/년")
    assert (volume["stale"], volume["change"]) == (True, "value")
    assert (name["pinned"], name["current"], name["stale"]) == ("채용", "채용", False)
    assert volume["place"] == {"page": "process", "address": [["code", "P-0001"]]}
    assert "240건/년\t" in run("show", draft.id).stdout
    assert "값이 바뀜" in run("show", draft.id).stdout


def test_check_ends_with_0_and_its_findings(draft, database_url):
    done = run("check", draft.id, "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    found = {(one["rule"], one["section"], one["level"]) for one in told["findings"]}
    assert ("required", "risks", "error") in found
    assert ("attachment", "", "yourself") in found
    assert told["counts"]["error"] == sum(one["level"] == "error" for one in told["findings"])
    with storage.writing_to(database_url) as db:
        risks = next(one for one in store.sections(db, draft.id) if one.key == "risks")
        store.save_section(db, risks.id, risks.revision, "늦어짐", by="가")
    assert "위험과 대응\t필수" not in run("check", draft.id).stdout


@pytest.mark.parametrize("command", ["show", "check"])
def test_an_unknown_draft_is_refused(draft, command):
    done = run(command, "no-such-id", "--json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "신청서" in done.stderr


def test_an_export_is_counted_for_item_4(draft, database_url, tmp_path):
    assert run("export", draft.id, "--format", "md", "-o", str(tmp_path / "가.md")).exit_code == 0
    with storage.reading_from(database_url) as db:
        assert outgoing.exports(db) == {"md": 1}


def test_the_calls_own_form_is_filled_and_what_it_lacks_is_told(draft, database_url, tmp_path):
    out = tmp_path / "채운.docx"
    refused = run("export", draft.id, "--form", "-o", str(out))
    assert refused.exit_code == 1
    assert "공고를 먼저 고르세요" in refused.output
    with storage.writing_to(database_url) as db:
        call = calls.add_call(db, "공모", by="가")
        targets = {"과제명": "draft:title", "예산": "section:budget"}
        forms.set_form(
            db, call.id, "양식.docx", docx_form(), lambda name: targets.get(name, ""), by="가"
        )
        calls.answer(db, store.application(db, draft.id), call.id, by="가")
    done = run("export", draft.id, "--form", "-o", str(out))
    assert done.exit_code == 0
    assert "- 빈 칸: 기관명 (연결하지 않은 칸입니다)" in done.output
    assert {one.name: one.value for one in filling.fields(out.read_bytes(), "가")}["과제명"] == (
        "채용 재설계"
    )


@pytest.mark.parametrize("words", [(), ("--form", "--format", "md")])
def test_an_export_is_a_document_or_the_form(draft, tmp_path, words):
    done = run("export", draft.id, *words, "-o", str(tmp_path / "가"))
    assert done.exit_code == 2
    assert not (tmp_path / "가").exists()

"""What a draft cites stands as accepted; what its source says otherwise is told, and accepted."""

import pytest

from applications.course.stages import NotEditable
from applications.drafts import store
from applications.drafts.dossier import document, used_facts
from applications.drafts.export import read_draft
from applications.facts.fact import UNKNOWN
from applications.pinning import pinning
from applications.pinning import store as pins
from applications.readiness.checking import findings
from applications.sources import store as sources
from documents.model import Figure
from evaluations.projects import store as projects
from processes.bpmn import store as models
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly
from tests.applications.conftest import bpmn
from tests.applications.pinning.changing import accept_all, now, shown, stale, survey, write


def rules(db, draft):
    found = findings(read_draft(db, draft.id))
    return {(one.level, one.section) for one in found if one.rule == "stale"}


def figures(db, draft):
    return [b for b in document(read_draft(db, draft.id)).blocks if isinstance(b, Figure)]


def draw(db, code, state, *steps):
    process = inventory.process_by_code(db, code)
    newest = models.newest(db, process.id, state)
    base = newest.number if newest else None
    models.add_revision(db, process.id, state, bpmn(*steps), base=base, origin="editor", by="다")


def test_a_new_draft_pins_all_that_it_cites_and_nothing_is_stale(register, draft):
    read = read_draft(register, draft.id)
    assert not read.stale
    assert not read.unpinned
    assert {pin.fact.key for pin in pins.pins(register, draft.id)} == {
        fact.key for fact in used_facts(read)
    }
    assert rules(register, draft) == set()


def test_a_change_of_the_register_leaves_the_figure_and_is_told_with_both_values(register, draft):
    survey(register, "P-0001", yearly_volume=exactly(500))
    read = read_draft(register, draft.id)
    told = {one.key: one for one in read.stale}

    assert shown(register, draft, "yearly_volume").text == "240건/년"
    assert told["yearly_volume"].change == "value"
    assert told["yearly_volume"].pinned.text == "240건/년"
    assert now(told["yearly_volume"]).text == "500건/년"
    assert now(told["yearly_hours"]).text == "250시간/년"
    assert told["yearly_volume"].accepted_by == "나"
    assert ("error", "as_is") in rules(register, draft)


@pytest.mark.parametrize(
    ("changes", "change"),
    [
        ({"yearly_volume": exactly(241)}, "value"),
        ({"yearly_volume": None}, "value"),
        ({"source_date": "2026-11-20"}, "basis"),
        ({"source": "추정"}, "basis"),
        ({"note": "메모"}, None),
        ({"approvals": 3}, None),
    ],
)
def test_what_counts_as_a_change_of_a_figure(register, draft, changes, change):
    survey(register, "P-0001", **changes)
    assert stale(read_draft(register, draft.id)).get("yearly_volume") == change


def test_what_was_unknown_and_is_surveyed_now_is_stale(register, draft):
    survey(register, "P-0001", approvals=3)
    read = read_draft(register, draft.id)
    (one,) = [one for one in read.stale if one.key == "approvals"]
    assert (one.pinned.text, now(one).text) == (UNKNOWN, "3단계")


def test_one_fact_is_accepted_alone_and_taken_back(register, draft):
    survey(register, "P-0001", yearly_volume=exactly(500))
    seen = read_draft(register, draft.id).current["yearly_volume"]
    done, late = pinning.accept(register, draft.id, [seen], by="라")

    assert late == []
    assert shown(register, draft, "yearly_volume").text == "500건/년"
    assert shown(register, draft, "yearly_hours").text == "120시간/년"
    assert "yearly_volume" not in stale(read_draft(register, draft.id))
    assert pinning.put_back(register, draft.id, done, by="라") == 1
    assert shown(register, draft, "yearly_volume").text == "240건/년"
    assert stale(read_draft(register, draft.id))["yearly_volume"] == "value"


def test_what_changed_once_more_since_it_was_seen_is_not_accepted(register, draft):
    survey(register, "P-0001", yearly_volume=exactly(500))
    seen = read_draft(register, draft.id).current["yearly_volume"]
    survey(register, "P-0001", yearly_volume=exactly(900))

    assert pinning.accept(register, draft.id, [seen], by="라") == ([], ["연간 건수"])
    assert shown(register, draft, "yearly_volume").text == "240건/년"


def test_taking_back_leaves_what_was_accepted_since(register, draft):
    survey(register, "P-0001", yearly_volume=exactly(500))
    done = accept_all(register, draft)
    survey(register, "P-0001", yearly_volume=exactly(900))
    accept_all(register, draft)

    assert pinning.put_back(register, draft.id, done, by="나") == 0
    assert shown(register, draft, "yearly_volume").text == "900건/년"


def test_a_fact_cited_later_is_pinned_as_it_stands_then(register, draft):
    survey(register, "P-0001", approvals=3)
    write(register, draft, "risks", "결재 {{P-0001:approvals}}")
    survey(register, "P-0001", approvals=5)
    assert shown(register, draft, "P-0001:approvals").text == "3단계"
    assert stale(read_draft(register, draft.id))["P-0001:approvals"] == "value"


def test_a_fact_put_into_the_text_anew_is_pinned_as_it_stands(register, draft):
    survey(register, "P-0001", handovers=3)
    pinning.renew(register, draft.id, "handovers", by="나")
    assert shown(register, draft, "handovers").text == "3회"
    assert "handovers" not in stale(read_draft(register, draft.id))


def test_a_picture_stays_the_one_that_was_accepted(register, draft):
    before = figures(register, draft)
    draw(register, "P-0001", "as-is", "접수", "검토", "심사", "통보")
    read = read_draft(register, draft.id)

    assert figures(register, draft) == before
    assert stale(read) == {
        **dict.fromkeys(["as_is_picture", "as_is_steps", "steps_difference"], "value")
    }
    accept_all(register, draft)
    after = figures(register, draft)
    assert after[0].svg != before[0].svg
    assert "2판" in after[0].caption
    assert after[1] == before[1]


def test_a_picture_saved_again_unchanged_is_not_stale(register, draft):
    draw(register, "P-0001", "as-is", "접수")
    draw(register, "P-0001", "as-is", "접수", "심사", "통보")
    assert "as_is_picture" not in stale(read_draft(register, draft.id))


def test_what_lost_its_source_stands_with_its_picture_and_is_flagged(register, draft):
    before = figures(register, draft)
    process = inventory.process_by_code(register, "P-0001")
    inventory.delete_process(register, process.id, process.revision, by="다")
    models.forget(register, process.id)
    assert list(register.query("select * from contents")) == []
    read = read_draft(register, draft.id)

    assert figures(register, draft) == before
    assert {one.change for one in read.stale} == {"gone"}
    assert shown(register, draft, "yearly_volume").text == "240건/년"
    assert any("P-0001" in sentence for sentence in read.sources.missing)
    assert ("error", "as_is") in rules(register, draft)


def test_a_source_that_is_taken_out_and_put_back_changes_nothing(register, draft):
    sources.remove(register, draft.id, "process", "P-0001", by="나")
    assert set(stale(read_draft(register, draft.id)).values()) == {"gone"}
    sources.add(register, draft.id, "process", "P-0001", by="나")
    assert read_draft(register, draft.id).stale == ()


def test_another_first_process_is_told_fact_by_fact(register, draft):
    inventory.add_process(register, "출장", "총무부", Facts(), by="가")
    sources.add(register, draft.id, "process", "P-0002", by="나")
    assert read_draft(register, draft.id).stale == ()
    sources.move(register, draft.id, "process", "P-0002", -1, by="나")
    told = {one.key: one for one in read_draft(register, draft.id).stale}

    assert (told["process_name"].pinned.text, now(told["process_name"]).text) == ("채용", "출장")
    assert now(told["yearly_volume"]).value is None


def test_a_verdict_that_changed_is_told(register, draft):
    project = projects.project_by_code(register, "IT-0001")
    projects.save_project(register, project.id, project.revision, name="새 ERP", by="다")
    told = stale(read_draft(register, draft.id))
    assert told["project_name"] == "value"
    assert "project_kind" not in told


def test_where_a_draft_stands_still_its_facts_do_too(register, draft):
    survey(register, "P-0001", yearly_volume=exactly(500))
    seen = read_draft(register, draft.id).current["yearly_volume"]
    register.execute("update applications set state = '제출'")

    for attempt in (
        lambda: pinning.accept(register, draft.id, [seen], by="나"),
        lambda: pinning.put_back(register, draft.id, [], by="나"),
        lambda: pinning.renew(register, draft.id, "approvals", by="나"),
        lambda: sources.add(register, draft.id, "process", "P-0002", by="나"),
        lambda: sources.remove(register, draft.id, "process", "P-0001", by="나"),
        lambda: sources.move(register, draft.id, "process", "P-0001", 1, by="나"),
    ):
        with pytest.raises(NotEditable):
            attempt()
    assert pinning.pin_cited(register, draft.id, by="나") == 0
    assert shown(register, draft, "yearly_volume").text == "240건/년"


def test_a_deleted_draft_leaves_no_pins_and_no_pictures(register, draft):
    store.delete_application(register, draft.id, draft.revision, by="나")
    for table in ("application_pins", "pinned_models", "application_sources"):
        assert list(register.query(f"select * from {table}")) == []

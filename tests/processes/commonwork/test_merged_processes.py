"""Processes made one and parted again, with whatever hangs on them."""

import json

import pytest

import storage
from applications.drafts import store as applications
from applications.sources.model import Source
from errors import WorkbenchError
from evaluations.projects import store as evaluations
from example import loading
from processes.bpmn import store as models
from processes.bpmn.blank import blank
from processes.commonwork import merges, store
from processes.commonwork.merging import BOTH, GONE, KEPT, Undecided
from processes.commonwork.model import STANDING, UNDONE, BadDecision
from processes.inventory import store as register
from processes.inventory.model import Facts, UnknownProcess, exactly
from tests.prepared import put_example
from tests.processes.commonwork.deciding import decide, merge, stand, undo

# --- merging --------------------------------------------------------------------------------


def test_a_merge_leaves_one_process_and_says_so_in_the_history(db, three):
    one, two, _ = three
    made = merge(db, one, two, yearly_volume=BOTH, systems=GONE)
    kept = register.process_by_code(db, one.code)
    assert kept.facts == Facts(yearly_volume=exactly(140), approvals=3, systems=("ERP",))
    with pytest.raises(UnknownProcess):
        register.process_by_code(db, two.code)
    assert register.history_of(db, two.id)[0].action == "delete"
    assert (made.state, made.kept_label) == (STANDING, "P-0001 여비 정산")
    assert made.gone_label == "P-0002 여비정산 업무 (시설부)"
    assert (made.updated_by, made.reason) == ("이", "두 번 등록")
    assert store.merges(db) == [made] == [store.merge_by_id(db, made.id)]


def test_undoing_brings_both_back_as_they_were(db, three):
    one, two, _ = three
    before = stand(db)
    made = merge(db, one, two, yearly_volume=BOTH, name=GONE, department=GONE)
    assert stand(db) != before
    assert undo(db, made) == []
    assert stand(db) == before
    assert store.merge_by_id(db, made.id).state == UNDONE
    with pytest.raises(BadDecision, match="이미 되돌린"):
        undo(db, made)


def test_undoing_leaves_what_was_changed_since(db, three):
    one, two, _ = three
    made = merge(db, one, two, yearly_volume=BOTH, systems=GONE)
    kept = register.process_by_code(db, one.code)
    later = Facts(yearly_volume=exactly(999), approvals=3, systems=("ERP",), note="새로")
    with storage.transaction(db):
        register.save_process(db, kept.id, kept.revision, facts=later, by="최")
    assert undo(db, made) == ["합친 뒤에 고친 항목은 그대로 두었습니다: 연간 건수."]
    assert stand(db)["P-0001"][2] == Facts(yearly_volume=exactly(999), approvals=3, note="새로")


@pytest.mark.parametrize("stale", [0, 1])
def test_a_merge_of_what_has_changed_meanwhile_is_refused_whole(db, three, stale):
    with storage.transaction(db):
        changed = three[stale]
        register.save_process(db, changed.id, changed.revision, name="고친 이름", by="최")
    before = stand(db)
    with pytest.raises(storage.Conflict):
        merge(db, three[0], three[1], yearly_volume=BOTH)
    assert stand(db) == before
    assert store.merges(db) == []


def test_two_people_undo_at_once(db, three):
    made = merge(db, *three[:2])
    undo(db, made)
    with pytest.raises(WorkbenchError):
        undo(db, made)
    assert len(stand(db)) == 3


def test_a_code_that_was_given_again_keeps_the_merge(db, three):
    made = merge(db, *three[:2])
    with storage.transaction(db):
        register.add_process(db, "새 업무", "총무부", Facts(), by="최", code="P-0002")
    with pytest.raises(BadDecision, match="P-0002"):
        undo(db, made)
    assert store.merge_by_id(db, made.id).state == STANDING


def test_a_process_whose_department_has_gone_comes_back_with_it(db, three):
    one, two, _ = three
    made = merge(db, one, two)
    (department,) = db.query("select * from departments where name = '시설부'")
    with storage.transaction(db):
        storage.records.delete(db, "departments", department["id"], 1, by="최")
    undo(db, made)
    assert stand(db)["P-0002"][1] == "시설부"


def test_what_stayed_has_gone_too(db, three):
    made = merge(db, *three[:2])
    kept = register.process_by_code(db, "P-0001")
    with storage.transaction(db):
        register.delete_process(db, kept.id, kept.revision, by="최")
    (remark,) = undo(db, made)
    assert "목록에 없어" in remark
    assert [*stand(db)] == ["P-0002", "P-0003"]


def test_nobody_merges_a_process_with_itself(db, three):
    with pytest.raises(BadDecision, match="자기 자신"):
        merge(db, three[0], three[0])


# --- what hangs on a process ----------------------------------------------------------------


def test_projects_and_drafts_follow_and_come_back(db, three):
    one, two, other = three
    with storage.transaction(db):
        for codes in (["P-0002", "P-0003"], ["P-0002", "P-0001"], ["P-0003"]):
            evaluations.add_project(db, "사업", by="김", process_codes=codes)
        for codes in (["P-0002"], ["P-0003", "P-0002", "P-0001"]):
            sources = [Source("process", code) for code in codes]
            applications.add_application(db, "초안", sources=sources, by="김")
    made = merge(db, one, two)

    def named():
        codes = [project.process_codes for project in evaluations.all_projects(db)]
        return codes, sorted(draft.process_codes for draft in applications.all_applications(db))

    drafts = [("P-0001",), ("P-0003", "P-0001")]
    assert named() == ([("P-0001", "P-0003"), ("P-0001",), ("P-0003",)], drafts)
    undo(db, made)
    assert named() == (
        [("P-0002", "P-0003"), ("P-0002", "P-0001"), ("P-0003",)],
        [("P-0002",), ("P-0003", "P-0002", "P-0001")],
    )
    assert other.code in stand(db)


def test_what_was_added_to_a_project_since_stays(db, three):
    one, two, other = three
    with storage.transaction(db):
        project = evaluations.add_project(db, "사업", by="김", process_codes=["P-0002", "P-0001"])
    made = merge(db, one, two)
    with storage.transaction(db):
        (now,) = evaluations.all_projects(db)
        evaluations.save_project(
            db, project.id, now.revision, process_codes=["P-0001", "P-0003"], by="최"
        )
    undo(db, made)
    (now,) = evaluations.all_projects(db)
    assert now.process_codes == ("P-0001", "P-0003", "P-0002")
    assert other.code in stand(db)


def test_links_and_headings_follow_and_come_back(db, three):
    one, two, other = three
    decide(db, one, two)
    decide(db, two, other)
    with storage.transaction(db):
        store.name_work(db, two, title="여비", note="", shared=True, revision=0, by="김")
    before = {(d.pair, d.verdict) for d in store.decisions(db)}
    made = merge(db, one, two)
    assert {d.pair for d in store.decisions(db)} == {frozenset((one.id, other.id))}
    assert store.headings(db)[0].process_id == one.id
    undo(db, made)
    assert {(d.pair, d.verdict) for d in store.decisions(db)} == before
    assert store.headings(db)[0].process_id == two.id


def test_what_both_have_stays_with_each_and_comes_back(db, three):
    one, two, _ = three
    with storage.transaction(db):
        for process in (one, two):
            store.name_work(
                db, process, title=process.name, note="", shared=False, revision=0, by="김"
            )
    made = merge(db, one, two)
    assert [heading.title for heading in store.headings(db)] == ["여비 정산"]
    undo(db, made)
    assert [heading.title for heading in store.headings(db)] == ["여비 정산", "여비정산 업무"]


def draw(db, process, label, state="as-is"):
    newest = models.newest(db, process.id, state)
    with storage.transaction(db):
        models.add_revision(
            db,
            process.id,
            state,
            blank(label),
            base=newest.number if newest else None,
            origin="editor",
            by="김",
        )


def drawn(db, process, state="as-is"):
    newest = models.newest(db, process.id, state)
    return models.content(db, newest.sha256) if newest else None


def test_a_flow_chart_comes_along_where_there_was_none(db, three):
    one, two, _ = three
    draw(db, two, "둘")
    made = merge(db, one, two)
    assert drawn(db, one) == blank("둘")
    (line,) = models.revisions(db, one.id, "as-is")
    assert (line.origin, line.note) == ("merge", "P-0002 1판에서")
    (remark,) = undo(db, made)
    assert "남아 있습니다" in remark
    assert drawn(db, two) == blank("둘")


def test_where_both_have_a_flow_chart_a_person_chooses(db, three):
    one, two, _ = three
    draw(db, one, "하나")
    draw(db, two, "둘")
    with pytest.raises(Undecided, match="현행 흐름도"):
        merge(db, one, two)
    assert len(stand(db)) == 3
    assert merges.both_drawn(db, one, two) == ["as-is"]
    made = merge(db, one, two, charts={"as-is": GONE})
    assert drawn(db, one) == blank("둘")
    assert undo(db, made) == []
    assert (drawn(db, one), drawn(db, two)) == (blank("하나"), blank("둘"))
    assert [r.number for r in models.revisions(db, one.id, "as-is")] == [3, 2, 1]


def test_the_flow_chart_that_stays_gets_no_new_revision(db, three):
    one, two, _ = three
    draw(db, one, "하나")
    draw(db, two, "둘")
    merge(db, one, two, charts={"as-is": KEPT})
    assert len(models.revisions(db, one.id, "as-is")) == 1


def test_whatever_else_names_a_process_follows_it(db, three):
    one, two, _ = three
    db.execute("create table notes (id text primary key, process_id text, unique (process_id))")
    db.execute(
        "create table steps (id text primary key, note_id text"
        " references notes (id) on delete cascade)"
    )
    db.execute(
        "create table likes (id text primary key, process_id text references processes (id)"
        " on delete cascade, text text, unique (process_id, text))"
    )
    db.execute("insert into notes values ('n2', ?)", [two.id])
    db.execute("insert into steps values ('s1', 'n2')")
    for like in [("l1", one.id, "가"), ("l2", two.id, "가"), ("l3", two.id, "나")]:
        db.execute("insert into likes values (?, ?, ?)", list(like))

    def rows():
        return {(r["id"], r["process_id"]) for t in ("notes", "likes") for r in db[t].rows}

    before = rows()
    made = merge(db, one, two)
    assert rows() == {("n2", one.id), ("l1", one.id), ("l3", one.id)}
    undo(db, made)
    assert rows() == before
    assert db["steps"].count == 1


# --- the example ----------------------------------------------------------------------------


def test_the_example_leaves_no_decision_behind(db):
    put_example(db)
    one, two = (register.process_by_code(db, code) for code in ("EX-005", "EX-080"))
    three, four = (register.process_by_code(db, code) for code in ("EX-022", "EX-081"))
    decide(db, three, four)
    merge(db, two, one, charts={}, yearly_volume=BOTH)
    with storage.transaction(db):
        loading.remove(db, by="김")
    tables = ("work_pairs", "work_merges", "common_works", "model_revisions", "contents")
    assert {table: db[table].count for table in tables} == dict.fromkeys(tables, 0)


def test_the_record_of_a_merge_is_plain_json(db, three):
    made = merge(db, *three[:2])
    assert json.loads(json.dumps(made.record)) == made.record

"""Decisions, merges and their undoing in the database, two people at once included."""

import pytest

import storage
from processes.commonwork import store
from processes.commonwork.groups import components, group_with, groups, settled
from processes.commonwork.model import DIFFERENT, LINKED, BadDecision
from processes.inventory import store as register
from tests.processes.commonwork.deciding import decide

# --- pairs and groups -----------------------------------------------------------------------


def test_a_decision_says_who_when_and_why_in_either_order(db, three):
    one, two, _ = three
    made = decide(db, two, one)
    assert store.decision(db, one.id, two.id) == store.decision(db, two.id, one.id) == made
    assert (made.verdict, made.reason, made.updated_by) == (LINKED, "같은 규정", "이")
    assert made.updated_at > one.updated_at


def test_two_people_decide_at_once_and_the_later_one_is_refused(db, three):
    one, two, _ = three
    decide(db, one, two)
    with pytest.raises(storage.Conflict):
        decide(db, two, one, DIFFERENT, by="박")
    assert [d.verdict for d in store.decisions(db)] == [LINKED]
    (kept,) = storage.records.refused(db, "work_pairs", store.decisions(db)[0].id)
    assert kept["changes"]["verdict"] == DIFFERENT


def test_a_change_of_mind_and_its_undoing_stay_in_the_history(db, three):
    one, two, _ = three
    made = decide(db, one, two)
    changed = decide(db, one, two, DIFFERENT, reason="지급처가 다름", revision=made.revision)
    with storage.transaction(db):
        store.undo_decision(db, changed.id, changed.revision, by="박")
    assert store.decisions(db) == []
    told = store.history_of(db, two.id, one.id)
    assert [(c.action, c.by) for c in told] == [
        ("delete", "박"),
        ("update", "이"),
        ("insert", "이"),
    ]
    decide(db, one, two)
    assert len(store.history_of(db, one.id, two.id)) == 4


def test_what_was_undone_already_is_refused(db, three):
    made = decide(db, *three[:2])
    with storage.transaction(db):
        store.undo_decision(db, made.id, made.revision, by="박")
    with pytest.raises(store.UnknownDecision), storage.transaction(db):
        store.undo_decision(db, made.id, made.revision, by="김")


@pytest.mark.parametrize(
    ("verdict", "reason", "sentence"),
    [(DIFFERENT, " ", "이유를 적으세요"), ("merged", "x", "가운데 하나")],
)
def test_a_decision_that_cannot_stand_is_refused(db, three, verdict, reason, sentence):
    with pytest.raises(BadDecision, match=sentence):
        decide(db, three[0], three[1], verdict, reason=reason)
    with pytest.raises(BadDecision, match="자기 자신"):
        decide(db, three[0], three[0])
    assert store.decisions(db) == []


def test_links_make_groups_and_settle_their_pairs(db, three):
    one, two, other = three
    decide(db, one, two)
    decide(db, two, other)
    (group,) = groups(register.all_processes(db), store.decisions(db), store.headings(db))
    assert group.departments == ("총무부", "시설부", "기획부")
    assert (group.title, group.shared) == ("여비 정산", False)
    assert frozenset((one.id, other.id)) in settled(store.decisions(db))
    assert group_with([group], "P-0003") is group
    assert group_with([group], "P-0009") is None


def test_a_named_work_keeps_its_name_when_groups_unite_and_part(db, three):
    one, two, other = three
    with storage.transaction(db):
        store.name_work(
            db, two, title=" 여비  정산(공통) ", note="", shared=True, revision=0, by="김"
        )
    link = decide(db, one, two)
    decide(db, two, other)
    (group,) = groups(register.all_processes(db), store.decisions(db), store.headings(db))
    assert (group.title, group.speaker, group.shared) == ("여비 정산(공통)", two, True)
    with storage.transaction(db):
        store.undo_decision(db, link.id, link.revision, by="김")
    (group,) = groups(register.all_processes(db), store.decisions(db), store.headings(db))
    assert group.processes == (two, other)


def test_a_name_is_saved_over_the_revision_that_was_read(db, three):
    def name(title, revision):
        with storage.transaction(db):
            return store.name_work(
                db, three[0], title=title, note="", shared=False, revision=revision, by="김"
            )

    first = name("여비", 0)
    with pytest.raises(storage.Conflict):
        name("다른 이름", 0)
    with pytest.raises(BadDecision, match="이름"):
        name("  ", first.revision)
    assert name("출장비", first.revision).title == "출장비"


def test_components_hang_together_through_others():
    found = components([frozenset("ab"), frozenset("cd"), frozenset("bc"), frozenset("xy")])
    assert sorted(map(sorted, found)) == [["a", "b", "c", "d"], ["x", "y"]]
    assert components([frozenset("a")]) == [frozenset("a")]

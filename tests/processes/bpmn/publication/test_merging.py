"""What is said of a model stays with it when its process is merged into another, and comes back."""

import storage
from processes.bpmn import store as models
from processes.bpmn.blank import blank
from processes.bpmn.comments import store as comments
from processes.bpmn.publication import store
from processes.bpmn.raci import store as raci
from processes.inventory.model import Facts
from processes.inventory.store import add_process
from storage import references


def test_nothing_said_of_a_model_moves_to_another_process(db):
    with storage.transaction(db):
        gone, kept = (add_process(db, name, "인사부", Facts(), by="김") for name in ("가", "나"))
        models.save(db, gone.id, "as-is", blank("가"), base=0, origin="upload", by="김")
        store.publish(db, gone.id, "as-is", 1, seen=None, by="김")
        store.name_revision(db, gone.id, "as-is", 1, "처음", by="김")
        raci.set_cell(db, gone.id, "as-is", "T", "팀장", "A", revision=0, by="김")
        thread = comments.begin(db, gone.id, "as-is", "말", by="김")
        comments.keep_draft(db, gone.id, "as-is", thread, "쓰는 중", by="김")
    with storage.transaction(db):
        moved = references.point_elsewhere(
            db, "processes", gone.id, kept.id, named={"process_id"}, by="김"
        )
    assert store.publications(db, kept.id, "as-is") == []
    assert comments.threads(db, kept.id, "as-is") == []
    assert raci.cells(db, kept.id, "as-is") == {}
    with storage.transaction(db):
        references.point_back(db, moved, gone.id, kept.id, by="김")
    assert store.published(db, gone.id, "as-is") is not None
    assert [one.id for one in comments.threads(db, gone.id, "as-is")] == [thread]
    assert comments.drafts(db, gone.id, "as-is", by="김") == {thread: "쓰는 중"}

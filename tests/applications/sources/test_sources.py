"""The sources of a draft: in order, each once, and migrated from the two columns of before."""

import pytest

import storage
from applications.drafts import model, store
from applications.sources import store as sources
from applications.sources.model import MOST, Source, TooManySources
from storage import migrations


@pytest.fixture
def made(db):
    named = [Source("process", "P-1"), Source("project", "IT-1"), Source("process", "P-2")]
    return store.add_application(db, "초안", sources=named, by="가")


def codes(db, draft):
    read = store.application(db, draft.id)
    return read.process_codes, read.project_codes


def test_each_kind_has_its_own_order(db, made):
    assert codes(db, made) == (("P-1", "P-2"), ("IT-1",))
    assert store.all_applications(db)[0].sources == made.sources


@pytest.mark.parametrize(
    ("code", "places", "order"),
    [
        ("P-2", -1, ("P-2", "P-1")),
        ("P-1", 1, ("P-2", "P-1")),
        ("P-1", -1, ("P-1", "P-2")),
        ("P-2", 9, ("P-1", "P-2")),
        ("P-9", -1, ("P-1", "P-2")),
    ],
)
def test_a_source_is_moved_within_the_list(db, made, code, places, order):
    changed = sources.move(db, made.id, "process", code, places, by="나")
    assert codes(db, made) == (order, ("IT-1",))
    assert changed == (order != ("P-1", "P-2"))


def test_adding_twice_and_removing_what_is_gone_do_nothing(db, made):
    assert not sources.add(db, made.id, "process", "P-1", by="나")
    assert sources.add(db, made.id, "process", "P-3", by="나")
    assert sources.remove(db, made.id, "process", "P-1", by="나")
    assert not sources.remove(db, made.id, "process", "P-1", by="다")
    assert codes(db, made) == (("P-2", "P-3"), ("IT-1",))


def test_there_is_an_end_to_the_list_and_an_unknown_draft_has_none(db, made):
    named = [f"P-{number}" for number in range(1, MOST + 1)]
    sources.replace(db, made.id, "process", named, by="나")
    with pytest.raises(TooManySources, match="100개까지"):
        sources.add(db, made.id, "process", "P-9999", by="나")
    with pytest.raises(model.UnknownApplication):
        sources.add(db, "없음", "process", "P-1", by="나")


def test_replacing_keeps_order_and_drops_the_rest(db, made):
    sources.replace(db, made.id, "process", ["P-3", "P-2", "P-3"], by="나")
    assert codes(db, made) == (("P-3", "P-2"), ("IT-1",))


def test_a_draft_of_before_keeps_its_process_and_its_project():
    db = storage.Database(memory=True)
    step = "0026_draft_sources_and_pins"
    names = sorted(file.stem for file in migrations.SCHEMA.glob("*.sql"))
    for name in [name for name in names if name < step]:
        run(db, name)
    for number, (process, project) in enumerate([("P-1", "IT-1"), (None, "IT-2"), (None, None)]):
        db.execute(
            "insert into applications (id, title, programme, template, template_version, state,"
            " process_code, project_code, revision, created_at, updated_at, updated_by)"
            " values (:id, '초안', '사업', 't', 1, '작성', :process, :project, 1, '', '', '가')",
            {"id": str(number), "process": process, "project": project},
        )
    run(db, step)

    assert sources.sources(db, "0") == (Source("process", "P-1"), Source("project", "IT-1"))
    assert sources.sources(db, "1") == (Source("project", "IT-2"),)
    assert sources.sources(db, "2") == ()
    assert not {"process_code", "project_code"} & {c.name for c in db["applications"].columns}


def run(db, name):
    text = (migrations.SCHEMA / f"{name}.sql").read_text(encoding="utf-8")
    for statement in migrations.statements(text):
        db.execute(statement)

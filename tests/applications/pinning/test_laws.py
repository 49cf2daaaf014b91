"""Laws over any order of changes: pins change by acceptance alone, and the document shows them."""

from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from applications.drafts import beginning, store
from applications.drafts.dossier import document, used_facts
from applications.drafts.export import read_draft
from applications.pinning import pinning
from applications.pinning import store as pins
from applications.sources import store as sources
from applications.sources.model import Source
from documents.model import Bullets, Heading, Paragraph, Table
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly
from tests import prepared
from tests.applications.pinning.changing import accept_all, stale, survey

CODES = ("P-0001", "P-0002", "P-0003")
code = st.sampled_from(CODES)
volume = st.one_of(st.none(), st.integers(1, 999).map(exactly))
event = st.one_of(
    st.tuples(st.just("volume"), code, volume),
    st.tuples(st.just("approvals"), code, st.one_of(st.none(), st.integers(0, 9))),
    st.tuples(st.just("add"), code, st.none()),
    st.tuples(st.just("remove"), code, st.none()),
    st.tuples(st.just("move"), code, st.sampled_from([-1, 1])),
    st.tuples(st.just("cite"), code, st.sampled_from(["yearly_volume", "approvals"])),
    st.tuples(st.just("accept"), code, st.none()),
)
events = st.lists(event, max_size=12)
# Each example is a database: making a failing one smaller would take minutes.
WITHOUT_SHRINKING = settings(max_examples=15, deadline=None, phases=(Phase.generate,))


def begun() -> tuple[Any, str]:
    db = prepared.empty()
    for number, name in enumerate(("채용", "출장", "급여"), start=1):
        facts = Facts(yearly_volume=exactly(number * 100), minutes_per_case=exactly(30))
        inventory.add_process(db, name, "총무부", facts, by="가")
    named = [Source("process", one) for one in CODES[:2]]
    return db, beginning.begin(db, "초안", sources=named, by="나").id


def happen(db: Any, draft_id: str, what: str, code: str, value: Any) -> None:
    """Let one thing happen; 'accept' alone may change a pin."""
    if what == "volume":
        survey(db, code, yearly_volume=value)
    elif what == "approvals":
        survey(db, code, approvals=value)
    elif what == "add":
        sources.add(db, draft_id, "process", code, by="나")
    elif what == "remove":
        sources.remove(db, draft_id, "process", code, by="나")
    elif what == "move":
        sources.move(db, draft_id, "process", code, value, by="나")
    elif what == "cite":
        section = store.sections(db, draft_id)[0]
        body = f"{section.body}\n{{{{{code}:{value}}}}}"
        store.save_section(db, section.id, section.revision, body, by="나")
        pinning.pin_cited(db, draft_id, by="나")
    else:
        accept_all(db, store.application(db, draft_id))


def pinned(db: Any, draft_id: str) -> dict[str, Any]:
    return {pin.fact.key: pin.fact for pin in pins.pins(db, draft_id)}


def printed(db: Any, draft_id: str) -> str:
    """Everything that the sections of the document say, the list of sources left out."""
    found = []
    for block in document(read_draft(db, draft_id)).blocks:
        if isinstance(block, Heading) and block.text == "사실의 출처":
            break
        if isinstance(block, Table):
            found += [cell.text for row in block.rows for cell in row]
        elif isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
    return "\n".join(found)


@WITHOUT_SHRINKING
@given(events)
def test_a_pin_never_changes_by_itself_and_the_document_shows_it(happening):
    db, draft_id = begun()
    for what, code, value in happening:
        before = pinned(db, draft_id)
        happen(db, draft_id, what, code, value)
        after = pinned(db, draft_id)
        if what != "accept":
            assert {key: after[key] for key in before} == before
    pinning.pin_cited(db, draft_id, by="나")
    facts, text = pinned(db, draft_id), printed(db, draft_id)
    cited = used_facts(read_draft(db, draft_id))
    assert {fact.key for fact in cited} <= facts.keys()
    for fact in cited:
        assert fact == facts[fact.key]
        assert fact.kind != "text" or fact.text in text
    db.close()


@WITHOUT_SHRINKING
@given(events)
def test_after_accepting_all_nothing_is_stale_but_what_has_no_source(happening):
    db, draft_id = begun()
    for what, code, value in happening:
        happen(db, draft_id, what, code, value)
    draft = store.application(db, draft_id)
    before = pinned(db, draft_id)
    done = accept_all(db, draft)
    read = read_draft(db, draft_id)
    assert set(stale(read).values()) <= {"gone"}
    for one in read.stale:
        assert one.key not in read.current
    for fact in used_facts(read):
        if fact.key in read.current:
            assert fact.text == read.current[fact.key].text
    assert pinning.put_back(db, draft_id, done, by="나") == len(done)
    assert pinned(db, draft_id) == before
    db.close()

"""The facts of a draft on its page: searched, put in, linked, told to be stale, accepted."""

from dataclasses import replace

import pytest

from applications.drafts import store
from applications.facts.fact import Fact
from applications.pinning import store as pins
from applications.sources import store as sources
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly
from tests.pages.application.drafts import button, document_of, section_of, texts, visit
from ui import fact_palette, shell, state
from ui.application_parts import SOURCES


def survey(db, **facts):
    process = inventory.process_by_code(db, "P-0001")
    changed = replace(process.facts, **facts)
    inventory.save_process(db, process.id, process.revision, facts=changed, by="박서준")


def pinned(db, draft, key):
    return next(pin.fact.text for pin in pins.pins(db, draft.id) if pin.fact.key == key)


def press(app, draft, name):
    return app.button(key=state.application_widget(draft.id, name)).click().run()


def test_a_stale_fact_is_told_and_the_document_keeps_what_was_accepted(db, draft):
    before = pinned(db, draft, "yearly_volume")
    survey(db, yearly_volume=exactly(777))
    app = visit(id=draft.id, section="as_is")

    assert not app.exception
    assert "출처가 바뀐 사실" in texts(app.main.markdown)
    assert before in document_of(app)
    assert "777건/년" not in document_of(app)
    assert pinned(db, draft, "yearly_volume") == before


def test_old_and_new_stand_side_by_side_and_one_click_accepts_one(db, draft):
    before = pinned(db, draft, "yearly_volume")
    survey(db, yearly_volume=exactly(777))
    app = visit(id=draft.id, part=SOURCES)
    assert {before, "777건/년"} <= {element.value for element in app.text}

    app = press(app, draft, "accept-yearly_volume")
    assert pinned(db, draft, "yearly_volume") == "777건/년"
    assert before not in {element.value for element in app.text}
    app = press(app, draft, "undo-facts")
    assert pinned(db, draft, "yearly_volume") == before


def test_all_are_accepted_with_one_click_and_taken_back_with_another(db, draft):
    before = {pin.fact.key: pin.fact for pin in pins.pins(db, draft.id)}
    survey(db, yearly_volume=exactly(777), approvals=9, source_date="2026-11-29")
    app = press(visit(id=draft.id, part=SOURCES), draft, "accept-all")

    assert "글에 쓰인 사실이 모두 지금 출처와 같습니다" in texts(app.caption)
    assert pinned(db, draft, "approvals") == "9단계"
    app = press(app, draft, "undo-facts")
    assert {pin.fact.key: pin.fact for pin in pins.pins(db, draft.id)} == before
    assert not app.exception


def test_what_changed_while_somebody_looked_is_not_accepted(db, draft):
    before = pinned(db, draft, "yearly_volume")
    survey(db, yearly_volume=exactly(777))
    app = visit(id=draft.id, part=SOURCES)
    survey(db, yearly_volume=exactly(888))
    app = press(app, draft, "accept-yearly_volume")

    assert pinned(db, draft, "yearly_volume") == before
    assert "그 사이에 또 바뀌어" in app.error[0].value
    assert "888건/년" in {element.value for element in app.text}


def test_a_fact_is_accepted_in_its_section_too(db, draft):
    survey(db, yearly_volume=exactly(777))
    app = visit(id=draft.id, section="as_is")
    press(app, draft, "accept-here-yearly_volume")
    assert pinned(db, draft, "yearly_volume") == "777건/년"


def test_a_fact_is_found_by_word_and_put_in_as_it_stands(db, draft):
    survey(db, handovers=4)
    app = visit(id=draft.id, section="risks")
    words = state.application_widget(draft.id, "fact-words")
    app.text_input(key=words).set_value("인계 횟수").run()
    chooser = app.selectbox(key=state.application_widget(draft.id, "fact"))
    assert len(chooser.options) == 1
    app = button(app, "글 끝에 넣기").click().run()

    assert "{{handovers}}" in section_of(db, draft, "risks").body
    assert not app.exception
    app.text_input(key=words).set_value("없는말").run()
    assert "찾는 사실이 없습니다" in texts(app.caption)


def test_a_fact_of_another_process_is_added_with_its_source(db, draft):
    inventory.add_process(db, "출장", "총무부", Facts(approvals=3), by="가")
    app = visit(id=draft.id, part=SOURCES)
    add = app.selectbox(key=state.application_widget(draft.id, "add-process-1"))
    add.set_value("P-0002").run()
    assert store.application(db, draft.id).process_codes == ("P-0001", "P-0002")

    app = press(app, draft, "위로-process-P-0002")
    assert store.application(db, draft.id).process_codes == ("P-0002", "P-0001")
    assert "출장" in {element.value for element in app.text}
    app = press(app, draft, "위로-process-P-0001")
    app = press(app, draft, "remove-process-P-0002")
    assert store.application(db, draft.id).process_codes == ("P-0001",)
    assert not app.exception


def test_a_submitted_draft_keeps_its_sources_and_facts_with_a_sentence(db, draft):
    before = pinned(db, draft, "yearly_volume")
    survey(db, yearly_volume=exactly(777))
    app = visit(id=draft.id, part=SOURCES)
    db.execute("update applications set state = '제출'")
    app = press(app, draft, "accept-yearly_volume")
    assert "고칠 수 없어" in app.error[0].value
    app = press(app, draft, "remove-process-P-0001")
    assert "고칠 수 없어" in app.error[0].value
    app = press(app, draft, "fill")
    assert not app.exception
    assert pinned(db, draft, "yearly_volume") == before
    assert sources.sources(db, draft.id) == draft.sources


def test_every_fact_leads_to_a_page_that_there_is(db, draft):
    names = {name for pages in shell.REGISTRY.values() for name, *_ in pages}
    places = {pin.fact.place.page for pin in pins.pins(db, draft.id) if pin.fact.place}
    assert {"process"} <= places <= names
    app = visit(id=draft.id, section="as_is")
    links = [(one.proto.page, one.proto.query_string) for one in app.get("page_link")]
    assert ("process", "code=P-0001") in links


@pytest.mark.parametrize(
    ("words", "group", "keys"),
    [
        ("", None, ["a", "b"]),
        ("시간", None, ["a", "b"]),
        ("연간 시간", None, ["a"]),
        ("P-2", None, ["b"]),
        ("시간", "P-1 · 업무 목록", ["a"]),
        ("대기", "P-1 · 업무 목록", []),
    ],
)
def test_words_and_source_narrow_the_palette(words, group, keys):
    facts = [
        Fact("a", "연간 시간", "1시간", "", "", "확인", "", code="P-1", section="업무 목록"),
        Fact("b", "대기 시간", None, "", "", "확인", "", code="P-2", section="업무 목록"),
    ]
    assert [fact.key for fact in fact_palette.matching(facts, words, group)] == keys

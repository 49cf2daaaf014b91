"""Common work of several departments: named, offered, taken back."""

import storage
from processes.commonwork import store
from processes.inventory import store as register
from processes.inventory.model import Facts
from tests.pages.commonwork.pairs import texts, visit
from ui.state import work_widget


def test_without_links_there_is_no_common_work(db):
    assert "아직 공통 업무가 없습니다" in texts(visit("common-work", tab="공통 업무").markdown)
    assert "찾는 것이 없습니다" in texts(visit("common-group", code="P-1").markdown)


def test_a_group_is_named_and_offered(db, two, linked):
    page = visit("common-group", code="P-0002")
    assert page.title[0].value == "여비 정산"
    next(t for t in page.text_input if t.label == "공통 업무 이름").set_value("출장 여비 정산")
    page.toggle[0].set_value(True)
    next(b for b in page.button if b.label == "저장").click().run()
    assert not page.exception
    (heading,) = store.headings(db)
    assert (heading.title, heading.shared) == ("출장 여비 정산", True)
    page = visit("common-work", tab="공통 업무")
    assert "출장 여비 정산" in texts(page.markdown)


def test_two_people_name_a_group_at_once(db, two, linked):
    page = visit("common-group", code="P-0001")
    with storage.transaction(db):
        store.name_work(db, two[0], title="남의 이름", note="", shared=False, revision=0, by="박")
    next(t for t in page.text_input if t.label == "공통 업무 이름").set_value("내 이름")
    next(b for b in page.button if b.label == "저장").click().run()
    assert "박 님이 먼저" in texts(page.error)
    assert store.headings(db)[0].title == "남의 이름"
    assert "남의 이름" in texts(page.warning)
    assert next(t for t in page.text_input if t.label == "공통 업무 이름").value == "내 이름"
    page.button(key=work_widget(two[0].id, "name-reload")).click().run()
    assert next(t for t in page.text_input if t.label == "공통 업무 이름").value == "남의 이름"


def test_a_link_is_taken_back_in_the_group(db, two, linked):
    page = visit("common-group", code="P-0001")
    page.button(key=work_widget(linked.id, "undo")).click().run()
    assert store.decisions(db) == []
    assert "찾는 것이 없습니다" in texts(page.markdown)


def test_three_departments_with_one_work_are_told_so(db, two, linked):
    with storage.transaction(db):
        third = register.add_process(db, "여비", "기획부", Facts(), by="김")
        store.decide(db, two[0], third, "linked", by="김", reason="", revision=0)
    page = visit("common-group", code=third.code)
    assert "3개 부서가 같은 일을 합니다" in texts(page.info)
    assert "모르는 업무 3개 제외" in texts(page.markdown)


def test_a_single_process_can_be_offered(db, two):
    page = visit("common-work", tab="공통 업무")
    page.selectbox(key="work-single").select_index(1).run()
    page.button(key="work-single-add").click().run()
    assert not page.exception
    assert [heading.title for heading in store.headings(db)] == ["여비정산 업무"]
    assert page.title[0].value == "여비정산 업무"

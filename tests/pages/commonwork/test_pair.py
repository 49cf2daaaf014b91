"""Two processes side by side: linked, told apart, merged, each with its undoing."""

import pytest

import storage
from processes.commonwork import store
from processes.inventory import store as register
from processes.inventory.model import Facts, exactly
from tests.pages.commonwork.pairs import compare, texts, visit
from ui.state import pair_widget, work_widget


@pytest.mark.parametrize("parameters", [{}, {"one": "P-0001"}, {"one": "P-9", "other": "P-8"}])
def test_an_address_without_two_processes_shows_the_way_back(db, parameters):
    page = visit("compare", **parameters)
    assert "찾는 것이 없습니다" in texts(page.markdown)


def test_two_processes_stand_side_by_side(two):
    page = compare(*two)
    shown = page.table[0].value
    told = [[cell.replace("\u2060", "") for cell in shown[name]] for name in ("항목", "결과")]
    assert told[0] == ["업무명", "부서", "목적", "연간 건수", "결재 단계"]
    assert told[1] == ["다름", "다름", "한쪽만 앎", "다름", "다름"]
    assert list(shown["P-0002"])[3] == "40 건/년"


def test_a_link_is_kept_with_its_reason_and_can_be_taken_back(db, two):
    one, other = two
    page = compare(one, other)
    page.text_input(key="author").set_value("이도윤").run()
    page.text_input(key=pair_widget(one.id, other.id, "reason")).set_value("같은 규정").run()
    page.button(key=pair_widget(one.id, other.id, "link")).click().run()
    assert not page.exception
    (made,) = store.decisions(db)
    assert (made.verdict, made.reason, made.updated_by) == ("linked", "같은 규정", "이도윤")
    assert "이도윤" in texts(page.markdown)
    page.button(key=work_widget(made.id, "undo")).click().run()
    assert store.decisions(db) == []
    assert len(store.history_of(db, one.id, other.id)) == 2


def test_other_work_needs_a_reason_and_is_not_asked_again(db, two):
    one, other = two
    page = compare(one, other)
    page.button(key=pair_widget(one.id, other.id, "apart")).click().run()
    assert "이유를 적으세요" in texts(page.error)
    assert store.decisions(db) == []
    page.text_input(key=pair_widget(one.id, other.id, "reason")).set_value("다른 돈").run()
    page.button(key=pair_widget(one.id, other.id, "apart")).click().run()
    assert "더 견줄 업무가 없습니다" in texts(visit("common-work").markdown)


def test_who_comes_second_is_told(db, two):
    one, other = two
    page = compare(one, other)
    with storage.transaction(db):
        store.decide(db, one, other, "different", by="박", reason="먼저", revision=0)
    page.button(key=pair_widget(one.id, other.id, "link")).click().run()
    assert not page.exception
    assert [d.verdict for d in store.decisions(db)] == ["different"]


def merge_key(one, other, name: str) -> str:
    return pair_widget(f"{one.id}.{one.revision}", f"{other.id}.{other.revision}", f"merge-{name}")


def test_a_merge_waits_for_every_choice_then_leaves_one(db, two):
    one, other = two
    page = compare(one, other)
    button = page.button(key=merge_key(one, other, "merge"))
    assert (button.disabled, button.label) == (True, "합치기 (고르지 않은 항목 2개)")
    assert page.radio(key=merge_key(one, other, "purpose")).value == "gone"
    page.radio(key=merge_key(one, other, "approvals")).set_value("gone").run()
    page.radio(key=merge_key(one, other, "yearly_volume")).set_value("both").run()
    page.button(key=merge_key(one, other, "merge")).click().run()
    assert not page.exception
    (kept,) = register.all_processes(db)
    assert (kept.code, kept.name) == ("P-0001", "여비 정산")
    assert kept.facts == Facts(approvals=2, yearly_volume=exactly(140), purpose="지급한다")
    assert page.title[0].value == "중복·공통 업무"
    (made,) = store.merges(db)
    page = visit("common-work", tab="결정 기록")
    page.button(key=work_widget(made.id, "undo")).click().run()
    assert not page.exception
    assert {p.code: p.facts for p in register.all_processes(db)} == {
        "P-0001": one.facts,
        "P-0002": other.facts,
    }
    assert "합쳤다가 되돌림" in texts(page.markdown)


def test_one_click_fills_what_both_know(two):
    one, other = two
    page = compare(one, other)
    page.button(key=merge_key(one, other, "all-gone")).click().run()
    assert page.radio(key=merge_key(one, other, "approvals")).value == "gone"
    assert page.radio(key=merge_key(one, other, "name")).value == "kept"
    assert not page.button(key=merge_key(one, other, "merge")).disabled


def test_a_merge_of_what_has_changed_since_is_refused(db, two):
    one, other = two
    page = compare(one, other)
    page.button(key=merge_key(one, other, "all-kept")).click().run()
    with storage.transaction(db):
        register.save_process(db, one.id, one.revision, name="다른 이름", by="박")
    page.button(key=merge_key(one, other, "merge")).click().run()
    assert not page.exception
    assert len(register.all_processes(db)) == 2
    assert "그 사이 박 님이 고쳤습니다" in texts(page.warning)

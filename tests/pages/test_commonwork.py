"""The pages of common work: what is found, each decision with its undoing, the catalogue."""

from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from example import loading
from processes.commonwork import catalogue, sharing, store
from processes.commonwork.received import store as received
from processes.inventory import store as register
from processes.inventory.model import Facts, exactly
from tests.pages import visiting
from ui.state import pair_widget, work_widget


@pytest.fixture
def example(db):
    with storage.transaction(db):
        loading.load(db, by="김")
    return db


@pytest.fixture
def two(db):
    with storage.transaction(db):
        one = register.add_process(
            db, "여비 정산", "총무부", Facts(approvals=3, yearly_volume=exactly(100)), by="김"
        )
        other = register.add_process(
            db,
            "여비정산 업무",
            "시설부",
            Facts(approvals=2, yearly_volume=exactly(40), purpose="지급한다"),
            by="김",
        )
    return one, other


visit = partial(visiting.visit, by="")


def texts(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def compare(one, other) -> AppTest:
    return visit("compare", one=one.code, other=other.code)


# --- what is found --------------------------------------------------------------------------


def test_an_empty_register_has_nothing_to_compare(db):
    page = visit("common-work")
    assert page.title[0].value == "중복·공통 업무"
    assert "더 견줄 업무가 없습니다" in texts(page.markdown)


def test_candidates_are_shown_with_score_and_reasons(example):
    page = visit("common-work")
    assert [metric.value for metric in page.metric] == ["97점", "97점", "97점", "71점"]
    assert "여비규정 제9조" in texts(page.caption)
    page.toggle(key="across").set_value(True).run()
    assert len(page.metric) == 3
    page.text_input(key="wq").set_value("ㄱㄹㅁ").run()
    assert len(page.metric) == 1
    page.text_input(key="wq").set_value("없는 업무").run()
    assert "맞는 후보가 없습니다" in texts(page.markdown)


PLACES = "회관 도서관 공원 수영장 주차장 강당 전시실 야영장 온실 극장 축구장 식물원"


def test_many_candidates_come_page_by_page(db):
    with storage.transaction(db):
        for place in PLACES.split():
            for department in "갑을":
                register.add_process(db, f"{place} 대관", department, Facts(), by="김")
    assert len(visit("common-work").metric) == 10
    assert len(visit("common-work", page="2").metric) == 2


# --- a pair ---------------------------------------------------------------------------------


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


# --- groups ---------------------------------------------------------------------------------


@pytest.fixture
def linked(db, two):
    with storage.transaction(db):
        return store.decide(db, two[0], two[1], "linked", by="김", reason="같은 규정", revision=0)


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


# --- the catalogue --------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path):
    there = storage.open_database("sqlite://")
    with storage.transaction(there):
        loading.load(there, by="최")
        speaker = register.process_by_code(there, "EX-005")
        store.name_work(
            there, speaker, title="출장 *여비*", note="", shared=True, revision=0, by="최"
        )
    found = sharing.catalogue(
        there, "다온공사", exported_at="2026-11-20T01:00:00Z", with_models=True
    )
    there.close()
    return catalogue.write(found)


def test_a_file_is_looked_through_then_taken(db, file):
    page = visit("common-work", tab="카탈로그")
    page.file_uploader(key="catalogue-file-0").set_value(("c.json", file, "application/json")).run()
    assert not page.exception
    assert list(page.dataframe[0].value["상태"]) == ["새 업무"]
    assert received.received(db) == []
    page.button(key="catalogue-take").click().run()
    assert not page.exception
    (one,) = received.received(db)
    assert (one.institution, one.work.title) == ("다온공사", "출장 *여비*")
    assert not page.dataframe


def test_a_bad_file_is_refused_with_a_sentence(db):
    page = visit("common-work", tab="카탈로그")
    page.file_uploader(key="catalogue-file-0").set_value(
        ("c.json", b"{}", "application/json")
    ).run()
    assert not page.exception
    assert "카탈로그 파일이 아닙니다" in texts(page.error)


def test_a_received_work_is_compared_and_registered(example, file):
    with storage.transaction(example):
        received.take(example, catalogue.read(file), file, by="박")
    (one,) = received.received(example)
    page = visit("received-work", id=one.id)
    assert "다온공사, 2026. 11. 20. 10\\:00 내보냄" in texts(page.caption)
    assert "**9" in texts(page.markdown)
    register_it = next(b for b in page.button if b.label == "등록하고 열기")
    register_it.click().run()
    assert "어느 부서" in texts(page.error)
    page.selectbox[0].select("도시기획부")
    next(b for b in page.button if b.label == "등록하고 열기").click().run()
    assert not page.exception
    (made,) = [p for p in register.all_processes(example) if not p.example]
    assert (made.name, made.department) == ("출장 *여비*", "도시기획부")
    assert received.received(example)[0].process_id == made.id


def test_a_received_work_is_dropped(db, file):
    with storage.transaction(db):
        received.take(db, catalogue.read(file), file, by="박")
    (one,) = received.received(db)
    page = visit("received-work", id=one.id)
    page.button(key=work_widget(one.id, "forget")).click().run()
    assert received.received(db) == []
    assert "찾는 것이 없습니다" in texts(visit("received-work", id=one.id).markdown)

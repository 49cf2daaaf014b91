"""Which processes may be the same work: found, shown, told apart."""

import storage
from processes.inventory import store as register
from processes.inventory.model import Facts
from tests.pages.commonwork.pairs import texts, visit


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

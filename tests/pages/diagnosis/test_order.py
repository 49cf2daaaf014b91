"""The order of all processes: ranks, ties, and what is not known."""

import storage
from processes.inventory import store as register
from processes.inventory.model import Facts, exactly
from tests.pages.diagnosis.answering import FACTS, MATURITY, give, texts, visit


def test_without_processes_the_page_leads_to_the_import(db):
    page = visit()
    assert not page.exception
    assert "진단할 업무가 없습니다" in texts(page.markdown)


def test_the_order_shows_ranks_ties_and_what_is_not_known(db, process):
    with storage.transaction(db):
        twin = register.add_process(db, "승진", "경영기획부", FACTS, by="김")
        register.add_process(db, "민원", "시설관리부", Facts(), by="김")
        small = register.add_process(
            db, "대관", "시설관리부",
            Facts(yearly_volume=exactly(12), minutes_per_case=exactly(60)), by="김",
        )  # fmt: skip
    for one in (process, twin, small):
        give(db, one, MATURITY, **{q.id: 1 for q in MATURITY.questions})
    page = visit()
    assert not page.exception
    table = page.dataframe[0].value
    assert list(table["순위"]) == ["1–2위", "1–2위", "3위", "모름"]
    assert list(table["우선순위"]) == ["3,600", "3,600", "36", "모름"]
    assert list(table["성숙도"]) == ["1단계", "1단계", "1단계", "0~4단계"]
    assert table["업무"][2] == "대관"
    told = texts(page.caption)
    assert "업무 3개가 묶음 2개로 갈라집니다(1–2위, 3위)" in told
    assert "순위에 넣지 못한 업무가 1개" in told


def test_overlapping_intervals_are_said_to_be_one_group(db, process):
    with storage.transaction(db):
        register.add_process(db, "승진", "경영기획부", FACTS, by="김")
    page = visit()
    assert list(page.dataframe[0].value["순위"]) == ["1–2위", "1–2위"]
    assert "이어져 겹쳐 한 묶음(1–2위)입니다" in texts(page.caption)


def test_the_department_stands_in_the_address(db, process):
    with storage.transaction(db):
        register.add_process(db, "대관", "시설관리부", FACTS, by="김")
    page = visit(dept="시설관리부")
    assert list(page.dataframe[0].value["업무"]) == ["대관"]
    assert list(page.dataframe[0].value["순위"]) == ["1위"]
    assert "전체 2개 가운데 고른 1개 안의 순위" in texts(page.caption)


def test_only_what_has_been_begun_can_be_shown(db, process):
    with storage.transaction(db):
        begun = register.add_process(db, "대관", "시설관리부", FACTS, by="김")
    give(db, begun, MATURITY, D1=0)
    page = visit()
    assert len(page.dataframe[0].value) == 2
    page.toggle(key="begun").set_value(True).run()
    assert list(page.dataframe[0].value["업무"]) == ["대관"]


def test_a_process_is_opened_by_its_name(db, process):
    page = visit()
    page.selectbox(key="diagnosis-opener").set_value(process).run()
    assert not page.exception
    assert page.title[0].value == "채용"

"""The catalogue: a file of another institution, looked through, compared, taken over."""

import storage
from processes.commonwork import catalogue
from processes.commonwork.received import store as received
from processes.inventory import store as register
from tests.pages.commonwork.pairs import texts, visit
from ui.state import work_widget


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

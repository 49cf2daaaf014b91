"""The register of articles in the browser: seen, added, changed, linked, imported, counted."""

from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly
from processes.regulations import store
from processes.regulations.model import Clause
from tests.pages import visiting
from tests.prepared import put_example

CLAUSE = Clause("여비규정", "제15조", wording="영수증 원본을 붙인다.", demands=("원본",))


@pytest.fixture
def article(db):
    with storage.transaction(db):
        inventory.add_department(db, "경영기획부", by="이")
        return store.add_regulation(db, CLAUSE, by="이")


visit = partial(visiting.visit, "regulations")


def said(elements: Any) -> str:
    return "\n".join(str(element.value) for element in elements)


def upload(app: AppTest, text: str) -> AppTest:
    uploader: Any = app.get("file_uploader")[0]
    uploader.set_value([("규정.csv", text.encode(), "text/csv")]).run()
    assert not app.exception
    return app


def field(article: Any, name: str) -> str:
    return f"regulations/{article.id}/{name}/{article.revision}"


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click()
    app.run()
    assert not app.exception
    return app


def test_an_empty_register_says_how_to_begin(db):
    app = visit()
    assert "아직 조문이 없습니다" in said(app.markdown)
    assert app.get("progress")[0].proto.text.startswith("검토한 조문 0개 / 계획의 332개")


def test_an_article_is_added_and_opens(db):
    app = visit()
    app.text_input(key="regulations/new/law/0").set_value("인사규정")
    app.text_input(key="regulations/new/article/0").set_value("제12조")
    app.text_area(key="regulations/new/wording/0").set_value("원본을 직접 제출한다.")
    press(app, "등록하고 열기")
    (made,) = store.all_regulations(db)
    assert (made.clause.title, made.clause.kind) == ("인사규정 제12조", "규정")
    assert made.clause.demands == ("원본", "방문", "제출")
    assert made.updated_by == "김"
    assert app.title[0].value == "인사규정 제12조"


def test_what_can_not_stand_is_refused_and_nothing_is_stored(db):
    app = press(visit(), "등록하고 열기")
    assert "이름과 조문을 모두 적으세요" in said(app.error)
    assert store.all_regulations(db) == []


def test_the_list_narrows(db, article):
    with storage.transaction(db):
        store.add_regulation(db, Clause("인사규정", "제2조"), by="이")
    app = visit(rq="ㅇㅂㄱㅈ")
    assert list(app.dataframe[0].value["법령·규정"]) == ["여비규정"]
    assert "조문 1개 \\(전체 2개\\)" in said(app.caption) or "조문 1개 (전체 2개)" in said(
        app.caption
    )
    app.multiselect(key="demand").set_value(["날인"]).run()
    assert "맞는 조문이 없습니다" in said(app.markdown)


def test_unknown_addresses_lead_to_the_list(db):
    app = visit(id="x")
    assert "조문을 찾지 못했습니다" in said(app.markdown)


def test_current_and_amended_stand_side_by_side(db, article):
    app = visit(id=article.id)
    app.text_area(key=field(article, "amended")).set_value("전자 영수증을 붙인다.")
    app.segmented_control(key=field(article, "state")).set_value("개정안")
    press(app, "저장")
    saved = store.regulation(db, article.id)
    assert (saved.clause.amended, saved.clause.state) == ("전자 영수증을 붙인다.", "개정안")
    html = "".join(one.proto.body for one in app.get("html"))
    assert "<del>영수증</del> <del>원본을</del> 붙인다." in html
    assert "<ins>전자</ins> <ins>영수증을</ins> 붙인다." in html
    assert "개정안" in said(app.markdown)


def test_wordings_are_never_taken_for_markup(db, article):
    with storage.transaction(db):
        store.save_regulation(
            db, article.id, 1, Clause("여비규정", "제15조", wording="<b>원본</b>"), by="이"
        )
    bodies = [one.proto.body for one in visit(id=article.id).get("html")]
    (html,) = [body for body in bodies if body.startswith("<p ")]  # else: the words that guide
    assert "&lt;b&gt;원본&lt;/b&gt;" in html
    assert "<b>" not in html


def test_an_amendment_without_wording_is_refused_with_its_cure(db, article):
    app = visit(id=article.id)
    app.segmented_control(key=field(article, "state")).set_value("개정안")
    press(app, "저장")
    assert "바꿀 문구를 먼저 적으세요" in said(app.error)
    assert store.regulation(db, article.id).revision == 1


def test_two_saves_of_one_article_wait_for_a_choice(db, article):
    app = visit(id=article.id)
    with storage.transaction(db):
        theirs = Clause("여비규정", "제15조", wording="다른 문구")
        store.save_regulation(db, article.id, 1, theirs, by="박")
    app.text_area(key=field(article, "wording")).set_value("내 문구")
    press(app, "저장")
    assert "박 님이" in said(app.warning)
    assert store.regulation(db, article.id).clause.wording == "다른 문구"
    press(app, "내 것 저장")
    assert store.regulation(db, article.id).clause.wording == "내 문구"
    assert not app.warning


def test_the_other_save_can_be_left_as_it_is(db, article):
    app = visit(id=article.id)
    with storage.transaction(db):
        theirs = Clause("여비규정", "제15조", wording="다른 문구")
        store.save_regulation(db, article.id, 1, theirs, by="박")
    app.text_area(key=field(article, "wording")).set_value("내 문구")
    press(press(app, "저장"), "상대 것 유지")
    assert store.regulation(db, article.id).clause.wording == "다른 문구"
    (kept,) = storage.records.refused(db, store.TABLE, article.id)
    assert kept["changes"]["wording"] == "내 문구"


def test_a_process_is_linked_and_unlinked(db, article):
    with storage.transaction(db):
        process = inventory.add_process(db, "출장", "경영기획부", Facts(), by="이")
    app = visit(id=article.id)
    app.selectbox(key=f"regulations/{article.id}/link-process").set_value(process).run()
    press(app, "잇기")
    (step,) = store.steps_of(db, article.id)
    assert (step.process_id, step.element_id) == (process.id, "")
    assert "업무 전체" in said(app.markdown)
    press(app, "끊기")
    assert store.steps_of(db, article.id) == []


def test_a_step_of_the_model_is_linked_by_its_name(db):
    put_example(db)
    process = inventory.process_by_code(db, "EX-005")
    article = next(o for o in store.all_regulations(db) if o.clause.title == "여비규정 제9조")
    app = visit(id=article.id)
    app.selectbox(key=f"regulations/{article.id}/link-process").set_value(process).run()
    box = app.selectbox(key=f"regulations/{article.id}/link-element-{process.id}")
    box.set_value("Task_write_request").run()
    press(app, "잇기")
    names = {step.element_name for step in store.steps_of(db, article.id)}
    assert names == {"출장을 승인한다", "출장 신청서를 작성한다"}


def test_the_open_form_stays_while_somebody_else_saves(db, article):
    app = visit(id=article.id)
    with storage.transaction(db):
        theirs = Clause("여비규정", "제15조", wording="다른 문구")
        store.save_regulation(db, article.id, 1, theirs, by="박")
    app.run()
    assert "그 사이 박 님이 고쳤습니다" in said(app.info)
    assert app.text_area(key=field(article, "wording")).value == CLAUSE.wording
    press(app, "고친 내용으로 다시 열기")
    assert app.text_area(key=f"regulations/{article.id}/wording/2").value == "다른 문구"
    assert not app.info


def test_an_article_is_deleted(db, article):
    app = press(visit(id=article.id), "지우기")
    assert store.all_regulations(db) == []
    assert app.title[0].value == "종이 규정"


def test_the_number_of_the_plan_is_corrected(db):
    app = visit()
    app.number_input(key="planned-number").set_value(300)
    press_saved = app.button(key="save-planned-number").click().run()
    assert not press_saved.exception
    assert store.planned_number(db) == 300
    assert "계획의 300개" in app.get("progress")[0].proto.text


def test_paper_is_counted_against_the_goal(db, article):
    with storage.transaction(db):
        known = Facts(yearly_volume=exactly(100), paper_sheets=exactly(6))
        freed = inventory.add_process(db, "출장", "경영기획부", known, by="이")
        half = Facts(yearly_volume=exactly(100), paper_sheets=exactly(4))
        inventory.add_process(db, "급여", "경영기획부", half, by="이")
        inventory.add_process(db, "모르는 일", "경영기획부", Facts(), by="이")
        store.link_step(db, article.id, freed.id, by="이")
    app = visit(view="종이 사용량")
    assert [one.value for one in app.metric] == ["1,000매", "1,000매", "1,000매", "400매"]
    assert "개정 완료까지: 미달" in said(app.markdown)
    assert "종이 양을 모르는 업무 1개" in said(app.caption)
    with storage.transaction(db):
        done = Clause(
            "여비규정", "제15조", amended="전자로", state="개정 완료", state_date="2026-11-01"
        )
        store.save_regulation(db, article.id, 1, done, by="이")
    app.run()
    assert [one.value for one in app.metric] == ["1,000매", "400매", "400매", "400매"]
    assert "개정 완료까지: 달성" in said(app.markdown)
    assert "우리의 제안" in said(app.markdown)


TABLE = (
    "법령명,조문,문구,소관부서\n"
    "여비규정,제15조,영수증 원본을 붙인다.,\n"
    "인사규정,제12조,원본을 제출한다.,경영기획부\n"
    "인사규정,제13조,,없는부\n"
)


def test_a_file_is_seen_before_it_is_registered(db, article):
    app = visit(view="가져오기")
    upload(app, TABLE)
    assert store.all_regulations(db) == [article]
    shown = said(app.markdown)
    assert "없는부" in shown
    assert "같은 조문이 이미 있습니다" in shown
    press(app, "조문 1개 등록")
    titles = [one.clause.title for one in store.all_regulations(db)]
    assert titles == ["여비규정 제15조", "인사규정 제12조"]
    assert app.get("progress")[0].proto.text.startswith("검토한 조문 0개")
    assert not app.get("file_uploader")


def test_a_column_can_be_read_as_something_else(db):
    app = visit(view="가져오기")
    text = "법령명,조문,메모\n여비규정,제15조,원본을 낸다.\n"
    upload(app, text)
    next(one for one in app.selectbox if one.label == "C열 메모").set_value("wording").run()
    press(app, "조문 1개 등록")
    assert store.all_regulations(db)[0].clause.wording == "원본을 낸다."


def test_a_file_that_is_no_list_is_refused(db):
    app = visit(view="가져오기")
    upload(app, "가,나\n1,2\n")
    assert "제목 행을 찾지 못했습니다" in said(app.error)


def test_an_article_is_named_as_written_and_left_by_an_address_that_forgets_it(db, article):
    with storage.transaction(db):
        odd = store.add_regulation(db, Clause("<b>여비</b>_규정", "제1조"), by="이")
    app = visit(id=odd.id)
    assert app.title[0].value == r"\<b\>여비\</b\>\_규정 제1조"
    app.button(key="regulations-back").click().run()
    assert app.title[0].value == "종이 규정"
    assert "id" not in app.query_params

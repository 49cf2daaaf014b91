"""The diagnosis of one process: what is known of it, its verdict, its gates."""

from tests.pages import visiting
from tests.pages.diagnosis.answering import (
    MATURITY,
    RPA,
    give,
    given,
    metrics,
    texts,
    visit,
    widget,
)


def test_an_unknown_process_leads_back_to_the_list(db):
    page = visit(code="P-9999")
    assert not page.exception
    assert "P-9999" in texts(page.caption)


def test_the_way_back_forgets_the_process(db, process):
    page = visit(code=process.code, part="rpa")
    page.button(key="diagnosis-back").click().run()
    assert page.title[0].value == "업무 진단"
    assert len(page.dataframe) == 1
    assert not {"code", "part"} & set(page.query_params)


def test_nothing_confirmed_is_unknown_although_there_are_proposals(db, process):
    page = visit(code=process.code)
    assert not page.exception
    found = metrics(page)
    assert found["디지털 성숙도"] == "0~4단계"
    assert found["RPA 적합성"] == "판정 보류"
    assert found["재설계 우선순위"] == "0~4,800"
    assert "5개 문항의 답을 제안합니다" in texts(page.markdown)
    rows = page.table[0].value
    assert "예외율 15% → 2점 '10\\~20%'" in list(rows["근거와 제안"])  # no line through it
    assert given(db, process, RPA) == {}


def test_the_missing_field_is_named(db, process):
    page = visit(code=process.code, part="rpa")
    assert "업무 목록의 '오류율'을(를) 채우면" in texts(page.caption).replace("을(를)", "을(를)")


def test_a_gate_overrides_the_label_and_says_what_comes_first(db, process):
    give(db, process, RPA, **{q.id: 4 for q in RPA.questions} | {"R10": 1})
    page = visit(code=process.code)
    assert metrics(page)["RPA 적합성"] == "재설계 우선"
    assert "자동화보다 먼저 '단순화' 단계: 할 일이 있습니다." in texts(page.caption)
    shown = texts(page.markdown)
    assert "게이트 RG5 → 재설계 우선 (R10 '통합 가능')" in shown
    assert "게이트가 없었다면: 자동화 추진" in shown


def test_with_nothing_before_it_automation_has_its_label(db, process):
    give(db, process, RPA, **{q.id: 4 for q in RPA.questions})
    page = visit(code=process.code)
    assert "자동화 판정은 '자동화 추진'입니다" in texts(page.caption)


def test_the_level_names_its_weakest_core_item(db, process):
    give(db, process, MATURITY, **{q.id: 4 for q in MATURITY.questions} | {"D2": 1})
    page = visit(code=process.code)
    assert metrics(page)["디지털 성숙도"] == "2단계"
    assert "D2 증빙·구비서류 1점" in texts(page.markdown)


def test_the_part_is_chosen_on_the_page(db, process):
    page = visit(code=process.code, part="nonsense")
    assert any(radio.label.startswith("**D1**") for radio in page.radio)
    page.session_state[widget(process, "part")] = "rpa"
    page.run()
    assert any(radio.label.startswith("**R1**") for radio in page.radio)


def test_the_process_page_leads_here(db, process):
    app = visiting.visit("process", by="", code=process.code)
    assert "이 업무 진단하기" in [one.proto.label for one in app.get("page_link")]

"""The diagnosis page: the order of all, one process, confirming, answering, the robot's saving."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import storage
from evaluations.answers import store as evaluations
from evaluations.diagnosis import reading, store
from evaluations.diagnosis.saving import Automation
from processes.inventory import store as register
from processes.inventory.model import Estimate, Facts, exactly
from tests.pages import visiting

SHELL = Path(__file__).resolve().parents[2] / "ui" / "shell.py"
MATURITY, RPA = reading.forms()
FACTS = Facts(
    yearly_volume=exactly(1200),
    minutes_per_case=exactly(60),
    exception_rate=0.15,
    input_forms=("전자",),
    channels=("방문",),
)


@pytest.fixture
def process(db):
    with storage.transaction(db):
        return register.add_process(db, "채용", "경영기획부", FACTS, by="김")


visit = partial(visiting.visit, "diagnosis", by="")


def texts(elements: Any) -> str:
    """Return what is written, without the marks that keep Markdown away."""
    return "\n".join(element.value for element in elements).replace("\\", "")


def give(db, process, form, by="김", revision=0, **answers):
    with storage.transaction(db):
        for question_id, value in answers.items():
            evaluations.save_answer(
                db, process.id, form, question_id, value, revision=revision, by=by
            )


def given(db, process, form):
    return {k: v.value for k, v in evaluations.answers(db, process.id, form.id).items()}


def widget(process, name):
    return f"diagnosis/{process.id}/{name}"


def metrics(page: AppTest) -> dict[str, str]:
    return {one.label: one.value for one in page.metric}


# --- the order of all -------------------------------------------------------------------------


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


# --- one process ------------------------------------------------------------------------------


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


def test_all_proposals_are_confirmed_at_once(db, process):
    page = visit(code=process.code)
    name = next(field for field in page.text_input if field.label == "내 이름")
    name.set_value("이도윤").run()
    page.button(key=widget(process, "confirm-all")).click().run()
    assert not page.exception
    assert given(db, process, RPA) == {"R2": 4, "R3": 2, "R5": 2}
    assert given(db, process, MATURITY) == {"D1": 0, "D9": 0}
    assert evaluations.answers(db, process.id, RPA.id)["R5"].updated_by == "이도윤"
    assert "문항의 답을 제안합니다" not in texts(page.markdown)
    assert page.radio(key=f"answer/digital-maturity/{process.id}/D1/value").value == 0


def test_one_proposal_is_confirmed_alone(db, process):
    page = visit(code=process.code, part="rpa")
    page.button(key=widget(process, "confirm/R5")).click().run()
    assert not page.exception
    assert given(db, process, RPA) == {"R5": 2}
    assert page.radio(key=f"answer/rpa-suitability/{process.id}/R5/value").value == 2
    assert "4개 문항의 답을 제안합니다" in texts(page.markdown)


def test_what_changed_since_it_was_shown_is_not_confirmed(db, process):
    page = visit(code=process.code, part="rpa")
    give(db, process, RPA, by="박", R5=0)
    page.button(key=widget(process, "confirm-all")).click().run()
    assert not page.exception
    assert given(db, process, RPA)["R5"] == 0
    assert "그사이 바뀐 1개는 그대로 두었습니다" in texts(page.toast)


def test_an_answer_is_given_against_the_proposal(db, process):
    page = visit(code=process.code, part="rpa")
    page.radio(key=f"answer/rpa-suitability/{process.id}/R5/value").set_value(0).run()
    assert not page.exception
    assert given(db, process, RPA) == {"R5": 0}
    assert "업무 목록의 지금 제안: 예외율 15%" in texts(page.caption)


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


def test_two_answers_to_one_question_are_both_kept(db, process):
    give(db, process, RPA, R1=1)
    page = visit(code=process.code, part="rpa")
    give(db, process, RPA, by="박", revision=1, R1=3)
    page.radio(key=f"answer/rpa-suitability/{process.id}/R1/value").set_value(4).run()
    assert not page.exception
    assert "박 님이 먼저 답했습니다" in texts(page.error)
    page.button(key=f"answer-clash/rpa-suitability/{process.id}/R1/mine").click().run()
    assert given(db, process, RPA)["R1"] == 4


def test_the_part_is_chosen_on_the_page(db, process):
    page = visit(code=process.code, part="nonsense")
    assert any(radio.label.startswith("**D1**") for radio in page.radio)
    page.session_state[widget(process, "part")] = "rpa"
    page.run()
    assert any(radio.label.startswith("**R1**") for radio in page.radio)


# --- the robot --------------------------------------------------------------------------------


def robot(page: AppTest, process: Any, revision: int = 0, **figures: Any) -> AppTest:
    for name, value in figures.items():
        key = widget(process, f"robot/{name}/{revision}")
        fields = page.number_input if name.startswith("rate") else page.text_input
        fields(key=key).set_value(value)
    return next(one for one in page.button if one.label == "계산하고 저장").click().run()


def test_the_saving_is_a_range_that_may_be_negative(db, process):
    page = visit(code=process.code, part="robot")
    assert metrics(page)["월 절감시간"] == "모름"
    page = robot(
        page, process, rate0=10.0, rate1=20.0, rate2=30.0, exception_hours="2~5", robot_hours="10"
    )
    assert not page.exception
    # 100 h a month × share × 0.85 − 2 to 5 − 10
    assert metrics(page)["월 절감시간"] == "-6.5 ~ +13.5시간"
    assert "손해일 수 있음" in texts(page.markdown)
    kept = store.automation(db, process.id)
    assert kept.given == Automation(
        Estimate(0.1, 0.2, 0.3), Estimate(2, None, 5, "2~5"), Estimate(10, 10, 10, "10")
    )


def test_a_cost_that_is_not_known_leaves_the_lower_end_open(db, process):
    page = visit(code=process.code, part="robot")
    page = robot(page, process, rate0=50.0, rate1=50.0, rate2=50.0, robot_hours="10")
    assert metrics(page)["월 절감시간"] == "+32.5시간 이하"
    assert "예외 처리시간을(를) 몰라" in texts(page.caption)


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"rate0": 50.0, "rate1": 20.0, "rate2": 60.0}, "순서가 맞지 않습니다"),
        ({"rate1": 50.0, "robot_hours": "많이"}, "많이"),
    ],
)
def test_figures_that_make_no_sense_are_refused(db, process, figures, sentence):
    page = robot(visit(code=process.code, part="robot"), process, **figures)
    assert not page.exception
    assert sentence in texts(page.error)
    assert store.automation(db, process.id).revision == 0


def test_two_people_entering_figures_both_keep_them(db, process):
    page = visit(code=process.code, part="robot")
    with storage.transaction(db):
        store.save_automation(db, process.id, Automation(exactly(0.9)), revision=0, by="박")
    page = robot(page, process, rate0=10.0, rate1=10.0, rate2=10.0)
    assert not page.exception
    assert "먼저 고쳤습니다" in texts(page.warning)
    assert store.automation(db, process.id).given.rate == exactly(0.9)
    next(one for one in page.button if one.label == "내 것 저장").click().run()
    assert store.automation(db, process.id).given.rate == exactly(0.1)


def test_the_process_page_leads_here(db, process):
    app = AppTest.from_file(str(SHELL), default_timeout=60)
    app._page_hash = calc_hash("process")
    app.query_params["code"] = process.code
    app.run()
    assert "이 업무 진단하기" in [one.proto.label for one in app.get("page_link")]


def test_another_answer_keeps_no_evidence_of_the_proposal(db, process):
    page = visit(code=process.code, part="rpa")
    page.button(key=widget(process, "confirm/R5")).click().run()
    assert "예외율 15%" in evaluations.answers(db, process.id, "rpa-suitability")["R5"].evidence
    page.radio(key=f"answer/rpa-suitability/{process.id}/R5/value").set_value(4).run()
    assert not page.exception
    answer = evaluations.answers(db, process.id, "rpa-suitability")["R5"]
    assert (answer.value, answer.evidence, answer.certainty) == (4, "", None)


def test_evidence_that_a_person_wrote_stays_with_another_answer(db, process):
    page = visit(code=process.code, part="rpa")
    page.button(key=widget(process, "confirm/R5")).click().run()
    page.text_input(key=f"answer/rpa-suitability/{process.id}/R5/evidence").set_value(
        "2025년 반려 대장"
    ).run()
    page.radio(key=f"answer/rpa-suitability/{process.id}/R5/value").set_value(4).run()
    answer = evaluations.answers(db, process.id, "rpa-suitability")["R5"]
    assert (answer.value, answer.evidence) == (4, "2025년 반려 대장")

"""The survey in the browser: a round begun, watched, changed, ended; mails to copy."""

import datetime
from typing import Any

from streamlit.testing.v1 import AppTest

from processes.census import store as census
from processes.inventory import store
from processes.inventory.model import Facts
from tests.pages import visiting


def visit(page: str = "census", **parameters: str) -> AppTest:
    return visiting.visit(page, **parameters)


def said(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def field(app: AppTest, kind: str, label: str, last: bool = False) -> Any:
    found = [one for one in getattr(app, kind) if one.label == label]
    return found[-1 if last else 0]


def test_without_departments_the_way_leads_to_the_register(db):
    app = visit()
    assert "등록된 부서가 없습니다" in said(app.markdown)
    assert not app.text_input(key="author").disabled
    assert [one.label for one in app.button] == []


def test_a_round_is_begun_with_all_departments(register):
    app = visit()
    field(app, "text_input", "조사 이름").set_value("2026 하반기 조사")
    field(app, "date_input", "제출 기한").set_value(datetime.date(2030, 12, 11))
    button(app, "조사 시작").click().run()
    assert not app.exception
    made = census.running(register)
    assert made is not None
    assert (made.title, made.deadline, made.updated_by) == ("2026 하반기 조사", "2030-12-11", "김")
    assert len(census.returns(register, made.id)) == 2
    assert app.title[0].value == "2026 하반기 조사"


def test_an_unknown_round_leads_to_the_one_that_runs(register, round_):
    app = visit(round="x")
    assert app.title[0].value == "전수조사"
    assert "조사를 찾지 못했습니다" in said(app.markdown)
    assert not app.error


def test_nobody_is_reminded_of_a_round_that_has_ended(register, round_):
    assert "독촉 메일" in said(visit().header)
    census.close_round(register, round_.id, round_.revision, closed=True, by="TF")
    assert "독촉 메일" not in said(visit().header)


def test_the_next_round_begins_with_an_empty_form(register):
    app = visit()
    field(app, "text_input", "조사 이름").set_value("2026 하반기 조사")
    button(app, "조사 시작").click().run()
    assert field(app, "text_input", "조사 이름", last=True).value == ""
    button(app, "조사 시작").click().run()
    assert "조사 이름" in said(app.error)
    assert len(census.all_rounds(register)) == 1


def test_a_round_without_a_name_is_refused_and_what_was_chosen_stays(register):
    app = visit()
    field(app, "multiselect", "조사할 부서").set_value(["인사부"])
    button(app, "조사 시작").click().run()
    assert "조사 이름" in said(app.error)
    assert field(app, "multiselect", "조사할 부서").value == ["인사부"]
    assert census.all_rounds(register) == []


def test_the_table_shows_state_coverage_and_deadline_of_each_department(register, round_):
    part = census.return_of(register, round_.id, "인사부")
    census.move(register, part.id, part.revision, "submit", by="이")
    hiring = store.process_by_code(register, "P-0001")
    store.save_process(register, hiring.id, 1, facts=Facts(area="채용"), by="이")
    table: Any = visit().dataframe[0].value
    lines = {line["부서"]: line for line in table.to_dict("records")}
    assert lines["인사부"]["상태"] == "● 제출"
    assert lines["인사부"]["완료/등록"] == "0 / 2"
    assert lines["인사부"]["제출 뒤 바뀐 업무"] == 1
    assert lines["시설부"]["상태"] == "○ 시작 전"
    assert lines["시설부"]["가장 많이 빈 항목"] == "대분류 1, 연간 건수 1"
    assert "2030. 12. 11. (D-" in lines["시설부"]["기한"]


def test_the_metrics_count_processes_and_departments(register, round_):
    app = visit(round=round_.id)
    assert [metric.value for metric in app.metric] == ["33%", "0 / 2곳"]


def test_a_reminder_can_be_copied_for_each_department_that_waits(register, round_):
    part = census.return_of(register, round_.id, "인사부")
    census.move(register, part.id, part.revision, "submit", by="이")
    mails = [block.value for block in visit().code]
    assert len(mails) == 2
    assert mails[0].startswith("제목: [2026 조사] 시설부")
    assert "덜 채운 업무: 대관" in mails[0]
    assert "문의는 TF로" in mails[0]
    assert "- 인사부: 제출, 1/2개 완료" in mails[1]


def test_settings_are_saved_over_what_was_read(register, round_):
    app = visit()
    field(app, "text_input", "조사 이름").set_value("고친 이름")
    field(app, "multiselect", "조사할 부서").set_value(["인사부"])
    field(app, "multiselect", "꼭 채울 항목(★)").set_value(["purpose"])
    button(app, "저장").click().run()
    assert not app.exception
    saved = census.round_of(register, round_.id)
    assert (saved.title, saved.required, saved.updated_by) == ("고친 이름", ("purpose",), "김")
    assert [part.department for part in census.returns(register, round_.id)] == ["인사부"]
    assert app.title[0].value == "고친 이름"


def test_a_round_is_ended_and_opened_again(register, round_):
    app = visit()
    button(app, "조사 끝내기").click().run()
    assert census.running(register) is None
    assert "끝냄" in said(app.caption)
    button(app, "조사 다시 열기").click().run()
    assert census.running(register) is not None


def test_a_late_end_of_a_round_is_refused(register, round_):
    app = visit()
    census.save_round(register, round_.id, round_.revision, title="먼저 고침", by="박")
    button(app, "조사 끝내기").click().run()
    assert "박 님이 먼저" in said(app.error)
    assert census.running(register) is not None


def test_a_department_opens_from_the_table(register, round_):
    app = visit()
    app.session_state["census-open"] = {"row": 1, "column": "open"}
    app.run()
    assert app.title[0].value == "시설부"


def test_the_forms_of_all_departments_are_one_file(register, round_):
    app = visit()
    (download,) = [one for one in app.get("download_button") if "모든 부서" in one.proto.label]
    assert not download.proto.disabled

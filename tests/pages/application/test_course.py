"""The way of a draft on its page: each move by those who may, and what refuses it."""

import dataclasses
import datetime
import hashlib
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from applications.course import store
from applications.course.moves import MOVES
from applications.drafts import store as drafts
from applications.submissions import store as submissions
from tests.applications.course.way import APPROVER, OWNER, REVIEWER, go, rewrite, write_draft
from tests.pages import visiting
from tests.pages.application.drafts import texts
from ui import state

# A way to each state by which nobody is asked anything but a reason.
WAY = {
    "구상": ["구상"],
    "작성": [],
    "부서 검토": ["부서 검토"],
    "결재": ["부서 검토", "결재"],
}
BY = {"담당자": OWNER, "검토자": REVIEWER, "결재자": APPROVER, "TF 누구나": "최다른"}


def open_course(draft: Any, by: str) -> AppTest:
    return visiting.visit("application", by=by, id=draft.id, part="진행")


def key(draft: Any, target: str) -> str:
    return state.application_widget(draft.id, f"move-{target}")


@pytest.mark.parametrize(
    "one",
    [one for one in MOVES if one.source in WAY and not one.ready],
    ids=lambda one: f"{one.source}-{one.target}",
)
def test_each_move_before_handing_in_by_a_click(db, one):
    draft = go(db, write_draft(db), *WAY[one.source])
    app = open_course(draft, BY[one.by[0]])
    app.text_area(key=f"{key(draft, one.target)}-reason").set_value("까닭이 있음")
    app.button(key=key(draft, one.target)).click().run()

    assert not app.exception
    moved = store.history(db, draft.id)[0]
    assert (moved.source, moved.target, moved.reason) == (one.source, one.target, "까닭이 있음")
    assert moved.by == BY[one.by[0]]
    assert drafts.application(db, draft.id).state == one.target


def test_handing_in_is_one_click_after_everything_was_acknowledged(db):
    draft = go(db, write_draft(db), "부서 검토", "결재")
    app = open_course(draft, APPROVER)
    app.button(key=key(draft, "제출")).click().run()
    assert "아직 확인하지 않은" in app.error[0].value
    assert submissions.submissions(db, draft.id) == []

    app.checkbox[0].check().run()
    app.button(key=key(draft, "제출")).click().run()
    assert not app.exception
    (one,) = submissions.submissions(db, draft.id)
    assert texts(app.caption).count("SHA-256") == len(one.files) == 5
    shown = texts(app.markdown)
    assert shown.count("맞음") == 5
    assert "'제출' 상태라 글과 자료를 고칠 수 없습니다" in app.info[0].value


def test_after_handing_in_a_supplement_a_second_submission_and_the_outcome(db):
    draft = go(db, write_draft(db), "부서 검토", "결재", "제출")
    app = open_course(draft, OWNER)
    app.text_area(key=f"{key(draft, '보완')}-reason").set_value("예산 근거를 더하라고 함")
    app.button(key=key(draft, "보완")).click().run()
    assert drafts.application(db, draft.id).state == "보완"

    rewrite(db, draft, "risks", "문제 1: 고쳐 쓴 글.")
    app = open_course(draft, APPROVER)
    app.checkbox[0].check().run()
    app.button(key=key(draft, "제출")).click().run()
    assert [one.number for one in submissions.submissions(db, draft.id)] == [1, 2]
    assert "'첫 제출'과 다른 항목 1개" in "".join(one.label for one in app.expander)

    app.button(key=key(draft, "선정")).click().run()
    assert drafts.application(db, draft.id).state == "선정"


@pytest.mark.parametrize("source", ["선정", "탈락"])
def test_an_outcome_can_be_put_right_with_a_reason(db, source):
    draft = go(db, write_draft(db), "부서 검토", "결재", "제출", source)
    app = open_course(draft, OWNER)
    app.button(key=key(draft, "제출")).click().run()
    assert "이유가 필요합니다" in app.error[0].value
    app.text_area(key=f"{key(draft, '제출')}-reason").set_value("잘못 누름")
    app.button(key=key(draft, "제출")).click().run()
    assert drafts.application(db, draft.id).state == "제출"
    assert len(submissions.submissions(db, draft.id)) == 1


def test_a_chosen_draft_is_carried_out_once_amount_and_days_are_known(db):
    draft = go(db, write_draft(db), "부서 검토", "결재", "제출", "선정")
    app = open_course(draft, OWNER)
    assert "먼저 적으세요" in texts(app.caption)
    app.number_input[0].set_value(300_000_000)
    app.date_input[0].set_value(datetime.date(2027, 1, 1))
    app.date_input[1].set_value(datetime.date(2027, 12, 31))
    next(b for b in app.button if b.label == "저장하기").click().run()
    assert store.follow_up(db, draft.id).granted == 300_000_000

    app.button(key=key(draft, "이행")).click().run()
    assert drafts.application(db, draft.id).state == "이행"


def test_errors_are_listed_with_the_way_to_them_and_the_button_waits(db):
    draft = go(db, write_draft(db), "부서 검토", "결재")
    rewrite_while_open = go(db, draft, "작성")
    rewrite(db, rewrite_while_open, "risks", "")
    draft = go(db, rewrite_while_open, "부서 검토", "결재")
    app = open_course(draft, APPROVER)
    assert app.button(key=key(draft, "제출")).disabled
    assert "오류가 1건" in texts(app.warning)
    way = state.application_widget(draft.id, "finding-gate-0")
    app.button(key=way).click().run()
    assert app.query_params["section"] == "risks"
    assert app.text_area[0].label == "위험과 대응"


def test_who_has_no_part_in_it_reads_why(db):
    draft = go(db, write_draft(db), "부서 검토")
    app = open_course(draft, "최다른")
    assert "검토자(이검토)만 할 수 있습니다" in texts(app.caption)
    nameless = visiting.visit("application", by="", id=draft.id, part="진행")
    assert "내 이름" in texts(nameless.info)


def test_a_move_that_somebody_else_made_meanwhile_is_refused_with_his_name(db):
    draft = write_draft(db)
    app = open_course(draft, OWNER)
    with storage.transaction(db):
        go(db, draft, "부서 검토")
    app.button(key=key(draft, "부서 검토")).click().run()
    assert "먼저 '부서 검토'(으)로 옮겼습니다" in app.error[0].value
    assert len(store.history(db, draft.id)) == 1


def test_people_and_deadline_are_saved_as_they_are_changed(db):
    draft = write_draft(db)
    app = open_course(draft, OWNER)

    def field(name: str, revision: int) -> str:
        return state.application_field(draft.id, f"duty-{name}", revision)

    app.text_input(key=field("reviewers", 1)).set_value("이검토, 정검토").run()
    app.date_input(key=field("deadline", 2)).set_value(datetime.date(2030, 1, 2)).run()
    saved = store.duties(db, draft.id)
    assert (saved.reviewers, saved.deadline) == (("이검토", "정검토"), "2030-01-02")
    assert "2030-01-02" in texts(app.markdown)


def test_a_name_that_somebody_else_changed_meanwhile_is_not_written_over(db):
    draft = write_draft(db)
    app = open_course(draft, OWNER)
    with storage.transaction(db):
        read = store.duties(db, draft.id)
        store.save_duties(db, draft.id, dataclasses.replace(read, owner="새담당"), by="박서준")
    field = state.application_field(draft.id, "duty-owner", 1)
    app.text_input(key=field).set_value("내담당").run()
    assert store.duties(db, draft.id).owner == "새담당"
    assert "박서준 님이 먼저" in app.error[0].value


def test_a_draft_that_was_handed_in_cannot_be_deleted(db):
    draft = go(db, write_draft(db), "부서 검토", "결재", "제출")
    app = open_course(draft, OWNER)
    next(one for one in app.button if one.label == "지우기").click().run()
    assert "지울 수 없습니다" in app.error[0].value
    assert drafts.application(db, draft.id).state == "제출"


def test_what_is_downloaded_later_is_what_was_handed_in(db):
    draft = go(db, write_draft(db), "부서 검토", "결재", "제출")
    (one,) = submissions.submissions(db, draft.id)
    app = open_course(draft, OWNER)
    labels = [button.proto.label for button in app.get("download_button")]
    assert [file.name for file in one.files] == labels[-5:]
    for file in one.files:
        assert hashlib.sha256(submissions.content(db, file.sha256)).hexdigest() == file.sha256

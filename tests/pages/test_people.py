"""Accounts in the browser, and the record of access with its review."""

import pytest

from access.people import store
from access.people.passwords import matches
from access.record import store as record
from access.roles import Role
from tests.pages.visiting import press, said, visit

GOOD = "correct horse battery"


def _field(app, label):
    return next(
        one for one in [*app.text_input, *app.multiselect, *app.text_area] if one.label == label
    )


def test_the_first_account_is_added_and_can_sign_in(db):
    app = visit("people")
    assert "등록한 사람이 없습니다" in said(app.markdown)
    _field(app, "로그인 이름").set_value("kim")
    _field(app, "이름").set_value("김민서")
    _field(app, "역할").set_value([Role.ADMIN])
    _field(app, "첫 비밀번호").set_value(GOOD)
    press(app, "더하기")
    account = store.account(db, "kim")
    assert matches(account.password, GOOD)
    assert account.roles == {Role.ADMIN}
    assert "**김민서** kim" in said(app.markdown)


@pytest.fixture
def lee(db):
    """A rater beside an administrator."""
    store.add_account(db, "kim", "김민서", [Role.ADMIN], password=GOOD, by="준비")
    return store.add_account(db, "lee", "이서준", [Role.RATER], password=GOOD, by="준비")


def test_a_weak_password_is_refused_in_a_sentence(db, lee):
    app = visit("people")
    _field(app, "로그인 이름").set_value("park")
    _field(app, "이름").set_value("박")
    _field(app, "역할").set_value([Role.RATER])
    _field(app, "첫 비밀번호").set_value("short")
    press(app, "더하기")
    assert "12자보다 짧습니다" in said(app.error)
    assert len(store.accounts(db)) == 2


def test_an_account_is_stopped_and_started_again(db, lee):
    app = press(visit("people"), "막기", 1)
    assert not store.account(db, "lee").active
    press(app, "다시 쓰게 하기")
    assert store.account(db, "lee").active


def test_the_last_administrator_cannot_be_stopped(db, lee):
    app = press(visit("people"), "막기", 0)
    assert "관리자가 한 명뿐" in said(app.error)
    assert store.account(db, "kim").active


def test_roles_and_password_are_given_anew(db, lee):
    app = visit("people")
    app.multiselect(key=f"person/{lee.id}/1/roles").set_value([Role.MANAGEMENT])
    app.button(key=f"person/{lee.id}/1/save").click().run()
    changed = store.account(db, "lee")
    assert changed.roles == {Role.MANAGEMENT}
    key = f"person/{lee.id}/{changed.revision}"
    app.text_input(key=f"{key}/password").set_value(GOOD + "!")
    app.button(key=f"{key}/set").click().run()
    assert not app.exception
    assert matches(store.account(db, "lee").password, GOOD + "!")


def test_pages_and_changes_are_in_the_record_and_a_review_is_kept(db):
    visit("inventory")
    visit("process", code="P-0001")
    app = visit("access-record")
    told = [(line.action, line.object) for line in record.lines(db)]
    assert told == [
        ("열람", "inventory"),
        ("열람", "process code=P-0001"),
        ("열람", "access-record"),
    ]
    assert "모두 이어져 있습니다" in said(app.success)
    _field(app, "점검한 것과 조치").set_value("이상 없음")
    press(app, next(b.label for b in app.button if "점검했다고" in b.label))
    assert record.reviews(db)[0]["found"] == "이상 없음"
    assert list(record.lines(db))[-1].action == "변경"
    assert record.verify(db).whole


def test_a_record_that_was_changed_outside_says_where(db):
    visit("inventory")
    db.execute("drop trigger access_record_is_never_changed")
    db.execute("update access_record set name = '아무개'")
    app = visit("access-record")
    assert "1번째 줄이 맞지 않습니다" in said(app.error)

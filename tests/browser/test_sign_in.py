"""Signing in, seeing what one's roles allow, and signing out again, in the browser."""

import pytest
from playwright.sync_api import expect

import storage
from access.people import store as people
from access.record import store as record
from access.roles import Role
from example import loading
from processes.inventory.store import process_by_code
from tests.browser.serving import serve

pytestmark = pytest.mark.browser
PASSWORD = "correct horse battery"
OFFICE = "경영기획부"
THEIRS = "EX-060"  # of another department


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """A server that asks who comes in, with the example and two accounts."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("WORKBENCH_SIGN_IN", "local")
        with serve(tmp_path_factory.mktemp("guarded")) as running:
            with storage.writing_to(running.database_url) as db:
                loading.load(db, by="준비")
                for login, role in (("boss", Role.MANAGEMENT), ("dept", Role.DEPARTMENT)):
                    given = {"department": OFFICE, "password": PASSWORD, "by": "준비"}
                    people.add_account(db, login, login, [role], **given)
            yield running


def _come_in(page, server, login, path="/inventory"):
    page.goto(server.url + path)
    page.get_by_label("로그인 이름").fill(login)
    page.get_by_label("비밀번호").fill(PASSWORD)
    page.get_by_role("button", name="로그인").click()


def test_a_department_sees_its_own_work_alone_and_leaves_again(guarded, open_tab):
    with storage.reading_from(guarded.database_url) as db:
        assert process_by_code(db, THEIRS).department != OFFICE
    page = open_tab(guarded)
    _come_in(page, guarded, "dept", f"/process?code={THEIRS}")
    expect(page.get_by_text("업무 목록에")).to_be_visible()
    page.goto(f"{guarded.url}/inventory")
    expect(page.get_by_text("업무 28개")).to_be_visible()
    expect(page.get_by_role("link", name="정보화사업")).to_have_count(0)
    page.get_by_role("button", name="로그아웃").click()
    expect(page.get_by_label("비밀번호")).to_be_visible()
    page.goto(f"{guarded.url}/inventory")
    expect(page.get_by_label("비밀번호")).to_be_visible()


def test_the_management_looks_and_a_change_is_refused_in_a_sentence(guarded, open_tab):
    page = open_tab(guarded)
    _come_in(page, guarded, "boss", f"/process?code={THEIRS}")
    expect(page.get_by_text("보기만 할 수 있습니다")).to_be_visible()
    page.get_by_role("button", name="업무 지우기").first.click()
    page.get_by_role("button", name="지우기", exact=True).last.click()
    expect(page.get_by_text("권한이 없어")).to_be_visible()
    with storage.reading_from(guarded.database_url) as db:
        assert process_by_code(db, THEIRS)
        assert record.verify(db).whole

"""Systems' components in the browser."""

import datetime
from functools import partial

import pytest

import storage
from evaluations.components import store
from processes.inventory.model import Facts
from processes.inventory.store import add_process
from tests.evaluations.components.files import CYCLONEDX, SPDX, as_bytes
from tests.pages import visiting
from tests.pages.visiting import said

visit = partial(visiting.visit, "components")


@pytest.fixture
def imported(db):
    with storage.transaction(db):
        store.import_sbom(db, "ERP", "erp.json", as_bytes(CYCLONEDX), by="이")
        return store.import_sbom(db, "메일", "mail.json", as_bytes(SPDX), by="이")


@pytest.fixture
def register(db):
    with storage.transaction(db):
        return add_process(db, "급여", "경영기획부", Facts(systems=("ERP",)), by="이")


def test_an_empty_page_says_what_to_do(db):
    app = visit()
    assert "아직 올린 SBOM이 없습니다" in said(app.markdown)


def test_a_file_is_imported_for_a_system_of_the_register(db, register):
    app = visit()
    app.file_uploader[0].upload("erp.json", as_bytes(CYCLONEDX), "application/json").run()
    app.selectbox(key="sbom-system").set_value("ERP")
    visiting.press(app, "올리기")
    (kept,) = store.all_sboms(db)
    assert (kept.system, kept.updated_by) == ("ERP", "김")
    assert "**ERP**" in said(app.markdown)


def test_a_bad_file_is_refused_and_nothing_kept(db, register):
    app = visit()
    app.file_uploader[0].upload("erp.json", b"{}", "application/json").run()
    app.selectbox(key="sbom-system").set_value("ERP")
    visiting.press(app, "올리기")
    assert "SBOM이 아닙니다" in said(app.error)
    assert store.all_sboms(db) == []


def test_systems_show_their_counts_and_go_on_demand(db, imported):
    app = visit()
    shown = said(app.markdown).replace("\\", "")
    assert "구성요소 3개 · 사용권: 허용 2, 모름 1" in shown
    app.button(key=f"sbom/{imported.id}/delete").click().run()
    assert [one.system for one in store.all_sboms(db)] == ["ERP"]


def test_the_address_narrows_the_components(db, imported):
    app = visit(seen="구성요소", licence="고친 부분만 공개")
    (row,) = app.dataframe[0].value.to_dict("records")
    assert (row["시스템"], row["구성요소"], row["공급자"]) == ("메일", "mail", "메일사")
    assert row["출처"] == "SBOM 파일"
    assert "구성요소 1개 (전체 4개)" in said(app.caption)


def test_suppliers_are_listed_with_the_unnamed_last(db, imported):
    app = visit(seen="공급자")
    assert list(app.dataframe[0].value["공급자"]) == ["메일사", "예시소프트", "모름"]


def test_a_persons_end_of_support_is_shown_with_its_source(db, imported):
    with storage.transaction(db):
        ends = datetime.date(2020, 1, 1)
        store.save_support(db, "pkg:npm/mail@1.2", ends, "공급자 공지", revision=0, by="이")
    app = visit(seen="구성요소", support="끝남")
    (row,) = app.dataframe[0].value.to_dict("records")
    assert (row["지원"], row["출처"]) == ("✕ 끝남", "공급자 공지")

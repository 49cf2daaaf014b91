"""The list of drafts: empty, filled, and a new one begun."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from applications.drafts import store
from applications.sources.model import Source
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly
from tests.pages import visiting


@pytest.fixture
def process(db):
    facts = Facts(yearly_volume=exactly(240), source="면담", source_date="2026-10-30")
    return inventory.add_process(db, "채용", "경영기획부", facts, by="가")


def visit(page: str = "applications", **parameters: str) -> AppTest:
    return visiting.visit(page, by="", **parameters)


def texts(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def begin(app: AppTest, title: str, process: str | None = None) -> AppTest:
    app.main.text_input[0].set_value(title)
    app.main.multiselect[0].set_value([process] if process else [])
    return next(b for b in app.button if b.label == "초안 만들기").click().run()


def test_without_drafts_the_page_says_what_to_do(db):
    app = visit()

    assert not app.exception
    assert app.title[0].value == "지원사업 신청서"
    assert "아직 신청서가 없습니다" in texts(app.markdown)
    assert app.expander[0].proto.expanded


def test_a_new_draft_is_prefilled_from_its_process_and_opens(db, process):
    app = begin(visit(), "채용 재설계", process.code)

    assert not app.exception
    (made,) = store.all_applications(db)
    assert (made.title, made.process_codes, made.state) == ("채용 재설계", ("P-0001",), "작성")
    assert app.title[0].value == "채용 재설계"
    as_is = next(s for s in store.sections(db, made.id) if s.key == "as_is")
    assert "{{yearly_volume}}" in as_is.body


def test_a_draft_without_title_is_refused_with_a_sentence(db):
    app = begin(visit(), "  ")

    assert store.all_applications(db) == []
    assert "제목이 비어 있습니다" in app.error[0].value


def test_drafts_are_listed_with_state_sources_and_the_mark_of_examples(db, process):
    store.add_application(
        db, "하나", sources=[Source("process", process.code)], by="가", example=True
    )
    store.add_application(db, "둘", sources=[Source("project", "IT-0009")], state="제출", by="가")

    app = visit()

    shown = texts(app.caption)
    assert "P-0001 채용" in shown
    assert "IT-0009 (목록에 없음)" in shown
    badges = texts(app.markdown)
    assert "제출" in badges
    assert badges.count("예시") == 1
    assert not app.expander[0].proto.expanded

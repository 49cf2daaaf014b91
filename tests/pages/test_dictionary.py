"""The dictionary in the browser: found, renamed, merged, told apart, taken back."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from processes.bpmn import reading
from processes.bpmn import store as models
from processes.bpmn.blank import blank
from processes.dictionary import store as dictionary
from processes.inventory import store
from processes.inventory.model import Facts
from tests.pages import visiting


@pytest.fixture
def register(db):
    with storage.transaction(db):
        one = store.add_process(
            db, "채용", "경영기획부", Facts(roles=("담당",), systems=("erp", "그룹웨어")), by="이"
        )
        store.add_process(db, "휴가", "경영기획부", Facts(systems=("ERP",)), by="이")
        models.add_revision(db, one.id, "as-is", blank("채용"), base=0, origin="upload", by="이")
    return db


visit = partial(visiting.visit, "dictionary")


def said(app: AppTest) -> str:
    shown = (*app.markdown, *app.caption, *app.info, *app.error, *app.warning, *app.header)
    return "\n".join(str(one.value) for one in shown)


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def press(app: AppTest, label: str) -> AppTest:
    button(app, label).click().run()
    assert not app.exception
    return app


def systems(db: storage.Database) -> list[tuple[str, ...] | None]:
    return [process.facts.systems for process in store.all_processes(db)]


def test_an_empty_register_has_no_names(database_url):
    storage.open_database(database_url).close()
    assert "아직 쓰인 역할 이름이 없습니다" in said(visit())


def test_the_names_of_a_kind_are_listed_with_how_often(register):
    table: Any = visit(words="시스템").dataframe[0].value
    assert list(table["이름"]) == ["ERP", "erp", "그룹웨어"]
    assert list(table["쓰인 곳"]) == [1, 1, 1]
    assert list(table["사전"]) == ["제안"] * 3


def test_names_are_found_by_initials(register):
    table: Any = visit(words="시스템", wq="ㄱㄹ").dataframe[0].value
    assert list(table["이름"]) == ["그룹웨어"]


def test_a_name_shows_where_it_is_used(register):
    app = visit(words="역할", term="담당")
    labels = [one.proto.label for one in app.get("page_link")]
    assert "P-0001 채용" in labels
    assert "현행 흐름도(레인)" in labels
    assert "쓰인 곳 2곳" in said(app)


def test_a_rename_is_seen_first_and_then_done_everywhere(register):
    app = visit(words="역할", term="담당")
    app.text_input(key="dictionary/역할/담당/new/").input("채용 <담당> & 보조").run()
    assert "업무 1개, 흐름도 1개" in said(app)
    assert store.process_by_code(register, "P-0001").facts.roles == ("담당",)
    press(app, "이름 바꾸기")
    process = store.process_by_code(register, "P-0001")
    assert process.facts.roles == ("채용 <담당> & 보조",)
    assert process.updated_by == "김"
    revision = models.newest(register, process.id, "as-is")
    assert revision is not None
    assert revision.origin == "rename"
    lanes = reading.read(models.content(register, revision.sha256)).lanes
    assert lanes[0].name == "채용 <담당> & 보조"
    assert app.query_params["term"] == "채용 <담당> & 보조"
    assert app.header[0].value.replace("\\", "") == "채용 <담당> & 보조"


def test_a_rename_is_taken_back(register):
    app = visit(words="시스템", term="그룹웨어")
    app.text_input(key="dictionary/시스템/그룹웨어/new/").input("협업").run()
    press(app, "이름 바꾸기")
    assert systems(register)[0] == ("erp", "협업")
    press(app, "되돌리기")
    assert systems(register)[0] == ("erp", "그룹웨어")


def test_two_spellings_are_merged_after_a_look(register):
    app = visit(words="시스템")
    assert "띄어쓰기·기호·대소문자만 다름" in said(app)
    press(app, "합치기")
    assert "이미 있는 이름이라" in said(app)
    assert systems(register) == [("erp", "그룹웨어"), ("ERP",)]
    merge = next(one for one in app.button if "(으)로 합치기" in one.label)
    merge.click().run()
    assert not app.exception
    names = {name for listed in systems(register) for name in listed or ()}
    assert len(names & {"ERP", "erp"}) == 1
    assert "합칠 만한 표기" not in [one.label for one in app.expander]


def test_two_words_are_told_apart(register):
    app = press(visit(words="시스템"), "다른 말")
    assert not [one for one in app.expander if one.label.startswith("합칠 만한")]
    assert dictionary.apart(register, "시스템") == {frozenset(("ERP", "erp"))}


def test_a_save_between_look_and_click_stops_the_rename(register):
    app = visit(words="시스템", term="그룹웨어")
    app.text_input(key="dictionary/시스템/그룹웨어/new/").input("협업").run()
    process = store.process_by_code(register, "P-0001")
    with storage.transaction(register):
        facts = replace(process.facts, note="먼저")
        store.save_process(register, process.id, process.revision, facts=facts, by="박")
    press(app, "이름 바꾸기")
    assert "박 님이 먼저" in said(app)
    assert systems(register)[0] == ("erp", "그룹웨어")


def test_a_name_that_cant_be_one_is_said(register):
    app = visit(words="시스템", term="ERP")
    app.text_input(key="dictionary/시스템/ERP/new/").input("ERP").run()
    assert "지금 이름과 같습니다" in said(app)


def test_a_proposal_enters_the_dictionary_with_aliases_and_a_note(register):
    app = press(visit(words="시스템", term="ERP"), "사전에 넣기")
    app.text_area[0].input("전사자원관리")
    press(app, "저장")
    term = dictionary.term(register, "시스템", "ERP")
    assert (term.note, term.updated_by) == ("전사자원관리", "김")
    press(app, "사전에서 빼기")
    assert dictionary.all_terms(register) == []


def test_all_proposals_enter_at_once(register):
    press(visit(words="시스템"), "제안 3개를 모두 사전에 넣기")
    assert len(dictionary.all_terms(register)) == 3


def test_an_address_of_a_name_that_is_gone_says_so(register):
    assert "이제 쓰이지 않고" in said(visit(words="시스템", term="없는것"))

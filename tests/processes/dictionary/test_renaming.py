"""A rename as a plan: what changes, and that it comes back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processes.dictionary import renaming, store
from processes.dictionary.laws import split
from processes.dictionary.model import BadTerm, Term, UnknownTerm
from processes.dictionary.renaming import renamed_facts, renamed_term
from processes.dictionary.usage import names_of
from processes.inventory.model import Evidence, Facts

FACTS = Facts(
    roles=("담당", "팀장"),
    systems=("erp", "그룹웨어", "ERP"),
    evidence=(Evidence("등본", "행안부"), Evidence("등본"), Evidence("통장")),
    legal_basis=("인사규정 제1조", "인사 규정 제1조", "인사규정 제2조"),
    note="erp를 쓴다",
)


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        ("역할", "담당", "담당자", replace(FACTS, roles=("담당자", "팀장"))),
        ("시스템", "erp", "ERP", replace(FACTS, systems=("그룹웨어", "ERP"))),
        ("시스템", "ERP", "전사자원", replace(FACTS, systems=("erp", "그룹웨어", "전사자원"))),
        (
            "문서",
            "통장",
            "등본",
            replace(FACTS, evidence=(Evidence("등본", "행안부"), Evidence("등본"))),
        ),
        (
            "법령",
            "인사 규정",
            "인사규정",
            replace(FACTS, legal_basis=("인사규정 제1조", "인사규정 제2조")),
        ),
        ("법령", "없는 규정", "인사규정", FACTS),
        ("데이터", "등본", "초본", FACTS),
    ],
)
def test_the_facts_of_a_process(kind, old, new, expected):
    assert renamed_facts(FACTS, kind, old, new) == expected


def test_unknown_and_none_stay_what_they_are():
    for facts in (Facts(), Facts(roles=(), systems=(), evidence=(), legal_basis=())):
        for kind in ("역할", "시스템", "문서", "법령"):
            assert renamed_facts(facts, kind, "가", "나") == facts


NAMES = st.text(st.sampled_from("가나 제1조\"<&'\n=·,별표(["), min_size=1, max_size=8)
LISTS = st.none() | st.lists(NAMES, max_size=5).map(tuple)
EVIDENCE = st.builds(Evidence, NAMES, st.sampled_from(["", "국세청"]))
ANY_FACTS = st.builds(
    Facts,
    roles=LISTS,
    systems=LISTS,
    legal_basis=LISTS,
    evidence=st.none() | st.lists(EVIDENCE, max_size=5).map(tuple),
)
KINDS = st.sampled_from(["역할", "시스템", "문서", "법령"])


@given(ANY_FACTS, KINDS, st.data())
def test_a_rename_to_a_new_name_comes_back(facts, kind, data):
    used = names_of(facts, kind)
    old = data.draw(st.sampled_from(used) if used else NAMES)
    after = renamed_facts(facts, kind, old, "새것")
    assert renamed_facts(after, kind, "새것", old) == facts
    assert old not in names_of(after, kind)


@given(ANY_FACTS, KINDS, st.data())
def test_a_merge_loses_no_use(facts, kind, data):
    used = names_of(facts, kind)
    old, new = data.draw(st.sampled_from(used) if used else NAMES), data.draw(NAMES)
    if kind == "법령" and split(new + " 제1조")[0] != new:
        return  # refused before it comes to that
    after = names_of(renamed_facts(facts, kind, old, new), kind)
    assert set(after) == {new if name == old else name for name in used}


def test_a_plan_names_everything_that_changes(register):
    planned = renaming.plan(store.sources(register), "시스템", "ERP", "전사자원관리시스템")
    assert [process.code for process, _facts in planned.processes] == ["P-0001", "P-0002"]
    assert [(model.state, len(found)) for model, found in planned.models] == [("as-is", 2)]
    assert not planned.merges
    assert renaming.counted(planned) == "업무 2개, 흐름도 1개"


def test_a_plan_of_a_law_and_of_data(register):
    sources = store.sources(register)
    law = renaming.plan(sources, "법령", "인사규정", "인사 규정")
    assert law.processes[0][1].legal_basis == ("인사 규정 제12조", "인사 규정 제40조")
    assert renaming.counted(law) == "업무 1개, 조문 1개"
    assert law.regulations[0][1].title == "인사 규정 제12조"
    data = renaming.plan(sources, "데이터", "채용 현황", "채용 통계")
    assert renaming.counted(data) == "흐름도 1개, 데이터 1개"
    assert data.datasets[0][1].name == "채용 통계"


def test_a_merge_says_how_many_name_both(register):
    sources = store.sources(register)
    assert renaming.plan(sources, "시스템", "그룹 웨어", "그룹웨어").merges
    assert renaming.plan(sources, "시스템", "그룹 웨어", "그룹웨어").both == 0
    assert renaming.plan(sources, "시스템", "그룹 웨어", "ERP").both == 1


@pytest.mark.parametrize(
    ("kind", "old", "new", "words"),
    [
        ("시스템", "ERP", "ERP", "같습니다"),
        ("시스템", "ERP", "  ", "비었습니다"),
        ("시스템", "ERP", "가" * 201, "200자"),
        ("시스템", "ERP", "E\0P", "제어 문자"),
        ("시스템", "ERP", "E\ufffeP", "제어 문자"),
        ("법령", "인사규정", "인사규정 제3조", "조문"),
        ("법령", "인사규정", "부칙", "조문"),
        ("시스템표", "ERP", "x", "종류"),
    ],
)
def test_a_name_that_cant_be_one_is_refused(register, kind, old, new, words):
    if new == "부칙":
        new = "인사 부칙"
    with pytest.raises(BadTerm, match=words):
        renaming.plan(store.sources(register), kind, old, new)


def test_a_name_that_is_nowhere_is_refused(register):
    with pytest.raises(UnknownTerm, match="없는것"):
        renaming.plan(store.sources(register), "시스템", "없는것", "x")


def test_line_breaks_in_a_new_name_become_spaces(register):
    assert (
        renaming.plan(store.sources(register), "시스템", "ERP", " 전사\n자원 ").new == "전사 자원"
    )


def test_the_old_spelling_stays_as_an_alias(register):
    planned = replace(
        renaming.plan(store.sources(register), "시스템", "그룹 웨어", "그룹웨어"),
        term=Term("1", "시스템", "그룹 웨어", ("GW",), "옛것"),
        into=Term("2", "시스템", "그룹웨어", ("그룹웨어시스템",), "새것"),
    )
    kept = renamed_term(planned, keep=True)
    assert kept.id == "2"
    assert kept.aliases == ("그룹웨어시스템", "GW", "그룹 웨어")
    assert kept.note == "새것\n옛것"
    assert renamed_term(planned, keep=False).aliases == ("그룹웨어시스템", "GW")

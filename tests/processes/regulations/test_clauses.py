"""What an article may say of itself, how far the register is, and what wordings ask for."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processes.regulations import grounds
from processes.regulations.listing import Filter, matching
from processes.regulations.model import BadRegulation, Clause, Regulation, checked
from processes.regulations.progress import progress
from processes.regulations.wording import ADDED, REMOVED, compared, demands_of

BASE: dict[str, Any] = {"law": "여비규정", "article": "제15조"}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"law": " "}, "이름과 조문을 모두"),
        ({"article": ""}, "이름과 조문을 모두"),
        ({"kind": "헌법"}, "종류 '헌법'"),
        ({"standing": "몰라"}, "전자문서 갈음 '몰라'"),
        ({"state": "끝"}, "상태 '끝'"),
        ({"demands": ("도장",)}, "요구 '도장'"),
        ({"ground": "전자문서법 제5조"}, "어떻게 알았는지"),
        ({"state": "개정안"}, "바꿀 문구를 먼저"),
        ({"state": "개정 완료", "amended": "전자문서로 낸다.", "state_date": None}, "날짜를"),
        ({"state": "개정 안 함"}, "날짜를"),
    ],
)
def test_what_can_not_stand_is_refused_with_its_cure(values, sentence):
    with pytest.raises(BadRegulation, match=sentence):
        checked(Clause(**{**BASE, **values}))


def test_a_clause_is_tidied_and_unknown_stays_unknown():
    found = checked(Clause("  여비  규정 ", "제15조 ", demands=("제출", "원본")))
    assert (found.law, found.article, found.demands) == ("여비 규정", "제15조", ("원본", "제출"))
    assert (found.wording, found.kind, found.ground_certainty) == (None, None, None)
    assert checked(Clause(**BASE)).demands is None
    assert checked(Clause(**BASE, demands=())).demands == ()


def test_progress_counts_what_people_have_judged():
    clauses = [
        Clause("가", "제1조"),
        Clause("가", "제2조", state="검토 중"),  # begun, not judged
        Clause("나", "제1조", state="검토 중", standing="조건부"),
        Clause("나", "제2조", standing="가능"),  # a standing, review not begun
        Clause("다", "제1조", state="개정 완료"),
        Clause("라", "제1조", state="개정 안 함", standing="불가"),
    ]
    found = progress(clauses, planned=12)
    assert (found.registered, found.laws, found.reviewed) == (6, 4, 3)
    assert (found.amended, found.left, found.reviewed_share) == (1, 1, 0.25)
    assert dict(found.states) == {
        "미검토": 2, "검토 중": 2, "개정안": 0, "개정 완료": 1, "개정 안 함": 1,
    }  # fmt: skip


def test_more_articles_than_planned_are_no_more_than_all():
    assert progress([Clause("가", "제1조", state="개정 완료")] * 3, planned=2).reviewed_share == 1


@pytest.mark.parametrize(
    ("wording", "found"),
    [
        ("영수증 원본을 첨부하여 제출한다.", ("원본", "제출")),
        ("기명날인하여 보존한다.", ("날인", "보관")),
        ("본인이 직접 제출하여야 한다.", ("방문", "제출")),
        ("시행에 필요한 사항은 사장이 정한다.", ()),
    ],
)
def test_demands_are_guessed_from_keywords(wording, found):
    assert demands_of(wording) == found


@given(st.text("가나 다\n.,", max_size=40), st.text("가나 다\n.,", max_size=40))
def test_a_comparison_holds_both_wordings_whole(before, after):
    pieces = compared(before, after)
    assert "".join(p.text for p in pieces if p.kind != ADDED) == before
    assert "".join(p.text for p in pieces if p.kind != REMOVED) == after


def _regulation(number, **values):
    return Regulation(str(number), Clause(**{**BASE, **values}), False, 1, "", "")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ["1", "2"]),
        (Filter(search="여비 제15"), ["1"]),
        (Filter(search="ㅊㅇㅈㅊ"), ["2"]),
        (Filter(states=["개정 완료"]), []),
        (Filter(demands=["날인"]), ["2"]),
        (Filter(kinds=["모름"]), ["1"]),
        (Filter(standings=["미검토"], kinds=["규정"]), ["2"]),
    ],
)
def test_articles_are_found(wanted, found):
    listed = [
        _regulation(1),
        _regulation(2, law="채용절차규정", article="제2조", kind="규정", demands=("날인",)),
    ]
    assert [one.id for one in matching(listed, wanted)] == found


def test_the_shipped_grounds_say_how_surely_they_are_known():
    known = grounds.load()
    assert len(known) >= 5
    assert {one.certainty for one in known} >= {"2차 자료", "전해 들음"}
    assert any(one.against for one in known)
    assert grounds.about(known, ["날인"]) == [one for one in known if "날인" in one.supports]
    assert grounds.about(known, []) == known


@pytest.mark.parametrize(
    "text", ["a: [", "- {title: 가}", "- 글", "5",
             "- {title: 가, text: 나, source: 다, certainty: 소문}"]
)  # fmt: skip
def test_a_faulty_file_of_grounds_is_refused(tmp_path, text):
    file = tmp_path / "grounds.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(grounds.BadGrounds):
        grounds.load(file)

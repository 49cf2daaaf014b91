"""Data of the processes: what can stand, what is counted, what is stored."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storage
from processes.datasets import store
from processes.datasets.model import BadDataset, Content, UnknownDataset, checked, doubts
from processes.datasets.openness import Part, openness
from processes.inventory import store as inventory
from processes.inventory.model import Facts


def assessed(listed: Any) -> Any:
    return openness(listed)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": " "}, "이름을"),
        ({"role": "가짐"}, "구분 '가짐'"),
        ({"format": "LP"}, "형식 'LP'"),
        ({"opening": "불가"}, "이유를 고르세요"),
        ({"sharing": "불가", "reasons": ()}, "이유를 고르세요"),
        ({"opening": "가능", "reasons": ("개인정보",)}, "'불가'인 것을"),
        ({"opening": "불가", "reasons": ("귀찮음",)}, "이유 '귀찮음'"),
        ({"opening": "불가", "reasons": ("기타 법령",)}, "조문을 적으세요"),
        ({"state": "개방 중"}, "둘 가운데 하나"),
        ({"state": "개방 중", "opening": "불가", "reasons": ("개인정보",)}, "둘 가운데 하나"),
    ],
)
def test_what_can_not_stand_together_is_refused(values, sentence):
    with pytest.raises(BadDataset, match=sentence):
        checked(Content(**{"name": "대관 일정", **values}))


def test_a_closed_set_of_data_names_its_reasons_in_order():
    found = checked(Content("명부", opening="불가", reasons=("영업비밀", "개인정보")))
    assert found.reasons == ("개인정보", "영업비밀")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (Content("가", opening="불가", reasons=("개인정보",), personal_data="없음"), "'없음'"),
        (Content("가", opening="가능", personal_data="민감"), "가명"),
        (Content("가", opening="가능", state="개방 중", format="종이"), "기계가"),
    ],
)
def test_doubts_are_told_not_refused(content, word):
    assert word in doubts(checked(content))[0]
    assert doubts(Content("가")) == []


def test_unknown_is_a_range_and_never_a_no():
    found = assessed(
        [
            Content("1", opening="가능", state="개방 중"),
            Content("2", opening="가능", state="개방 안 함"),
            Content("3", opening="불가", reasons=("개인정보",)),
            Content("4"),
            Content("5", role="받아 씀"),
        ]
    )
    assert (found.made, found.needed, found.waiting) == (4, 1, 1)
    assert found.judged == Part(3, 0, 4)
    assert (found.openable, found.openable.low, found.openable.high) == (Part(2, 1, 4), 0.5, 0.75)
    assert (found.opened.low, found.opened.high) == (0.25, 0.5)
    assert dict(found.reasons)["개인정보"] == 1


def test_of_nothing_there_is_no_share():
    found = assessed([Content("가", role="받아 씀")])
    assert (found.judged.low, found.openable.high, found.needed) == (None, None, 1)


contents = st.builds(
    Content,
    name=st.just("가"),
    role=st.sampled_from(["만듦", "받아 씀"]),
    opening=st.sampled_from([None, "가능", "불가"]),
    state=st.sampled_from([None, "개방 안 함", "개방 중"]),
).filter(lambda c: c.state != "개방 중" or c.opening == "가능")


@given(st.lists(contents))
def test_shares_are_ordered_and_whole(listed):
    found = assessed(listed)
    assert found.made + found.needed == len(listed)
    for part in (found.judged, found.shareable, found.openable, found.opened):
        assert 0 <= part.count <= part.count + part.unknown <= part.whole == found.made
    assert found.opened.count <= found.openable.count <= found.judged.count


@given(st.lists(contents), st.data())
def test_judging_narrows_the_range(listed, data):
    """Whatever the unjudged ones turn out to be, the share stays within the bounds of before."""
    before = assessed(listed)
    decided = [
        Content(c.name, c.role, opening=c.opening or data.draw(st.sampled_from(["가능", "불가"])))
        for c in listed
    ]
    after = assessed(decided)
    if before.made:
        assert before.openable.low <= after.openable.low <= before.openable.high


def test_data_is_stored_with_its_process(db):
    process = inventory.add_process(db, "대관", "시설관리부", Facts(), by="가")
    made = store.add_dataset(db, process.id, Content("일정", reasons=None), by="가")
    closed = Content("명부", opening="불가", reasons=("개인정보",), state="개방 안 함")
    saved = store.save_dataset(db, made.id, 1, closed, by="나")
    assert store.all_datasets(db) == [saved]
    assert saved.content == closed
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_dataset(db, made.id, 1, Content("다른 이름"), by="다")
    inventory.delete_process(db, process.id, process.revision, by="가")
    assert store.all_datasets(db) == []
    store.delete_dataset(db, made.id, 2, by="가")
    with pytest.raises(UnknownDataset):
        store.dataset(db, made.id)

import pytest

import storage
from processes.inventory import listing
from processes.inventory.listing import Filter
from processes.inventory.views import store
from processes.inventory.views.model import BadView, UnknownView, View, view_of, words_of

VIEW = View(
    filter=Filter(
        "ㅊㅇ", ("경영기획부",), ("인사", "모름"), ("일반",), ("S",), "다 채움", ("note",)
    ),
    order="연간 시간 많은 순",
    group="부서",
    columns=("department", "hours", "evidence"),
)


def test_a_view_and_the_words_of_its_address_are_the_same():
    assert view_of(words_of(VIEW)) == VIEW
    assert words_of(View()) == {}
    assert view_of({}) == View()
    assert words_of(VIEW)["cols"] == ["department", "hours", "evidence"]


def test_what_an_address_misspells_is_as_at_first():
    words = {"sort": ["x"], "group": ["y"], "cols": ["z"], "fill": ["w"]}
    assert view_of(words) == View()


def test_a_view_is_kept_for_all_under_its_name(db):
    with storage.transaction(db):
        kept = store.add_view(db, "  채용  업무 ", VIEW, by="김")
    assert (kept.name, kept.view, kept.updated_by) == ("채용 업무", VIEW, "김")
    assert store.view_by_name(db, "채용 업무") == kept
    assert store.all_views(db) == [kept]
    with storage.transaction(db):
        changed = store.save_view(db, kept, View(order=listing.NEWEST_FIRST), by="이")
    assert store.view_by_name(db, "채용 업무").view.order == listing.NEWEST_FIRST
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_view(db, kept, VIEW, by="박")
    with storage.transaction(db):
        store.delete_view(db, changed, by="이")
    with pytest.raises(UnknownView, match="채용 업무"):
        store.view_by_name(db, "채용 업무")


@pytest.mark.parametrize("name", ["", "   ", "가" * 61, "채용 업무"])
def test_a_name_that_is_empty_or_taken_is_refused(db, name):
    with storage.transaction(db):
        store.add_view(db, "채용 업무", VIEW, by="김")
    with pytest.raises(BadView), storage.transaction(db):
        store.add_view(db, name, VIEW, by="김")
    assert len(store.all_views(db)) == 1

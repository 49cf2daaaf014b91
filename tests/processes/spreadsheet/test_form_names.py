"""The files of many departments lie side by side, whatever the departments are called."""

from hypothesis import given
from hypothesis import strategies as st

from processes.spreadsheet.form import file_names


def test_a_name_stays_as_it_is_read():
    assert file_names(["시설 관리부"]) == ["시설 관리부_조사표.xlsx"]


def test_what_no_file_may_be_called_is_replaced_and_none_covers_another():
    assert file_names(["가/나", "가_나", "가:나"]) == [
        "가_나_조사표.xlsx",
        "가_나_조사표(2).xlsx",
        "가_나_조사표(3).xlsx",
    ]


def test_long_names_are_cut_at_a_letter():
    first, second = file_names(["부" * 100, "부" * 99 + "서"])
    assert len(first.encode()) <= 255
    assert first.endswith("부_조사표.xlsx")
    assert second.endswith("부_조사표(2).xlsx")


@given(st.lists(st.text(min_size=1, max_size=120), max_size=6))
def test_no_two_are_alike(departments):
    names = file_names(departments)
    assert len({name.casefold() for name in names}) == len(departments)
    assert all(len(name.encode()) <= 255 and "/" not in name for name in names)

import pytest

from documents.text import clean, clean_line


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("가\x00나", "가나"),
        ("가\x0b나", "가\n나"),
        ("가\r\n나\r다\u2028라", "가\n나\n다\n라"),
        ("\ud800가\udfff", "가"),
        ("\ufffe가\uffff", "가"),
        ("\u202e가\u2066나\u200f", "가나"),
        ("\u1112\u1161\u11ab", "한"),
        ("가\t나", "가 나"),
        ("A & B <C>", "A & B <C>"),
        ("🙂 ᄒᆞᆫ글", "🙂 ᄒᆞᆫ글"),
    ],
)
def test_clean_keeps_what_every_format_can_hold(written: str, kept: str) -> None:
    assert clean(written) == kept
    assert clean(kept) == kept


def test_a_title_is_one_line() -> None:
    assert clean_line(" 제목\n부제\x00 ") == "제목 부제"

"""Files written in ways that say the same: no edit is seen in them."""

from processes.bpmn.change import apply, between

MIXED = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P">'
    "<documentation>우대&#10;고객<b>은</b> <!-- 메모 -->따로</documentation>"
    "</process></definitions>"
)


def test_mixed_text_says_the_same_however_its_lines_end_and_its_signs_are_written() -> None:
    stored = MIXED.replace("&#10;", "\r").encode()
    rewritten = MIXED.replace("&#10;", "\n").replace("<!-- 메모 -->", "").replace("고", "&#44256;")
    change = between(stored, rewritten.encode())
    assert change.edits == ()
    assert apply(change, stored) == stored


def test_an_edit_in_mixed_text_is_seen() -> None:
    edited = MIXED.replace("따로", "함께").encode()
    assert "함께" in apply(between(MIXED.encode(), edited), MIXED.encode()).decode()

"""People's words survive Markdown."""

import pytest

from ui.wording import plain, unbroken


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("가온도시공사(예시)", "가온도시공사(예시)"),
        ("계약·지출 3.5%", "계약·지출 3.5%"),
        ("*채용* _공고_", r"\*채용\* \_공고\_"),
        ("$x$ ~지움~ `코드`", r"\$x\$ \~지움\~ \`코드\`"),
        ("[근거](http://x)", r"\[근거\](http\://x)"),
        ("www.x.kr a@b.kr", r"www\.x.kr a\@b.kr"),
        (":red[빨강] :material/home:", "\\:red\\[빨강\\] \\:\u2060material/home\\:"),
        ("# 제목", r"\# 제목"),
        ("- 항목", r"\- 항목"),
        ("1. 채용", r"1\. 채용"),
        ("12) 채용", r"12\) 채용"),
        ("2026. 4. 2.", r"2026\. 4. 2."),
        ("<b>굵게</b> &lt;", r"\<b\>굵게\</b\> \&lt;"),
        ("두\n줄", "두 줄"),
    ],
)
def test_nothing_is_left_for_markdown(text, written):
    assert plain(text) == written


def test_words_stay_whole_and_read_the_same():
    assert unbroken("근거 법령") == "근\u2060거 법\u2060령"
    assert unbroken("  ") == ""

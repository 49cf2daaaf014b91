import pytest

from documents import svg
from documents.refusals import BadPicture
from tests.documents.conftest import SVG


def drawn(inside: str, size: str = 'viewBox="0 0 100 50"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="file:///etc/passwd"/>',
        '<g><image xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///etc/passwd"/></g>',
        '<use href="file:///etc/passwd#a"/>',
        "<foreignObject><p>/etc/passwd</p></foreignObject>",
        "<style>@import 'file:///etc/passwd'; rect { fill: url(/etc/passwd) }</style>",
        '<rect onload="passwd()"/>',
        '<rect fill="url(file:///etc/passwd)"/>',
        "<rect style=\"fill: url( '/etc/passwd' )\"/>",
        '<a href="javascript:passwd"><rect/></a>',
        "<!-- passwd --><?passwd?>",
    ],
)
def test_what_reaches_out_is_left_away(inside: str) -> None:
    got = svg.safe(drawn(inside + "<text>남는 글</text>"))
    assert "passwd" not in got.markup
    assert "alert" not in got.markup
    assert "남는 글" in got.markup


def test_shapes_text_and_own_arrow_heads_stay() -> None:
    got = svg.safe(SVG)
    for kept in ("채용 공고 게시", "marker-end", 'url(#head)"', "viewBox", "text-anchor"):
        assert kept in got.markup


def test_fonts_become_the_bundled_ones() -> None:
    got = svg.safe(
        drawn('<text style="font-family:Arial;font-size:9px" font-family="Foo">가</text>')
    )
    assert "Arial" not in got.markup
    assert "Foo" not in got.markup
    assert "font-size:9px" in got.markup
    assert got.markup.count("Pretendard GOV") == 3


def test_a_giant_is_scaled_down() -> None:
    got = svg.safe(drawn("<rect/>", 'width="90000" height="45000px"'), longest=1000)
    assert (got.width, got.height, got.ratio) == (1000, 500, 0.5)


def test_a_character_that_no_font_has_becomes_a_box() -> None:
    assert "□" in svg.safe(drawn("<text>\U0001f642</text>")).markup


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "그림 아님",
        "<svg",
        "<html/>",
        drawn("<rect/>", ""),
        drawn("<rect/>", 'viewBox="0 0 0 10"'),
        drawn("<rect/>", 'viewBox="0 0 nan 10"'),
        drawn("<rect/>", 'viewBox="0 0 1e300 10"'),
        drawn("<rect/>", 'viewBox="0 0 90000 1"'),
        drawn("<rect/>", 'width="100%" height="100%"'),
        drawn("<g>" * 1000 + "</g>" * 1000),
        drawn("<g/>" * 100_001),
        '<!DOCTYPE svg [<!ENTITY a "가가">]>' + drawn("<text>&a;</text>"),
        drawn(" " * 10_000_001),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(markup: str) -> None:
    with pytest.raises(BadPicture, match="그림"):
        svg.safe(markup)


def test_the_doctype_that_editors_write_is_accepted() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/y.dtd">'
    assert "가" in svg.safe(head + drawn("<text>가</text>")).markup

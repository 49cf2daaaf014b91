import io

import pytest
from PIL import Image

from documents import raster
from documents.refusals import BadPicture
from tests.documents.conftest import SVG


def png(width: int = 20, height: int = 10, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG")
    return out.getvalue()


def ink(content: bytes) -> int:
    """How many pixels are not white."""
    with Image.open(io.BytesIO(content)) as image:
        return sum(image.convert("L").histogram()[:250])


def test_text_is_drawn_with_the_bundled_fonts() -> None:
    frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{}</svg>'
    empty = raster.png(frame.format(""))
    for letters in ("한글", "適格", "☑", "Latin"):
        text = f'<text x="10" y="30" font-family="Arial">{letters}</text>'
        assert ink(raster.png(frame.format(text))) > ink(empty) == 0


def test_the_bitmap_is_bounded() -> None:
    giant = SVG.replace('viewBox="0 0 640 200"', 'viewBox="0 0 90000 90000"')
    assert raster.size(raster.png(giant)) == (raster.LONGEST_PX, raster.LONGEST_PX)


def test_a_picture_at_twice_its_size_stays_bounded() -> None:
    assert raster.size(raster.scaled(SVG, 2)) == (1280, 400)
    giant = SVG.replace('viewBox="0 0 640 200"', 'viewBox="0 0 90000 45000"')
    width, height = raster.size(raster.scaled(giant, 2))
    assert (width * height, width / height) == pytest.approx((24_000_000, 2), rel=0.01)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "1"])
def test_pictures_of_others_are_written_anew(mode: str) -> None:
    assert raster.size(raster.checked(png(mode=mode))) == (20, 10)


def test_a_wide_picture_is_made_smaller() -> None:
    assert raster.size(raster.checked(png(5000, 10)))[0] == raster.LONGEST_PX


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        png()[:40],
        png(200, 200)[:-60],
        png().replace(b"IDAT", b"IDXT"),
        png(12_000, 12_000, "1"),
        b"\x89PNG" * 6_000_000,
    ],
    ids=["empty", "text", "cut", "cut late", "no data", "too many pixels", "too many bytes"],
)
def test_a_broken_picture_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(BadPicture, match="그림"):
        raster.checked(content)

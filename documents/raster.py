"""SVG to PNG with the bundled fonts, and PNG that others made checked and rewritten."""

import io
import math
from functools import lru_cache

import resvg_py
from PIL import Image, UnidentifiedImageError

from documents import fonts, svg
from documents.refusals import BadPicture

LONGEST_PX = 2000
_MOST_SCALED_PIXELS = 24_000_000
_MAX_BYTES = 20_000_000
_MAX_PIXELS = 60_000_000
_UNREADABLE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    ValueError,
    SyntaxError,  # Pillow's word for a broken PNG
)


@lru_cache(maxsize=16)
def png(markup: str) -> bytes:
    """The SVG drawn on white, at most LONGEST_PX on its longer side."""
    return _drawn(markup, LONGEST_PX)


def scaled(markup: str, scale: float) -> bytes:
    """The SVG as PNG on white, so many times its own size; smaller where it would be giant."""
    width, height = svg.size(markup)
    bounded = min(scale, math.sqrt(_MOST_SCALED_PIXELS / (width * height)))
    return _drawn(markup, bounded * max(width, height))


def _drawn(markup: str, longest: float) -> bytes:
    drawing = svg.safe(markup, longest=longest)
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=drawing.markup,
            background="white",
            skip_system_fonts=True,
            font_files=fonts.files(),
            font_family=fonts.FAMILY,
        )
    except ValueError:
        raise BadPicture("그림을 그릴 수 없습니다. SVG를 다시 저장해 주십시오.") from None
    return bytes(drawn)


def checked(content: bytes) -> bytes:
    """The picture decoded and written anew as PNG, so that every reader opens it."""
    if len(content) > _MAX_BYTES:
        raise BadPicture("그림이 20MB보다 큽니다.")
    try:
        return _rewritten(content)
    except _UNREADABLE as problem:
        raise BadPicture("그림 파일이 손상되었거나 그림이 아닙니다.") from problem


def _rewritten(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content)) as image:
        if image.width * image.height > _MAX_PIXELS:
            raise ValueError("too many pixels to decode")
        image.thumbnail((LONGEST_PX, LONGEST_PX))
        out = io.BytesIO()
        image.convert("RGBA" if "A" in image.getbands() else "RGB").save(out, "PNG")
    return out.getvalue()


def measured(content: bytes) -> tuple[int, int]:
    """Width and height of a picture as it came, from its head; BadPicture where it has none."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            return image.size
    except _UNREADABLE as problem:
        raise BadPicture("그림 파일이 손상되었거나 그림이 아닙니다.") from problem


def size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG that checked() or png() made."""
    with Image.open(io.BytesIO(content)) as image:
        return image.size

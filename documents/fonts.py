"""The bundled fonts: every document and picture uses these and none of the machine's own."""

import unicodedata
from functools import cache
from pathlib import Path

from documents.coverage import characters
from documents.refusals import FontsMissing

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "Pretendard GOV"
FAMILIES = (FAMILY, "Noto Sans KR", "Noto Sans Symbols 2")  # Hanja, then symbols such as ☑
FILES = (
    "PretendardGOV-Regular.ttf",
    "PretendardGOV-Bold.ttf",
    "NotoSansKR_400Regular.ttf",
    "NotoSansKR_700Bold.ttf",
    "NotoSansSymbols2_400Regular.ttf",
)
MISSING = "□"
_PRIVATE = "Co"  # PDF/A refuses characters without a meaning
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")


def files() -> list[str]:
    """The paths of the bundled fonts, or FontsMissing."""
    paths = [FOLDER / name for name in FILES]
    if not all(path.is_file() for path in paths):
        raise FontsMissing(
            "문서에 쓰는 글꼴이 아직 설치되지 않았습니다(documents/fonts). "
            "서버에서 make setup을 실행해 주십시오."
        )
    return [str(path) for path in paths]


@cache
def covered() -> frozenset[int]:
    """The code points that some bundled font draws and that mean the same to everyone."""
    drawn = frozenset().union(*(characters(Path(path).read_bytes()) for path in files()))
    return frozenset(code for code in drawn if unicodedata.category(chr(code)) != _PRIVATE)


def drawable(text: str) -> str:
    """The text with □ for what no bundled font can draw; PDF/UA refuses a missing glyph."""
    glyphs = covered()
    return "".join(
        letter if letter == "\n" or ord(letter) in glyphs else _stand_in(letter) for letter in text
    )


def _stand_in(letter: str) -> str:
    return "" if letter in _INVISIBLE else MISSING

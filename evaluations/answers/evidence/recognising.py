"""What kind of file these bytes are, by the bytes alone; what is damaged or harmful is refused."""

import io
import re
import warnings
import zipfile
import zlib

from PIL import Image

from errors import shortened
from evaluations.answers.evidence.model import (
    DOCX,
    HWPX,
    JPEG,
    KINDS_IN_WORDS,
    LIMIT,
    PDF,
    PNG,
    TEXT,
    XLSX,
    Kind,
    RefusedEvidence,
)
from evaluations.answers.evidence.naming import ending_of
from processes.spreadsheet.delimited import decoded
from processes.spreadsheet.model import BadSpreadsheet

UNPACKED_LIMIT = 200_000_000
PIXEL_LIMIT = 100_000_000
_MOST_ENTRIES = 5_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|script|svg|\?xml|\?php)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia)\b")


def recognised(name: str, content: bytes) -> Kind:
    """Return the kind of a file, or raise RefusedEvidence.

    Refused are: what is empty, larger than LIMIT, of another kind, broken, packed with a
    password, packed so that it grows past UNPACKED_LIMIT, with macros or scripts, and a file
    whose name ends in another kind than its content is.
    """
    called = f"'{shortened(name)}'"
    if not content:
        raise RefusedEvidence(f"{called} 파일이 비었습니다. 내용이 있는 파일을 올리세요.")
    if len(content) > LIMIT:
        raise RefusedEvidence(
            f"{called} 파일이 {len(content) / 1_000_000:.1f} MB입니다. "
            f"{LIMIT // 1_000_000} MB까지 올릴 수 있으니 줄이거나 나누어 올리세요."
        )
    kind = _kind(called, content)
    if ending_of(name) not in kind.endings:
        raise RefusedEvidence(
            f"{called} 파일의 내용은 {kind.name}인데 이름이 그렇지 않습니다. "
            f"확장자를 .{kind.endings[0]}(으)로 고치거나 올바른 파일을 올리세요."
        )
    return kind


def _kind(called: str, content: bytes) -> Kind:
    if content.startswith(b"%PDF-"):
        return _pdf(called, content)
    if content.startswith(b"PK"):
        return _packed(called, content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _picture(called, content, PNG)
    if content.startswith(b"\xff\xd8\xff"):
        return _picture(called, content, JPEG)
    if content.startswith(_OLD_OFFICE):
        raise RefusedEvidence(
            f"{called} 파일은 옛 형식(HWP·DOC·XLS)이거나 암호가 걸린 문서입니다. "
            "암호를 풀고 HWPX·DOCX·XLSX나 PDF로 저장해 올리세요."
        )
    return _text(called, content)


def _pdf(called: str, content: bytes) -> Kind:
    if b"%%EOF" not in content[-2048:] or b"startxref" not in content:
        raise _damaged(called, "PDF")
    if _ACTIVE.search(content):
        raise RefusedEvidence(
            f"{called} 파일에 스크립트나 실행 명령이 들어 있습니다. "
            "'PDF로 인쇄'로 다시 만든 파일을 올리세요."
        )
    return PDF


def _packed(called: str, content: bytes) -> Kind:
    """Tell the kind of a ZIP by what it must hold, after looking through all of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_ENTRIES or sum(e.file_size for e in entries) > UNPACKED_LIMIT:
                raise RefusedEvidence(
                    f"{called} 파일을 풀면 너무 커서 받지 않았습니다. 필요한 부분만 올리세요."
                )
            if any(entry.flag_bits & 1 for entry in entries):
                raise RefusedEvidence(f"{called} 파일에 암호가 걸렸습니다. 풀고 다시 올리세요.")
            kind = _office(called, archive)
            if archive.testzip() is not None:
                raise _damaged(called, kind.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise _damaged(called, "압축") from error
    except (KeyError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _damaged(called, "압축") from error
    return kind


def _office(called: str, archive: zipfile.ZipFile) -> Kind:
    names = set(archive.namelist())
    if any(name.lower().endswith(("vbaproject.bin", ".exe", ".dll")) for name in names):
        raise RefusedEvidence(
            f"{called} 파일에 매크로나 실행 파일이 들어 있습니다. 빼고 저장해 올리세요."
        )
    if "mimetype" in names and archive.read("mimetype").strip() == b"application/hwp+zip":
        return HWPX
    if "[Content_Types].xml" in names:
        for part, kind in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX)):
            if part in names:
                return kind
    raise RefusedEvidence(
        f"{called} 파일은 받지 않는 압축 파일입니다. {KINDS_IN_WORDS}만 올릴 수 있습니다."
    )


def _picture(called: str, content: bytes, kind: Kind) -> Kind:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=(kind.name,)) as picture:
                if picture.width * picture.height > PIXEL_LIMIT:
                    raise RefusedEvidence(
                        f"{called} 그림의 화소가 너무 많습니다. 크기를 줄여 올리세요."
                    )
                picture.load()
    except Image.DecompressionBombError as error:
        raise RefusedEvidence(
            f"{called} 그림의 화소가 너무 많습니다. 크기를 줄여 올리세요."
        ) from error
    except (OSError, SyntaxError, ValueError, zlib.error) as error:
        raise _damaged(called, kind.name) from error
    return kind


def _text(called: str, content: bytes) -> Kind:
    """Take what is a text and nothing else: no program, no page with scripts."""
    try:
        written = decoded(content)
    except BadSpreadsheet:
        written = "\x00"
    if _CONTROL.search(written):
        raise RefusedEvidence(
            f"{called} 파일의 내용을 알아볼 수 없습니다. {KINDS_IN_WORDS}만 올릴 수 있습니다."
        )
    if _MARKUP.match(written) or written.startswith("#!"):
        raise RefusedEvidence(
            f"{called} 파일은 웹 문서나 스크립트입니다. "
            "PDF로 인쇄하거나 화면을 그림으로 저장해 올리세요."
        )
    return TEXT


def _damaged(called: str, kind: str) -> RefusedEvidence:
    return RefusedEvidence(
        f"{called} 파일({kind})이 깨졌습니다. 원래 프로그램에서 열어 다시 저장한 파일을 올리세요."
    )

"""Any document that can be checked: looked at by its content, never by its name."""

from collections.abc import Callable

from documents import archive
from documents.checking import docx_check, hwpx_check, judging, pdf_check
from documents.checking.model import BadFile, Counts, Report

_LARGEST = 100_000_000
_OLD = b"\xd0\xcf\x11\xe0"
_NO_DOCUMENT = (
    "‘{name}’은(는) 확인할 수 있는 문서가 아닙니다. .hwpx, .docx, .pdf 파일을 올리십시오."
)


def check(content: bytes, name: str) -> Report:
    """Return how machine-readable a document is, or raise BadFile where it can't be looked at."""
    counts = _counter(content, name)
    try:
        return judging.report(counts(content, name))
    except BadFile:
        raise
    except Exception as error:  # a broken file makes the libraries stumble in many ways
        raise BadFile(
            f"‘{name}’이(가) 손상되어 읽지 못했습니다. 원래 파일을 다시 받으십시오."
        ) from error


def _counter(content: bytes, name: str) -> Callable[[bytes, str], Counts]:
    if len(content) > _LARGEST:
        raise BadFile(f"‘{name}’이(가) {_LARGEST // 1_000_000}MB를 넘습니다. 나누어 확인하십시오.")
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return pdf_check.counts
    if content.startswith(_OLD):
        raise BadFile(
            f"‘{name}’은(는) 옛 형식(.hwp, .doc)이거나 암호가 걸려 있어 기계가 읽기 어렵습니다. "
            "HWPX나 DOCX로 저장하십시오."
        )
    parts = _parts(content, name)
    if "Contents/section0.xml" in parts:
        return hwpx_check.counts
    if "word/document.xml" in parts:
        return docx_check.counts
    raise BadFile(_NO_DOCUMENT.format(name=name))


def _parts(content: bytes, name: str) -> frozenset[str]:
    try:
        packed = archive.contents(content)
    except archive.NotAnArchive as error:
        raise BadFile(_NO_DOCUMENT.format(name=name)) from error
    if packed.too_large:
        raise BadFile(f"‘{name}’은(는) 풀면 너무 큽니다. 나누어 확인하십시오.")
    if packed.encrypted:
        raise BadFile(f"‘{name}’에 암호가 걸려 있습니다. 암호를 풀어 저장하십시오.")
    return packed.names

"""The columns of a list of IT projects: how headers spell them, and how their cells are read."""

import re
from collections.abc import Callable
from typing import Any, Final

from evaluations.projects.model import KINDS
from processes.inventory import dates
from processes.inventory.kinds import WORDS
from processes.inventory.model import NotUnderstood
from processes.inventory.wording import is_none, is_unknown
from processes.spreadsheet.columns import Vocabulary, vocabulary

LABELS: Final = {
    "code": "사업 번호",
    "name": "사업 이름",
    "kind": "구분",
    "department": "담당 부서",
    "budget_krw": "예산(원)",
    "contract_end": "계약 종료일",
    "systems": "시스템",
    "process_codes": "관련 업무 번호",
    "summary": "사업 개요",
}
_SPELLINGS = """
code: 사업번호 관리번호 사업코드
name: 사업명 정보화사업명 사업 과제명 용역명
kind: 사업구분 신규고도화 유형 사업유형
department: 부서 담당부서명 주관부서 소관부서 추진부서
budget_krw: 예산 사업비 총사업비 예산액 금액
contract_end: 계약종료 계약만료일 종료일 계약종료예정일 만료일
systems: 대상시스템 정보시스템 시스템명 관련시스템
process_codes: 업무번호 관련업무 업무코드 대상업무
summary: 개요 사업내용 내용 설명
"""
_UNITS: Final = {
    "": 1,
    "원": 1,
    "천원": 10**3,
    "만원": 10**4,
    "백만원": 10**6,
    "억": 10**8,
    "억원": 10**8,
}
_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)(천원|만원|백만원|억원|억|원|)")


def _vocabulary() -> Vocabulary:
    words = {key: [label] for key, label in LABELS.items()}
    for line in _SPELLINGS.strip().splitlines():
        key, _, spellings = line.partition(":")
        words[key] += spellings.split()
    return vocabulary(words, "'사업 이름', '담당 부서', '예산(원)', '계약 종료일'")


VOCABULARY: Final = _vocabulary()


def kind(text: str) -> str | None:
    """Return 신규 or 고도화, None where the cell is empty."""
    written = "".join(text.split())
    if is_unknown(written):
        return None
    for one in KINDS:
        if one in written:
            return one
    raise NotUnderstood(f"'{text}'은(는) {', '.join(KINDS)} 가운데 하나로 적으세요.")


def budget(text: str) -> int | None:
    """Return won for '680,000,000', '6.8억' and their kin; None for unknown."""
    written = "".join(text.split())
    if is_unknown(written):
        return None
    found = _AMOUNT.fullmatch(written)
    if found is None:
        raise NotUnderstood(f"'{text}'을(를) 금액으로 읽지 못했습니다. '680,000,000'처럼 적으세요.")
    return round(float(found[1].replace(",", "")) * _UNITS[found[2]])


def day(text: str) -> str | None:
    """Return an ISO day; None for unknown, and for one that is not settled yet."""
    return None if "".join(text.split()) == "미정" else dates.day(text)


def listed(text: str) -> tuple[str, ...]:
    """Return the names in a cell; () for none."""
    if is_none(text) or is_unknown(text):
        return ()
    return tuple(WORDS.understand(text, "").value or ())


def prose(text: str) -> str:
    """Return a text on one line, '' for none."""
    return " ".join(text.split())


READERS: Final[dict[str, Callable[[str], Any]]] = {
    "kind": kind,
    "department": lambda text: prose(text) or None,
    "budget_krw": budget,
    "contract_end": day,
    "systems": listed,
    "process_codes": listed,
    "summary": prose,
}

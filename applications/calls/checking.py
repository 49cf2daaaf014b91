"""What a field of a call may hold. Pure: fields in, columns out, or one sentence."""

import datetime
import json
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from applications.calls.model import BASES, Call, RefusedCall
from documents.text import clean

FIRST_DAY, LAST_DAY = datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)
_TITLE, _RULES, _GUIDANCE = 200, 50_000, 2000
_MOST_CHARACTERS, _MOST_POINTS = 1_000_000, 10_000
_TEXTS = {"title": _TITLE, "programme": _TITLE, "agency": _TITLE, "rules": _RULES, "url": 500}
_LABELS = {
    "title": "공고 이름",
    "programme": "지원사업",
    "agency": "공고 기관",
    "rules": "공고 요지와 규칙",
    "url": "공고 주소",
}
_DAYS = {"opens_on": "접수 시작일", "deadline": "마감일"}
_WRITTEN_DAY = re.compile(r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?")


def call_columns(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that the fields of a call give, or raise RefusedCall."""
    row: dict[str, Any] = {}
    for name, given in changes.items():
        if name in _TEXTS:
            row[name] = _text(_LABELS[name], given, _TEXTS[name], lines=name == "rules")
        elif name in _DAYS:
            row[name] = day(_DAYS[name], given)
        elif name == "basis" and given in BASES:
            row[name] = given
        elif name == "basis":
            raise RefusedCall(f"근거 '{given}'은(는) 없습니다. {', '.join(BASES)} 중에 고르세요.")
        else:
            raise TypeError(f"not a field of a call: {name}")
    if "title" in row and not row["title"]:
        raise RefusedCall("공고 이름이 비어 있습니다. 공고문의 제목을 적으세요.")
    if row.get("url") and not _is_address(row["url"]):
        raise RefusedCall("공고 주소는 http:// 나 https:// 로 시작해야 합니다. 주소를 확인하세요.")
    return row


def check_days(opens_on: str, deadline: str) -> None:
    """Raise RefusedCall where the deadline comes before the opening; past days are fine."""
    if opens_on and deadline and deadline < opens_on:
        raise RefusedCall(
            f"마감일 {deadline}이(가) 접수 시작일 {opens_on}보다 앞섭니다. 두 날짜를 확인하세요."
        )


def day(label: str, given: str) -> str:
    """Return an ISO date, '' for none; 2027. 3. 5. and 2027년 3월 5일 are understood."""
    written = given.strip()
    if not written:
        return ""
    found = _WRITTEN_DAY.fullmatch(written)
    try:
        read = datetime.date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        read = None
    if read is not None and FIRST_DAY <= read <= LAST_DAY:
        return read.isoformat()
    raise RefusedCall(
        f"{label} '{written[:40]}'은(는) 달력에 있는 날짜가 아닙니다. 2027-03-31처럼 적으세요."
    )


def section_columns(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that the fields of a section give, or raise RefusedCall."""
    row = dict(changes)
    _title("항목", row)
    if "guidance" in row:
        row["guidance"] = _text("작성 안내", row["guidance"] or "", _GUIDANCE, lines=True)
    if row.get("longest") is not None:
        row["longest"] = _whole("분량 제한", row["longest"], 1, _MOST_CHARACTERS)
    return _ordered(row)


def attachment_columns(changes: Mapping[str, Any], kinds: Collection[str]) -> dict[str, Any]:
    """Return the columns that the fields of a paper give, or raise RefusedCall."""
    row = dict(changes)
    _title("붙임 서류", row)
    if "kinds" in row:
        row["kinds"] = _listed("파일 종류", row["kinds"], kinds)
    return _ordered(row)


def head_columns(changes: Mapping[str, Any], keys: Collection[str]) -> dict[str, Any]:
    """Return the columns that the fields of a scoring head give, or raise RefusedCall."""
    row = dict(changes)
    _title("평가 항목", row)
    points = row.get("points")
    if points is not None and not 0 <= points <= _MOST_POINTS:  # refuses what is no number too
        raise RefusedCall(f"배점은 0과 {_MOST_POINTS:,} 사이의 수로 적으세요.")
    if "section_keys" in row:
        row["section_keys"] = _listed("신청서 항목", row["section_keys"], keys)
    return _ordered(row)


def copied(call: Call) -> dict[str, Any]:
    """Return the fields of a call that a new edition of it begins with: not its days."""
    return {name: getattr(call, name) for name in ("programme", "agency", "url", "rules", "basis")}


def _title(label: str, row: dict[str, Any]) -> None:
    if "title" in row:
        row["title"] = _text(f"{label} 이름", row["title"] or "", _TITLE)
        if not row["title"]:
            raise RefusedCall(f"{label} 이름이 비어 있습니다. 공고문에 적힌 이름을 적으세요.")


def _ordered(row: dict[str, Any]) -> dict[str, Any]:
    if "position" in row:
        row["position"] = _whole("순서", row["position"], 0, 10_000)
    if "required" in row:
        row["required"] = int(bool(row["required"]))
    return row


def _text(label: str, given: str, longest: int, *, lines: bool = False) -> str:
    written = clean(given).replace("\r\n", "\n").strip()
    written = written if lines else " ".join(written.split())
    if len(written) > longest:
        raise RefusedCall(f"{label}이(가) {longest:,}자를 넘습니다. 줄여 적으세요.")
    return written


def _whole(label: str, given: Any, least: int, most: int) -> int:
    if given is None or not least <= given <= most or int(given) != given:
        raise RefusedCall(f"{label}은(는) {least:,}부터 {most:,}까지의 정수로 적으세요.")
    return int(given)


def _listed(label: str, given: Iterable[str] | None, known: Collection[str]) -> str:
    chosen = list(dict.fromkeys(given or ()))
    strange = [one for one in chosen if one not in known]
    if strange:
        raise RefusedCall(f"{label} '{strange[0]}'은(는) 없습니다. 목록에서 고르세요.")
    return json.dumps(chosen, ensure_ascii=False)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)

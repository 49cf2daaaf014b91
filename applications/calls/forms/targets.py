"""What may fill a field of a form, and what its name suggests. Pure.

A target is written section:KEY, fact:KEY or draft:NAME; '' fills nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from applications.facts.fact import Fact

SECTION, FACT, DRAFT = "section", "fact", "draft"
PROPERTIES = {
    "title": "과제명",
    "programme": "지원사업",
    "call": "공고 이름",
    "agency": "공고 기관",
    "institution": "신청기관",
    "owner": "담당자",
    "deadline": "마감일",
    "processes": "대상 업무",
    "projects": "정보화사업",
    "attachments": "붙임 목록",
}
_ALSO = {
    "title": ("사업명", "과제 이름", "사업 과제명", "신청 과제명", "제목"),
    "programme": ("지원사업명", "공모사업명"),
    "call": ("공고명", "공모명"),
    "agency": ("주관기관", "전문기관"),
    "institution": ("기관명", "신청 기관명", "수행기관", "회사명"),
    "owner": ("담당자명", "담당자 성명", "작성자", "과제 책임자", "총괄 책임자"),
    "deadline": ("접수 마감", "제출 기한"),
    "processes": ("업무명", "대상업무명"),
    "projects": ("정보화사업명", "관련 정보화사업"),
    "attachments": ("첨부 목록", "첨부서류", "붙임서류", "제출서류"),
}
_NUMBERING = re.compile(
    r"^(?:[0-9]+|[가-하]|[ivxⅰ-ⅻ]+)[.)]\s*|^\(?[0-9가-하]\)\s*|^[①-⑳□■○◦ㅇ\-*]\s*"
)
_AND = re.compile(r"\s및\s")
_SEPARATORS = re.compile(r"[·,/()\[\]]|\s및\s")


def names(sections: Mapping[str, str], facts: Iterable[Fact]) -> dict[str, str]:
    """Return target -> its name on the screen: the draft, then sections (key -> title), facts."""
    found = {"": "연결 안 함"}
    found |= {f"{DRAFT}:{name}": f"신청서 · {label}" for name, label in PROPERTIES.items()}
    found |= {f"{SECTION}:{key}": f"항목 · {title}" for key, title in sections.items()}
    found |= {
        f"{FACT}:{fact.key}": f"사실 · {fact.label} ({fact.key})"
        for fact in facts
        if fact.kind == "text"
    }
    return found


def proposal(field: str, sections: Mapping[str, str], facts: Iterable[Fact]) -> str:
    """Return the target that a field's name suggests, '' where none is at hand.

    Whole names first (of the draft, of a section, of a fact), then one part of a section's
    title, the end of one, then a title within the name; two that fit equally suggest nothing.
    """
    wanted = plain(field)
    if not wanted:
        return ""
    whole = {plain(key): f"{SECTION}:{key}" for key in sections}
    for fact in reversed(list(facts)):
        if fact.kind == "text":
            whole |= {
                plain(fact.label): f"{FACT}:{fact.key}",
                plain(fact.key): f"{FACT}:{fact.key}",
            }
    whole |= {plain(title): f"{SECTION}:{key}" for key, title in sections.items()}
    for name, label in PROPERTIES.items():
        for known in (label, *_ALSO[name]):
            whole.setdefault(plain(known), f"{DRAFT}:{name}")
    if wanted in whole:
        return whole[wanted]
    return _by_part(wanted, sections)


def plain(name: str) -> str:
    """Return a name as names are compared: no numbering, no blanks and signs, small letters."""
    bare = _NUMBERING.sub("", name.strip())
    written = unicodedata.normalize("NFKC", bare).strip().casefold()
    joined = _AND.sub(" ", _NUMBERING.sub("", written))
    return "".join(one for one in joined if one.isalnum())


def _by_part(wanted: str, sections: Mapping[str, str]) -> str:
    parts = {
        key: {found for part in _SEPARATORS.split(title) if len(found := plain(part)) > 1}
        for key, title in sections.items()
    }
    same = [key for key, own in parts.items() if wanted in own]
    if not same and len(wanted) > 1:  # what a Korean compound is about stands at its end
        same = [key for key, own in parts.items() if any(one.endswith(wanted) for one in own)]
    if not same:
        same = [
            key
            for key, title in sections.items()
            if (len(plain(title)) > 1 and plain(title) in wanted) or _within(wanted, title)
        ]
    return f"{SECTION}:{same[0]}" if len(same) == 1 else ""


def _within(wanted: str, title: str) -> bool:
    return len(wanted) > 2 and wanted in plain(title)

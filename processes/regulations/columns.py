"""The columns of a list of articles: how headers spell them and how their cells are read."""

import re

from processes.inventory import dates
from processes.inventory.kinds import WORDS
from processes.inventory.model import NotUnderstood
from processes.inventory.wording import is_none, is_unknown, plain
from processes.regulations.model import CERTAINTIES, DEMANDS, KINDS, STANDINGS, STATES
from processes.spreadsheet.columns import Vocabulary, vocabulary

LABELS = {
    "law": "법령·규정",
    "article": "조문",
    "kind": "종류",
    "wording": "현행 문구",
    "demands": "요구",
    "standing": "전자문서 갈음",
    "ground": "갈음 근거",
    "ground_certainty": "근거 확인",
    "amended": "개정 문구",
    "state": "상태",
    "state_date": "상태 날짜",
    "department": "소관 부서",
    "processes": "관련 업무 번호",
}
_SPELLINGS = """
law: 법령명 규정명 법령규정 법령·규정명 법규명 법령 규정 법규 내규명 자치법규명 근거법령 제명
article: 조항 조문번호 조번호 해당조문 조 관련조문 조항호 조·항·호
kind: 구분 법령구분 종류구분 법종 유형 법규종류
wording: 문구 조문내용 현행 현행조문 내용 규정내용 해당문구 현행규정
demands: 요구사항 종이요인 요구유형 종이요구 의무 의무유형
standing: 갈음 갈음가능 갈음여부 전자문서갈음여부 전자문서가능 대체가능여부 갈음가능여부
ground: 근거 검토의견 법적근거 법률검토 검토내용 갈음사유
ground_certainty: 확인 근거출처 확인정도 출처구분
amended: 개정안 개정문구안 개정안문구 개정조문 개정내용 개정(안)문구 변경문구
state: 추진상태 진행상태 진행상황 추진현황 개정상태 처리상태
state_date: 날짜 일자 개정일 시행일 기준일 상태일자 처리일
department: 부서 담당부서 소관 주관부서 소관부서명 관리부서
processes: 업무번호 관련업무 업무코드 관련업무번호 대상업무
"""


def _vocabulary() -> Vocabulary:
    words = {key: [label] for key, label in LABELS.items()}
    for line in _SPELLINGS.strip().splitlines():
        key, _, spellings = line.partition(":")
        words[key] += spellings.split()
    return vocabulary(words, "'법령명', '조문', '조문내용', '소관부서'")


VOCABULARY = _vocabulary()
_KIND_ENDS = (
    ("시행규칙", "시행규칙"),
    ("시행령", "시행령"),
    ("조례", "조례"),
    ("내규", "내규"),
    ("지침", "지침"),
    ("규정", "규정"),
    ("정관", "규정"),
    ("고시", "행정규칙"),
    ("훈령", "행정규칙"),
    ("예규", "행정규칙"),
    ("규칙", "규칙"),
    ("법률", "법률"),
    ("법", "법률"),
)
_ARTICLE = re.compile(r"(.+?)\s*((?:제\s?\d+\s?조|별표|별지|부칙).*)")
_SAME = {
    "법": "법률", "령": "시행령", "대통령령": "시행령", "총리령": "시행규칙", "부령": "시행규칙",
    "사규": "규정", "정관": "규정", "가": "가능", "o": "가능", "○": "가능", "예": "가능",
    "x": "불가", "×": "불가", "아니오": "불가", "불가능": "불가", "△": "조건부",
    "조건부가능": "조건부", "검토전": "미검토", "미착수": "미검토", "검토중": "검토 중",
    "진행중": "검토 중", "개정중": "개정안", "개정안작성": "개정안", "개정안마련": "개정안",
    "완료": "개정 완료", "개정완료": "개정 완료", "시행": "개정 완료", "개정안함": "개정 안 함",
    "개정불요": "개정 안 함", "해당없음": "개정 안 함", "현행유지": "개정 안 함",
    "서명": "날인", "직인": "날인", "출석": "방문", "첨부": "제출", "보존": "보관", "종이": "서면",
}  # fmt: skip


def split_article(law: str) -> tuple[str, str] | None:
    """Return law and article of '인사규정 제12조제1항'; None where no article is named."""
    found = _ARTICLE.fullmatch(law)
    return (found[1].strip(), found[2].strip()) if found else None


def kind_of(law: str) -> str | None:
    """Return the kind that the law's name ends with; None where it does not say."""
    name = re.sub(r"\([^()]*\)|\s", "", law)
    return next((kind for end, kind in _KIND_ENDS if name.endswith(end)), None)


def kind(text: str) -> str | None:
    """Read a kind; None for unknown."""
    return None if is_unknown(text) else _one(text, KINDS)


def standing(text: str) -> str:
    """Read whether an e-document may stand in; unknown is 미검토."""
    return STANDINGS[-1] if is_unknown(text) else _one(text, STANDINGS)


def state(text: str) -> str:
    """Read how far the amendment is; unknown is 미검토."""
    return STATES[0] if is_unknown(text) else _one(text, STATES)


def certainty(text: str) -> str | None:
    """Read how surely the legal note is known."""
    return None if is_unknown(text) else _one(text, CERTAINTIES)


def demands(text: str) -> tuple[str, ...] | None:
    """Read what the wording asks for: '원본, 날인'; None for unknown."""
    listed = WORDS.understand(text, "").value
    return None if listed is None else tuple(_one(item, DEMANDS) for item in listed)


def day(text: str) -> str | None:
    """Read a date."""
    return dates.day(text)


def prose(text: str) -> str | None:
    """Read a text; None for unknown, '' for none."""
    if is_unknown(text):
        return None
    return "" if is_none(text) else text.strip()


def _one(text: str, choices: tuple[str, ...]) -> str:
    bare = plain(text).replace(" ", "").casefold()
    for choice in choices:
        if bare == choice.replace(" ", ""):
            return choice
    if _SAME.get(bare) in choices:
        return _SAME[bare]
    raise NotUnderstood(f"'{plain(text)}'은(는) {', '.join(choices)} 가운데 하나가 아닙니다.")

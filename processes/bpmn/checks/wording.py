"""Korean labels: is it '~을 ~한다', and how would it be."""

import re

_HANGUL = re.compile("[가-힣]")
_OBJECT = re.compile(r"\S(?:을|를|을\(를\)|를\(을\)|에게|께|에)(?=\s)")
_VERB = re.compile(r"(?:다|기|함|음|요)[.!]?$")
_ENDINGS = ("하기", "함")
# Nouns of office work that make a verb with 하다; of others no example is made.
_VERBAL = re.compile(
    "개최|갱신|검수|검증|검토|게시|결재|결정|계산|고지|공개|공고|공유|교부|구매|기록|"
    "기안|날인|납부|대조|등록|등재|모집|반납|반려|발급|발송|발행|배부|배송|배정|배포|"
    "변경|보고|보관|보완|분류|분석|삭제|산정|상신|서명|선정|설치|송부|수령|수립|수정|"
    "수집|승인|신고|신청|심사|안내|열람|예약|요청|의결|의뢰|이관|인쇄|임명|입력|작성|"
    "저장|전달|전송|점검|접수|정리|정산|제공|제출|조사|조회|지급|집계|징수|채용|처리|"
    "추천|출력|취소|취합|측정|통보|통지|편성|평가|폐기|폐쇄|허가|협의|확인|확정|회수|"
    "회신"
)


def is_verb_object(label: str) -> bool:
    """Tell whether the label has an object and ends in a verb; one without Hangul is not judged.

    What is done to someone ('위원에게 알린다') counts as well.
    """
    text = " ".join(label.split())
    if not _HANGUL.search(text):
        return True
    return bool(_OBJECT.search(text) and _VERB.search(text))


def as_verb_object(label: str) -> str | None:
    """Return '신청서를 접수한다' for '신청서 접수', None where the label has no such two parts."""
    words = label.split()
    if len(words) < 2 or _OBJECT.search(label) or not _HANGUL.search(words[-1]):
        return None
    stem = words[-1].rstrip(".!")
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) > len(ending) + 1:
            stem = stem.removesuffix(ending)
            break
    if not _VERBAL.fullmatch(stem):
        return None
    return f"{' '.join(words[:-1])}{object_particle(words[-2])} {stem}한다"


def object_particle(word: str) -> str:
    """Return 을 behind a final consonant, 를 behind a vowel, 을(를) behind anything else."""
    last = word[-1:]
    if not _HANGUL.match(last):
        return "을(를)"
    return "을" if (ord(last) - ord("가")) % 28 else "를"

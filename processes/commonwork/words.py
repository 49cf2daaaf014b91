"""Words of Korean process names: which say nothing, which mean the same, which turn the meaning."""

# Said of almost any process; left out unless nothing else remains.
_EMPTY = "업무 사무 처리 관리 실시 추진 수행 진행 관련 대한 등 제반 일반"
EMPTY = frozenset(_EMPTY.split())

# Endings that are written together with the word before: 민원처리, 급여관리업무.
ENDINGS = ("업무", "사무", "처리", "관리", "실시", "추진", "수행", "진행")

# Particles, and the syllables before them that make the whole a noun: 효과, 회의, 마을.
PARTICLES = {
    "과": "성결효경학부초통제",
    "와": "",
    "의": "회협심결문강합동질주정",
    "을": "마가",
    "를": "",
}

# Each word on the left is compared as the word on the right.
SAME = {
    "환불": "반환",
    "환급": "반환",
    "교부": "발급",
    "구입": "구매",
    "근태": "복무",
    "임금": "급여",
    "보수지급": "급여지급",
    "임용": "채용",
    "출장비": "여비",
    "통지": "고지",
    "누리집": "홈페이지",
    "웹사이트": "홈페이지",
    "이용료": "사용료",
    "이용요금": "사용료",
    "사용요금": "사용료",
    "임직원": "직원",
    "아이디": "계정",
    "접수": "신청",
    "소프트웨어": "sw",
    "고장": "장애",
    "개최": "운영",
}

# One syllable more, and it is other work: 정규직 and 비정규직, 발급 and 재발급.
TURNING = frozenset("비미불재무부")

# Words that sound alike and are different work.
APART = (("감사", "검사"), ("제정", "재정"), ("개정", "계정"), ("세입", "세출"), ("임대", "임차"))

"""How long it takes to find work that is there twice among many processes.

python -m benchmarks.commonwork [PROCESSES]

Names are made of a small vocabulary, which is the hard case: many names share most sounds.
"""

import random
import sys
import time

from processes.commonwork.candidates import candidates
from processes.inventory.model import Facts, Process

_NOUNS = (
    "시설 체육시설 주차장 공영주차장 대관 회원 강좌 급여 인사 채용 예산 계약 물품 자산 기록물 "
    "정보시스템 계정 장애 개인정보 민원 홍보 안전 점검 공사 설계 보상 용지 분양 임대 감면 요금 "
    "환불 교육 출장 복무 회의 이사회 감사 규정 성과 평가 통계 데이터 보안 백업"
)
_VERBS = "신청 접수 배정 등록 발급 승인 검토 정산 지급 징수 고지 조사 편성 집행 공시 갱신"
_SIGNS = "정기 수시 온라인 외부 내부 신규 직원 시민 고객 하자 준공 연간 분기 월별"
NOUNS, VERBS, SIGNS = _NOUNS.split(), _VERBS.split(), _SIGNS.split()
ENDINGS = ("", "업무", "관리", "처리")
SYSTEMS = ("ERP", "그룹웨어", "엑셀", "누리집")


def register(number: int) -> list[Process]:
    """Return so many processes of 60 departments; the same ones every time."""
    chosen = random.Random(1)
    return [_process(chosen, at) for at in range(number)]


def _process(chosen: random.Random, at: int) -> Process:
    words = [chosen.choice(SIGNS), chosen.choice(NOUNS), chosen.choice(NOUNS)]
    name = " ".join([*words, chosen.choice(VERBS), chosen.choice(ENDINGS)]).strip()
    facts = Facts(
        legal_basis=(f"규정 제{chosen.randrange(1200)}조",),
        systems=tuple(chosen.sample(SYSTEMS, 2)),
    )
    code, department = f"P-{at:05d}", f"부서 {chosen.randrange(60)}"
    return Process(code, code, name, department, 1, False, "", "", facts)


def main() -> None:
    """Print processes, candidates, seconds of work and seconds on the clock."""
    processes = register(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    work, clock = time.process_time(), time.perf_counter()
    found = candidates(processes)
    work, clock = time.process_time() - work, time.perf_counter() - clock
    print(f"{len(processes):,} processes: {len(found):,} candidates")
    print(f"{work:.1f} s of work, {clock:.1f} s on the clock")


if __name__ == "__main__":
    main()

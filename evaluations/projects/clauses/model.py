"""The clauses that a SaaS contract needs, and what is known of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from errors import WorkbenchError

PRESENT, ABSENT = "있음", "없음"
STATES: Final = (PRESENT, ABSENT)
"""What a clause may be; None beside these is 모름."""

IN_FORCE: Final = ""
"""The contract that is in force now; other contracts are named by their candidate's id."""


class BadClause(WorkbenchError):
    """A clause that can't be kept as given; says which part and why."""


@dataclass(frozen=True)
class ClauseKind:
    """A clause of the checklist, and the questions on which it is a hint, never an answer."""

    id: str
    title: str
    asks: str
    questions: tuple[str, ...]


KINDS: Final = (
    ClauseKind(
        "export", "데이터 반출", "기관이 원할 때 전체 데이터를 오픈포맷으로 받는다.", ("Q4.3",)
    ),
    ClauseKind(
        "exit",
        "종료·이관",
        "끝날 때 데이터를 반환하고 파기하며, 이관을 돕는 기간과 비용을 정한다.",
        ("Q4.4",),
    ),
    ClauseKind(
        "location",
        "저장 위치·재위탁",
        "데이터를 국내에 두고, 재위탁은 미리 승인받는다.",
        ("Q2.6",),
    ),
    ClauseKind("sla", "서비스 수준(SLA)", "가용률과 복구 시간, 못 지켰을 때의 보상.", ("Q6.1",)),
    ClauseKind("recovery", "백업·재해복구", "복구 목표(RTO·RPO)와 복구 시험.", ("Q6.2",)),
    ClauseKind("notification", "장애·침해 통지", "알리는 기한과 방법.", ("Q6.4",)),
    ClauseKind("audit", "점검·감사", "기관이 현장을 점검하고 감사할 권한.", ("Q6.4", "Q2.6")),
    ClauseKind(
        "certification",
        "보안인증 유지",
        "계약 기간 동안 인증을 유지하고, 제도가 바뀌면 옮겨 간다.",
        ("Q3.2",),
    ),
    ClauseKind(
        "vulnerability",
        "취약점 통지·SBOM",
        "취약점을 기한 안에 알리고 판올림마다 SBOM을 준다.",
        ("Q3.7",),
    ),
)
_BY_ID: Final = {kind.id: kind for kind in KINDS}


def kind_of(kind_id: str) -> ClauseKind:
    """Return the clause of the checklist, or raise BadClause."""
    if kind_id not in _BY_ID:
        raise BadClause(f"'{kind_id}'은(는) 점검표에 없는 조항입니다.")
    return _BY_ID[kind_id]


@dataclass(frozen=True)
class Clause:
    """What is known of one clause in one contract. `state` None is unknown."""

    id: str
    project_id: str
    contract: str
    kind: str
    state: str | None
    wording: str
    source: str
    example: bool
    revision: int
    updated_at: str
    updated_by: str


def hints(clauses: Iterable[Clause], question_id: str) -> list[Clause]:
    """Return the clauses that say something on a question, those that are there first."""
    on = {kind.id for kind in KINDS if question_id in kind.questions}
    known = [one for one in clauses if one.kind in on and one.state is not None]
    return sorted(known, key=lambda one: one.state != PRESENT)

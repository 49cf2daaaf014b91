"""Reminders to paste into mail: what is missing, until when, where to fill it in."""

from collections.abc import Sequence
from dataclasses import dataclass

from processes.census import states
from processes.census.model import Round
from processes.census.standing import Standing, d_day
from processes.inventory.dates import shown

_NAMED = 5


@dataclass(frozen=True)
class Reminder:
    """One mail to one department."""

    department: str
    subject: str
    body: str

    @property
    def text(self) -> str:
        """Subject and body, ready to paste."""
        return f"제목: {self.subject}\n\n{self.body}"


def due(standings: Sequence[Standing]) -> list[Standing]:
    """Return the departments that have something to do, the most urgent first."""
    waiting = [one for one in standings if one.waits_for_department]
    return sorted(waiting, key=lambda one: (one.days_left, states.ORDER.index(one.state)))


def summary(round: Round, standings: Sequence[Standing]) -> str:
    """Return where every department stands, one line each, for one mail to all."""
    lines = [f"[{round.title}] 부서별 진행 상황 (기한 {shown(round.deadline)})", ""]
    for one in standings:
        found = one.coverage
        amount = (
            f"{found.complete:,}/{found.registered:,}개 완료" if found.registered else "업무 없음"
        )
        left = f", {d_day(one.days_left)}" if one.waits_for_department else ""
        lines.append(f"- {one.department}: {one.state}, {amount}{left}")
    return "\n".join(lines)


def reminder(round: Round, standing: Standing, missing: Sequence[str], address: str) -> Reminder:
    """Return the mail to one department. `missing` names its processes that are not complete."""
    when = f"{shown(standing.due)}({d_day(standing.days_left)})"
    over = standing.days_left < 0
    lines = [
        f"{standing.department} 담당자께",
        "",
        f"'{round.title}'의 제출 기한은 {when}{'이었습니다' if over else '입니다'}.",
        f"지금 상태는 '{standing.state}'입니다. {_amount(standing)}",
        *_asked(standing),
        *_unknown(standing),
        *_processes(missing),
        *([f"- 채우는 곳: {address}"] if address else []),
        "- 화면의 표에서 바로 고치거나, 그 화면에서 엑셀 조사표를 받아 채워서 올리면 됩니다.",
        "- 모르는 값은 비워 두어도 됩니다. 0으로 적지 마세요.",
        *(["", round.message] if round.message else []),
    ]
    subject = f"[{round.title}] {standing.department} 업무 조사 {_urgency(standing)}"
    return Reminder(standing.department, subject, "\n".join(lines))


def _urgency(standing: Standing) -> str:
    if standing.part.state == states.RETURNED:
        return f"보완 요청({d_day(standing.days_left)})"
    return f"제출 요청({d_day(standing.days_left)})"


def _amount(standing: Standing) -> str:
    found = standing.coverage
    if not found.registered:
        return "아직 등록된 업무가 없습니다. 부서의 업무를 모두 적어 주세요."
    return f"등록된 업무 {found.registered:,}개 가운데 {found.complete:,}개를 다 채웠습니다."


def _asked(standing: Standing) -> list[str]:
    comment = standing.part.comment.strip()
    if standing.part.state != states.RETURNED or not comment:
        return []
    return ["- 보완할 점: " + comment.replace("\n", "\n  ")]


def _unknown(standing: Standing) -> list[str]:
    counted = ", ".join(f"{label} {n:,}개" for label, n in standing.coverage.unknown.items())
    return [f"- 아직 모르는 항목: {counted}"] if counted else []


def _processes(missing: Sequence[str]) -> list[str]:
    if not missing:
        return []
    more = f" 등 {len(missing):,}개" if len(missing) > _NAMED else ""
    return [f"- 덜 채운 업무: {', '.join(missing[:_NAMED])}{more}"]

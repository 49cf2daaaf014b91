"""What in the workbench serves an item of the plan. Pure: counts in, links with words out."""

from collections.abc import Callable
from dataclasses import dataclass

NOT_YET = "이 과제는 이 작업실에서 아직 다루지 않습니다."


@dataclass(frozen=True)
class Counts:
    """What the workbench holds now."""

    processes: int = 0
    linked: tuple[int, ...] = (0,) * 18  # how many processes name item ①, ② …
    as_is: int = 0
    to_be: int = 0
    drafts: tuple[tuple[str, int], ...] = ()  # state and number, in the order of the states
    sheets_known: int = 0  # processes of which the sheets a year are known
    sheets: str = ""  # their sum in words: '1,200~1,500매/년'
    hours_known: int = 0
    hours: str = ""
    projects: int = 0
    judged: int = 0  # projects whose outcome no unknown can change any more

    @property
    def all_drafts(self) -> int:
        """How many drafts there are in any state."""
        return sum(number for _state, number in self.drafts)


@dataclass(frozen=True)
class Service:
    """A page that serves an item, and what stands there now."""

    page: str
    label: str
    standing: str


def is_served(number: int) -> bool:
    """Whether the workbench has something of its own for an item."""
    return number in SERVING


def services(number: int, counts: Counts) -> list[Service]:
    """Return what serves an item, and the processes that name it as theirs."""
    own = SERVING.get(number, [])
    found = [serve(counts) for serve in own]
    linked = counts.linked[number - 1] if number <= len(counts.linked) else 0
    if linked and number != 1:
        found.append(Service("inventory", "업무 목록", f"이 과제와 이어진 업무 {linked:,}개"))
    return found


def _processes(counts: Counts) -> Service:
    linked = f", 이 과제로 표시한 업무 {counts.linked[0]:,}개" if counts.linked[0] else ""
    return Service("inventory", "업무 목록", f"등록한 업무 {counts.processes:,}개{linked}")


def _models(counts: Counts) -> Service:
    standing = (
        f"업무 {counts.processes:,}개 가운데 현행 {counts.as_is:,}개, 개선 {counts.to_be:,}개"
    )
    return Service("model", "흐름도", standing)


def _drafts(counts: Counts) -> Service:
    states = ", ".join(f"{state} {number:,}" for state, number in counts.drafts if number)
    standing = f"신청서 {counts.all_drafts:,}건" + (f" ({states})" if states else "")
    return Service("applications", "지원사업 신청서", standing)


def _paper(counts: Counts) -> Service:
    return Service("inventory", "종이 문서", _surveyed(counts, counts.sheets_known, counts.sheets))


def _documents(counts: Counts) -> Service:
    standing = f"신청서 {counts.all_drafts:,}건을 HWPX, Markdown 같은 개방형 형식으로 내보냅니다"
    return Service("applications", "개방형 문서", standing)


def _projects(counts: Counts) -> Service:
    standing = f"정보화사업 {counts.projects:,}건 가운데 판정을 마친 사업 {counts.judged:,}건"
    return Service("projects", "SaaS 평가", standing)


def _hours(counts: Counts) -> Service:
    standing = _surveyed(counts, counts.hours_known, counts.hours)
    return Service("inventory", "처리시간 기준선", standing)


def _surveyed(counts: Counts, known: int, total: str) -> str:
    if not known:
        return f"업무 {counts.processes:,}개 가운데 조사한 업무가 없습니다"
    return f"업무 {counts.processes:,}개 가운데 조사한 {known:,}개에서 {total}"


SERVING: dict[int, list[Callable[[Counts], Service]]] = {
    1: [_processes, _models],
    2: [_drafts],
    3: [_paper],
    4: [_documents],
    7: [_projects],
    8: [_hours],
    15: [_projects],
}

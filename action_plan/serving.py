"""What in the workbench serves an item of the plan. Pure: counts in, links with words out."""

from collections.abc import Callable
from dataclasses import dataclass

_WHOLE = "institution"  # the subject of what is asked once of the corporation


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
    articles: int = 0  # of laws and rules that ask for paper
    reviewed: int = 0
    amended: int = 0
    planned_articles: int = 0  # the number that the plan speaks of
    paper_saved: str = ""  # by the amendments in force, of the known paper: '3~25%'
    datasets: int = 0  # that processes make
    opening_judged: int = 0
    openable: int = 0
    opened: int = 0
    redesigns: int = 0  # in force
    hours_freed: str = ""  # by them: '611~3,000시간/년'
    hours_given: str = ""
    diagnosed: int = 0  # processes with a confirmed answer
    levelled: int = 0  # processes whose maturity level no unknown can change any more
    rpa_labels: tuple[tuple[str, int], ...] = ()  # decided labels and how many have each
    sbom_systems: int = 0  # systems with an SBOM
    components: int = 0
    support_ended: int = 0
    assessments: tuple[tuple[str, str], ...] = ()  # questionnaire's id and how far it is

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
    address: tuple[tuple[str, str], ...] = ()  # what the page shows: names and values


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


def _diagnosis(counts: Counts) -> Service:
    standing = (
        f"업무 {counts.processes:,}개 가운데 진단을 시작한 업무 {counts.diagnosed:,}개, "
        f"성숙도 단계를 확정한 업무 {counts.levelled:,}개"
    )
    return Service("diagnosis", "업무 진단", standing)


def _robots(counts: Counts) -> Service:
    judged = sum(number for _label, number in counts.rpa_labels)
    labels = ", ".join(f"{label} {number:,}" for label, number in counts.rpa_labels)
    standing = f"업무 {counts.processes:,}개 가운데 RPA 판정을 마친 업무 {judged:,}개"
    return Service("diagnosis", "RPA 적합성", standing + (f" ({labels})" if labels else ""))


def _drafts(counts: Counts) -> Service:
    states = ", ".join(f"{state} {number:,}" for state, number in counts.drafts if number)
    standing = f"신청서 {counts.all_drafts:,}건" + (f" ({states})" if states else "")
    return Service("applications", "지원사업 신청서", standing)


def _paper(counts: Counts) -> Service:
    return Service("inventory", "종이 문서", _surveyed(counts, counts.sheets_known, counts.sheets))


def _articles(counts: Counts) -> Service:
    saved = f", 개정으로 풀린 종이 {counts.paper_saved}" if counts.paper_saved else ""
    standing = (
        f"계획의 {counts.planned_articles:,}개 가운데 조문 {counts.articles:,}개 등록, "
        f"검토 {counts.reviewed:,}개, 개정 완료 {counts.amended:,}개{saved}"
    )
    return Service("regulations", "종이 규정", standing)


def _datasets(counts: Counts) -> Service:
    standing = (
        f"만드는 데이터 {counts.datasets:,}개 가운데 판정 {counts.opening_judged:,}개, "
        f"개방 가능 {counts.openable:,}개, 개방 중 {counts.opened:,}개"
    )
    return Service("datasets", "데이터 공유·개방", standing)


def _savings(counts: Counts) -> Service:
    if not counts.redesigns:
        return Service("savings", "아낀 시간", "시행 중인 재설계가 없습니다")
    standing = (
        f"시행 중인 재설계 {counts.redesigns:,}건이 {counts.hours_freed} 줄임, "
        f"공공서비스에 돌려준 시간 {counts.hours_given}"
    )
    return Service("savings", "아낀 시간", standing)


def _documents(counts: Counts) -> Service:
    standing = f"신청서 {counts.all_drafts:,}건을 HWPX, Markdown 같은 개방형 형식으로 내보냅니다"
    return Service("applications", "개방형 문서", standing)


def _projects(counts: Counts) -> Service:
    standing = f"정보화사업 {counts.projects:,}건 가운데 판정을 마친 사업 {counts.judged:,}건"
    return Service("projects", "SaaS 평가", standing)


def _assessment(label: str, form_id: str, subject: str = "") -> Callable[[Counts], Service]:
    """Return what serves an item by an assessment; with a subject, its page opens at once."""
    address = (("form", form_id), ("subject", subject)) if subject else ()

    def serve(counts: Counts) -> Service:
        standing = dict(counts.assessments).get(form_id, "아직 시작하지 않았습니다")
        return Service("assessment" if subject else "assessments", label, standing, address)

    return serve


def _hours(counts: Counts) -> Service:
    standing = _surveyed(counts, counts.hours_known, counts.hours)
    return Service("inventory", "처리시간 기준선", standing)


def _surveyed(counts: Counts, known: int, total: str) -> str:
    if not known:
        return f"업무 {counts.processes:,}개 가운데 조사한 업무가 없습니다"
    return f"업무 {counts.processes:,}개 가운데 조사한 {known:,}개에서 {total}"


def _components(counts: Counts) -> Service:
    standing = (
        f"SBOM이 있는 시스템 {counts.sbom_systems:,}개, 구성요소 {counts.components:,}개"
        f"(지원 끝남 {counts.support_ended:,}개)"
    )
    return Service("components", "구성요소 (SBOM)", standing)


def _checked_files(_counts: Counts) -> Service:
    return Service("document-check", "문서 점검", "파일을 올리면 바로 점검합니다")


SERVING: dict[int, list[Callable[[Counts], Service]]] = {
    1: [_processes, _models, _diagnosis],
    2: [_drafts],
    3: [_articles, _paper],
    4: [_documents, _checked_files, _assessment("AI가 읽는 문서 진단", "ai-documents", _WHOLE)],
    5: [_robots],
    6: [_datasets, _assessment("데이터 개방 자체 평가", "data-openness", _WHOLE)],
    7: [_projects],
    8: [_savings, _hours],
    15: [_projects],
    16: [_assessment("접속기록 진단", "access-logs")],
    17: [_assessment("제로트러스트 진단", "zero-trust", _WHOLE)],
    18: [_components, _assessment("구성요소·공급업체 진단", "supply-chain")],
}

"""Where the work stands: what has been entered so far, and what to do next."""

from dataclasses import dataclass

from applications.drafts import store as applications
from evaluations.projects.portfolio import speaking
from evaluations.verdict import scoring, using
from processes.bpmn import store as models
from processes.census import store as census
from processes.census.states import OPEN, RETURNED, SUBMITTED
from processes.inventory import fields
from processes.inventory import store as register
from storage import Database, settings

INSTITUTION = "institution"
STARTED = "started"
_SAAS = "saas-readiness"


@dataclass(frozen=True)
class Overview:
    """Counts over the whole workbench."""

    institution: str
    institution_revision: int
    started: bool  # somebody chose to start blank
    departments: int
    processes: int
    surveyed: int  # processes of which every required field is known
    as_is: int
    to_be: int
    projects: int
    judged: int  # projects whose outcome no unknown can change any more
    drafts: int
    asked: int = 0  # departments in the survey round that runs; 0 where none runs
    waiting: int = 0  # of these, those that have not handed in
    handed_in: int = 0  # of these, those that wait to be confirmed

    @property
    def empty(self) -> bool:
        """True where nothing has been entered and nobody chose to start blank."""
        return not (self.started or self.processes or self.projects or self.drafts)


@dataclass(frozen=True)
class Step:
    """One thing to do next: the page where it is done, the verb, and why."""

    page: str
    action: str
    reason: str


def read(db: Database) -> Overview:
    """Count what stands in the database."""
    processes = register.all_processes(db)
    states = [model.state for model in models.models(db)]
    form = using.in_use(db, _SAAS).form
    verdicts = [
        scoring.verdict(one.form, one.answers) for one in speaking.all_spoken(db, form).values()
    ]
    survey = census.running(db)
    parts = [part.state for part in census.returns(db, survey.id)] if survey else []
    return Overview(
        institution=institution(db),
        institution_revision=settings.revision(db, INSTITUTION),
        started=settings.setting(db, STARTED, False),
        departments=len({process.department for process in processes}),
        processes=len(processes),
        surveyed=sum(not fields.missing(process.facts) for process in processes),
        as_is=states.count("as-is"),
        to_be=states.count("to-be"),
        projects=len(verdicts),
        judged=sum(verdict.decided for verdict in verdicts),
        drafts=len(applications.all_applications(db)),
        asked=len(parts),
        waiting=parts.count(OPEN) + parts.count(RETURNED),
        handed_in=parts.count(SUBMITTED),
    )


def start_blank(db: Database, *, by: str) -> None:
    """Remember that somebody chose to begin without any data."""
    settings.set_setting(db, STARTED, True, by=by)


def institution(db: Database) -> str:
    """Return the corporation's name; empty where nobody gave one."""
    name: str = settings.setting(db, INSTITUTION, "")
    return name


def name_institution(db: Database, name: str, *, by: str, base: int | None = None) -> None:
    """Keep the corporation's name, as headings and documents show it.

    `base` is the revision that was read: storage.Conflict when somebody else was first.
    """
    settings.set_setting(db, INSTITUTION, " ".join(name.split()), by=by, base=base)


def next_steps(stand: Overview) -> list[Step]:
    """Return what to do next, in the order of the task force's way; empty when all has begun."""
    rules = [
        (stand.processes == 0, Step("import", "업무 목록 가져오기", "등록된 업무가 없습니다.")),
        *_survey_steps(stand),
        (
            stand.surveyed < stand.processes,
            Step(
                "inventory",
                "빈 항목 채우기",
                f"업무 {stand.processes:,}개 가운데 {stand.surveyed:,}개만 다 찼습니다.",
            ),
        ),
        (
            stand.processes > 0 and stand.as_is == 0,
            Step("model", "현행 흐름도 그리기", "아직 그린 흐름도가 없습니다."),
        ),
        (
            stand.as_is > 0 and stand.to_be == 0,
            Step("model", "개선 흐름도 그리기", "개선(To-Be) 흐름도가 없습니다."),
        ),
        (
            stand.projects == 0,
            Step("projects", "정보화사업 등록하기", "SaaS로 갈 수 있는지 볼 사업이 없습니다."),
        ),
        (
            stand.judged < stand.projects,
            Step(
                "projects",
                "모르는 답 확인하기",
                f"판정 보류인 사업이 {stand.projects - stand.judged:,}개입니다.",
            ),
        ),
        (
            stand.drafts == 0,
            Step("applications", "신청서 쓰기", "Digital by Design 지원사업 신청서가 없습니다."),
        ),
    ]
    return [step for due, step in rules if due]


def _survey_steps(stand: Overview) -> list[tuple[bool, Step]]:
    return [
        (
            stand.processes > 0 and stand.asked == 0,
            Step("census", "전수조사 시작하기", "진행 중인 전수조사가 없습니다."),
        ),
        (
            stand.handed_in > 0,
            Step(
                "census",
                "제출한 부서 확인하기",
                f"확인을 기다리는 부서가 {stand.handed_in:,}곳입니다.",
            ),
        ),
        (
            stand.waiting > 0,
            Step(
                "census",
                "전수조사 독촉하기",
                f"부서 {stand.asked:,}곳 가운데 {stand.waiting:,}곳이 아직 제출하지 않았습니다.",
            ),
        ),
    ]

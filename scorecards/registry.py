"""The scorecards by name: what each shows, what its figures rest on, which lines it draws."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from look.theme import Look
from scorecards import charts
from scorecards.cards import census, departments, gains, pipeline, planned, processes, saas
from scorecards.charts import Spec
from scorecards.model import Figure, Figures, Headline, Number, Table, UnknownCard
from scorecards.snapshots import filled


@dataclass(frozen=True)
class Line:
    """A line of a trend: its name and what of a figure it draws."""

    name: str
    of: Callable[[Figure], Number]


@dataclass(frozen=True)
class Trend:
    """Which measure a card follows over time, in which unit, by which lines."""

    measure: str
    title: str
    unit: str  # of a difference: %p, 시간/년, 건
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Card:
    """A scorecard. `source` says where its figures come from, `page` where they are entered."""

    name: str
    title: str
    lead: str
    source: str
    page: str
    first_step: str
    headline: Callable[[Figures, str], Headline]
    table: Callable[[Figures, str], Table]
    picture: Callable[[Figures, str, Look], Spec | None]
    trend: Trend
    measures: tuple[str, ...]
    brief: Callable[[Figures, str, Look], Spec | None] | None = None

    def summary(self, told: Figures, department: str, look: Look) -> Spec | None:
        """Draw the card for the overview."""
        return (self.brief or self.picture)(told, department, look)

    def in_words(self, told: Figures, department: str) -> str:
        """Return what the picture shows, for those who do not see it."""
        found, table = self.headline(told, department), self.table(told, department)
        rows = [" ".join(str(cell) for cell in row.cells) for row in table.rows[:20]]
        more = f" 외 {len(table.rows) - 20}줄" if len(table.rows) > 20 else ""
        said = "; ".join(rows)
        return f"{self.title}. {found.label} {found.value}. {said}{more}. 아래 표와 같습니다."

    def over_time(self, known: Mapping[str, Figure], days: list[str], look: Look) -> Spec | None:
        """Draw the trend of the recorded days; None where fewer than two are there."""
        if len(days) < 2:
            return None
        shown, figures = filled(dict(known), days)
        series = {
            line.name: [None if one is None else line.of(one) for one in figures]
            for line in self.trend.lines
        }
        return charts.trend(shown, series, look, title=self.trend.title)


def _percent(one: Figure) -> Number:
    return None if one.share is None else 100 * one.share


_BOUNDS = (Line("적어도", lambda one: one.low), Line("많으면", lambda one: one.high))

CARDS: tuple[Card, ...] = (
    Card(
        "plan",
        "실행계획",
        "전략마다 과제가 어디까지 왔고, 무엇이 그렇게 말하는지 봅니다.",
        "과제마다의 측정값, 이정표, 증빙",
        "plan",
        "18개 과제 열기",
        planned.headline,
        planned.table,
        planned.picture,
        Trend(
            planned.ITEMS,
            "과제 평균 진척 (%)",
            "%p",
            (
                Line("적어도", lambda one: None if one.low is None else 100 * one.low),
                Line("많으면", lambda one: None if one.high is None else 100 * one.high),
            ),
        ),
        (planned.ITEMS, planned.LINES),
    ),
    Card(
        "departments",
        "부서별 현황",
        "부서마다 업무, 시간, 조사와 흐름도가 어디까지 왔는지 봅니다.",
        "업무 목록, 흐름도, 업무 진단",
        "inventory",
        "업무 목록 열기",
        departments.headline,
        departments.table,
        departments.picture,
        Trend(departments.HOURS, "연간 업무 시간", "시간/년", _BOUNDS),
        (departments.COUNT, departments.HOURS, departments.KNOWN, *departments.SHARES),
        lambda told, department, look: departments.picture(told, department, look, brief=True),
    ),
    Card(
        "processes",
        "업무 포트폴리오",
        "시간이 많이 드는데 디지털 성숙도가 낮은 업무를 먼저 봅니다.",
        "업무 목록의 건수와 처리시간, 업무 진단의 답",
        "diagnosis",
        "업무 진단 열기",
        processes.headline,
        processes.table,
        processes.picture,
        Trend(processes.CELLS, "성숙도를 확정한 업무 (%)", "%p", (Line("확정 비율", _percent),)),
        (processes.CELLS, processes.SPREAD),
    ),
    Card(
        "saas",
        "SaaS 포트폴리오",
        "정보화사업이 SaaS에 얼마나 맞고 준비됐는지, 모르는 답이 남긴 범위와 함께 봅니다.",
        "SaaS 평가의 답과 후보 서비스",
        "projects",
        "정보화사업 열기",
        saas.headline,
        saas.table,
        saas.picture,
        Trend(saas.OUTCOME, "판정을 마친 사업 (%)", "%p", (Line("판정 비율", _percent),)),
        (saas.OUTCOME, saas.PROJECTS, saas.AREAS),
    ),
    Card(
        "gains",
        "재설계로 줄인 시간",
        "재설계마다 줄이는 시간을 적을 때와 많을 때의 범위로 봅니다.",
        "아낀 시간의 기록과 업무 목록의 건수·처리시간",
        "savings",
        "아낀 시간 열기",
        gains.headline,
        gains.table,
        gains.picture,
        Trend(
            "gain.in-force",
            "시행 중인 재설계가 줄인 시간 (시간/년)",
            "시간/년",
            (_BOUNDS[0], Line("보통", lambda one: one.value), _BOUNDS[1]),
        ),
        (*gains.MEASURES, gains.KNOWN, gains.GIVEN),
    ),
    Card(
        "applications",
        "신청서 진행",
        "지원사업 신청서가 어느 상태에 몇 건 있는지 봅니다.",
        "신청서의 상태",
        "applications",
        "신청서 쓰기",
        pipeline.headline,
        pipeline.table,
        pipeline.picture,
        Trend(
            pipeline.STATE,
            "신청서 (건)",
            "건",
            (
                Line("모든 신청서", lambda one: one.whole),
                Line("제출한 신청서", lambda one: one.value),
            ),
        ),
        (pipeline.STATE,),
    ),
    Card(
        "census",
        "전수조사율",
        "부서마다 꼭 채울 항목을 모두 아는 업무가 얼마나 되는지 봅니다.",
        "업무 목록의 필수 항목과 전수조사의 상태",
        "census",
        "전수조사 열기",
        census.headline,
        census.table,
        census.picture,
        Trend(census.COMPLETE, "다 채운 업무 (%)", "%p", (Line("조사율", _percent),)),
        (census.COMPLETE, census.STATE),
    ),
)
BY_NAME: Mapping[str, Card] = {card.name: card for card in CARDS}


def card(name: str) -> Card:
    """Return a card by its name, or raise UnknownCard."""
    if name not in BY_NAME:
        raise UnknownCard(name, BY_NAME)
    return BY_NAME[name]

"""A counter with an approval that the to-be does without, and an applicant who waits for it."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from processes.bpmn.model import Model
from processes.bpmn.reading import read
from processes.inventory.model import Estimate, Facts, exactly
from processes.redesign.comparing.model import Comparison, Variant
from processes.redesign.comparing.running import comparison
from processes.simulation.distributions import exponential, fixed, triangular
from processes.simulation.scenario import Arrivals, Pool, Scenario, Source, Work
from processes.simulation.worlds import Settings

FEW = Settings(cases=120, replications=6, seed=7)
STAFF = frozenset({"담당자", "팀장"})
LANES = {"ask": "out", "check": "desk", "approve": "boss", "post": ""}
NAMES = {
    "ask": "신청서를 작성한다",
    "check": "서류를 확인한다",
    "approve": "팀장이 결재한다",
    "post": "결과를 보낸다",
}
TYPES = {"post": "serviceTask"}


def drawn(*steps: str) -> Model:
    """Return a row of steps in the lanes of whoever does them."""
    nodes = ["start", *steps, "end"]
    tasks = "".join(
        f'<{TYPES.get(one, "userTask")} id="{one}" name="{NAMES[one]}"/>' for one in steps
    )
    flows = "".join(
        f'<sequenceFlow id="{a}-{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairwise(nodes)
    )
    lanes = "".join(
        f'<lane id="{lane}" name="{lane}">'
        + "".join(f"<flowNodeRef>{one}</flowNodeRef>" for one in steps if LANES[one] == lane)
        + "</lane>"
        for lane in ("out", "desk", "boss")
    )
    return read(
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P">'
        f'<laneSet id="L">{lanes}</laneSet><startEvent id="start"/>{tasks}<endEvent id="end"/>'
        f"{flows}</process></definitions>".encode()
    )


def scenario(*steps: str, **changes: object) -> Scenario:
    """Return fixed and guessed times, one desk, one boss, and applicants who never queue."""
    durations = {
        "ask": Work({"out": fixed(1800)}),
        "check": Work({"desk": triangular(300, 600, 900)}),
        "approve": Work({"boss": fixed(600)}),
        "post": Work({"": fixed(3600)}),
    }
    pools = (
        Pool("out", "신청인", 1000),
        Pool("desk", "담당자", cost_per_hour=30_000),
        Pool("boss", "팀장", cost_per_hour=60_000),
    )
    sources = {
        "tasks/check": Source("짐작", guessed=True),
        "tasks/ask": Source("흐름도의 30분", guessed=False),
        "arrivals": Source("업무 목록", guessed=False),
        "pools/desk/size": Source("짐작", guessed=True),
    }
    made = Scenario(
        arrivals=Arrivals(exponential(1500)),
        tasks={one: durations[one] for one in steps},
        pools=pools,
        sources=sources,
    )
    return Scenario(**{**vars(made), **changes})


def variant(line: str, *steps: str, number: int = 1, **changes: object) -> Variant:
    """Return a variant of a line with the scenario above."""
    return Variant(
        line=line,
        number=number,
        sha256="0" * 64,
        model=drawn(*steps),
        scenario_id=f"s-{line}",
        title="기준",
        scenario_revision=1,
        scenario=scenario(*steps, **changes),
    )


@pytest.fixture(scope="session")
def asis() -> Variant:
    return variant("as-is", "ask", "check", "approve", "post")


@pytest.fixture(scope="session")
def tobe() -> Variant:
    return variant("to-be", "ask", "check", "post", number=3)


@pytest.fixture(scope="session")
def same() -> Variant:
    return variant("to-be", "ask", "check", "approve", "post", number=2)


@pytest.fixture(scope="session")
def compared(asis: Variant, tobe: Variant, same: Variant) -> Comparison:
    facts = Facts(yearly_volume=Estimate(900, 1000, 1200), paper_sheets=exactly(4))
    return comparison(asis, [tobe, same], FEW, STAFF, facts)


Make = Callable[..., Variant]


@pytest.fixture(scope="session")
def make() -> Make:
    return variant

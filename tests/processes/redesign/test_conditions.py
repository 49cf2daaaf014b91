"""Shares and loads of a scenario reach redesign, unless they are guessed."""

from dataclasses import replace
from pathlib import Path

from processes.bpmn import store as models
from processes.bpmn.reading import read
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly
from processes.redesign import gathering
from processes.redesign.conditions import of_scenario
from processes.redesign.finding import findings
from processes.simulation import store as scenarios
from processes.simulation.distributions import exponential, fixed
from processes.simulation.scenario import Arrivals, Pool, Scenario, Source, Work

FILE = Path(__file__).resolve().parents[3] / "data/samples/example/models/EX-041.as-is.bpmn"

SHARES = {"g-e": 0.2, "g-f": 0.8}


def told(**sources: bool) -> dict[str, Source]:
    return {key.replace("__", "/"): Source("", guessed) for key, guessed in sources.items()}


def busy(draw, **sources: bool):
    nodes = {"s": "시작", "a": "userTask 담당: 처리한다", "g": "?", "e": "끝", "f": "끝"}
    model = draw(nodes, "s > a > g, g > e, g > f")
    scenario = Scenario(
        Arrivals(exponential(100)),
        tasks={"a": Work({"담당": fixed(90)})},
        pools=(Pool("담당", "담당"),),
        branches={"g": SHARES},
        sources=told(**sources),
    )
    return of_scenario(scenario, model)


def test_known_shares_and_loads_count(draw):
    found = busy(draw)
    assert found.utilisation == {"담당": 0.9}
    assert found.probabilities == SHARES
    assert found.certain


def test_guessed_times_leave_the_load_uncertain(draw):
    assert not busy(draw, tasks__a=True).certain
    assert busy(draw, tasks__a=True).utilisation == {"담당": 0.9}


def test_guessed_people_arrivals_and_shares_count_for_nothing(draw):
    assert busy(draw, pools__담당__size=True).utilisation == {}
    assert busy(draw, arrivals=True).utilisation == {}
    assert busy(draw, branches__g=True).probabilities == {}


def test_a_full_role_is_found_from_the_scenario_of_the_process(db):
    facts = Facts(yearly_volume=exactly(210))
    process = inventory.add_process(db, "환불", "시설관리부", facts, by="가")
    models.add_revision(
        db, process.id, "as-is", FILE.read_bytes(), base=0, origin="upload", by="가"
    )
    stored = scenarios.begin(db, process, "as-is", "기준", by="가")
    model = read(FILE.read_bytes())
    kinds = {one.heuristic.id for one in findings(gathering.case(db, process, model, "as-is"))}
    assert "extra-resources" not in kinds  # one person each is a guess

    sources = {
        path: replace(one, guessed=False) if path.startswith("pools/") else one
        for path, one in stored.scenario.sources.items()
    }
    crowded = Arrivals(exponential(1800), stored.scenario.arrivals.calendar)
    told_now = replace(stored.scenario, sources=sources, arrivals=crowded)
    scenarios.save(db, stored.id, stored.revision, "기준", told_now, by="나")
    found = findings(gathering.case(db, process, model, "as-is"))
    full = next(one for one in found if one.heuristic.id == "extra-resources")
    assert full.hit.value > 85
    assert not full.hit.certain  # minutes were shared out by a rule
    assert full.hit.elements

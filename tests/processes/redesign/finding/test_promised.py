"""Every finding of every example says all that it promises, in the promised order."""

import re
from pathlib import Path

import pytest

from processes.bpmn.reading import read
from processes.inventory.model import Evidence, Facts
from processes.redesign.catalogue import DIMENSIONS, STAGES, catalogue
from processes.redesign.finding import TRIGGERS, findings
from processes.redesign.model import Case, Finding, drawn_work

MODELS = Path(__file__).resolve().parents[4] / "data" / "samples" / "example" / "models"
FACTS = Facts(error_rate=0.2, exception_rate=0.4, evidence=(Evidence("등본", "행정안전부"),))
FILES = sorted(MODELS.glob("*.bpmn"))


def found(file: Path) -> tuple[Case, list[Finding]]:
    model = read(file.read_bytes())
    case = Case(model, FACTS, work=drawn_work(model))
    return case, findings(case)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_finding_names_elements_value_threshold_effects_check_and_source(file: Path) -> None:
    case, several = found(file)
    nodes = {node.id for node in case.model.nodes}
    assert several
    for one in several:
        assert set(one.hit.elements) <= nodes
        assert one.hit.measure
        assert one.hit.unit
        assert one.hit.source in {"흐름도", "업무 목록", "흐름 분석"}
        assert one.threshold is not None
        assert one.heuristic.effects.keys() == DIMENSIONS.keys()
        assert one.heuristic.check_first
        assert one.heuristic.threshold_source in catalogue().sources


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_order_is_kept_and_an_automation_says_what_stands_before_it(file: Path) -> None:
    _case, several = found(file)
    places = [STAGES.index(one.heuristic.stage) for one in several]
    assert places == sorted(places)
    automate = STAGES.index("automate")
    for one in several:
        if one.heuristic.stage != "automate":
            continue
        mine = set(one.hit.elements)
        for other in several:
            earlier = STAGES.index(other.heuristic.stage) < automate
            if earlier and mine & set(other.hit.elements):
                assert f"{other.heuristic.ko}: {other.hit.sentence}" in one.before


def test_no_percentage_is_borrowed() -> None:
    """What a heuristic says of its effects are signs; a percentage is the trigger's own limit."""
    for one in catalogue().heuristics.values():
        assert not re.search(r"\d+ ?%", one.check_first)
        assert set(one.effects.values()) <= {"+", "-", "0"}


def test_what_the_examples_show_together() -> None:
    kinds = {one.heuristic.id for file in FILES for one in found(file)[1]}
    assert len(kinds) >= 12
    assert kinds <= set(TRIGGERS)
    assert len(TRIGGERS) >= 18
    assert len(catalogue().heuristics) == 29

"""The heuristics are data: whole, in order, and a fault names its place."""

import pytest
import yaml

from processes.redesign.catalogue import FILE, BadHeuristics, catalogue, parse


def test_the_effects_are_marked_as_quoted_from_memory() -> None:
    assert catalogue().effects_certainty == "M"


def test_proposals_are_told_from_literature() -> None:
    assert catalogue()["task-composition"].proposed
    assert not catalogue()["case-manager"].proposed


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"stage": "hope"}, "heuristics[0].stage"),
        ({"ko": " "}, "heuristics[0].ko"),
        ({"group": "fun"}, "heuristics[0].group"),
        ({"effects": {"time": "+"}}, "heuristics[0].effects"),
        ({"thresholds": {"error_rate": 0}}, "heuristics[0].thresholds.error_rate"),
        ({"thresholds": {"error_rate": True}}, "heuristics[0].thresholds.error_rate"),
        ({"threshold_source": "C99"}, "heuristics[0].threshold_source"),
        ({"number": 2}, "heuristics[0]"),
    ],
)
def test_a_fault_names_its_place(change: dict[str, object], place: str) -> None:
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    raw["heuristics"][0] |= change
    with pytest.raises(BadHeuristics) as refused:
        parse(yaml.safe_dump(raw, allow_unicode=True))
    assert f" {place}: " in refused.value.sentence


@pytest.mark.parametrize("text", ["", "a: [", "heuristics: 3", "[1, 2]"])
def test_no_list_at_all_is_refused(text: str) -> None:
    with pytest.raises(BadHeuristics):
        parse(text)

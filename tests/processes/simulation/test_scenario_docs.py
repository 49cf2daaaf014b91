"""The format's page and the reader know the same keys."""

import json
import re
from pathlib import Path

import pytest

from processes.simulation.distributions import NAMES
from processes.simulation.prosimos_reading import REFUSED
from processes.simulation.reading_json import Block
from processes.simulation.scenario_json import read, written
from tests.processes.simulation.test_scenario import FULL

PAGE = Path(__file__).resolve().parents[3] / "docs" / "scenario-format.md"
TEXT = PAGE.read_text(encoding="utf-8")


def _documented() -> dict[str, set[str]]:
    found = {}
    for section in re.split(r"^## ", TEXT.split("\n# Prosimos")[0], flags=re.M)[1:]:
        name = section.split("\n", 1)[0].strip()
        found[name] = set(re.findall(r"^\| `(\w+)` \|", section, flags=re.M))
    return found


DOCUMENTED = _documented()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """Return the keys that the reader asks for, by the kind of block, while it reads."""
    found: dict[str, set[str]] = {}
    asking = Block.finish

    def finish(self: Block) -> None:
        kind = re.sub(r"\[\d+\]", "", self.place).split("/")
        found.setdefault(_kind(kind), set()).update(self._asked)
        asking(self)

    monkeypatch.setattr(Block, "finish", finish)
    return found


def _kind(place: list[str]) -> str:
    last = place[-1]
    if place[0] == "sources":
        return "sources"
    if last in ("between", "duration", "after", "times") or "pools" in place[1:]:
        return "distribution"
    inner = {"members", "hours", "points"} & {last}
    return inner.pop() if inner else place[0] or "scenario"


def test_every_key_is_documented_and_every_documented_key_is_known(asked) -> None:
    read(written(FULL))
    for kind in ("members", "hours", "points"):
        asked.pop(kind, None)
    assert asked.keys() == DOCUMENTED.keys()
    for kind, keys in asked.items():
        assert keys == DOCUMENTED[kind], kind


def test_the_example_is_a_scenario() -> None:
    example = TEXT.split("```json\n")[1].split("```")[0]
    found = read(example)
    assert set(json.loads(example)) == DOCUMENTED["scenario"]
    assert found.guessed == ("tasks/Task_receive/duration",)


def test_every_kind_of_distribution_is_documented() -> None:
    line = next(row for row in TEXT.splitlines() if row.startswith("| `kind` |"))
    assert set(re.findall(r"`(\w+)`", line)) >= NAMES.keys()


@pytest.mark.parametrize("key", REFUSED)
def test_what_is_refused_of_prosimos_is_documented(key: str) -> None:
    assert f"`{key}`" in TEXT or (key == "granule_size" and "fuzzy calendars" in TEXT)

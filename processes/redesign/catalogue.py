"""The 29 redesign heuristics as data: data/redesign/heuristics.yaml, checked on loading.

Names, groups and order: Reijers & Liman Mansar 2005, Omega 33(4):283-306. The signs of the
effects are tendencies quoted from memory, and the file says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from errors import WorkbenchError

FILE = Path(__file__).resolve().parents[2] / "data" / "redesign" / "heuristics.yaml"

Stage = Literal["eliminate", "simplify", "standardise", "automate", "add"]
STAGES: tuple[Stage, ...] = get_args(Stage)
STAGE_NAMES: Mapping[str, str] = {
    "eliminate": "폐지",
    "simplify": "단순화",
    "standardise": "표준화",
    "automate": "자동화",
    "add": "보강(앞의 넷을 다 본 뒤)",
}
GROUP_NAMES: Mapping[str, str] = {
    "customer": "이용자",
    "operation": "작업",
    "behaviour": "순서",
    "structure": "조직",
    "population": "인력",
    "information": "정보",
    "technology": "기술",
    "external": "외부",
}
DIMENSIONS: Mapping[str, str] = {
    "time": "시간",
    "cost": "비용",
    "quality": "품질",
    "flexibility": "유연성",
}
_SIGNS = {"+", "-", "0"}
_TEXTS = ("id", "group", "en", "ko", "stage", "trigger", "check_first", "threshold_source")


class BadHeuristics(WorkbenchError):
    """A file of heuristics that can't be taken; names the place in it."""

    def __init__(self, place: str, fault: str) -> None:
        super().__init__(f"heuristics.yaml: {place}: {fault}")


@dataclass(frozen=True)
class Heuristic:
    """One heuristic; `effects` maps time, cost, quality, flexibility to +, - or 0."""

    number: int
    id: str
    group: str
    en: str
    ko: str
    stage: Stage
    effects: Mapping[str, str]
    trigger: str
    check_first: str
    thresholds: Mapping[str, float]
    threshold_source: str

    @property
    def proposed(self) -> bool:
        """Whether the thresholds are this workbench's own proposal."""
        return self.threshold_source == "ours"


@dataclass(frozen=True)
class Catalogue:
    """All heuristics by their id, in the order of the literature, and the sources' titles."""

    heuristics: Mapping[str, Heuristic]
    sources: Mapping[str, str]
    effects_certainty: str

    def __getitem__(self, heuristic_id: str) -> Heuristic:
        """Return one heuristic."""
        return self.heuristics[heuristic_id]


@cache
def catalogue() -> Catalogue:
    """Return the shipped heuristics, or raise BadHeuristics."""
    return parse(FILE.read_text(encoding="utf-8"))


def parse(text: str) -> Catalogue:
    """Read the heuristics from YAML, or raise BadHeuristics with the first fault's place."""
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadHeuristics("파일", "YAML로 읽을 수 없습니다.") from error
    entries = raw.get("heuristics") if isinstance(raw, dict) else None
    sources = raw.get("sources") if isinstance(raw, dict) else None
    if not isinstance(entries, list) or not isinstance(sources, dict):
        raise BadHeuristics("처음", "heuristics 목록과 sources 표가 있어야 합니다.")
    found: dict[str, Heuristic] = {}
    for position, entry in enumerate(entries):
        one = _heuristic(entry, f"heuristics[{position}]", sources)
        if one.id in found or one.number != position + 1:
            raise BadHeuristics(f"heuristics[{position}]", "id가 겹치거나 번호가 차례와 다릅니다.")
        found[one.id] = one
    return Catalogue(found, sources, str(raw.get("effects_certainty", "M")))


def _heuristic(entry: Any, place: str, sources: Mapping[str, str]) -> Heuristic:
    if not isinstance(entry, dict):
        raise BadHeuristics(place, "이름과 값의 표가 아닙니다.")
    for key in _TEXTS:
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise BadHeuristics(f"{place}.{key}", "글자로 적혀 있지 않거나 비어 있습니다.")
    _one_of(entry["stage"], STAGES, f"{place}.stage")
    _one_of(entry["group"], GROUP_NAMES, f"{place}.group")
    _one_of(entry["threshold_source"], sources, f"{place}.threshold_source")
    return Heuristic(
        number=entry.get("number", 0),
        **{key: entry[key] for key in _TEXTS},
        effects=_effects(entry.get("effects"), place),
        thresholds=_thresholds(entry.get("thresholds", {}), place),
    )


def _one_of(value: str, allowed: Any, place: str) -> None:
    if value not in allowed:
        raise BadHeuristics(place, f"'{value}'은(는) 없습니다. {', '.join(allowed)} 중에 적으세요.")


def _effects(value: Any, place: str) -> Mapping[str, str]:
    if not isinstance(value, dict) or set(value) != set(DIMENSIONS) or set(value.values()) - _SIGNS:
        raise BadHeuristics(f"{place}.effects", "네 갈래마다 '+', '-', '0' 가운데 하나를 적으세요.")
    return dict(value)


def _thresholds(value: Any, place: str) -> Mapping[str, float]:
    if not isinstance(value, dict):
        raise BadHeuristics(f"{place}.thresholds", "이름과 값의 표가 아닙니다.")
    for name, number in value.items():
        if isinstance(number, bool) or not isinstance(number, int | float) or number <= 0:
            raise BadHeuristics(f"{place}.thresholds.{name}", "0보다 큰 수를 적으세요.")
    return dict(value)

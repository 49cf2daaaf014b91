"""A comparison as JSON values to be kept: what was compared, with what, and every figure of it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from processes.inventory.model import Facts
from processes.redesign.comparing.model import LINES, Compared, Comparison, Row, Run
from processes.redesign.comparing.sensitivity import FIGURES, Sensitivity, joint, sentence
from processes.simulation.result_json import result_json
from processes.simulation.scenario_writing import as_json

FORMAT, VERSION = "dpg-comparison", 1


@dataclass(frozen=True)
class Frozen:
    """A comparison as it was kept. `content` is all of it; the rest is what pages show."""

    asis_label: str
    tobe_label: str
    asis_number: int
    tobe_number: int
    cases: int
    replications: int
    seed: int
    rows: tuple[Row, ...]
    hangs_on: Mapping[str, str]  # figure -> the sentence of the sensitivity, where it was run
    content: str

    def row(self, key: str) -> Row:
        """Return the row of a figure."""
        return next(row for row in self.rows if row.key == key)

    @property
    def basis(self) -> str:
        """What the figures rest on, in a line."""
        return (
            f"{self.asis_label} ↔ {self.tobe_label}, {self.cases:,}건 × {self.replications}번, "
            f"난수 씨앗 {self.seed}"
        )


def frozen(comparison: Comparison, candidate: Compared, found: Sensitivity | None = None) -> Frozen:
    """Return one candidate of a comparison with all that it takes to run it again."""
    settings = comparison.settings
    content = {
        "format": FORMAT,
        "version": VERSION,
        "settings": asdict(settings),
        "staff": sorted(comparison.staff),
        "facts": facts_json(comparison.facts),
        "asis": _run_json(comparison.asis),
        "tobe": _run_json(candidate.run),
        "rows": [asdict(row) for row in candidate.rows],
        "sensitivity": None if found is None else _sensitivity_json(found),
    }
    return read(json.dumps(content, ensure_ascii=False, sort_keys=True))


def facts_json(facts: Facts) -> dict[str, str | None]:
    """Return the register's figures that a comparison rests on, as they are read; None: 모름."""
    known = {
        "yearly_volume": facts.yearly_volume,
        "minutes_per_case": facts.minutes_per_case,
        "paper_sheets": facts.paper_sheets,
    }
    return {key: None if one is None else one.text for key, one in known.items()}


def read(text: str) -> Frozen:
    """Return a comparison from the JSON that was kept."""
    content = json.loads(text)
    settings, told = content["settings"], content["sensitivity"] or {"figures": {}}
    return Frozen(
        asis_label=_label(content["asis"]),
        tobe_label=_label(content["tobe"]),
        asis_number=content["asis"]["number"],
        tobe_number=content["tobe"]["number"],
        cases=settings["cases"],
        replications=settings["replications"],
        seed=settings["seed"],
        rows=tuple(_row(one) for one in content["rows"]),
        hangs_on={key: one["sentence"] for key, one in told["figures"].items()},
        content=text,
    )


def _label(one: Mapping[str, Any]) -> str:
    return f"{LINES[one['line']]} {one['number']}판 · {one['scenario']['title']}"


def _run_json(run: Run) -> dict[str, Any]:
    variant = run.variant
    return {
        "line": variant.line,
        "number": variant.number,
        "sha256": variant.sha256,
        "scenario": {
            "id": variant.scenario_id,
            "title": variant.title,
            "revision": variant.scenario_revision,
            "content": as_json(variant.scenario),
        },
        "result": result_json(run.result),
        "labour_hours": run.labour.cost.mean,
    }


def _sensitivity_json(found: Sensitivity) -> dict[str, Any]:
    figures = {}
    for figure in FIGURES:
        drawn = joint(found, figure)
        figures[figure] = {
            "sentence": sentence(found, figure),
            "joint": {"verdicts": dict(drawn.verdicts), "refused": drawn.refused}
            | {"spread": drawn.spread},
        }
    return {
        "variation": found.variation,
        "seed": found.seed,
        "values": [one.parameter.path for one in found.swings],
        "left_out": found.left_out,
        "figures": figures,
    }


def _row(given: Mapping[str, Any]) -> Row:
    ends = {key: given.get(key) for key in ("ci95", "span")}  # older ones have no span
    pairs = {key: None if one is None else (one[0], one[1]) for key, one in ends.items()}
    return Row(**{**given, **pairs})

"""Findings as JSON: what a program reads of `manage.py redesign --json`."""

from collections.abc import Sequence
from typing import Any

from processes.redesign.applying import MEASURES, applicable
from processes.redesign.catalogue import STAGES, Catalogue, Heuristic
from processes.redesign.finding import TRIGGERS
from processes.redesign.model import Finding


def as_json(findings: Sequence[Finding], known: Catalogue) -> dict[str, Any]:
    """Return the findings in their order and the list of all heuristics."""
    return {
        "stages": list(STAGES),
        "findings": [_finding(one) for one in findings],
        "heuristics": [
            _heuristic(one, sum(f.heuristic.id == one.id for f in findings))
            for one in known.heuristics.values()
        ],
        "sources": dict(known.sources),
        "effects_certainty": known.effects_certainty,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    hit, heuristic = finding.hit, finding.heuristic
    return {
        "key": finding.key,
        "heuristic": heuristic.id,
        "name": heuristic.ko,
        "stage": heuristic.stage,
        "elements": list(hit.elements),
        "measure": hit.measure,
        "value": hit.value,
        "unit": hit.unit,
        "threshold": finding.threshold,
        "threshold_source": heuristic.threshold_source,
        "source": hit.source,
        "certain": hit.certain,
        "sentence": hit.sentence,
        "effects": dict(heuristic.effects),
        "check_first": heuristic.check_first,
        "before": list(finding.before),
        "applicable": applicable(finding),
    }


def _heuristic(heuristic: Heuristic, found: int) -> dict[str, Any]:
    return {
        "number": heuristic.number,
        "id": heuristic.id,
        "name": heuristic.ko,
        "name_en": heuristic.en,
        "group": heuristic.group,
        "stage": heuristic.stage,
        "effects": dict(heuristic.effects),
        "thresholds": dict(heuristic.thresholds),
        "threshold_source": heuristic.threshold_source,
        "detected": heuristic.id in TRIGGERS,
        "applicable": heuristic.id in MEASURES,
        "found": found,
    }

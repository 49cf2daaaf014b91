"""The portfolio as plain values, for the command line and other tools."""

from typing import Any

from evaluations.projects.portfolio.model import LEAD_MONTHS, Judged, Portfolio, Standing
from evaluations.questionnaire.model import DatedRule
from evaluations.verdict.scores import Bounds


def as_json(found: Portfolio) -> dict[str, Any]:
    """Return the portfolio: scores 0 to 100, days as ISO 8601, null for what nobody knows."""
    return {
        "questionnaire": found.form.id,
        "version": found.form.version,
        "proposal": found.form.proposal,
        "on": found.today.isoformat(),
        "lead_months": LEAD_MONTHS,
        "announced_rules": [_rule(rule) for rule in found.announced],
        "waves": _waves(found),
        "projects": [_project(one) for one in found.standings],
    }


def _waves(found: Portfolio) -> list[dict[str, Any]]:
    order = sorted({one.wave for one in found.standings}, key=lambda wave: wave.order)
    return [
        {
            "wave": wave.title,
            "projects": [one.project.code for one in found.standings if one.wave == wave],
        }
        for wave in order
    ]


def _project(one: Standing) -> dict[str, Any]:
    project = one.project
    return {
        "code": project.code,
        "name": project.name,
        "kind": project.kind,
        "department": project.department,
        "budget_krw": project.budget_krw,
        "contract_end": project.contract_end,
        "systems": list(project.systems),
        "process_codes": list(project.process_codes),
        "verdict": _verdict(one.judged),
        "begin_by": one.begin_by.isoformat() if one.begin_by else None,
        "wave": one.wave.title,
        "held_by": one.held_by,
        "rule_changes": [rule.key for rule in one.changes],
        "blocks": [
            {"kind": block.kind, "text": block.text, "codes": list(block.codes)}
            for block in one.blocks
        ],
        "blocking": list(one.blocking),
    }


def _verdict(judged: Judged) -> dict[str, Any]:
    return {
        "candidate": judged.candidate.name if judged.candidate else None,
        "outcome": judged.outcome,
        "decided": judged.decided,
        "low": judged.low,
        "high": judged.high,
        "fit": _bounds(judged.fit),
        "readiness": _bounds(judged.readiness),
        "gates": list(judged.gates),
        "open_gates": list(judged.open_gates),
        "unknown_percent": round(judged.unknown_percent, 2),
        "same_outcome_share": None if judged.same is None else round(judged.same, 4),
    }


def _bounds(bounds: Bounds) -> dict[str, float | None]:
    ends = {"lo": bounds.lo, "hi": bounds.hi}
    return {name: None if end is None else round(end, 2) for name, end in ends.items()}


def _rule(rule: DatedRule) -> dict[str, Any]:
    begins = rule.begins.isoformat() if rule.begins else None
    return {"key": rule.key, "from": begins, "text": rule.text, "status": rule.status}

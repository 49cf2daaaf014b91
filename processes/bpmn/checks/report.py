"""Everything that is checked of one file, in one answer; nothing of it keeps a file from saving."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from processes.bpmn import decoding, reading, soundness
from processes.bpmn.checks import registry, schema
from processes.bpmn.checks.finding import SEVERITIES, Finding
from processes.bpmn.metrics import Value, metrics
from processes.bpmn.model import Flow, Lane, Model, Node, Participant


@dataclass(frozen=True)
class Report:
    """What the checks say of a readable file.

    `validity` is None where the schema is not set up; `unchecked` then says so.
    """

    model: Model
    validity: schema.Validity | None
    unchecked: str
    rules: tuple[Finding, ...]
    verdict: soundness.Verdict
    metrics: Mapping[str, Value]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the schema and of the rules, the gravest first."""
        schema_findings = self.validity.findings if self.validity else ()
        found = (*schema_findings, *self.rules)
        return tuple(sorted(found, key=lambda one: SEVERITIES.index(one.severity)))

    @property
    def counts(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)


def report(content: bytes) -> Report:
    """Return what the checks say of the file, or raise BadModel where it can't be read."""
    root, encoding, warnings = decoding.tree(content)
    model = reading.of_tree(root, encoding, warnings)
    validity, unchecked = _validity(root)
    return Report(
        model=model,
        validity=validity,
        unchecked=unchecked,
        rules=registry.findings(model),
        verdict=soundness.check(model),
        metrics=metrics(model),
    )


def _validity(root: Any) -> tuple[schema.Validity | None, str]:
    try:
        return schema.validity(root), ""
    except schema.NoSchema as refusal:
        return None, refusal.sentence


def as_json(found: Report) -> dict[str, Any]:
    """Return the report as plain values: what manage.py model check writes."""
    validity, verdict = found.validity, found.verdict
    return {
        "schema": {
            "valid": validity.valid if validity else None,
            "findings": [asdict(finding) for finding in validity.findings] if validity else [],
            "note": found.unchecked,
        },
        "rules": [asdict(finding) for finding in found.rules],
        "soundness": asdict(verdict),
        "metrics": dict(found.metrics),
        "facts": facts(found.model),
        "warnings": list(found.model.warnings),
    }


def facts(model: Model) -> dict[str, Any]:
    """Return every node, flow, lane and pool of the model with all that is known of it."""
    return {
        "id": model.id,
        "name": model.name,
        "encoding": model.encoding,
        "processes": list(model.processes),
        "nodes": [_plain(node) for node in model.nodes],
        "flows": [_plain(flow) for flow in model.flows],
        "lanes": [_plain(lane) for lane in model.lanes],
        "pools": [_plain(pool) for pool in model.participants],
    }


def _plain(one: Node | Flow | Lane | Participant) -> dict[str, Any]:
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(one).items()
    }

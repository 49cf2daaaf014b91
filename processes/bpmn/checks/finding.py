"""What a check says about a model: which rule, how grave, which element, in one sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from processes.bpmn.checks.surroundings import Surroundings

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
SEVERITY_NAMES = {"error": "오류", "warning": "주의", "info": "참고"}

Remark = tuple[str, str]
"""The id of an element ("" for the whole file), and the sentence about it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of one rule; `element` is "" where the file as a whole is meant."""

    rule: str
    severity: Severity
    element: str
    sentence: str


@dataclass(frozen=True)
class Rule:
    """One entry of the table of rules.

    `source` says where the rule comes from; `proposal` marks thresholds that are our own.
    """

    name: str
    severity: Severity
    title: str
    remarks: Callable[[Surroundings], Iterable[Remark]]
    source: str
    proposal: bool = False

    def findings(self, around: Surroundings) -> list[Finding]:
        """Return what the rule finds in the model; no element is named twice for one reason."""
        remarks = dict.fromkeys(self.remarks(around))
        return [Finding(self.name, self.severity, *remark) for remark in remarks]

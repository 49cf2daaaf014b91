"""What could be changed about a process, found by the heuristics' triggers, in their order.

Eliminate before simplify before standardise before automate (C04): what is found for a step at
an earlier stage stands before its automation.
"""

from collections.abc import Callable, Iterable, Mapping

from processes.redesign.catalogue import STAGES, Catalogue, catalogue
from processes.redesign.model import Case, Finding, Hit
from processes.redesign.triggers import behaviour, customer, operation, structure
from processes.redesign.walk import Walk

Trigger = Callable[[Case, Walk, Mapping[str, float]], Iterable[Hit]]

TRIGGERS: Mapping[str, Trigger] = {
    "control-relocation": customer.control_relocation,
    "contact-reduction": customer.contact_reduction,
    "integration": customer.integration,
    "order-types": operation.order_types,
    "task-elimination": operation.task_elimination,
    "order-based-work": operation.order_based_work,
    "triage": behaviour.triage,
    "task-composition": operation.task_composition,
    "resequencing": behaviour.resequencing,
    "knock-out": behaviour.knock_out,
    "parallelism": behaviour.parallelism,
    "exception": behaviour.exception,
    "order-assignment": structure.order_assignment,
    "flexible-assignment": structure.flexible_assignment,
    "centralisation": structure.centralisation,
    "split-responsibilities": structure.split_responsibilities,
    "customer-teams": structure.customer_teams,
    "numerical-involvement": structure.numerical_involvement,
    "case-manager": structure.case_manager,
    "extra-resources": structure.extra_resources,
    "specialist-generalist": structure.specialist_generalist,
    "empower": structure.empower,
    "control-addition": behaviour.control_addition,
    "buffering": customer.buffering,
    "task-automation": operation.task_automation,
    "integral-technology": operation.integral_technology,
    "trusted-party": customer.trusted_party,
    "interfacing": customer.interfacing,
}
"""What detects each heuristic; those that are missing here are listed, not detected."""

_AUTOMATE = STAGES.index("automate")


def findings(case: Case, known: Catalogue | None = None) -> list[Finding]:
    """Return what the triggers find, by stage, then in the order of the literature."""
    heuristics = known or catalogue()
    walk = Walk(case.model)
    found = [
        Finding(heuristics[name], hit)
        for name, trigger in TRIGGERS.items()
        for hit in trigger(case, walk, heuristics[name].thresholds)
    ]
    found.sort(key=lambda one: (STAGES.index(one.heuristic.stage), one.heuristic.number))
    return [_with_what_stands_before(one, found, case) for one in found]


def _with_what_stands_before(finding: Finding, found: Iterable[Finding], case: Case) -> Finding:
    """An article must be amended first; an automation waits for the three earlier stages."""
    mine = set(finding.hit.elements)
    before = [
        f"규정 개정(③): {article}"
        for one in finding.hit.elements
        for article in case.rules.get(one, ())
    ]
    if STAGES.index(finding.heuristic.stage) == _AUTOMATE:
        before += [
            f"{other.heuristic.ko}: {other.hit.sentence}"
            for other in found
            if STAGES.index(other.heuristic.stage) < _AUTOMATE and mine & set(other.hit.elements)
        ]
    return Finding(finding.heuristic, finding.hit, tuple(dict.fromkeys(before)))

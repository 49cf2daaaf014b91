"""A finding applied to a to-be draft: the model changed, drawn readably, still sound."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from processes.bpmn import change, reading
from processes.bpmn.layout import laid_out
from processes.bpmn.soundness import check
from processes.redesign.draft import Draft
from processes.redesign.measures import additions, means, order, steps
from processes.redesign.model import Finding
from processes.redesign.tree import CannotApply
from processes.redesign.walk import Walk

Measure = Callable[[Draft, Walk, Finding], None]

MEASURES: Mapping[str, Measure] = {
    "control-relocation": means.move_check_to_applicant,
    "task-elimination": steps.eliminate,
    "triage": additions.triage,
    "task-composition": steps.compose,
    "resequencing": order.after_its_input,
    "knock-out": order.knock_out_first,
    "parallelism": order.run_in_parallel,
    "numerical-involvement": steps.keep_last_approval,
    "empower": steps.delegate,
    "control-addition": additions.check,
    "buffering": means.buffer,
    "task-automation": means.automate,
    "integral-technology": means.digitise,
    "trusted-party": means.fetch_evidence,
    "interfacing": means.interface,
}
"""The heuristics that can be applied to the drawing; the others are for people to carry out."""


_WITHOUT_ELEMENTS = {"trusted-party"}  # a step is added where none was found


def applicable(finding: Finding) -> bool:
    """Tell whether the drawing can be edited for the finding; the drawing may still refuse."""
    hit, own = finding.hit, finding.heuristic.id
    if own == "integral-technology" and hit.threshold != "paper_steps":
        return False
    if own == "knock-out" and not hit.certain:
        return False
    return own in MEASURES and (bool(hit.elements) or own in _WITHOUT_ELEMENTS)


@dataclass(frozen=True)
class Applied:
    """The changed file and what was changed, each a Korean sentence."""

    content: bytes
    changes: tuple[str, ...]


def applied(content: bytes, finding: Finding) -> Applied:
    """Return the model with the finding applied; raises CannotApply and BadModel.

    Only what the change touches is drawn anew and only those bytes differ. A model that was
    sound stays sound, or nothing is applied.
    """
    model, draft = reading.read(content), Draft(content)
    before = draft.content
    for element in finding.hit.elements:
        draft.element(element)  # refuses what is no longer drawn
    if measure := MEASURES.get(finding.heuristic.id):
        measure(draft, Walk(model), finding)
    if not draft.changes:
        raise CannotApply(
            f"'{finding.heuristic.ko}'은(는) 그림을 저절로 고칠 수 없습니다. 그림에서 고치세요."
        )
    redrawn = laid_out(draft.content, keep=True) if draft.to_draw else draft.content
    result = change.apply(change.between(before, redrawn), content)
    was, now = check(model), check(reading.read(result))
    if was.sound and now.sound is False:
        raise CannotApply(
            f"'{finding.heuristic.ko}'을(를) 적용하면 흐름이 막힙니다: "
            f"{now.problems[0].sentence} 그림에서 고치세요."
        )
    return Applied(result, tuple(draft.changes))

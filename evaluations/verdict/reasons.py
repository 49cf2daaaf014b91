"""Why a verdict is what it is: sentences that each name the axis, gate or question behind them."""

from collections.abc import Iterator

from evaluations.answers.model import NA
from evaluations.questionnaire.model import Outcome, Questionnaire
from evaluations.verdict.gates import gates_hit, open_gates
from evaluations.verdict.scores import Bounds, Values, axis_bounds, section_bounds, unknown_percent


def sentences(form: Questionnaire, values: Values, low: Outcome, high: Outcome) -> tuple[str, ...]:
    """Return the reasons, the weightiest first."""
    return (
        *_range(low, high),
        *_gates(form, values),
        *_points(form, values),
        *_unknown(form, values),
        *_missing_points(form, values, high),
        *_left_out(form, values),
    )


def points(bounds: Bounds) -> str:
    """Write a score: 72.5점, 61.2~80.3점, or that there is none."""
    if bounds.lo is None or bounds.hi is None:
        return "점수 없음"
    if bounds.exact:
        return f"{bounds.lo:.1f}점"
    return f"{bounds.lo:.1f}~{bounds.hi:.1f}점"


def _range(low: Outcome, high: Outcome) -> Iterator[str]:
    if low.id != high.id:
        yield (
            f"모르는 답에 따라 '{low.title}'부터 '{high.title}'까지 달라지므로 판정을 보류합니다."
        )


def _gates(form: Questionnaire, values: Values) -> Iterator[str]:
    for hit in gates_hit(form, values):
        by = ", ".join(f"{q.id} 답변 {v} '{q.anchors[v]}'" for q, v in hit.by)
        yield f"게이트 {hit.gate.id} '{hit.gate.text}'에 걸려 '{hit.cap}'까지만 됩니다({by})."
    for gate in open_gates(form, values):
        ids = ", ".join(q.id for q in gate.questions)
        yield (
            f"게이트 {gate.gate.id} '{gate.gate.text}'을(를) 가릴 {ids}의 답이 없습니다. "
            f"걸리면 '{gate.cap}'까지만 됩니다."
        )


def _points(form: Questionnaire, values: Values) -> Iterator[str]:
    scores = axis_bounds(form, values)
    for axis in form.axes:
        bounds = scores[axis.id]
        if bounds.lo is None:
            yield f"{axis.title}({axis.id}) 문항이 모두 해당없음이라 점수를 낼 수 없습니다."
            continue
        asked = ", ".join(
            f"{outcome.title} {outcome.at_least[axis.id]:g} 이상"
            for outcome in reversed(form.outcomes)
            if axis.id in outcome.at_least
        )
        yield f"{axis.title}({axis.id}) {points(bounds)}입니다. 기준: {asked}."


def _unknown(form: Questionnaire, values: Values) -> Iterator[str]:
    share = unknown_percent(form, values)
    count = sum(values[question.id] is None for question in form.questions)
    if not count:
        return
    yield f"답을 모르는 문항이 {count}개, 전체 가중치의 {share:.1f}%입니다."
    for outcome in form.outcomes:
        limit = outcome.unknown_percent_max
        if limit is not None and share > limit:
            yield f"모름이 {limit:g}%를 넘어 '{outcome.title}'으로 확정하지 않습니다."


def _missing_points(form: Questionnaire, values: Values, high: Outcome) -> Iterator[str]:
    """Say which section keeps a better outcome away, if it is points that do."""
    better = form.rank(high.id) + 1
    if better >= len(form.outcomes):
        return
    wanted = form.outcomes[better]
    scores = axis_bounds(form, values)
    for axis in form.axes:
        least, best = wanted.at_least.get(axis.id), scores[axis.id].hi
        if least is None or best is None or best >= least:
            continue
        section, bounds = _weakest(form, values, axis.id)
        yield (
            f"'{wanted.title}'에는 {axis.title} 점수가 {least - best:.1f}점 모자랍니다. "
            f"가장 많이 깎인 섹션: {section} {points(bounds)}."
        )


def _weakest(form: Questionnaire, values: Values, axis_id: str) -> tuple[str, Bounds]:
    """Return the section of an axis that loses the most points by its weight."""
    scored = [
        (section, section_bounds(form.questions_of(section.id), values, form.scale))
        for section in form.sections
        if section.axis == axis_id
    ]
    section, bounds = max(
        scored, key=lambda one: one[0].weight * (100 - (100 if one[1].hi is None else one[1].hi))
    )
    return f"{section.id} {section.title}", bounds


def _left_out(form: Questionnaire, values: Values) -> Iterator[str]:
    left_out = [question.id for question in form.questions if values[question.id] == NA]
    if left_out:
        yield f"해당없음 {len(left_out)}문항은 점수에서 뺐습니다({', '.join(left_out)})."

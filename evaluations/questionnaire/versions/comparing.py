"""Two versions of a questionnaire, part by part and question by question: what changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluations.questionnaire import wording
from evaluations.questionnaire.model import Questionnaire

ADDED, REMOVED, CHANGED = "새로", "빠짐", "바뀜"
Told = Mapping[str, str]
"""What there is to say of one part: label -> words."""


@dataclass(frozen=True)
class Difference:
    """A part that is new, gone or changed; `changes` are (label, before, after)."""

    part: str  # 기본, 섹션, 문항 …
    id: str
    title: str
    kind: str
    changes: tuple[tuple[str, str, str], ...]


def differences(old: Questionnaire, new: Questionnaire) -> list[Difference]:
    """Return what differs, the parts in the order of the file; nothing for the same text."""
    found = [*_changed("기본", "", new.title, _basics(old), _basics(new))]
    for part, tell in _PARTS.items():
        found += compared(part, tell(old), tell(new))
    return found


def compared(
    part: str, before: Mapping[str, Told], after: Mapping[str, Told]
) -> Iterator[Difference]:
    """Yield what differs between the parts of one kind, told by key; each has an '이름'."""
    for key, told in after.items():
        if key in before:
            yield from _changed(part, key, told["이름"], before[key], told)
        else:
            rows = tuple((label, "", words) for label, words in told.items() if words)
            yield Difference(part, key, told["이름"], ADDED, rows)
    for key, told in before.items():
        if key not in after:
            rows = tuple((label, words, "") for label, words in told.items() if words)
            yield Difference(part, key, told["이름"], REMOVED, rows)


def _changed(part: str, key: str, title: str, before: Told, after: Told) -> Iterator[Difference]:
    labels = dict.fromkeys([*after, *before])
    rows = tuple(
        (label, before.get(label, ""), after.get(label, ""))
        for label in labels
        if before.get(label, "") != after.get(label, "")
    )
    if rows:
        yield Difference(part, key, title, CHANGED, rows)


def _basics(form: Questionnaire) -> Told:
    rule, level = form.condition_rule, form.level_rule
    return {
        "제목": form.title,
        "판": form.version,
        "상태": "제안" if form.proposal else "채택",
        "알림": form.note,
        "시행": f"{form.begins:%Y-%m-%d} ~ {form.ends or ''}",
        "대상": wording.SUBJECTS[form.subject],
        "계산 방식": form.method,
        "가장 높은 답": str(form.scale.highest),
        "보류의 말": form.hold,
        "조건 문항": f"{rule.outcome}: {rule.axis} 축 {rule.at_most}점 이하" if rule else "",
        "단계 규칙": f"{level.share:g}% 이상, 핵심 문항 {level.core_below}단계 아래까지"
        if level
        else "",
        "단계 이름": ", ".join(level.titles) if level else "",
    }


def _axes(form: Questionnaire) -> dict[str, Told]:
    return {one.id: {"이름": one.title, "영문": one.title_en} for one in form.axes}


def _sections(form: Questionnaire) -> dict[str, Told]:
    return {
        one.id: {
            "이름": one.title,
            "가중치": f"{one.weight:g}",
            "축": one.axis,
            "영문": one.title_en,
        }
        for one in form.sections
    }


def _outcomes(form: Questionnaire) -> dict[str, Told]:
    return {
        one.id: {"이름": one.title, "기준": wording.thresholds(form, one), "영문": one.title_en}
        for one in form.outcomes
    }


def _gates(form: Questionnaire) -> dict[str, Told]:
    return {
        one.id: {
            "이름": one.text,
            "결과": wording.effect(form, one),
            "출처": ", ".join(one.sources),
            "영문": one.text_en,
        }
        for one in form.gates
    }


def _questions(form: Questionnaire) -> dict[str, Told]:
    told: dict[str, Told] = {}
    for one in form.questions:
        notes = {
            f"{note.step}점의 {label}": words
            for note in one.notes
            for label, words in (("까닭", note.rationale), ("올리는 법", note.mitigation))
        }
        told[one.id] = {
            "이름": one.text,
            "가중치": f"{one.weight:g}",
            **{f"답변 {step}점": text for step, text in enumerate(one.anchors)},
            "섹션": one.section,
            "범위": wording.SCOPES[one.scope],
            "까닭": one.rationale,
            "올리는 법": one.mitigation,
            **notes,
            "증빙": one.evidence,
            "게이트": wording.gate(form, one),
            "묻는 조건": wording.conditions(form, one),
            "미리 채움": "; ".join(wording.proposal(form, rule) for rule in one.prefill),
            "핵심 문항": "예" if one.core else "",
            "단계": ", ".join(f"{s.stage} {s.at_most}점 이하" for s in one.stages),
            "출처": ", ".join(one.sources),
            "과제": ", ".join(str(item) for item in one.plan_items),
            "영문": one.text_en,
        }
    return told


def _rules(form: Questionnaire) -> dict[str, Told]:
    told: dict[str, Told] = {}
    for number, one in enumerate(form.rules):
        earlier = sum(other.key == one.key for other in form.rules[:number])
        told[one.id or (f"{one.key}/{earlier + 1}" if earlier else one.key)] = {
            "이름": one.text,
            "시행": wording.period(one),
            "확실한 정도": wording.SURENESS[one.status],
            "출처": ", ".join(one.sources),
        }
    return told


def _sources(form: Questionnaire) -> dict[str, Told]:
    return {
        one.id: {"이름": one.title, "확실한 정도": wording.SURENESS[one.status]}
        for one in form.sources
    }


def _stages(form: Questionnaire) -> dict[str, Told]:
    return {one.id: {"이름": one.title, "영문": one.title_en} for one in form.stages}


_PARTS: dict[str, Callable[[Questionnaire], Mapping[str, Told]]] = {
    "축": _axes,
    "섹션": _sections,
    "결과": _outcomes,
    "게이트": _gates,
    "단계": _stages,
    "문항": _questions,
    "규정": _rules,
    "출처": _sources,
}


def counted(found: Sequence[Difference]) -> dict[str, Any]:
    """Return how many parts are new, gone and changed, in that order."""
    kinds = [one.kind for one in found]
    return {kind: kinds.count(kind) for kind in (ADDED, REMOVED, CHANGED)}

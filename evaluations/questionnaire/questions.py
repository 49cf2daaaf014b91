"""The questions of a questionnaire file, each checked against the rest of it."""

from collections.abc import Mapping
from typing import Any

from evaluations.questionnaire import parts
from evaluations.questionnaire.fact_fields import field_test
from evaluations.questionnaire.format import Block
from evaluations.questionnaire.model import (
    AskTest,
    DatedLimit,
    FieldTest,
    PrefillRule,
    Question,
    StageTrigger,
    StepNote,
    Trigger,
)
from evaluations.questionnaire.project_fields import fields_of
from evaluations.questionnaire.register_fields import Asked

_COMPARISONS = ("below", "at_least", "up_to")


def questions(root: Block) -> tuple[Question, ...]:
    """Return the questions, or raise BadQuestionnaire for the first that doesn't fit."""
    blocks = parts.distinct(root["questions"])
    found = tuple(_question(root, block) for block in blocks)
    _refuse_cycles(blocks)
    return found


def _question(root: Block, block: Block) -> Question:
    steps = root["scale"]["max"] - root["scale"]["min"] + 1
    if len(block["anchors"]) != steps:
        block.refuse("anchors", f"답변 글이 {len(block['anchors'])}개입니다. {steps}개를 적으세요.")
    items = block["dpg"] or ()
    if not all(1 <= item <= 18 for item in items):
        block.refuse("dpg", "실행계획 과제 번호는 1부터 18까지입니다.")
    fields = fields_of(root["subject"] or "project")
    return Question(
        id=block["id"],
        section=parts.known(block, "section", block["section"], root["sections"], "sections")
        if root["sections"]
        else parts.TOTAL,
        scope=block["scope"] or "S",
        weight=block["weight"],
        text=block["ko"],
        anchors=block["anchors"],
        text_en=block["en"] or "",
        evidence=block["evidence"] or "",
        sources=parts.sources_of(root, block),
        plan_items=items,
        trigger=_trigger(root, block["gate"]),
        core=bool(block["core"]),
        stages=tuple(_stage_trigger(root, one) for one in parts.distinct(block["stage"] or ())),
        prefill=tuple(_prefill(root, one, fields) for one in block["prefill"] or ()),
        rationale=block["rationale"] or "",
        mitigation=block["mitigation"] or "",
        notes=_notes(root, block),
        ask_when=_ask_when(root, block, fields),
    )


def _step(root: Block, block: Block, key: str) -> int:
    lowest, highest = root["scale"]["min"], root["scale"]["max"]
    if not lowest <= block[key] <= highest:
        block.refuse(key, f"{lowest}부터 {highest}까지의 정수를 적으세요.")
    return int(block[key])


def _below_the_top(root: Block, block: Block) -> int:
    if not root["scale"]["min"] <= block["at_most"] < root["scale"]["max"]:
        block.refuse("at_most", "답변 단계 안에서, 가장 높은 답보다 작아야 합니다.")
    return int(block["at_most"])


def _trigger(root: Block, block: Block | None) -> Trigger | None:
    if block is None:
        return None
    parts.known(block, "id", block["id"], root["gates"] or (), "gates")
    dated = tuple(
        DatedLimit(parts.rule_id(root, one), _below_the_top(root, one))
        for one in block["dated"] or ()
    )
    return Trigger(block["id"], _below_the_top(root, block), dated)


def _stage_trigger(root: Block, block: Block) -> StageTrigger:
    parts.known(block, "id", block["id"], root["stages"] or (), "stages")
    return StageTrigger(block["id"], _below_the_top(root, block))


def _notes(root: Block, block: Block) -> tuple[StepNote, ...]:
    found: dict[int, StepNote] = {}
    for one in block["answers"] or ():
        step = _step(root, one, "answer")
        if step in found:
            one.refuse("answer", f"{step}점을 두 번 썼습니다. 하나로 합치세요.")
        if not (one["rationale"] or one["mitigation"]):
            one.refuse("answer", "rationale이나 mitigation을 적으세요.")
        found[step] = StepNote(step, one["rationale"] or "", one["mitigation"] or "")
    return tuple(found.values())


def _prefill(root: Block, block: Block, fields: Mapping[str, Asked]) -> PrefillRule:
    tests = tuple(field_test(one, fields) for one in block["when"])
    return PrefillRule(_step(root, block, "answer"), tests)


def _ask_when(root: Block, block: Block, fields: Mapping[str, Asked]) -> tuple[AskTest, ...]:
    tests = block["ask_when"] or ()
    if tests and block["gate"] and parts.by_sum(root):
        # The labels that unknown answers may give count the lowest answer that sets no gate.
        tests[0].refuse("question", "합계 방식(sum)에서 게이트 문항은 언제나 물어야 합니다.")
    return tuple(_ask_test(root, block, one, fields) for one in tests)


def _ask_test(root: Block, owner: Block, block: Block, fields: Mapping[str, Asked]) -> AskTest:
    if bool(block["question"]) == bool(block["field"]):
        block.refuse("question", "question과 field 가운데 하나만 적으세요.")
    if block["field"]:
        return AskTest(field_test(block, fields))
    asked = parts.known(block, "question", block["question"], root["questions"], "questions")
    if asked == owner["id"]:
        block.refuse("question", "자기 자신의 답에 매일 수 없습니다. 다른 문항을 적으세요.")
    return AskTest(_answer_test(root, block), asked)


def _answer_test(root: Block, block: Block) -> FieldTest:
    others = [one for one in ("is", "any", "only", "empty") if block[one] is not None]
    if others:
        block.refuse(others[0], f"문항의 답에는 {', '.join(_COMPARISONS)}만 쓸 수 있습니다.")
    given: dict[str, Any] = {one: block[one] for one in _COMPARISONS if block[one] is not None}
    if not given:
        block.refuse("question", f"조건이 없습니다. {', '.join(_COMPARISONS)} 가운데 적으세요.")
    scale = root["scale"]
    if not any(_holds(given, step) for step in range(scale["min"], scale["max"] + 1)):
        block.refuse(next(iter(given)), "어떤 답으로도 맞을 수 없는 조건입니다. 수를 확인하세요.")
    return FieldTest("", **given)


def _holds(given: Mapping[str, float], step: int) -> bool:
    return (
        step < given.get("below", step + 1)
        and step >= given.get("at_least", step)
        and step <= given.get("up_to", step)
    )


def _refuse_cycles(blocks: tuple[Block, ...]) -> None:
    """Refuse conditions that wait for each other, at the question that closes the circle."""
    waits = {
        block["id"]: [one for one in block["ask_when"] or () if one["question"]] for block in blocks
    }
    done: set[str] = set()

    def follow(question: str, path: tuple[str, ...]) -> None:
        for test in waits[question] if question not in done else ():
            if test["question"] in path:
                circle = [*path[path.index(test["question"]) :], test["question"]]
                told = " → ".join(circle)
                test.refuse("question", f"조건이 돌고 돕니다({told}). 한 곳을 끊으세요.")
            follow(test["question"], (*path, test["question"]))
        done.add(question)

    for question in waits:
        follow(question, (question,))

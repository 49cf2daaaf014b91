"""Questionnaires as files: read, checked, and named by their place when something is wrong.

    form = questionnaire.shipped("saas-readiness")
    form.question("Q3.1").anchors[0]

The format: docs/questionnaire-format.md.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from errors import WorkbenchError
from evaluations.questionnaire_format import BadQuestionnaire, Block, read
from evaluations.questionnaire_model import (
    Axis,
    ConditionRule,
    DatedRule,
    Gate,
    Outcome,
    Question,
    Questionnaire,
    Scale,
    Section,
    Source,
    Trigger,
)

__all__ = [
    "BadQuestionnaire",
    "Questionnaire",
    "UnknownQuestionnaire",
    "load",
    "parse",
    "shipped",
    "shipped_ids",
]

FOLDER = Path(__file__).resolve().parent.parent / "data" / "questionnaires"


class UnknownQuestionnaire(WorkbenchError):
    """No questionnaire of that id is shipped."""

    def __init__(self, questionnaire_id: str) -> None:
        known = ", ".join(shipped_ids())
        super().__init__(f"질문지 '{questionnaire_id}'이(가) 없습니다. 쓸 수 있는 질문지: {known}.")


def shipped_ids() -> list[str]:
    """Return the ids of the questionnaires in data/questionnaires/, which are the file names."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


def shipped(questionnaire_id: str) -> Questionnaire:
    """Return a shipped questionnaire, or raise UnknownQuestionnaire."""
    if questionnaire_id not in shipped_ids():
        raise UnknownQuestionnaire(questionnaire_id)
    return load(FOLDER / f"{questionnaire_id}.yaml")


def load(path: Path) -> Questionnaire:
    """Return the questionnaire of a file, read once per change, or raise BadQuestionnaire."""
    return _loaded(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _loaded(path: Path, _changed: int) -> Questionnaire:
    return decode(path.read_bytes(), path.name)


def decode(content: bytes, name: str) -> Questionnaire:
    """Return the questionnaire in these bytes, or raise BadQuestionnaire."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problem = "UTF-8이 아닌 글자가 있습니다. UTF-8로 저장하세요."
        raise BadQuestionnaire(name, line, problem) from error
    return parse(text, name)


def parse(text: str, name: str) -> Questionnaire:
    """Return the questionnaire in this text, or raise BadQuestionnaire naming file and place."""
    root = read(text, name)
    in_force, scale = root["in_force"], root["scale"]
    if in_force["to"] and in_force["to"] < in_force["from"]:
        in_force.refuse("to", "끝나는 날이 시작하는 날보다 빠릅니다.")
    if scale["min"] >= scale["max"] or scale["max"] - scale["min"] > 100:
        scale.refuse("max", "min보다 크고, 단계가 100을 넘지 않아야 합니다.")
    questions = tuple(_question(root, block) for block in _distinct(root["questions"]))
    return Questionnaire(
        id=root["id"],
        title=root["title"],
        version=root["version"],
        proposal=root["status"] == "proposal",
        note=root["note"] or "",
        begins=in_force["from"],
        ends=in_force["to"],
        scale=Scale(scale["min"], scale["max"]),
        axes=tuple(Axis(b["id"], b["ko"], b["en"] or "") for b in _distinct(root["axes"])),
        outcomes=_outcomes(root),
        hold=root["hold"],
        condition_rule=_condition_rule(root),
        sections=_sections(root),
        gates=_gates(root),
        questions=questions,
        rules=tuple(_rule(root, block) for block in root["rules"] or ()),
        sources=tuple(Source(b["id"], b["ko"], b["status"]) for b in _distinct(root["sources"])),
    )


def _distinct(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    seen: set[str] = set()
    for block in blocks:
        if block["id"] in seen:
            block.refuse("id", f"'{block['id']}'을(를) 두 번 썼습니다. 서로 다른 이름을 쓰세요.")
        seen.add(block["id"])
    return blocks


def _known(block: Block, key: str, value: Any, others: tuple[Block, ...], where: str) -> Any:
    """Return a reference after checking that it points to one of the others."""
    ids = [other["id"] for other in others]
    if value not in ids:
        block.refuse(key, f"'{value}'은(는) {where}에 없습니다. {', '.join(ids)} 가운데 고르세요.")
    return value


def _sources(root: Block, block: Block) -> tuple[str, ...]:
    given = block["sources"] or ()
    return tuple(_known(block, "sources", one, root["sources"], "sources") for one in given)


def _outcomes(root: Block) -> tuple[Outcome, ...]:
    blocks = _distinct(root["outcomes"])
    if blocks[0]["at_least"] or len(blocks) < 2:
        root.refuse("outcomes", "가장 나쁜 결과부터 둘 이상 적고, 첫 결과에는 기준을 두지 마세요.")
    before: dict[str, float] = {}
    found: list[Outcome] = []
    for block in blocks:
        minimum = dict(block["at_least"] or {})
        for axis, least in minimum.items():
            _known(block, "at_least", axis, root["axes"], "axes")
            if least > 100:
                block.refuse(axis, "점수는 100을 넘을 수 없습니다.")
        if any(minimum.get(axis, 0) < least for axis, least in before.items()):
            block.refuse("at_least", "더 좋은 결과의 기준은 앞 결과의 기준보다 낮을 수 없습니다.")
        if found and not minimum:
            block.refuse("at_least", "첫 결과 말고는 기준 점수가 있어야 합니다.")
        before = minimum
        limit = block["unknown_percent_max"]
        found.append(Outcome(block["id"], block["ko"], minimum, limit, block["en"] or ""))
    return tuple(found)


def _condition_rule(root: Block) -> ConditionRule:
    block = root["conditions"]
    _known(block, "outcome", block["outcome"], root["outcomes"], "outcomes")
    _known(block, "axis", block["axis"], root["axes"], "axes")
    return ConditionRule(block["outcome"], block["axis"], block["at_most"])


def _sections(root: Block) -> tuple[Section, ...]:
    blocks = _distinct(root["sections"])
    asked = {question["section"] for question in root["questions"]}
    for block in blocks:
        _known(block, "axis", block["axis"], root["axes"], "axes")
        if block["id"] not in asked:
            block.refuse("id", "이 섹션에 문항이 없습니다. 문항을 넣거나 섹션을 지우세요.")
    for axis in root["axes"]:
        if axis["id"] not in {block["axis"] for block in blocks}:
            axis.refuse("id", "이 축을 쓰는 섹션이 없습니다. 섹션을 넣거나 축을 지우세요.")
    return tuple(Section(b["id"], b["ko"], b["weight"], b["axis"], b["en"] or "") for b in blocks)


def _gates(root: Block) -> tuple[Gate, ...]:
    blocks = _distinct(root["gates"])
    used = {question["gate"]["id"] for question in root["questions"] if question["gate"]}
    for block in blocks:
        _known(block, "cap", block["cap"], root["outcomes"], "outcomes")
        if block["id"] not in used:
            block.refuse("id", "이 게이트를 여는 문항이 없습니다. 문항에 gate를 적으세요.")
    return tuple(Gate(b["id"], b["cap"], b["ko"], b["en"] or "", _sources(root, b)) for b in blocks)


def _question(root: Block, block: Block) -> Question:
    steps = root["scale"]["max"] - root["scale"]["min"] + 1
    if len(block["anchors"]) != steps:
        block.refuse("anchors", f"답변 글이 {len(block['anchors'])}개입니다. {steps}개를 적으세요.")
    items = block["dpg"] or ()
    if not all(1 <= item <= 18 for item in items):
        block.refuse("dpg", "실행계획 과제 번호는 1부터 18까지입니다.")
    return Question(
        id=block["id"],
        section=_known(block, "section", block["section"], root["sections"], "sections"),
        scope=block["scope"],
        weight=block["weight"],
        text=block["ko"],
        anchors=block["anchors"],
        text_en=block["en"] or "",
        evidence=block["evidence"] or "",
        sources=_sources(root, block),
        plan_items=items,
        trigger=_trigger(root, block["gate"]),
    )


def _trigger(root: Block, block: Block | None) -> Trigger | None:
    if block is None:
        return None
    _known(block, "id", block["id"], root["gates"], "gates")
    if not root["scale"]["min"] <= block["at_most"] < root["scale"]["max"]:
        block.refuse("at_most", "답변 단계 안에서, 가장 높은 답보다 작아야 합니다.")
    return Trigger(block["id"], block["at_most"])


def _rule(root: Block, block: Block) -> DatedRule:
    if block["from"] and block["to"] and block["to"] < block["from"]:
        block.refuse("to", "끝나는 날이 시작하는 날보다 빠릅니다.")
    return DatedRule(
        block["key"],
        block["ko"],
        block["from"],
        block["to"],
        block["status"],
        _sources(root, block),
    )

"""The parts of a questionnaire file, each checked against the others: ids, references, limits."""

from collections.abc import Iterator
from typing import Any

from evaluations.questionnaire.format import Block
from evaluations.questionnaire.model import (
    Axis,
    ConditionRule,
    DatedRule,
    Gate,
    LevelRule,
    Outcome,
    Section,
    Stage,
)

TOTAL = "total"  # the one axis and the one section of a questionnaire that has none of its own


def distinct(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks, or refuse an id that comes twice."""
    seen: set[str] = set()
    for block in blocks:
        if block["id"] in seen:
            block.refuse("id", f"'{block['id']}'을(를) 두 번 썼습니다. 서로 다른 이름을 쓰세요.")
        seen.add(block["id"])
    return blocks


def known(block: Block, key: str, value: Any, others: tuple[Block, ...], where: str) -> Any:
    """Return a reference after checking that it points to one of the others."""
    return among(block, key, value, [other["id"] for other in others], where)


def among(block: Block, key: str, value: Any, ids: list[str], where: str) -> Any:
    """Return a value after checking that it is one of these ids."""
    if value not in ids:
        block.refuse(key, f"'{value}'은(는) {where}에 없습니다. {', '.join(ids)} 가운데 고르세요.")
    return value


def sources_of(root: Block, block: Block) -> tuple[str, ...]:
    """Return the ids of a block's sources, each of which must be listed."""
    given = block["sources"] or ()
    return tuple(known(block, "sources", one, root["sources"], "sources") for one in given)


def rule_id(root: Block, block: Block) -> str:
    """Return the id of the dated rule that a block names, or refuse one that has no dates."""
    rules = tuple(one for one in root["rules"] or () if one["id"])
    among(block, "rule", block["rule"], [one["id"] for one in rules], "rules의 id")
    if not any(one["from"] or one["to"] for one in rules if one["id"] == block["rule"]):
        block.refuse("rule", "이 규정에는 날짜가 없습니다. from이나 to가 있는 규정을 적으세요.")
    return str(block["rule"])


def by_sum(root: Block) -> bool:
    """Tell whether one sum gives the label."""
    return bool(root["scoring"]) and root["scoring"]["method"] == "sum"


def axes(root: Block) -> tuple[Axis, ...]:
    """Return the axes; without any the one implied."""
    if root["axes"] is None:
        return (Axis(TOTAL, root["title"], root["title_en"] or ""),)
    return tuple(Axis(b["id"], b["ko"], b["en"] or "") for b in distinct(root["axes"]))


def outcomes(root: Block) -> tuple[Outcome, ...]:
    """Return the outcomes from worst to best, or refuse thresholds that fall."""
    if root["outcomes"] is None:
        return ()
    blocks = distinct(root["outcomes"])
    own = [axis.id for axis in axes(root)]
    if blocks[0]["at_least"] or len(blocks) < 2:
        root.refuse("outcomes", "가장 나쁜 결과부터 둘 이상 적고, 첫 결과에는 기준을 두지 마세요.")
    before: dict[str, float] = {}
    found: list[Outcome] = []
    for block in blocks:
        minimum = dict(block["at_least"] or {})
        for axis, least in minimum.items():
            among(block, "at_least", axis, own, "axes")
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


def condition_rule(root: Block) -> ConditionRule | None:
    """Return the rule of conditions, if the way of scoring has one."""
    block = root["conditions"]
    if block is None:
        return None
    known(block, "outcome", block["outcome"], root["outcomes"], "outcomes")
    known(block, "axis", block["axis"], root["axes"], "axes")
    return ConditionRule(block["outcome"], block["axis"], block["at_most"])


def sections(root: Block) -> tuple[Section, ...]:
    """Return the sections; without any the one implied."""
    if root["sections"] is None:
        return (Section(TOTAL, root["title"], 1, TOTAL, root["title_en"] or ""),)
    blocks = distinct(root["sections"])
    asked = {question["section"] for question in root["questions"]}
    for block in blocks:
        known(block, "axis", block["axis"], root["axes"], "axes")
        if block["id"] not in asked:
            block.refuse("id", "이 섹션에 문항이 없습니다. 문항을 넣거나 섹션을 지우세요.")
    for axis in root["axes"]:
        if axis["id"] not in {block["axis"] for block in blocks}:
            axis.refuse("id", "이 축을 쓰는 섹션이 없습니다. 섹션을 넣거나 축을 지우세요.")
    return tuple(Section(b["id"], b["ko"], b["weight"], b["axis"], b["en"] or "") for b in blocks)


def gates(root: Block) -> tuple[Gate, ...]:
    """Return the gates, or refuse one that no question opens."""
    blocks = distinct(root["gates"] or ())
    used = {question["gate"]["id"] for question in root["questions"] if question["gate"]}
    for block in blocks:
        if block["cap"]:
            known(block, "cap", block["cap"], root["outcomes"], "outcomes")
        if block["id"] not in used:
            block.refuse("id", "이 게이트를 여는 문항이 없습니다. 문항에 gate를 적으세요.")
    return tuple(
        Gate(
            b["id"],
            b["cap"] or "",
            b["ko"],
            b["en"] or "",
            sources_of(root, b),
            b["result"] or "",
            rule_id(root, b) if b["rule"] else "",
        )
        for b in blocks
    )


def stages(root: Block) -> Iterator[Stage]:
    """Give the stages, or refuse one that no question uses."""
    used = {one["id"] for question in root["questions"] for one in question["stage"] or ()}
    for block in distinct(root["stages"] or ()):
        if block["id"] not in used:
            block.refuse("id", "이 단계를 쓰는 문항이 없습니다. 문항에 stage를 적으세요.")
        yield Stage(block["id"], block["ko"], block["en"] or "")


def level_rule(root: Block) -> LevelRule | None:
    """Return the rule of levels, if the way of scoring has one."""
    if root["levels"] is None:
        return None
    scoring, steps = root["scoring"], root["scale"]["max"] - root["scale"]["min"] + 1
    if len(root["levels"]) != steps:
        root.refuse("levels", f"단계 이름이 {len(root['levels'])}개입니다. {steps}개를 적으세요.")
    if scoring["share"] > 100:
        scoring.refuse("share", "비중은 100을 넘을 수 없습니다.")
    if not 0 <= scoring["core_below"] < steps:
        scoring.refuse("core_below", "0 이상이고 단계 수보다 작아야 합니다.")
    return LevelRule(scoring["share"], scoring["core_below"], root["levels"])


def rules(root: Block) -> Iterator[DatedRule]:
    """Give the dated rules, or refuse an end before the beginning and an id that comes twice."""
    distinct(tuple(block for block in root["rules"] or () if block["id"]))
    for block in root["rules"] or ():
        if block["from"] and block["to"] and block["to"] < block["from"]:
            block.refuse("to", "끝나는 날이 시작하는 날보다 빠릅니다.")
        yield DatedRule(
            block["key"],
            block["ko"],
            block["from"],
            block["to"],
            block["status"],
            sources_of(root, block),
            block["id"] or "",
        )

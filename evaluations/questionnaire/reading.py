"""The reader of questionnaire files, and those that are shipped."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from errors import WorkbenchError, shortened
from evaluations.questionnaire import parts, questions
from evaluations.questionnaire.format import BadQuestionnaire, method_of, read
from evaluations.questionnaire.model import Questionnaire, Scale, Source

FOLDER = Path(__file__).resolve().parent.parent.parent / "data" / "questionnaires"


class UnknownQuestionnaire(WorkbenchError):
    """No questionnaire has that id."""

    def __init__(self, questionnaire_id: str, known: Sequence[str] = ()) -> None:
        listed = ", ".join(known or shipped_ids())
        name = shortened(questionnaire_id)
        super().__init__(f"질문지 '{name}'이(가) 없습니다. 쓸 수 있는 질문지: {listed}.")


def shipped_ids() -> list[str]:
    """Return the ids of the questionnaires in data/questionnaires/, which are the file names."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


def shipped(questionnaire_id: str) -> Questionnaire:
    """Return a shipped questionnaire, or raise UnknownQuestionnaire."""
    if questionnaire_id not in shipped_ids():
        raise UnknownQuestionnaire(questionnaire_id)
    return load(FOLDER / f"{questionnaire_id}.yaml")


def shipped_text(questionnaire_id: str) -> str:
    """Return the text of a shipped questionnaire's file, or raise UnknownQuestionnaire."""
    if questionnaire_id not in shipped_ids():
        raise UnknownQuestionnaire(questionnaire_id)
    return (FOLDER / f"{questionnaire_id}.yaml").read_text(encoding="utf-8")


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
    if scale["min"] != 0:
        scale.refuse("min", "가장 낮은 답은 0이어야 합니다. 답변 글을 0부터 차례로 적으세요.")
    asked = questions.questions(root)
    return Questionnaire(
        id=root["id"],
        title=root["title"],
        version=root["version"],
        proposal=root["status"] == "proposal",
        note=root["note"] or "",
        begins=in_force["from"],
        ends=in_force["to"],
        scale=Scale(scale["min"], scale["max"]),
        axes=parts.axes(root),
        outcomes=parts.outcomes(root),
        hold=root["hold"] or "",
        condition_rule=parts.condition_rule(root),
        sections=parts.sections(root),
        gates=parts.gates(root),
        questions=asked,
        rules=tuple(parts.rules(root)),
        sources=tuple(
            Source(b["id"], b["ko"], b["status"]) for b in parts.distinct(root["sources"])
        ),
        method=method_of(root),
        subject=root["subject"] or "project",
        stages=tuple(parts.stages(root)),
        level_rule=parts.level_rule(root),
    )

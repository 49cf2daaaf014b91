"""Every key that a questionnaire file may have: the table behind reader, schema and docs.

docs/questionnaire-format.md documents each of them; a test compares the two.
"""

from dataclasses import dataclass, replace

METHODS = ("axes", "sum", "level")
SUBJECTS = ("project", "process", "system", "institution")


@dataclass(frozen=True)
class Key:
    """One key: what kind of value it holds; `level` is the table of a block inside it.

    `methods`: the ways of scoring that need the key, or may have it where `spared`; the others
    must not have it.
    """

    name: str
    kind: str  # text, number, share, whole, flag, date, choice, texts, wholes, numbers, block(s)
    required: bool = True
    level: str = ""
    choices: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    spared: bool = False


def _for(methods: str, key: Key) -> Key:
    """Return the key as one that these ways of scoring need and no other knows."""
    return replace(key, required=False, methods=tuple(methods.split()))


_TESTS = (
    Key("below", "share", required=False),
    Key("at_least", "share", required=False),
    Key("up_to", "share", required=False),
    Key("is", "texts", required=False),
    Key("any", "texts", required=False),
    Key("only", "texts", required=False),
    Key("empty", "flag", required=False),
)

FORMAT: dict[str, tuple[Key, ...]] = {
    "questionnaire": (
        Key("id", "text"),
        Key("title", "text"),
        Key("title_en", "text", required=False),
        Key("version", "text"),
        Key("status", "choice", choices=("proposal", "adopted")),
        Key("note", "text", required=False),
        Key("in_force", "block", level="in_force"),
        Key("subject", "choice", required=False, choices=SUBJECTS),
        Key("scoring", "block", required=False, level="scoring"),
        Key("scale", "block", level="scale"),
        _for("axes", Key("axes", "blocks", level="axes")),
        _for("axes sum", Key("outcomes", "blocks", level="outcomes")),
        _for("axes sum", Key("hold", "text")),
        _for("axes", Key("conditions", "block", level="conditions")),
        _for("level", Key("levels", "texts")),
        _for("axes", Key("sections", "blocks", level="sections")),
        _for("axes sum", Key("gates", "blocks", level="gates", spared=True)),
        Key("stages", "blocks", required=False, level="stages"),
        Key("questions", "blocks", level="questions"),
        Key("rules", "blocks", required=False, level="rules"),
        Key("sources", "blocks", level="sources"),
    ),
    "in_force": (Key("from", "date"), Key("to", "date", required=False)),
    "scoring": (
        Key("method", "choice", choices=METHODS),
        _for("level", Key("share", "number")),
        _for("level", Key("core_below", "whole")),
    ),
    "scale": (Key("min", "whole"), Key("max", "whole")),
    "axes": (Key("id", "text"), Key("ko", "text"), Key("en", "text", required=False)),
    "outcomes": (
        Key("id", "text"),
        Key("ko", "text"),
        Key("en", "text", required=False),
        Key("at_least", "numbers", required=False),
        Key("unknown_percent_max", "number", required=False),
    ),
    "conditions": (Key("outcome", "text"), Key("axis", "text"), Key("at_most", "whole")),
    "sections": (
        Key("id", "text"),
        Key("ko", "text"),
        Key("en", "text", required=False),
        Key("weight", "number"),
        Key("axis", "text"),
    ),
    "gates": (
        Key("id", "text"),
        _for("axes", Key("cap", "text")),
        _for("sum", Key("result", "text")),
        Key("ko", "text"),
        Key("en", "text", required=False),
        Key("rule", "text", required=False),
        Key("sources", "texts", required=False),
    ),
    "stages": (Key("id", "text"), Key("ko", "text"), Key("en", "text", required=False)),
    "questions": (
        Key("id", "text"),
        _for("axes", Key("section", "text")),
        _for("axes", Key("scope", "choice", choices=("A", "S", "V"))),
        Key("weight", "number"),
        Key("ko", "text"),
        Key("en", "text", required=False),
        Key("anchors", "texts"),
        Key("rationale", "text", required=False),
        Key("mitigation", "text", required=False),
        Key("answers", "blocks", required=False, level="answers"),
        Key("evidence", "text", required=False),
        Key("sources", "texts", required=False),
        Key("dpg", "wholes", required=False),
        Key("core", "flag", required=False),
        Key("gate", "block", required=False, level="gate"),
        Key("stage", "blocks", required=False, level="stage"),
        Key("prefill", "blocks", required=False, level="prefill"),
        Key("ask_when", "blocks", required=False, level="ask_when"),
    ),
    "answers": (
        Key("answer", "whole"),
        Key("rationale", "text", required=False),
        Key("mitigation", "text", required=False),
    ),
    "gate": (
        Key("id", "text"),
        Key("at_most", "whole"),
        Key("dated", "blocks", required=False, level="dated"),
    ),
    "dated": (Key("rule", "text"), Key("at_most", "whole")),
    "stage": (Key("id", "text"), Key("at_most", "whole")),
    "prefill": (Key("answer", "whole"), Key("when", "blocks", level="when")),
    "when": (Key("field", "text"), *_TESTS),
    "ask_when": (
        Key("question", "text", required=False),
        Key("field", "text", required=False),
        *_TESTS,
    ),
    "rules": (
        Key("id", "text", required=False),
        Key("key", "text"),
        Key("ko", "text"),
        Key("from", "date", required=False),
        Key("to", "date", required=False),
        Key("status", "choice", choices=("R", "E", "M", "conflict")),
        Key("sources", "texts", required=False),
    ),
    "sources": (
        Key("id", "text"),
        Key("ko", "text"),
        Key("status", "choice", choices=("R", "E", "M")),
    ),
}

"""Tests of facts in a questionnaire file, checked against what is known of its subject."""

from collections.abc import Mapping
from typing import Any

from evaluations.questionnaire.format import Block
from evaluations.questionnaire.model import FieldTest
from evaluations.questionnaire.register_fields import LIST, NUMBER, WORD, Asked

_TESTS = {
    "below": (NUMBER,),
    "at_least": (NUMBER,),
    "up_to": (NUMBER,),
    "is": (WORD,),
    "any": (LIST,),
    "only": (LIST,),
    "empty": (LIST, WORD),
}


def field_test(block: Block, fields: Mapping[str, Asked]) -> FieldTest:
    """Return the test in a block, or raise BadQuestionnaire naming its key."""
    asked = fields.get(block["field"])
    if asked is None:
        choices = (
            f"{', '.join(fields)} 가운데 고르세요." if fields else "물을 수 있는 것이 없습니다."
        )
        block.refuse("field", f"이 질문지의 대상에 없는 항목입니다. {choices}")
    tests = {name: block[name] for name in _TESTS if block[name] is not None}
    if not tests:
        block.refuse("field", f"조건이 없습니다. {', '.join(_TESTS)} 가운데 하나를 적으세요.")
    for name, value in tests.items():
        _check(block, name, value, asked)
    return FieldTest(
        block["field"],
        below=block["below"],
        at_least=block["at_least"],
        up_to=block["up_to"],
        among=block["is"],
        any=block["any"],
        only=block["only"],
        empty=block["empty"],
    )


def _check(block: Block, name: str, value: Any, asked: Asked) -> None:
    if asked.shape not in _TESTS[name]:
        right = [test for test, shapes in _TESTS.items() if asked.shape in shapes]
        block.refuse(
            name, f"'{asked.name}'에는 쓸 수 없는 조건입니다. {', '.join(right)}을(를) 쓰세요."
        )
    words = value if isinstance(value, tuple) and asked.choices else ()
    for word in words:
        if word not in asked.choices:
            block.refuse(
                name, f"'{word}'은(는) '{asked.label}'에 없는 값입니다. {', '.join(asked.choices)}."
            )

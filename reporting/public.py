"""One page for citizens, in plain words (⑫): what is done, what is not known yet. Pure."""

import re
from collections.abc import Iterator

from documents.model import Block, Bullets, Document, Figure, Meta, Paragraph
from look import rendering
from look.theme import Look
from reporting.model import Material
from scorecards import registry
from scorecards.model import Headline

# Card -> what a citizen would ask, and how the card's figure answers in a sentence.
_ASKED = {
    "census": ("무슨 일을 하는지 다 알아봤나요?", "업무를 하나하나 조사해 {value}를 마쳤습니다."),
    "gains": ("일하는 시간이 줄었나요?", "일을 고쳐 한 해에 줄인 시간은 {value}입니다."),
    "saas": ("컴퓨터 시스템을 새로 짜나요?", "빌려 써도 되는지 따져 본 사업이 {value}입니다."),
    "applications": ("나라의 도움을 받나요?", "정부 지원사업에 낸 신청서는 {value}입니다."),
    "plan": ("계획은 얼마나 됐나요?", "열여덟 가지 일을 평균 {value} 했습니다."),
}
_UNKNOWN = "아직 알아보지 못했습니다."
_NOTHING_KNOWN = frozenset({"모름", "없음", "0~100%"})
_OF = re.compile(r"(\S+) / (\S+) \((\S+)\)")  # 79 / 82개 (96%)
_SHOWN, _CAPTION = "gains", "일마다 한 해에 줄이는 시간"


def document(told: Material) -> Document:
    """Return the page for citizens."""
    who = told.institution or "우리 공사"
    return Document(
        title=f"{who}의 일하는 방식, 이렇게 바뀌고 있습니다",
        blocks=tuple(_blocks(told)),
        meta=Meta(organisation=told.institution, date=told.day),
        header=f"{'[예시 자료] ' if told.example else ''}{told.quarter.name} 시민께 드리는 한 장",
    )


def _blocks(told: Material) -> Iterator[Block]:
    yield Paragraph(
        "종이로 하던 일을 컴퓨터로, 여러 번 묻던 것을 한 번만 묻도록 바꾸고 있습니다. "
        f"{told.day}까지 한 일을 숫자로 알려 드립니다."
    )
    for name, (question, answer) in _ASKED.items():
        found = registry.card(name).headline(told.figures[name], "")
        yield Paragraph(question, bold=True)
        yield Bullets((_answer(answer, found),))
    card = registry.card(_SHOWN)
    picture = card.summary(told.figures[_SHOWN], "", Look())
    if picture is not None:
        alt = card.in_words(told.figures[_SHOWN], "")
        yield Figure(alt=alt, svg=rendering.svg(picture), caption=_CAPTION, orientation="portrait")
    yield Paragraph(
        "※ '~'는 아직 다 알지 못해 그 사이라는 뜻입니다. 숫자는 공사가 스스로 센 것입니다.",
        note=True,
    )


def _answer(sentence: str, found: Headline) -> str:
    if found.value in _NOTHING_KNOWN:
        return _UNKNOWN
    parts = _OF.fullmatch(found.value)
    plain = f"{parts[2]} 가운데 {_unit(parts[1], parts[2])}({parts[3]})" if parts else found.value
    return sentence.format(value=plain)


def _unit(number: str, whole: str) -> str:
    """Return the number with the unit of the whole: 79 of 82개 is 79개."""
    return number + whole.lstrip("0123456789,")

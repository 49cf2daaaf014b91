"""A model as a picture: SVG drawn from the diagram in the file, standing alone, safe to embed.

No bitmaps, no scripts, no outside references, no ids; the same bytes give the same picture.
"""

from xml.sax.saxutils import escape

from errors import WorkbenchError
from processes.bpmn import elements, reading
from processes.bpmn.model import Bounds, Model
from processes.bpmn.picture import text
from processes.bpmn.picture.markup import INK, PAPER, number, rectangle, tag
from processes.bpmn.picture.sheet import Drawer, Sheet

FONTS = "'Pretendard GOV', Pretendard, 'Noto Sans KR', 'Malgun Gothic', sans-serif"
MOST = 10_000
_MARGIN = 12.0
_LARGEST = 8000.0


class NoPicture(WorkbenchError):
    """The model says nowhere how it is drawn, or draws more than a sheet can hold."""


def svg(content: bytes) -> str:
    """Return the picture of the bytes; raise BadModel, or NoPicture where nothing is drawn."""
    return drawn(reading.read(content))


def drawn(model: Model) -> str:
    """Return the picture of a model's first diagram that shows anything, or raise NoPicture."""
    if len(model.shapes) + len(model.edges) > MOST:
        raise NoPicture(
            f"도형과 선이 {MOST:,}개보다 많아 흐름도를 그릴 수 없습니다. 흐름도를 나누어 올리세요."
        )
    for diagram in model.diagrams:
        sheet = Drawer(model, diagram).draw()
        if sheet.rooms:
            return _document(sheet, _title(model), _description(model))
    raise NoPicture(
        "그림 정보가 없는 BPMN 파일이라 흐름도를 그릴 수 없습니다. "
        "흐름도를 그린 도구에서 그림 정보(DI)를 포함해 내보내세요."
    )


def _document(sheet: Sheet, title: str, description: str) -> str:
    area = _area(sheet.rooms)
    scale = min(1.0, _LARGEST / max(area.width, area.height))
    layers = (sheet.back, sheet.lines, sheet.papers, sheet.front, sheet.names)
    drawing = tag(
        "g",
        "\n".join("\n".join(layer) for layer in layers if layer),
        font_family=FONTS,
        font_size=text.SIZE,
        text_anchor="middle",
        fill=INK,
        stroke_miterlimit=4,
    )
    box = " ".join(number(value) for value in (area.x, area.y, area.width, area.height))
    parts = [tag("title", escape(title)), tag("desc", escape(description))]
    return tag(
        "svg",
        "\n".join([*parts, rectangle(area, fill=PAPER), drawing]),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=box,
        width=area.width * scale,
        height=area.height * scale,
        role="img",
        aria_label=title,
    )


def _area(rooms: list[Bounds]) -> Bounds:
    left, top = min(room.x for room in rooms), min(room.y for room in rooms)
    right, bottom = max(room.right for room in rooms), max(room.bottom for room in rooms)
    return Bounds(
        left - _MARGIN, top - _MARGIN, right - left + 2 * _MARGIN, bottom - top + 2 * _MARGIN
    )


def _title(model: Model) -> str:
    names = [text.clean(participant.name) for participant in model.participants]
    return ", ".join(name for name in names if name) or text.clean(model.name) or "업무 흐름도"


def _description(model: Model) -> str:
    kinds = {
        "담당(레인)": len(model.lanes),
        "활동": sum(node.type in elements.ACTIVITIES for node in model.nodes),
        "분기": sum(node.type in elements.GATEWAYS for node in model.nodes),
        "이벤트": sum(node.type in elements.EVENTS for node in model.nodes),
    }
    counted = ", ".join(f"{kind} {count}개" for kind, count in kinds.items() if count)
    return f"BPMN 흐름도: {counted or '내용 없음'}"

"""The picture shows what the file draws, stands alone and carries nothing dangerous."""

import re
from pathlib import Path

import pytest
from lxml import etree

from processes.bpmn import elements, reading
from processes.bpmn.model import Bounds, Point
from processes.bpmn.picture import NoPicture, svg, text, ways
from processes.bpmn.picture.markup import fill_of, number, stroke_of, tag

SVG = "{http://www.w3.org/2000/svg}"
LENGTHS = ("x", "y", "width", "height", "rx", "cx", "cy", "r")
ATTRIBUTES = {
    *LENGTHS,
    *("viewBox", "role", "aria-label", "data-id", "transform", "d", "fill", "fill-opacity"),
    *("stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap"),
    *("stroke-miterlimit", "font-family", "font-size", "font-weight", "text-anchor"),
}
ALLOWED = {"svg", "title", "desc", "g", "rect", "circle", "path", "text", "tspan"}


def parsed(picture: str) -> etree._Element:
    return etree.fromstring(picture.encode())


def texts_of(root: etree._Element) -> list[str]:
    return [" ".join(str(t) for t in one.itertext()) for one in root.iter(SVG + "text")]


def drawn_ids(root: etree._Element) -> set[str]:
    return {str(g.get("data-id")) for g in root.iter(SVG + "g") if g.get("data-id")}


def changed(content: bytes, old: str, new: str) -> etree._Element:
    assert old in content.decode()
    return parsed(svg(content.decode().replace(old, new).encode()))


def test_every_drawn_element_is_in_the_picture_with_its_name(recruitment: bytes) -> None:
    model = reading.read(recruitment)
    root = parsed(svg(recruitment))
    assert drawn_ids(root) == {s.element for s in model.shapes} | {e.element for e in model.edges}
    written = " ".join(texts_of(root)).replace(" ", "")
    names = [one.name for one in model.participants] + [one.name for one in model.lanes]
    names += [one.name for one in model.nodes] + [one.name for one in model.flows]
    assert all(name.replace(" ", "") in written for name in names)


def test_the_picture_is_titled_and_described(recruitment: bytes) -> None:
    root = parsed(svg(recruitment))
    assert root.get("role") == "img"
    assert root.findtext(SVG + "title") == "지원자, 한빛공사 채용" == root.get("aria-label")
    assert root.findtext(SVG + "desc") == (
        "BPMN 흐름도: 담당(레인) 3개, 활동 11개, 분기 3개, 이벤트 6개"
    )


def test_the_sheet_holds_everything_and_the_paper_is_white(recruitment: bytes) -> None:
    root = parsed(svg(recruitment))
    left, top, width, height = map(float, str(root.get("viewBox")).split())
    assert (left, top) == (148, 48)
    assert (width, height) == (1524, 804)
    paper = root.find(SVG + "rect")
    assert paper is not None
    assert (paper.get("fill"), paper.get("width")) == ("#ffffff", "1524")


def test_the_same_bytes_give_the_same_picture(recruitment: bytes) -> None:
    assert svg(recruitment) == svg(recruitment)


def test_every_sample_is_drawn_with_harmless_elements_only(sample: Path) -> None:
    content = sample.read_bytes()
    model = reading.read(content)
    if not model.shapes:
        with pytest.raises(NoPicture, match="그림 정보"):
            svg(content)
        return
    picture = svg(content)
    root = parsed(picture)
    assert {etree.QName(one).localname for one in root.iter()} <= ALLOWED
    assert {str(name) for one in root.iter() for name in one.attrib} <= ATTRIBUTES
    lengths = [one.get(name) for one in root.iter() for name in LENGTHS if one.get(name)]
    assert all(re.fullmatch(r"-?\d+(\.\d+)?", str(length)) for length in lengths)
    shown = next(d for d in model.diagrams if d.shapes)
    known = {one.id for one in model.participants} | {one.id for one in model.lanes}
    known |= {one.id for one in model.nodes} | {one.id for one in model.flows}
    drawn = {s.element for s in shown.shapes} | {e.element for e in shown.edges}
    assert drawn_ids(root) == drawn & known


def test_a_script_in_a_name_is_shown_as_text(recruitment: bytes) -> None:
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x"
    root = changed(recruitment, "면접전형", hostile)
    assert not list(root.iter(SVG + "script"))
    assert "alert(1)" in "".join(texts_of(root)).replace(" ", "")


def test_marks_that_turn_text_around_are_left_out(recruitment: bytes) -> None:
    root = changed(recruitment, "면접전형", "면접\u202e전형")
    assert "면접전형" in texts_of(root)


@pytest.mark.parametrize("far", ["900000", "-900000"])
def test_a_far_away_shape_keeps_the_picture_small(recruitment: bytes, far: str) -> None:
    root = changed(recruitment, 'x="242" y="262"', f'x="{far}" y="{far}"')
    assert max(float(root.get("width", "0")), float(root.get("height", "0"))) <= 8000


def test_the_largest_room_is_never_divided_by_nothing(recruitment: bytes) -> None:
    picture = re.sub(rb'(width|height)="\d+"', rb'\1="0"', recruitment)
    assert parsed(svg(picture)).tag == SVG + "svg"


def test_more_than_a_sheet_can_hold_is_refused(recruitment: bytes) -> None:
    (one,) = re.findall(
        r"<bpmndi:BPMNShape id=.Start_di.*?</bpmndi:BPMNShape>", recruitment.decode()
    )
    with pytest.raises(NoPicture, match="10,000개보다 많아"):
        svg(recruitment.decode().replace(one, one * 10_001).encode())


def _content(root: etree._Element, element: str) -> str:
    (first, *_rest) = (g for g in root.iter(SVG + "g") if g.get("data-id") == element)
    return etree.tostring(first, encoding="unicode")


@pytest.mark.parametrize("kind", sorted(elements.NODES))
def test_every_kind_of_node_can_be_drawn(recruitment: bytes, kind: str) -> None:
    body = recruitment.decode()
    changed_kind = re.sub(
        r'<bpmn:task id="Task_Interview"', f'<bpmn:{kind} id="Task_Interview"', body
    )
    changed_kind = changed_kind.replace("/></bpmn:task>", f"/></bpmn:{kind}>")
    root = parsed(svg(changed_kind.encode()))
    assert "Task_Interview" in drawn_ids(root)


@pytest.mark.parametrize(
    "kind",
    [
        *("message", "timer", "escalation", "conditional", "error"),
        *("cancel", "compensate", "signal", "link", "terminate"),
    ],
)
def test_every_kind_of_event_has_its_own_sign(recruitment: bytes, kind: str) -> None:
    plain = changed(recruitment, '<bpmn:errorEventDefinition id="Error_1" />', "")
    shown = changed(recruitment, "bpmn:errorEventDefinition", f"bpmn:{kind}EventDefinition")
    other = changed(recruitment, "bpmn:errorEventDefinition", "bpmn:unheardOfEventDefinition")
    drawings = {_content(root, "End_Observe") for root in (plain, shown, other)}
    assert len(drawings) == 3


def test_marks_of_flows_gateways_and_activities(recruitment: bytes) -> None:
    root = parsed(svg(recruitment))
    without = changed(recruitment, ' isMarkerVisible="true"', "")
    assert _content(root, "Gate_Fit") != _content(without, "Gate_Fit")
    undefault = changed(recruitment, ' default="Flow_Yes"', "")
    assert _content(root, "Flow_Yes") != _content(undefault, "Flow_Yes")
    conditional = changed(
        recruitment,
        'id="Flow_1" sourceRef="Start" targetRef="Task_Plan" />',
        'id="Flow_1" sourceRef="Start" targetRef="Task_Plan">'
        "<bpmn:conditionExpression>x</bpmn:conditionExpression></bpmn:sequenceFlow>",
    )
    assert _content(root, "Flow_1") != _content(conditional, "Flow_1")
    assert "stroke-dasharray" in _content(root, "Late")
    interrupting = changed(recruitment, ' cancelActivity="false"', "")
    assert "stroke-dasharray" not in _content(interrupting, "Late")


def test_vertical_pools_have_their_names_at_the_top(recruitment: bytes) -> None:
    flat = changed(recruitment, ' isHorizontal="true"', ' isHorizontal="false"')
    assert "rotate(-90" not in _content(flat, "Lane_Hr")
    assert "rotate(-90" in _content(parsed(svg(recruitment)), "Lane_Hr")


def test_names_that_a_tool_puts_all_in_one_place_go_to_their_flows(recruitment: bytes) -> None:
    body = recruitment.decode()
    for place in ('x="638" y="420" width="36"', 'x="672" y="460" width="12"'):
        assert place in body
        body = body.replace(place, 'x="35" y="35" width="60"')
    root = parsed(svg(body.encode()))
    assert float(str(root.get("viewBox")).split()[0]) == 148


# --- text ------------------------------------------------------------------------------------


def test_korean_is_about_one_em_and_latin_half() -> None:
    assert text.width("가나다라", 10) == pytest.approx(36.8)
    assert text.width("abcd", 10) == pytest.approx(22.8)
    assert text.width("e\u0301", 10) == text.width("e", 10)


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("휴가를 신청한다", ("휴가를", "신청한다")),
        ("짧다", ("짧다",)),
        ("개인정보영향평가", ("개인정보", "영향평가")),
        ("둘\n줄", ("둘", "줄")),
        ("  \t ", ()),
        ("", ()),
    ],
)
def test_text_breaks_between_words_and_inside_only_if_it_must(written, lines) -> None:
    assert text.wrapped(written, 50, 12) == lines


def test_text_shrinks_before_it_is_cut() -> None:
    sentence = "직무수행능력평가 결과를 인사위원회에 상정하고 의결한다"
    roomy = text.fitted(sentence, 100, 80)
    tight = text.fitted(sentence, 100, 40)
    cut = text.fitted(sentence, 50, 20)
    assert roomy.size > tight.size
    assert tight.height <= 40
    assert "".join(roomy.lines).replace(" ", "") == sentence.replace(" ", "")
    assert cut.lines[-1].endswith("…")
    assert all(text.width(line, cut.size) <= 50 for line in cut.lines)


# --- ways ------------------------------------------------------------------------------------


def test_a_way_is_cut_where_it_enters_a_shape() -> None:
    box = ways.Outline("box", Bounds(100, 0, 100, 80))
    end = ways.cut([Point(0, 40), Point(150, 40)], None, box)[-1]
    assert end.x == pytest.approx(100.5, abs=0.01)
    assert end.y == 40
    diamond = ways.Outline("diamond", Bounds(100, 0, 80, 80))
    assert ways.cut([Point(0, 20), Point(140, 20)], None, diamond)[-1].x == pytest.approx(
        120, abs=1
    )
    start = ways.cut([Point(150, 40), Point(300, 40)], box, None)[0]
    assert start.x == pytest.approx(199.5, abs=0.01)


def test_a_way_that_ends_at_the_border_or_lies_inside_is_left_alone() -> None:
    box = ways.Outline("box", Bounds(100, 0, 100, 80))
    for way in ([Point(0, 40), Point(100, 40)], [Point(110, 10), Point(150, 40)]):
        assert ways.cut(way, None, box) == way


def test_the_middle_lies_half_way_along() -> None:
    assert ways.middle([Point(0, 0), Point(10, 0), Point(10, 30)]) == Point(10, 10)
    assert ways.middle([Point(5, 5), Point(5, 5)]) == Point(5, 5)


# --- markup ----------------------------------------------------------------------------------


def test_values_are_escaped_and_numbers_short() -> None:
    assert tag("g", data_id='"<&>') == '<g data-id="&quot;&lt;&amp;&gt;"/>'
    assert [number(value) for value in (1.0, 0.125, -0.001, 1e6)] == ["1", "0.12", "0", "1000000"]


def test_colours_of_the_file_never_hide_the_text() -> None:
    assert fill_of("#000000") == "#ffffff"
    assert fill_of("#0000ff") == "#ffffff"
    assert fill_of("#ffcc00") == "#ffe88c"
    assert (stroke_of("#ffffff"), stroke_of("#c00000")) == ("#1e2124", "#c00000")

"""A bad file is refused with one sentence, and no file makes the reader fail."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import storage
from processes.bpmn import decoding, reading, store
from processes.bpmn.blank import blank
from processes.bpmn.checks.report import as_json, report
from processes.bpmn.facts import facts
from processes.bpmn.model import BadModel
from processes.bpmn.picture import NoPicture, drawn
from processes.inventory.model import Facts
from processes.inventory.store import add_process

GOOD = blank("채용").decode()
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><d>&c;</d>'
)
OUTSIDE = '<?xml version="1.0"?><!-- x --><!doctype d SYSTEM "file:///etc/passwd"><d/>'
EXTERNAL = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "비어 있습니다"),
        (b" \r\n\t ", "비어 있습니다"),
        (BOMB.encode(), r"\(DTD\)이나 엔티티"),
        (OUTSIDE.encode(), r"\(DTD\)이나 엔티티"),
        (EXTERNAL.encode(), r"\(DTD\)이나 엔티티"),
        (EXTERNAL.encode("utf-16"), r"\(DTD\)이나 엔티티"),
        (GOOD.replace("담당", "&x;").encode(), r"XML 문법에 맞지 않습니다\(8행\)"),
        (GOOD[:-100].encode(), "잘렸거나"),
        (GOOD[: len(GOOD) // 2].encode(), "잘렸거나"),
        (GOOD.replace("담당", "담\0당").encode(), "8행에 NUL"),
        (GOOD.replace("담당", "&#0;").encode(), "XML 문법"),
        (GOOD.replace("담당", "\x01").encode(), "XML 문법"),
        (GOOD.encode("utf-16-le"), r"\(BOM\)가 없는 UTF-16"),
        (GOOD.encode("utf-16-be"), r"\(BOM\)가 없는 UTF-16"),
        (b"\xff\xfe" + GOOD.encode("utf-16-le")[:-1], "UTF-16-LE 글자가"),
        (GOOD.replace('encoding="UTF-8"', 'encoding="rot13"').encode(), "'rot13'"),
        (GOOD.replace('encoding="UTF-8"', 'encoding="utf-7"').encode(), "'utf-7'"),
        (b"PK\x03\x04\x14\x00\x06\x00rest of a zip", "XML 문법|글자 집합|NUL"),
        (b"%PDF-1.7 no xml at all", "XML 문법"),
        (b"<html><body>hello</body></html>", "첫 요소가 'html'"),
        (b'<definitions xmlns="http://schema.omg.org/spec/BPMN/2.0"/>', "초안이나"),
        (GOOD.replace('x="242"', 'x="1e12"').encode(), r"좌표 x=1e12이\(가\) 너무 큽니다\(23행\)"),
        (GOOD.replace('x="242"', 'x="-inf"').encode(), "너무 큽니다"),
        (GOOD.replace('width="36"', f'width="{"9" * 300}"').encode(), "너무 큽니다"),
        (b"<a>" * 300 + b"</a>" * 300, "너무 깊게"),
        (b"<a>" * 200_000, "너무 깊게"),
        (b"<a>" * 200_000 + b"</a>" * 200_000, "너무 깊게"),
        (b"<!--" + b"x" * decoding.LIMIT + b"-->", "10 MB보다"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(BadModel, match=sentence) as refusal:
        reading.read(content)
    assert refusal.value.sentence.endswith(".")


NESTED = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">'
    + "".join(f'<subProcess id="u{level}">' for level in range(240))
    + "</subProcess>" * 240
    + "</process></definitions>"
)
MARKUP = "<script>alert('채용')</script>"


@pytest.mark.parametrize("content", [BOMB, EXTERNAL, GOOD[:-100], GOOD.replace("담", "\0")])
def test_nothing_of_a_bad_file_is_stored(content: str, database_url: str) -> None:
    db = storage.open_database(database_url)
    with storage.transaction(db):
        process = add_process(db, "채용", "인사부", Facts(), by="준비")
    with pytest.raises(BadModel), storage.transaction(db):
        store.save(db, process.id, "as-is", content.encode(), base=0, origin="upload", by="이")
    assert not store.revisions(db, process.id, "as-is")
    assert not store.refused(db, process.id, "as-is")
    db.close()


def test_deep_sub_processes_are_read_checked_and_measured() -> None:
    found = report(NESTED.encode())
    assert found.metrics["nesting"] == 240
    assert found.verdict.decided in {True, False}


def test_a_script_in_a_name_is_a_name() -> None:
    escaped = MARKUP.replace("<", "&lt;").replace(">", "&gt;")
    content = GOOD.replace('name="시작"', f'name="{escaped}"').encode()
    found = report(content)
    assert any(f"'{MARKUP}'" in finding.sentence for finding in found.rules)
    assert MARKUP not in drawn(found.model)
    assert "&lt;script&gt;" in drawn(found.model)


def test_numbers_beyond_sense_are_unknown() -> None:
    work = '<x:work xmlns:x="urn:x" minutes="{}" waiting="-1"/>'
    for minutes in ("1e400", "nan", "-5", "열", "9" * 400):
        inside = f"<bpmn:extensionElements>{work.format(minutes)}</bpmn:extensionElements>"
        task = f'<bpmn:task id="T" name="일">{inside}</bpmn:task><bpmn:startEvent'
        model = reading.read(GOOD.replace("<bpmn:startEvent", task, 1).encode())
        (node,) = [one for one in model.nodes if one.id == "T"]
        assert (node.minutes, node.waiting) == (None, None)


def test_ten_megabytes_of_harmless_depth_are_answered_quickly() -> None:
    filler = "<!-- " + "가" * 3_000_000 + " -->"
    assert reading.read(GOOD.replace("<bpmn:process", filler + "<bpmn:process").encode()).nodes


def test_a_dtd_named_in_a_comment_or_a_name_is_no_dtd() -> None:
    text = GOOD.replace(
        "<bpmn:definitions", "<!-- <!DOCTYPE d> --><?p <!DOCTYPE?><bpmn:definitions", 1
    )
    text = text.replace("담당", "&lt;!DOCTYPE x&gt;")
    assert reading.read(text.encode()).lanes[0].name == "<!DOCTYPE x>"


@pytest.mark.parametrize("number", ["abc", "", "1,5", "nan", "１２３４５６７８９x"])
def test_a_coordinate_that_is_no_number_leaves_the_shape_undrawn(number: str) -> None:
    model = reading.read(GOOD.replace('x="242"', f'x="{number}"').encode())
    assert "StartEvent_1" not in {shape.element for shape in model.shapes}


def _answered(content: bytes) -> None:
    """Read, check, measure and draw: an answer, or a refusal in words, but nothing else."""
    try:
        found = report(content)
        assert json.loads(json.dumps(as_json(found)))["facts"]["nodes"] is not None
        assert facts(found.model) is not None
        picture = drawn(found.model)
    except (BadModel, NoPicture) as refusal:
        picture = f"<svg {refusal.sentence}"
    assert picture.startswith("<svg")
    assert picture.endswith((">", "."))


_SPLICES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 40),
        st.one_of(
            st.binary(max_size=12),
            st.sampled_from(
                [
                    b"<",
                    b">",
                    b'"',
                    b"&#x110000;",
                    b"]]>",
                    b"<!DOCTYPE a>",
                    b"\xef\xbb\xbf",
                    b"\xff",
                    b"<task/>",
                    b"<bpmn:lane>",
                    b"1e400",
                    b"-999999",
                    b"bpmn:",
                    b"</bpmn:process>",
                    b"<![CDATA[",
                    b"<?xml",
                    b"xmlns:x=''",
                    "가".encode(),
                    b'isExpanded="true"',
                ],
            ),
        ),
    ),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(splices=_SPLICES)
def test_no_mutation_of_a_file_breaks_the_reader(recruitment: bytes, splices) -> None:
    content = bytearray(recruitment)
    for place, length, bytes_ in splices:
        at = int(place * len(content))
        content[at : at + length] = bytes_
    _answered(bytes(content))


_ATTRIBUTES = st.sampled_from(
    [
        *("id", "name", "sourceRef", "targetRef", "attachedToRef", "processRef", "bpmnElement"),
        *("default", "x", "y", "width", "height", "isHorizontal", "isExpanded"),
        *("isMarkerVisible", "dataObjectRef", "categoryValueRef", "cancelActivity"),
    ]
)
_VALUES = st.one_of(
    st.text(max_size=30).filter(lambda text: "\0" not in text),
    st.sampled_from(
        ["Task_Plan", "Sub_Screen", "Lane_Hr", "0", "-5", "999999", "1e-300", "", "true"]
    ),
)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), _ATTRIBUTES, _VALUES), max_size=8))
def test_no_value_in_a_file_breaks_the_reader(recruitment: bytes, changes) -> None:
    from lxml import etree

    root = etree.fromstring(recruitment)
    found = list(root.iter())
    for place, name, value in changes:
        try:
            found[place % len(found)].set(name, value)
        except ValueError:
            continue  # not a character of XML
    _answered(etree.tostring(root, encoding="utf-8"))


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=200))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    _answered(content)

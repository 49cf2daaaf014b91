"""A save changes what was edited, and no other byte of the file."""

import re
from collections.abc import Callable
from html import escape

import pytest

from processes.bpmn import facts, reading
from processes.bpmn.change import Misplaced, apply, between
from processes.bpmn.change.source import parsed
from processes.bpmn.elements import ACTIVITIES

ODD = """\
<?xml version='1.0'  encoding='UTF-8' standalone="yes"?>
<!-- drawn by hand -->
<?tool keep="this"?>
<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' id = "D"
    xmlns:v="urn:vendor" xmlns:g="http://www.omg.org/spec/BPMN/20100524/DI"
\txmlns:c="http://www.omg.org/spec/DD/20100524/DC" v:made='1 &lt; 2'>
  <process id="P">
    <startEvent id="시작" name='한글 id'/>
    <task   name = 'A &amp; "B"'
            id="T"   ><!-- inside -->
      <extensionElements><v:box id="1"><![CDATA[<raw> & ]]></v:box></extensionElements>
      <incoming>Nowhere</incoming>
    </task >
    <v:own id="V"/>
    <sequenceFlow id="F" sourceRef="시작" targetRef="T" />
    <task id="U"/>
  </process>
  <g:BPMNDiagram>
    <g:BPMNPlane bpmnElement="P">
      <g:BPMNShape bpmnElement="T"><c:Bounds x="10.0" y="20.50" width="100" height="80"/>\
</g:BPMNShape>
    </g:BPMNPlane>
  </g:BPMNDiagram>
</definitions>
<!-- the end -->
"""


@pytest.fixture
def save(as_editor: Callable[[bytes], bytes]) -> Callable[..., bytes]:
    """Edit a file as the editor has it, and return the file with the edit in it."""

    def run(content: bytes, *changes: tuple[str, str]) -> bytes:
        opened = as_editor(content).decode()
        edited = opened
        for old, new in changes:
            assert re.search(old, edited), f"{old} in {edited}"
            edited = re.sub(old, new, edited)
        return apply(between(opened.encode(), edited.encode()), content)

    return run


def odd(old: str = "", new: str = "") -> bytes:
    assert old in ODD
    return ODD.replace(old, new).encode()


def test_an_edit_of_nothing_gives_the_same_bytes(save) -> None:
    assert save(odd()) == odd()


def test_a_new_name_is_written_as_the_file_writes_it(save) -> None:
    changed = save(odd(), ('A &amp; &quot;B&quot;|A &amp; "B"', "C &lt; 'D'"))
    assert changed == odd("'A &amp; \"B\"'", "'C &lt; &apos;D&apos;'")


def test_a_name_that_was_missing_is_added_behind_the_last_attribute(save) -> None:
    changed = save(odd(), ('id="U"', 'id="U" name="새 일"'))
    assert changed == odd('<task id="U"/>', '<task id="U" name="새 일"/>')


def test_a_name_that_is_taken_away_goes_alone(save) -> None:
    assert save(odd(), (r" name=.A [^>]*B[^>]*?(['\"])(?=/?>)", "")) == odd(
        "   name = 'A &amp; \"B\"'", ""
    )


def test_a_shape_that_moved_changes_in_its_numbers_only(save) -> None:
    assert save(odd(), ('x="10"', 'x="15"')) == odd('x="10.0"', 'x="15"')


def test_a_new_element_is_written_with_the_prefixes_and_indents_of_the_file(save) -> None:
    new = '<bpmn:userTask id="N" name="새"><bpmn:incoming>F2</bpmn:incoming></bpmn:userTask>'
    changed = save(odd(), (r'(<bpmn:task id="U"/>)', rf"\1{new}"))
    assert changed == odd(
        '    <task id="U"/>\n',
        '    <task id="U"/>\n    <userTask id="N" name="새">\n      <incoming>F2</incoming>\n'
        "    </userTask>\n",
    )


def test_a_deleted_element_takes_its_line_and_what_names_it_but_no_vendors_block(save) -> None:
    changed = save(odd(), (r'<bpmn:task id="U"/>', ""))
    assert changed == odd('    <task id="U"/>\n', "")
    assert "<v:own" in changed.decode()


def test_what_hangs_on_a_deleted_element_unseen_by_the_editor_goes_with_it(save) -> None:
    deleted = (r'(?s)<bpmn:task id="T".*?</bpmn:task>', "")
    shape = (r"(?s)<bpmndi:BPMNShape.*?</bpmndi:BPMNShape>", "")
    changed = save(odd(), deleted, shape)
    assert b'id="F"' not in changed
    lost = facts.losses(odd(), changed, {"T"})
    assert {loss.id for loss in lost} == {"F"}
    assert "시작".encode() in changed


def test_another_kind_of_task_keeps_its_blocks_and_its_place(save) -> None:
    changed = save(odd(), ("(</?bpmn:)task(?= id=.T|>)", r"\1userTask"))
    expected = odd("<task   name", "<userTask   name").decode()
    assert changed.decode() == expected.replace("</task >", "</userTask >")


def test_a_colour_declares_its_namespace_once(save) -> None:
    changed = save(
        odd(),
        ("<bpmn:definitions ", '<bpmn:definitions xmlns:bioc="http://bpmn.io/bioc" '),
        ("<bpmndi:BPMNShape ", '<bpmndi:BPMNShape bioc:fill="#ffffff" '),
    )
    expected = odd("v:made='1 &lt; 2'", "v:made='1 &lt; 2' xmlns:bioc='http://bpmn.io/bioc'")
    shape = b'<g:BPMNShape bpmnElement="T"'
    assert changed == expected.replace(shape, shape + b' bioc:fill="#ffffff"')


def test_a_moved_element_takes_along_what_its_prefixes_mean(save) -> None:
    inner = '<task id="X"/></subProcess>'
    content = odd('<task id="U"/>', f'<task id="U"/><subProcess id="S" xmlns:w="urn:w">{inner}')
    content = content.replace(b'<task id="X"/>', b'<task id="X"><!-- x --></task>')
    changed = save(
        content,
        (r'(?s)<bpmn:task id="X".*?>', ""),
        (r"(?=</bpmn:process>)", '<bpmn:task id="X"/>'),
    )
    assert b"<!-- x -->" in changed
    assert {one.container for one in reading.read(changed).nodes if one.id == "X"} == {"P"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "euc-kr"])
def test_the_encoding_and_its_mark_stay(save, encoding: str) -> None:
    declared = ODD.replace("UTF-8", encoding.removesuffix("-sig").upper())
    content = declared.encode(encoding)
    changed = save(content, ('id="U"', 'id="U" name="새 일 ✓"'))
    tick = "&#10003;" if encoding == "euc-kr" else "✓"
    expected = declared.replace('<task id="U"/>', f'<task id="U" name="새 일 {tick}"/>')
    assert changed == expected.encode(encoding)


def test_a_change_of_what_the_file_does_not_have_is_refused(recruitment: bytes) -> None:
    edit = between(recruitment, recruitment.replace("면접전형".encode(), b"New"))
    with pytest.raises(Misplaced, match="Task_Interview"):
        apply(edit, odd())


def _renamed(opened: str) -> tuple[str, str] | None:
    model = reading.read(opened.encode())
    for node in model.nodes:
        if (
            node.type in ACTIVITIES
            and node.name.isprintable()
            and escape(node.name) == node.name
            and node.name
        ):
            old = re.search(rf'<[^>]*\bid="{re.escape(node.id)}"[^>]*>', opened)
            assert old
            new = old[0].replace(f'name="{node.name}"', 'name="바꾼 이름"')
            if new != old[0]:
                return node.id, opened.replace(old[0], new)
    return None


def test_a_rename_of_a_real_file_changes_one_name(sample, as_editor) -> None:
    content = sample.read_bytes()
    opened = as_editor(content).decode()
    assert parsed(content).content() == content
    assert apply(between(opened.encode(), opened.encode()), content) == content
    renamed = _renamed(opened)
    if renamed is None:
        pytest.skip("no task with a plain name")
    changed = apply(between(opened.encode(), renamed[1].encode()), content)
    before, after = facts.everything(content), facts.everything(changed)
    assert {key for key in before | after if before.get(key) != after.get(key)} == {
        (renamed[0], "name")
    }

"""Random edits of a real model, alone and two at once."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from processes.bpmn import facts, reading
from processes.bpmn.change import apply, between, merge
from processes.bpmn.change.references import dangling
from processes.bpmn.change.source import Source, parsed
from processes.bpmn.change.tags import set_attribute

CONTENT = (Path(__file__).parents[1] / "files" / "recruitment.bpmn").read_bytes()
MODEL = reading.read(CONTENT)
NODES = [node.id for node in MODEL.nodes if node.name]
SHAPES = [shape.element for shape in MODEL.shapes]
NAMES = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"]), max_size=12)

EDITS = st.one_of(
    st.tuples(st.just("name"), st.sampled_from(NODES), NAMES),
    st.tuples(st.just("x"), st.sampled_from(SHAPES), st.integers(0, 9999).map(str)),
    st.tuples(st.just("new"), st.sampled_from(["N1", "N2", "N3"]), NAMES),
)
Edits = dict[tuple[str, str], str]


def edited(edits: Edits, *, mark: str = "") -> bytes:
    """Write the edits into the file, without what is under test."""
    source = parsed(CONTENT)
    for (kind, element), value in edits.items():
        if kind == "new":
            _add(source, f"{element}{mark}", value)
            continue
        for node in source.root.walk():
            if kind == "name" and node.id == element:
                set_attribute(node, "name", value)
            if kind == "x" and node.attributes.get("bpmnElement") == element:
                set_attribute(node.children[0], "x", value)
    return source.content()


def _add(source: Source, element: str, name: str) -> None:
    process = next(node for node in source.root.walk() if node.local == "process")
    process.content.append(f'  <bpmn:task id="{element}" />\n  ')
    fresh = parsed(source.content())
    node = next(one for one in fresh.root.walk() if one.id == element)
    set_attribute(node, "name", name)
    source.root = fresh.root


several = st.lists(EDITS, max_size=6).map(lambda found: {(one[0], one[1]): one[2] for one in found})


@settings(max_examples=25, deadline=None)
@given(several)
def test_a_change_applied_to_its_own_file_gives_the_edited_bytes(edits: Edits) -> None:
    after = edited(edits)
    result = apply(between(CONTENT, after), CONTENT)
    assert facts.everything(result) == facts.everything(after)
    assert not between(after, result).edits
    back = apply(between(result, CONTENT), result)
    assert facts.everything(back) == facts.everything(CONTENT)


@settings(max_examples=25, deadline=None)
@given(several, several)
def test_disjoint_changes_are_both_there_whoever_comes_first(one: Edits, other: Edits) -> None:
    theirs = {key: value for key, value in other.items() if key not in one}
    first, second = edited(one, mark="a"), edited(theirs, mark="b")
    merged, turned = merge(CONTENT, first, second), merge(CONTENT, second, first)
    assert merged.content is not None
    assert turned.content is not None
    found = facts.everything(merged.content)
    assert found == facts.everything(turned.content)
    assert found == _both(first, second)
    assert not dangling(parsed(merged.content).root) - dangling(parsed(CONTENT).root)


def _both(first: bytes, second: bytes) -> facts.Facts:
    """The facts of the base as either side changed them."""
    before, mine, theirs = map(facts.everything, (CONTENT, first, second))
    sides = {key: mine if mine.get(key) != before.get(key) else theirs for key in mine | theirs}
    return {key: side[key] for key, side in sides.items() if key in side}


@settings(max_examples=25, deadline=None)
@given(several, several, st.sampled_from(["mine", "theirs"]))
def test_whatever_both_do_ends_in_both_or_in_a_choice(one: Edits, other: Edits, choice) -> None:
    first, second = edited(one), edited(other)
    merged = merge(CONTENT, first, second)
    if merged.content is None:
        chosen = {conflict.key: choice for conflict in merged.conflicts}
        merged = merge(CONTENT, first, second, chosen)
    assert merged.content is not None
    names = {node.name for node in reading.read(merged.content).nodes}
    new = [value for (kind, _element), value in {**one, **other}.items() if kind == "new"]
    assert set(new) <= names | {""}
    assert reading.read(merged.content).warnings == MODEL.warnings


@settings(max_examples=15, deadline=None)
@given(several)
def test_one_side_alone_is_taken_byte_for_byte(edits: Edits) -> None:
    changed = edited(edits)
    assert merge(CONTENT, changed, CONTENT).content == changed
    assert merge(CONTENT, CONTENT, changed).content == changed

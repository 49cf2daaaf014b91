"""An edited table in its diagram: what was edited changes, and nothing else does."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from processes.bpmn import decoding, reading
from processes.bpmn.checks import schema
from processes.bpmn.layout.quality import flaws
from processes.bpmn.steps import Follow, Step, StepTable, diagram, removals, table_of, updated
from processes.bpmn.steps.model import END
from processes.bpmn.steps.problems import problems

ROLES = ["담당", "과장", "민원 담당", "시스템"]
POOLS = ["담당", "과장", "시청: 허가팀", "신청인:"]
CHEAP = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def tables(draw, roles=tuple(ROLES)):
    """A table without problems, of at most seven steps."""
    orders = [str(number) for number in range(1, draw(st.integers(1, 7)) + 1)]
    return StepTable(tuple(draw(steps(order, orders, roles)) for order in orders))


@st.composite
def steps(draw, order, orders, roles):
    at = orders.index(order)
    after = orders[at + 1] if at + 1 < len(orders) else END
    more = draw(st.sampled_from([*orders, END, None, None, None]))
    follows = [Follow(after)]
    if more not in {None, after}:
        kind = draw(st.sampled_from(["exclusive", "exclusive", "parallel"]))
        labels = ("승인", "반려") if kind == "exclusive" else ("", "")
        follows = [Follow(after, labels[0], kind), Follow(more, labels[1], kind)]
    systems = draw(st.sampled_from([(), ("ERP",), ("ERP", "문자")]))
    documents = draw(st.sampled_from([(), ("공문",)]))
    role = draw(st.sampled_from(list(roles)))
    minutes = draw(st.sampled_from([None, 5.0]))
    return Step(order, role, f"{order}번 일을 한다", tuple(follows), systems, documents, minutes)


@st.composite
def edits(draw, roles=tuple(ROLES)):
    """A table and an edit of it: rows changed, added, taken out."""
    before = draw(tables(roles))
    orders = [step.order for step in before.steps]
    kept = [order for order in orders if order == "1" or draw(st.integers(0, 3))]
    added = draw(st.lists(st.sampled_from(["2a", "9", "1a"]), max_size=2, unique=True))
    new_orders = sorted([*kept, *added], key=lambda one: (int(one.rstrip("a")), one))
    after = []
    for order in new_orders:
        old = before.step(order)
        known = old is not None and {f.to for f in old.follows} <= {*new_orders, END}
        changed = draw(steps(order, new_orders, roles))
        following = new_orders[new_orders.index(order) + 1 :][:1] or [END]
        fits = known and old is not None and old.follows[0].to == following[0]
        after.append(old if fits and draw(st.booleans()) else changed)
    return before, StepTable(tuple(after))


def unordered(table: StepTable) -> StepTable:
    """The table with the followers of each step in a fixed order."""
    return replace(
        table,
        steps=tuple(
            replace(one, follows=tuple(sorted(one.follows, key=lambda f: (f.to, f.condition))))
            for one in table.steps
        ),
    )


@CHEAP
@given(edits())
def test_the_edited_diagram_says_what_the_edited_table_says(pair):
    before, after = pair
    assert problems(after) == []
    result = updated(diagram(before), after)
    assert unordered(table_of(result)) == unordered(after)
    assert schema.validity(decoding.tree(result)[0]).valid


@CHEAP
@given(edits(roles=POOLS))
def test_with_several_pools_as_well(pair):
    before, after = pair
    result = updated(diagram(before), after)
    assert unordered(table_of(result)) == unordered(after)
    assert schema.validity(decoding.tree(result)[0]).valid


@CHEAP
@given(edits())
def test_steps_that_keep_their_lane_keep_their_place_and_nothing_overlaps(pair):
    before, after = pair
    content = diagram(before)
    old, new = reading.read(content), reading.read(updated(content, after))
    places = {shape.element: shape.bounds for shape in new.shapes}
    roles = {f"Step_{step.order}": step.role for step in after.steps}
    was = {f"Step_{step.order}": step.role for step in before.steps}
    for shape in old.shapes:
        if shape.element in roles and roles[shape.element] == was[shape.element]:
            assert places[shape.element] == shape.bounds
    assert {flaw.kind for flaw in flaws(new)} <= {"backward", "label"}


def test_the_table_as_it_came_changes_no_byte(sample):
    content = sample.read_bytes()
    assert updated(content, table_of(content)) == content


def test_a_new_name_changes_one_attribute(sample):
    content = sample.read_bytes()
    if not reading.read(content).shapes:
        pytest.skip("nothing is drawn: an edit draws all of it")
    table = table_of(content)
    first = replace(table.steps[0], work="새 이름으로 한다")
    result = updated(content, replace(table, steps=(first, *table.steps[1:])))
    lines = zip(content.splitlines(), result.splitlines(), strict=True)
    changed = [(one, other) for one, other in lines if one != other]
    assert len(changed) == 1
    assert "새 이름으로 한다" in {node.name for node in reading.read(result).nodes}


def test_a_step_between_leaves_all_else_there(sample):
    content = sample.read_bytes()
    table = table_of(content)
    named = any(one.role for one in table.steps)
    plain = [one for one in table.steps if one.follows in {(Follow(one.follows[0].to),)}]
    plain = [one for one in plain if one.role or not named]
    if not plain:
        pytest.skip("no step has a single follower")
    old = plain[0]
    new = Step("999", old.role, "사이의 일을 한다", old.follows)
    edited = [replace(one, follows=(Follow("999"),)) if one is old else one for one in table.steps]
    result = updated(content, replace(table, steps=(*edited, new)))
    assert "사이의 일을 한다" in {node.name for node in reading.read(result).nodes}
    before, after = reading.read(content), reading.read(result)
    assert {node.id for node in before.nodes} <= {node.id for node in after.nodes}
    frames = {lane.id for lane in before.lanes} | {pool.id for pool in before.participants}
    places = {shape.element: shape.bounds for shape in after.shapes}
    for shape in before.shapes:
        if shape.element not in frames:
            assert places[shape.element] == shape.bounds


def test_what_an_edit_takes_out_is_listed_by_name():
    steps = (
        Step("1", "담당", "접수한다", (Follow("2"),), systems=("ERP",)),
        Step("2", "과장", "결재한다", (Follow(END, "승인"), Follow("1", "반려"))),
    )
    content = diagram(StepTable(steps))
    loop_gone = (steps[0], replace(steps[1], follows=(Follow(END, "승인"), Follow(END, "반려"))))
    assert removals(content, StepTable(loop_gone)) == ()
    only = (replace(steps[0], follows=(Follow(END),), systems=()),)
    listed = removals(content, StepTable(only))
    assert "할 일 '결재한다'" in listed
    assert "시스템 'ERP'" in listed
    assert removals(content, StepTable(steps)) == ()

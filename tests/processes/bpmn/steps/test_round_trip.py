"""Any table becomes a diagram that is drawn well, is valid, and gives the same table back."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from processes.bpmn import decoding, reading
from processes.bpmn.checks import schema
from processes.bpmn.layout.quality import flaws
from processes.bpmn.steps import Follow, Step, StepTable, diagram, files, table_of
from processes.bpmn.steps.model import END, Kind
from processes.bpmn.steps.problems import problems

WORDS = st.sampled_from(["검토한다", "결재한다", "서류를 접수한다", "<b>&", "조건: 승인", "동시"])
LABELS = st.sampled_from(["", "승인", "반려", "보완이 필요한 경우", "동시", "예외: 늦음", "a, b"])
NAMES = st.lists(st.sampled_from(["ERP", "그룹웨어", "문자"]), max_size=2, unique=True).map(tuple)
MINUTES = st.none() | st.integers(0, 10_000).map(float) | st.sampled_from([0.5, 2.25])
ONE_POOL = ["담당", "과장", "시스템", "민원 담당"]
KINDS: list[Kind] = ["exclusive", "exclusive", "parallel", "inclusive"]
POOLS = ["담당", "과장", "시청: 허가팀", "신청인:"]


@st.composite
def tables(draw, roles=tuple(ONE_POOL), longest=9):
    """Tables without problems: each step leads to the next and perhaps to others."""
    count = draw(st.integers(1, longest))
    pattern = draw(st.sampled_from(["{}", "{}a", "단계{}", "1.{}", "_{}_"]))
    orders = [pattern.format(number) for number in range(1, count + 1)]
    steps = []
    for at, order in enumerate(orders):
        after = orders[at + 1] if at + 1 < count else END
        more = draw(st.lists(st.sampled_from([*orders, END]), max_size=2, unique=True))
        others = [to for to in more if to != after]
        kind: Kind = draw(st.sampled_from(KINDS)) if others else "exclusive"
        follows = [Follow(to, draw(LABELS), kind) for to in (after, *others)]
        if draw(st.integers(0, 5)) == 0 and others:
            follows[-1] = Follow(others[-1], draw(LABELS), "exception")
            if len(follows) == 2:
                follows[0] = Follow(after, draw(LABELS))
        texts = draw(st.sampled_from(list(roles))), draw(WORDS)
        data = draw(NAMES), draw(NAMES), draw(MINUTES), draw(MINUTES)
        steps.append(Step(order, *texts, tuple(follows), *data))
    rest = draw(st.permutations(steps[1:]))
    return StepTable((steps[0], *rest))


CHEAP = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@CHEAP
@given(tables())
def test_table_diagram_table_is_the_identity(table):
    assert problems(table) == []
    assert table_of(diagram(table, "업무")) == table


@CHEAP
@given(tables(roles=POOLS))
def test_with_several_pools_as_well(table):
    content = diagram(table)
    assert table_of(content) == table
    assert schema.validity(decoding.tree(content)[0]).valid


@CHEAP
@given(tables())
def test_the_drawing_has_no_flaw_and_the_file_is_valid(table):
    content = diagram(table)
    assert flaws(reading.read(content)) == ()
    assert schema.validity(decoding.tree(content)[0]).valid


@CHEAP
@given(tables(roles=POOLS))
def test_the_drawing_of_several_pools_has_no_flaw(table):
    assert flaws(reading.read(diagram(table))) == ()


@CHEAP
@given(tables())
def test_no_step_joins_or_splits_by_itself(table):
    model = reading.read(diagram(table))
    flows = [flow for flow in model.flows if flow.type == "sequence"]
    ends = [(node, [f for f in flows if f.source == node.id]) for node in model.nodes]
    comes = {node.id: [f for f in flows if f.target == node.id] for node in model.nodes}
    for node, leaving in ends:
        if node.type.endswith("Gateway"):
            assert (len(leaving) > 1) != (len(comes[node.id]) > 1)
        elif node.type not in {"dataObjectReference", "dataStoreReference", "dataObject"}:
            assert len(leaving) <= 1
            assert len(comes[node.id]) <= 1


@CHEAP
@given(tables(roles=POOLS))
def test_files_keep_every_cell(table):
    assert files.read(files.csv_file(table)) == table
    assert files.read(files.xlsx(table)) == table

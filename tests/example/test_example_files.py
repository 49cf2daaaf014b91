"""The shipped example is whole: fields, diagrams, verdicts, texts."""

import re
import shutil
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest
from lxml import etree

import storage
from applications.drafts import markup
from applications.drafts import store as applications
from applications.facts import fact as facts
from applications.facts import gathering, reading
from evaluations import questionnaire
from evaluations.verdict import scoring
from example.model import BadExample, Example, ExampleModel
from example.reading import FOLDER, read
from processes.bpmn import reading as bpmn
from processes.bpmn.model import Model, Node, Shape
from processes.inventory.fields import missing
from processes.inventory.model import Facts
from tests.prepared import put_example

EXAMPLE = read()
SEED_DEPARTMENTS = ("경영기획부", "경영개선기획TF", "시설관리부", "도시기획부")
NAMED = ("채용", "근무성적평정", "복무", "출장", "급여", "정보시스템")
OUTCOMES = {
    "IT-EX-01": "조건부 도입",
    "IT-EX-02": "즉시 도입",
    "IT-EX-03": "발전 연계",
    "IT-EX-04": "판정 보류",
    "IT-EX-05": "발전 연계",
    "IT-EX-06": "현행 유지",
}


def _whole(found: Facts) -> bool:
    optional = ("note", "sources")
    return all(getattr(found, f.name) is not None for f in fields(Facts) if f.name not in optional)


def test_the_corporation_has_the_departments_of_the_plan() -> None:
    assert EXAMPLE.departments == SEED_DEPARTMENTS
    assert Counter(p.department for p in EXAMPLE.processes).keys() == set(SEED_DEPARTMENTS)


def test_there_are_sixty_processes_and_fifty_of_them_complete() -> None:
    assert len(EXAMPLE.processes) >= 60
    assert sum(_whole(process.facts) for process in EXAMPLE.processes) >= 50
    assert any(missing(process.facts) for process in EXAMPLE.processes)


@pytest.mark.parametrize("word", NAMED)
def test_the_fields_that_the_plan_names_are_there(word: str) -> None:
    assert any(word in process.name for process in EXAMPLE.processes)


def test_all_eighteen_items_have_a_process() -> None:
    items = {item for process in EXAMPLE.processes for item in process.facts.plan_items or ()}
    assert items == set(range(1, 19))


def test_figures_are_dated_in_2026_and_laws_go_down_to_the_article() -> None:
    for process in EXAMPLE.processes:
        assert (process.facts.source_date or "").startswith("2026-"), process.code
        for law in process.facts.legal_basis or ():
            assert re.search(r"제\d+[조장]|별표 \d+", law), (process.code, law)


def _model_name(model: ExampleModel) -> str:
    return f"{model.code}.{model.state}"


def test_six_processes_have_an_as_is_and_two_of_them_a_to_be() -> None:
    as_is = {model.code for model in EXAMPLE.models if model.state == "as-is"}
    to_be = {model.code for model in EXAMPLE.models if model.state == "to-be"}
    assert len(as_is) >= 6
    assert len(to_be) >= 2
    assert to_be <= as_is


@pytest.mark.parametrize("example", EXAMPLE.models, ids=_model_name)
def test_a_model_is_sound(example: ExampleModel) -> None:
    model = bpmn.read(example.content)
    assert not model.warnings
    assert model.participants
    assert len(model.lanes) >= 3
    _ids_are_unique_and_ascii(example.content)
    nodes = {node.id for node in model.nodes}
    for flow in model.flows:
        assert {flow.source, flow.target} <= nodes, flow.id
    assert {shape.element for shape in model.shapes} >= nodes
    assert {edge.element for edge in model.edges} == {flow.id for flow in model.flows}
    _flows_touch_their_ends(model)


def _ids_are_unique_and_ascii(content: bytes) -> None:
    elements = etree.fromstring(content).iter()
    ids = [str(element.get("id")) for element in elements if element.get("id") is not None]
    assert not [found for found, times in Counter(ids).items() if times > 1]
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", found, re.ASCII) for found in ids)


def _flows_touch_their_ends(model: Model) -> None:
    shapes = {shape.element: shape for shape in model.shapes}
    ends = {flow.id: (flow.source, flow.target) for flow in model.flows}
    for edge in model.edges:
        source, target = ends[edge.element]
        first, last = edge.waypoints[0], edge.waypoints[-1]
        assert _touches(shapes[source], first.x, first.y), edge.id
        assert _touches(shapes[target], last.x, last.y), edge.id
        for one, other in zip(edge.waypoints, edge.waypoints[1:], strict=False):
            assert one.x == other.x or one.y == other.y, edge.id


def _touches(shape: Shape, x: float, y: float) -> bool:
    box = shape.bounds
    inside = box.x - 1 <= x <= box.x + box.width + 1
    return inside and box.y - 1 <= y <= box.y + box.height + 1


@pytest.mark.parametrize("example", EXAMPLE.models, ids=_model_name)
def test_what_is_drawn_does_not_overlap(example: ExampleModel) -> None:
    model = bpmn.read(example.content)
    nodes = {node.id for node in model.nodes}
    boxes = [shape.bounds for shape in model.shapes if shape.element in nodes]
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


@pytest.mark.parametrize("example", EXAMPLE.models, ids=_model_name)
def test_steps_say_what_is_done_and_choices_are_labelled(example: ExampleModel) -> None:
    model = bpmn.read(example.content)
    tasks = [node for node in model.nodes if node.type.lower().endswith("task")]
    assert tasks
    assert all(re.search(r"[을를이가] .*다$|[^ ]+다$", node.name) for node in tasks)
    assert not [node.name for node in tasks if node.type == "task"]
    for node in _choices(model):
        labels = [flow.name for flow in model.flows if flow.source == node.id]
        assert all(labels), node.id
        assert node.name, node.id


def _choices(model: Model) -> list[Node]:
    exits = Counter(flow.source for flow in model.flows)
    return [n for n in model.nodes if n.type == "exclusiveGateway" and exits[n.id] > 1]


def test_projects_get_the_outcomes_that_they_were_written_for() -> None:
    form = questionnaire.shipped(EXAMPLE.questionnaire)
    asked = {question.id for question in form.questions}
    found = {}
    for project in EXAMPLE.projects:
        answers = {**EXAMPLE.institution_answers, **project.answers}
        assert answers.keys() == asked, project.code
        found[project.code] = scoring.verdict(form, answers)
    assert {code: verdict.outcome for code, verdict in found.items()} == OUTCOMES
    assert [hit.gate.id for hit in found["IT-EX-03"].gates] == ["G2"]
    assert [hit.gate.id for hit in found["IT-EX-06"].gates] == ["G1"]
    assert found["IT-EX-04"].open_gates


def test_institution_answers_are_the_questions_asked_once() -> None:
    form = questionnaire.shipped(EXAMPLE.questionnaire)
    once = {question.id for question in form.questions if question.scope == "A"}
    assert EXAMPLE.institution_answers.keys() == once
    for project in EXAMPLE.projects:
        assert not once & project.answers.keys()


def test_the_draft_cites_only_facts_that_there_are(db: storage.Database) -> None:
    put_example(db)
    (draft,) = applications.all_applications(db)
    sources = reading.sources(db, draft.sources)
    assert not sources.missing
    known = facts.by_key(gathering.facts(sources))
    for section in applications.sections(db, draft.id):
        assert not section.empty, section.key
        for name in markup.markers(section.body):
            assert known[name].value is not None, name


def test_the_saving_in_the_draft_follows_from_its_own_figures() -> None:
    (draft,) = EXAMPLE.applications
    process = next(p for p in EXAMPLE.processes if p.code == draft.sources[0].code)
    volume, text = process.facts.yearly_volume, draft.bodies["effects"]
    assert volume is not None
    hours = [n * m / 60 for n, m in zip(volume.bounds, (15, 24, 30), strict=True)]  # type: ignore[operator]
    assert f"{hours[0]:,.0f}~{hours[2]:,.0f}시간(보통 {hours[1]:,.0f}시간)" in text


def test_the_budget_of_the_draft_adds_up() -> None:
    (draft,) = EXAMPLE.applications
    rows = re.findall(r"^\| ([^|]+) \| ([\d,]+) \|", draft.bodies["budget"], re.MULTILINE)
    amounts = {name.strip(): int(amount.replace(",", "")) for name, amount in rows}
    total = amounts.pop("합계")
    assert sum(amounts.values()) == total


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "example"))


def _spoil(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("processes.yaml", "approvals: 4", "approvals: 넷", r"processes\.yaml의 EX-001"),
        ("processes.yaml", "department: 시설관리부", "department: 없는부", "EX-040.*없는부"),
        ("processes.yaml", "code: EX-002", "code: EX-001", "2번째 항목.*두 번"),
        ("processes.yaml", "purpose:", "purpos:", "EX-001.*purpos"),
        ("processes.yaml", "- code: EX-001", "- code: [", r"processes\.yaml"),
        ("projects.yaml", "EX-053", "EX-953", "IT-EX-03.*EX-953"),
        ("projects.yaml", "Q1.1: {value: 4", "Q1.1: {value: 9", "projects.*IT-EX-01.*Q1.1"),
        ("projects.yaml", "budget_krw: 680000000", "budjet: 1", "IT-EX-01.*budjet"),
        ("applications.yaml", "projects: [IT-EX-01]", "projects: [IT-1]", "IT-1"),
        ("applications.yaml", "institution: |", "institute: |", "institute"),
    ],
)
def test_a_fault_is_refused_with_file_and_entry(
    copied: Path, file: str, old: str, new: str, sentence: str
) -> None:
    _spoil(copied, file, old, new)
    with pytest.raises(BadExample, match=sentence):
        read(copied)


@pytest.mark.parametrize("name", ["EX-999.as-is.bpmn", "EX-005.old.bpmn", "EX-005.as-is.txt"])
def test_a_model_must_name_its_process_and_state(copied: Path, name: str) -> None:
    (copied / "models" / name).write_bytes(b"<x/>")
    with pytest.raises(BadExample, match=re.escape(name)):
        read(copied)


def test_a_damaged_model_is_named(copied: Path) -> None:
    (copied / "models" / "EX-005.as-is.bpmn").write_bytes(b"<definitions")
    with pytest.raises(BadExample, match=r"EX-005\.as-is\.bpmn"):
        read(copied)


def test_reading_twice_gives_the_same() -> None:
    assert isinstance(EXAMPLE, Example)
    assert read() == EXAMPLE

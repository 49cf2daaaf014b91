"""A register, a project and a draft that cite each other, in a database in memory."""

import pytest

import storage
from applications.drafts import beginning, store
from applications.drafts.model import Application
from applications.sources.model import Source
from evaluations import questionnaire
from evaluations.answers import store as answer_store
from evaluations.projects import store as project_store
from processes.bpmn import store as models
from processes.inventory import store as inventory
from processes.inventory.model import Estimate, Facts, exactly
from processes.savings import store as savings
from processes.savings.model import IN_FORCE, PLANNED, Gift, Plan
from tests.applications import approved

BPMN = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
 xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
 xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="t">
<process id="p">{nodes}</process>
<di:BPMNDiagram id="g"><di:BPMNPlane id="pl" bpmnElement="p">{shapes}</di:BPMNPlane>
</di:BPMNDiagram></definitions>"""


def bpmn(*steps: str) -> bytes:
    """Return a model with one task after another, drawn in a row."""
    nodes = "".join(f'<userTask id="t{n}" name="{step}"/>' for n, step in enumerate(steps))
    shapes = "".join(
        f'<di:BPMNShape id="s{n}" bpmnElement="t{n}">'
        f'<dc:Bounds x="{n * 150}" y="0" width="100" height="80"/></di:BPMNShape>'
        for n, _ in enumerate(steps)
    )
    return BPMN.format(nodes=nodes, shapes=shapes).encode()


@pytest.fixture
def register(db: storage.Database) -> storage.Database:
    """A database with the process P-0001, two diagrams of it, and the project IT-0001."""
    facts = Facts(
        yearly_volume=exactly(240),
        minutes_per_case=exactly(30),
        source="면담",
        source_date="2026-10-30",
    )
    process = inventory.add_process(db, "채용", "경영기획부", facts, by="가")
    for state, steps in (("as-is", ["접수", "심사", "통보"]), ("to-be", ["심사", "통보"])):
        models.add_revision(
            db, process.id, state, bpmn(*steps), base=None, origin="upload", by="가"
        )
    project = project_store.add_project(db, "ERP 고도화", by="가")
    form = questionnaire.shipped("saas-readiness")
    for question in form.questions:
        answer_store.save_answer(db, project.id, form, question.id, 4, revision=0, by="가")
    return db


@pytest.fixture
def draft(register: storage.Database) -> Application:
    """A draft from P-0001 and IT-0001, prefilled."""
    made = beginning.begin(
        register,
        "채용 재설계",
        sources=[Source("process", "P-0001"), Source("project", "IT-0001")],
        by="나",
    )
    return store.application(register, made.id)


@pytest.fixture
def many(register: storage.Database) -> tuple[storage.Database, str]:
    """A draft from two processes, one with an approved to-be, both with savings, two projects."""
    facts = Facts(
        yearly_volume=Estimate(100, 120, 200),
        minutes_per_case=exactly(60),
        source="추정",
        source_date="2026-10-02",
    )
    first = inventory.process_by_code(register, "P-0001")
    second = inventory.add_process(register, "출장", "총무부", facts, by="가")
    approved.approve(register, first.id)
    for process, state in ((first, PLANNED), (first, IN_FORCE), (second, PLANNED)):
        plan = Plan("전산화", exactly(20), "시범 측정", "2026-11-01", state=state)
        saving = savings.add_saving(register, process.id, plan, by="가")
        if state == IN_FORCE:
            gift = Gift("찾아가는 교실", "총무부", exactly(10), "운영일지")
            savings.give(register, saving.id, gift, by="가")
    project_store.add_project(register, "급여", by="가")
    sources = [Source("process", code) for code in ("P-0001", "P-0002")]
    sources += [Source("project", code) for code in ("IT-0001", "IT-0002")]
    return register, beginning.begin(register, "여러 업무", sources=sources, by="나").id

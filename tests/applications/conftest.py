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
from processes.inventory.model import Facts, exactly

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

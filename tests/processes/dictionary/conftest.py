"""A small register with models, an article and data that share their names."""

from pathlib import Path

import pytest

import storage
from processes.bpmn import store as models
from processes.datasets.model import Content
from processes.datasets.store import add_dataset
from processes.inventory.model import Evidence, Facts
from processes.inventory.store import add_process
from processes.regulations.model import Clause
from processes.regulations.store import add_regulation

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "bpmn_samples"

MODEL = """<?xml version="1.0" encoding="UTF-8"?>
<!-- <lane name="인사 담당"/> -->
<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="urn:x" id="d">
  <b:collaboration id="c">
    <b:participant id="pool" name='채용' processRef="p"/>
    <b:participant id="outside" name="인사 담당"/>
  </b:collaboration>
  <b:process id="p">
    <b:extensionElements><b:lane name="인사 담당"/><x:lane name="인사 담당"/></b:extensionElements>
    <b:laneSet id="s">
      <b:lane   id="l1"
                name = '인사 담당' ><b:flowNodeRef>t</b:flowNodeRef></b:lane>
      <b:lane id="l2" name="ERP"/>
      <b:lane name="팀장"/>
    </b:laneSet>
    <b:task id="t" name="인사 담당이 ERP에 옮긴다">
      <b:documentation>ERP가 느리다.</b:documentation>
    </b:task>
    <b:dataObjectReference id="o1" name="신청서"/>
    <b:dataObjectReference id="o2" name="채용 현황"/>
    <b:dataStoreReference id="o3" name="ERP"/>
    <b:textAnnotation id="a">
      <b:text><![CDATA[<lane name="인사 담당"/>]]></b:text>
    </b:textAnnotation>
  </b:process>
</b:definitions>
"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give `sample` each of the shared files, or skip the test where there are none."""
    if "sample" in metafunc.fixturenames:
        found = sorted(SAMPLES.glob("*.bpmn"))
        none = [pytest.param(None, marks=pytest.mark.skip(reason="no shared samples here"))]
        names = [path.stem for path in found] or ["none"]
        metafunc.parametrize("sample", found or none, ids=names)


@pytest.fixture
def model() -> bytes:
    """A model whose names also stand where no name is: comments, extensions, text."""
    return MODEL.encode()


@pytest.fixture
def register(db: storage.Database, model: bytes) -> storage.Database:
    """Two processes, one with a model, an article and a set of data."""
    hiring = Facts(
        roles=("인사 담당", "팀장"),
        systems=("ERP", "그룹 웨어"),
        evidence=(Evidence("신청서"), Evidence("주민등록등본", "행정안전부")),
        legal_basis=("인사규정 제12조", "인사규정 제40조"),
    )
    leave = Facts(roles=("인사담당",), systems=("그룹웨어", "ERP"), legal_basis=("복무규정",))
    with storage.transaction(db):
        first = add_process(db, "채용", "경영기획부", hiring, by="이")
        add_process(db, "휴가 처리", "경영기획부", leave, by="이")
        add_process(db, "모르는 업무", "경영기획부", Facts(), by="이")
        models.add_revision(db, first.id, "as-is", model, base=0, origin="upload", by="이")
        add_regulation(db, Clause("인사규정", "제12조"), by="이")
        add_dataset(db, first.id, Content("채용 현황"), by="이")
    return db

"""What the evaluation's page shows of a project's contracts and costs, above the questions."""

from functools import partial

import storage
from evaluations import questionnaire
from evaluations.answers import store as answers
from evaluations.projects.candidates import store as candidates
from evaluations.projects.clauses import store as clauses
from evaluations.projects.tco import store as costs
from evaluations.projects.tco.model import KEEP, SAAS, SUM, YEARLY
from tests.pages import visiting
from tests.pages.visiting import said

visit = partial(visiting.visit, "evaluation")
FORM = questionnaire.shipped("saas-readiness")


def test_a_clause_is_a_hint_on_its_question_and_no_answer(db, project):
    with storage.transaction(db):
        clauses.set_clause(db, project.id, "export", 0, by="이", state="없음", source="계약서")
    shown = said(visit(project=project.code, section="S4").markdown)
    assert "계약 조항에서 본 것" in shown
    assert "데이터 반출 ✕ 없음 (계약서)" in shown
    assert "계약 조항에서 본 것" not in said(visit(project=project.code, section="S6").markdown)
    assert answers.answers(db, project.id, FORM.id) == {}


def test_of_a_product_its_own_contract_is_shown(db, project):
    with storage.transaction(db):
        one = candidates.add_candidate(db, project.id, "가", by="이")
        clauses.set_clause(db, project.id, "export", 0, by="이", state="없음")
        clauses.set_clause(db, project.id, "exit", 0, by="이", state="있음", contract=one.id)
    shown = said(visit(project=project.code, section="S4", candidate=one.id).markdown)
    assert "종료·이관 ● 있음" in shown
    assert "데이터 반출" not in shown.replace("전체 데이터를 오픈포맷", "")


def test_costs_propose_an_answer_that_a_person_confirms(db, project):
    with storage.transaction(db):
        for side, amount in ((SAAS, 70.0), (KEEP, 100.0)):
            costs.add_line(
                db,
                project.id,
                by="이",
                side=side,
                kind=YEARLY,
                basis=SUM,
                name="비용",
                least=amount,
                likely=amount,
                most=amount,
            )
    shown = said(visit(project=project.code, section="S5").markdown)
    assert "5년 비용에서 본 Q5.3" in shown
    assert "4점 제안" in shown
    assert "Q5.3" not in answers.answers(db, project.id, FORM.id)

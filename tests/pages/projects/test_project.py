"""The page of one IT project: its parts, edited in place."""

from functools import partial

import storage
from evaluations import questionnaire
from evaluations.answers import store as answers
from evaluations.projects import store as project_store
from evaluations.projects.candidates import store as candidates
from evaluations.projects.clauses import store as clauses
from evaluations.projects.dependencies import store as dependencies
from evaluations.projects.tco import store as costs
from evaluations.projects.tco.model import DISCOUNT, KEEP, SAAS, SUM, YEARLY
from processes.inventory import store as inventory
from processes.inventory.model import Facts
from tests.pages import visiting
from tests.pages.projects.conftest import Typing
from tests.pages.visiting import press, said

visit = partial(visiting.visit, "project")
FORM = questionnaire.shipped("saas-readiness")


def part(project, name, **more):
    return visit(project=project.code, part=name, **more)


def test_an_unknown_project_leads_to_the_list(db):
    assert "'IT-9'이(가) 없습니다" in said(visit(project="IT-9").markdown)
    assert "사업을 고르지 않았습니다" in said(visit().markdown)


def test_the_overview_links_systems_and_processes_and_says_what_has_no_to_be(db):
    with storage.transaction(db):
        work = inventory.add_process(db, "결산", "재무부", Facts(systems=("ERP",)), by="김")
        one = project_store.add_project(
            db, "ERP", by="이", systems=["ERP", "모르는 것"], process_codes=[work.code, "P-없음"]
        )
    page = part(one, "overview")
    assert "모르는 것 (용어 사전에 없는 이름)" in said(page.markdown)
    assert "1개 가운데 개선안 있음 0개" in said(page.markdown)
    assert "P-없음" in said(page.caption)


def test_a_candidate_is_added_changed_and_taken_out_in_its_table(db, project):
    page = part(project, "candidates")
    assert "첫 후보는" in said(page.caption)
    Typing("candidates", project.id)(page, added=[{"supplier": "가온"}])
    assert "이름을 적으면 새 줄이 저장됩니다" in said(page.caption)
    assert candidates.candidates_of(db, project.id) == []
    Typing("candidates", project.id)(page, added=[{"supplier": "가온", "name": "클라우드ERP"}])
    (added,) = candidates.candidates_of(db, project.id)
    assert (added.name, added.supplier, added.updated_by) == ("클라우드ERP", "가온", "김")
    change = {"certification": "CSAP 중등급", "certified_until": "2020-01-01"}
    Typing("candidates", project.id, 1)(page, edited={0: change})
    (saved,) = candidates.candidates_of(db, project.id)
    assert (saved.certification, saved.revision) == ("CSAP 중등급", 2)
    assert "✕ 만료" in said(page.markdown)
    Typing("candidates", project.id, 1)(page, edited={0: change}, deleted=[0])
    assert candidates.candidates_of(db, project.id) == []


def test_what_cannot_be_saved_is_told_and_stays_until_it_is_right(db, project):
    with storage.transaction(db):
        candidates.add_candidate(db, project.id, "가", by="이", certification="없음")
    page = part(project, "candidates")
    type_ = Typing("candidates", project.id)
    type_(page, edited={0: {"certified_until": "2030-01-01"}})
    assert "보안인증이 '없음'인데" in said(page.error)
    type_(page, edited={0: {"certified_until": "2030-01-01", "certification": "국정원 검증"}})
    (saved,) = candidates.candidates_of(db, project.id)
    assert (saved.certification, saved.certified_until) == ("국정원 검증", "2030-01-01")
    assert not page.error


def test_a_late_cell_shows_both_and_lets_one_choose(db, project):
    with storage.transaction(db):
        one = candidates.add_candidate(db, project.id, "가", by="이")
    page = part(project, "candidates")
    with storage.transaction(db):
        candidates.save_candidate(db, one.id, 1, by="박", note="먼저")
    Typing("candidates", project.id)(page, edited={0: {"note": "나중"}})
    assert "박 님이" in said(page.warning)
    assert candidates.candidate(db, one.id).note == "먼저"
    press(page, "내 것 저장")
    assert candidates.candidate(db, one.id).note == "나중"


def test_what_was_saved_is_there_after_another_part_was_looked_at(db, project):
    with storage.transaction(db):
        candidates.add_candidate(db, project.id, "가", by="이")
    page = part(project, "candidates")
    Typing("candidates", project.id)(page, edited={0: {"note": "적었다"}})
    page.button_group(key=f"project-part/{project.id}").set_value("order").run()
    page.button_group(key=f"project-part/{project.id}").set_value("candidates").run()
    assert list(page.data_editor[0].value["note"]) == ["적었다"]


def test_costs_are_typed_compared_and_answer_q53_on_confirmation(db, project):
    page = part(project, "costs")
    lines = [
        {"side": side, "name": name, "least": low, "likely": low, "most": low}
        for side, name, low in ((SAAS, "구독료", 70), (KEEP, "유지보수", 100))
    ]
    Typing("cost_lines", project.id)(page, added=lines)
    first, second = costs.lines_of(db, project.id)
    assert (first.kind, first.basis, second.most) == (YEARLY, SUM, 100)
    shown = said(page.markdown)
    assert "70%" in shown
    assert "SaaS가 더 쌀 확률" in shown
    button = next(one for one in page.button if one.label.startswith("4점"))
    button.click().run()
    answer = answers.answers(db, project.id, FORM.id)["Q5.3"]
    assert (answer.value, answer.certainty, answer.updated_by) == (4, "추정", "김")
    assert "비용 비교: 5년 비용" in answer.evidence
    assert "지금 답과 같습니다(4점)" in said(page.caption)


def test_an_unknown_cost_is_said_and_nothing_is_proposed(db, project):
    with storage.transaction(db):
        for side, name, amount in (
            (SAAS, "구독료", 10.0),
            (SAAS, "이관", None),
            (KEEP, "가", 99.0),
        ):
            costs.add_line(
                db,
                project.id,
                by="이",
                side=side,
                kind=YEARLY,
                basis=SUM,
                name=name,
                least=amount,
                likely=amount,
                most=amount,
            )
    page = part(project, "costs")
    assert "모르는 항목 이관" in said(page.markdown)
    assert "0%\\~100%" in said(page.markdown)
    assert "모름으로 남습니다" in said(page.caption)
    assert not [one for one in page.button if "답하기" in one.label]


def test_an_assumption_is_ours_until_it_is_set(db, project):
    page = part(project, "costs")
    assert DISCOUNT.split("(")[0] in said(page.markdown)
    Typing("cost_assumptions", project.id)(page, edited={6: {"most": 31}})
    assert "30까지" in said(page.error)
    Typing("cost_assumptions", project.id)(page, edited={6: {"most": 6}})
    kept = costs.assumptions_of(db, project.id)[DISCOUNT]
    assert (kept.least, kept.most) == (4.5, 6.0)
    assert not page.error


def test_clauses_are_kept_per_contract_that_the_address_names(db, project):
    with storage.transaction(db):
        product = candidates.add_candidate(db, project.id, "가", by="이")
    page = part(project, "clauses", contract=product.id)
    Typing("project_clauses", f"{project.id}/{product.id}")(
        page, edited={0: {"state": "있음", "wording": "제20조"}, 1: {"state": "없음"}}
    )
    kept = {one.kind: one for one in clauses.clauses_of(db, project.id, product.id)}
    assert (kept["export"].state, kept["export"].wording, kept["exit"].state) == (
        "있음",
        "제20조",
        "없음",
    )
    assert "있음 1 · 없음 1 · 모름 7" in said(page.caption)


def test_who_goes_first_is_added_explained_and_taken_out(db, project):
    with storage.transaction(db):
        other = project_store.add_project(db, "그룹웨어", by="이")
    page = part(project, "order")
    page.selectbox[0].set_value(other.id)
    press(page, "추가")
    (made,) = dependencies.all_dependencies(db)
    assert (made.project_id, made.before_id) == (project.id, other.id)
    page.text_input(key=f"project_dependencies/{made.id}/reason/1").set_value("계정").run()
    assert dependencies.all_dependencies(db)[0].reason == "계정"
    back = part(other, "order")
    back.selectbox[0].set_value(project.id)
    press(back, "추가")
    assert "ERP 고도화 → 그룹웨어 → ERP 고도화" in said(back.error)
    press(page, "지우기")
    assert dependencies.all_dependencies(db) == []

"""The portfolio as a whole, from a real database."""

import datetime

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as answer_store
from evaluations.projects import store as project_store
from evaluations.projects.candidates import store as candidates
from evaluations.projects.dependencies import store as dependencies
from evaluations.projects.portfolio import charts, gathering, json_form, judging
from evaluations.verdict import scoring
from processes.bpmn import store as models
from processes.bpmn.blank import blank
from processes.inventory import store as inventory
from processes.inventory.model import Facts

FORM = questionnaire.shipped("saas-readiness")
TODAY = datetime.date(2026, 12, 1)


def add(db, name, **fields):
    with storage.transaction(db):
        return project_store.add_project(db, name, by="김", **fields)


def answer(db, project, values, candidate=None):
    with storage.transaction(db):
        for question_id, value in values.items():
            answer_store.save_answer(
                db,
                project.id,
                FORM,
                question_id,
                value,
                revision=0,
                by="김",
                candidate_id=candidate.id if candidate else None,
            )


def product(db, project, name, **fields):
    with storage.transaction(db):
        return candidates.add_candidate(db, project.id, name, by="김", **fields)


def gathered(db):
    return gathering.gathered(db, FORM, TODAY)


def kinds(standing):
    return [block.kind for block in standing.blocks]


def test_an_empty_portfolio_is_empty(db):
    found = gathered(db)
    assert found.standings == ()
    assert json_form.as_json(found)["projects"] == []
    assert charts.plane(found, ()) is None


def test_a_projects_verdict_is_that_of_its_own_page(db):
    one = add(db, "ERP", contract_end="2027-12-31")
    answer(db, one, {q.id: 3 for q in FORM.questions if q.id not in ("Q2.3", "Q3.1")})
    (standing,) = gathered(db).standings
    alone = scoring.verdict(FORM, answer_store.answers(db, one.id, FORM.id))
    judged = standing.judged
    assert (judged.outcome, judged.low, judged.high) == (alone.outcome, alone.low, alone.high)
    assert (judged.fit.lo, judged.readiness.hi) == (alone.axes[0].lo, alone.axes[1].hi)
    assert judged.unknown_percent == alone.unknown_percent
    assert judged.words == alone.words
    assert judged.open_gates == tuple(one.gate.id for one in alone.open_gates)
    assert 0 <= judged.same <= 1


def test_the_best_product_speaks_for_a_project_and_is_named(db):
    one = add(db, "ERP")
    answer(db, one, {q.id: 4 for q in FORM.questions if q.scope != "V"})
    weak, strong = product(db, one, "약한"), product(db, one, "강한")
    supplier = [q.id for q in FORM.questions if q.scope == "V"]
    answer(db, one, dict.fromkeys(supplier, 1), weak)
    answer(db, one, dict.fromkeys(supplier, 4), strong)
    (standing,) = gathered(db).standings
    assert standing.judged.candidate == strong
    assert standing.judged.outcome == "즉시 도입"
    assert standing.judged.same == 1.0
    given = answer_store.values_by_subject(db, FORM.id)
    values = judging.values_of(FORM, given, one.id, weak.id)
    assert judging.judged(FORM, values, weak).outcome == "발전 연계"


def test_what_blocks_whom_is_told_from_both_sides(db):
    with storage.transaction(db):
        done, open_ = (
            inventory.add_process(db, name, "총무부", Facts(), by="김") for name in ("채용", "출장")
        )
        models.add_revision(
            db, done.id, "to-be", blank("채용"), base=None, origin="editor", by="김"
        )
    first = add(db, "그룹웨어", systems=["그룹웨어"], contract_end="2030-12-31")
    second = add(
        db,
        "ERP",
        systems=["ERP", "그룹웨어"],
        process_codes=[done.code, open_.code],
        contract_end="2027-06-30",
    )
    with storage.transaction(db):
        dependencies.add_dependency(db, second.id, first.id, by="김")
    product(db, second, "클라우드ERP", certification="CSAP 중등급", certified_until="2026-01-01")
    answer(db, second, {"Q2.1": 0, "Q3.3": 1})
    ahead, behind = gathered(db).standings
    assert (ahead.blocking, ahead.held_by, ahead.wave.title) == (
        ("IT-0002",),
        None,
        "2029년 하반기",
    )
    assert (behind.held_by, behind.wave) == ("IT-0001", ahead.wave)
    told = {block.kind: block for block in behind.blocks}
    assert told["게이트"].text.startswith("G1 ")
    assert told["선행 사업"].codes == ("IT-0001",)
    assert told["개선안 없는 업무"].codes == (open_.code,)
    assert told["같은 시스템"].codes == ("IT-0001",)
    assert "만료" in told["후보 서비스"].text
    assert kinds(behind)[0] == "게이트"
    assert behind.judged.outcome == "현행 유지"


def test_a_certified_product_is_no_block_and_none_at_all_is(db):
    one, other = add(db, "하나"), add(db, "둘")
    product(db, one, "가", certification="국정원 검증", certified_until="2030-01-01")
    with_, without = gathered(db).standings
    assert "후보 서비스" not in kinds(with_)
    assert "후보 서비스" in kinds(without)
    assert other.code == without.project.code


def test_announced_rules_are_those_of_the_questionnaire(db):
    add(db, "길게", contract_end="2030-12-31")
    add(db, "곧", contract_end="2027-03-31")
    found = gathered(db)
    keys = [rule.key for rule in found.announced]
    assert "csap_regime" in keys
    long, short = found.standings
    assert [rule.key for rule in long.changes] == keys
    assert "csap_regime" not in [rule.key for rule in short.changes]


def test_the_json_holds_bounds_waves_and_blocks(db):
    one = add(db, "ERP", contract_end="2027-12-31", budget_krw=5)
    answer(db, one, {"Q1.1": 4})
    told = json_form.as_json(gathered(db))
    (project,) = told["projects"]
    assert told["waves"] == [{"wave": "2026년 하반기", "projects": ["IT-0001"]}]
    assert project["verdict"]["fit"]["lo"] < project["verdict"]["fit"]["hi"]
    assert project["verdict"]["outcome"] == "판정 보류"
    assert (project["begin_by"], project["budget_krw"]) == ("2026-12-31", 5)


@pytest.mark.parametrize("count", [3, 40, 120])
def test_the_pictures_hold_every_project(db, count):
    with storage.transaction(db):
        for number in range(count):
            project_store.add_project(db, f"사업 {number}", by="김")
    found = gathered(db)
    plane = charts.plane(found, found.standings)
    assert plane is not None
    drawn = plane.to_dict()
    rows = next(rows for rows in drawn["datasets"].values() if "position" in rows[0])
    assert [row["position"] for row in rows] == list(range(count))
    texts = [layer["encoding"].get("text", {}).get("field") for layer in drawn["layer"]]
    assert ("code" in texts) == (count <= 30)
    bars = charts.waves(found, found.standings).to_dict()
    assert sum(row["size"] for row in next(iter(bars["datasets"].values()))) == count
    assert f"시기 모름 {count}개" in charts.waves_in_words(found.standings)

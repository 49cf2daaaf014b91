"""Facts: a text with its unit, where from, how sure, as of when; unknown is never zero."""

from dataclasses import replace

import pytest

from applications.facts import gathering
from applications.facts.amounts import amount, day, figure
from applications.facts.fact import UNKNOWN, by_key
from applications.facts.sources import Diagram, Judgement, ProcessSource, ProjectSource, Sources
from evaluations import questionnaire
from evaluations.projects.model import Project
from evaluations.verdict import scoring
from processes.bpmn.model import Lane, Model, Node
from processes.inventory.model import Estimate, Evidence, Facts, Process, exactly

PROCESS = Process(
    id="p",
    code="P-0001",
    name="채용",
    department="경영기획부",
    revision=3,
    example=False,
    updated_at="2026-11-22T20:00:00.000000Z",
    updated_by="가",
    facts=Facts(source="면담", source_date="2026-10-30"),
)


def facts_of(process: Process = PROCESS, **changes):
    changed = replace(process, facts=replace(process.facts, **changes))
    return by_key(gathering.facts(Sources((ProcessSource(changed),))))


@pytest.mark.parametrize(
    ("estimate", "text"),
    [
        (None, None),
        (Estimate(None, None, None), None),
        (exactly(0), "0건"),
        (exactly(1200), "1,200건"),
        (exactly(0.5), "0.5건"),
        (exactly(1200, approximate=True), "약 1,200건"),
        (Estimate(200, None, 300), "200~300건"),
        (Estimate(200, 240, 300), "200~300건(보통 240)"),
        (Estimate(200, None, None), "200건 이상"),
        (Estimate(None, None, 300), "300건 이하"),
        (Estimate(None, 240, None), "240건"),
    ],
)
def test_amounts(estimate, text):
    assert amount(estimate, "건") == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (0.004, "0.004"),
        (3, "3"),
        (33.333, "33.3"),
        (1.239, "1.24"),
        (100, "100"),
        (2118.3, "2,118"),
    ],
)
def test_figures(number, text):
    assert figure(number) == text


def test_days_are_korean():
    assert day("2026-11-22T20:00:00.000000Z") == "2026-11-23"
    assert day("2026-11-22") == "2026-11-22"


def test_a_fact_names_its_source_revision_and_day():
    fact = facts_of(yearly_volume=exactly(240))["yearly_volume"]

    assert fact.text == "240건/년"
    assert fact.unit == "건/년"
    assert fact.source == "P-0001 연간 건수 (면담, 2026-10-30, 개정 3)"
    assert fact.as_of == "2026-10-30"
    assert fact.certainty == "확인"
    assert fact.marker == "{{yearly_volume}}"


def test_every_surveyed_field_is_a_fact_and_unknown_is_not_zero():
    facts = facts_of()
    for key in ("yearly_volume", "approvals", "handovers", "legal_basis", "yearly_hours"):
        assert facts[key].text == UNKNOWN
        assert facts[key].certainty == "미조사"
    assert "source_date" not in facts


@pytest.mark.parametrize(
    ("field", "known_none", "text"),
    [
        ("approvals", 0, "0단계"),
        ("legal_basis", (), "없음"),
        ("purpose", "", "없음"),
        ("retyping", False, "없음"),
        ("evidence", (), "없음"),
        ("exception_rate", 0.0, "0%"),
        ("yearly_volume", exactly(0), "0건/년"),
    ],
)
def test_a_known_absence_is_told_from_the_unknown(field, known_none, text):
    assert facts_of(**{field: known_none})[field].text == text


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("legal_basis", ("인사규정 제12조", "복무규정"), "인사규정 제12조, 복무규정"),
        ("evidence", (Evidence("등본", "행정안전부"), Evidence("통장")), "등본(행정안전부), 통장"),
        ("plan_items", (1, 5), "①, ⑤"),
        ("n2sf_grade", "S", "민감(S)"),
        ("error_rate", 0.125, "12.5%"),
        ("minutes_per_case", Estimate(30, None, 60), "30~60분"),
    ],
)
def test_values_as_documents_write_them(field, value, text):
    assert facts_of(**{field: value})[field].text == text


@pytest.mark.parametrize(
    ("volume", "source", "certainty"),
    [
        (exactly(240), "면담", "확인"),
        (exactly(240), "로그", "확인"),
        (exactly(240), "추정", "추정"),
        (exactly(240), None, "추정"),
        (exactly(240, approximate=True), "면담", "추정"),
        (Estimate(200, None, 300), "면담", "추정"),
    ],
)
def test_only_what_was_asked_or_logged_exactly_is_certain(volume, source, certainty):
    assert facts_of(yearly_volume=volume, source=source)["yearly_volume"].certainty == certainty


def test_an_unknown_source_is_said():
    fact = facts_of(yearly_volume=exactly(1), source=None, source_date=None)["yearly_volume"]
    assert fact.source == "P-0001 연간 건수 (출처 모름, 조사일 모름, 개정 3)"
    assert fact.as_of == ""


def test_yearly_totals_are_computed_with_their_bounds():
    facts = facts_of(
        yearly_volume=Estimate(100, None, 200),
        minutes_per_case=exactly(30),
        paper_sheets=exactly(5),
    )

    assert facts["yearly_hours"].text == "50~100시간/년"
    assert facts["yearly_sheets"].text == "500~1,000매/년"
    assert "연간 건수 × 건당 처리시간" in facts["yearly_hours"].source


def model(steps: int, lanes: int = 2) -> Model:
    nodes = [Node(f"t{n}", "userTask", f"일 {n}", "p") for n in range(steps)]
    nodes += [Node("s", "startEvent", "", "p"), Node("g", "exclusiveGateway", "", "p")]
    rows = [Lane(f"l{n}", f"역할 {n}", "p", None, ()) for n in range(lanes)]
    return Model("d", "", "UTF-8", ("p",), (), tuple(rows), tuple(nodes), (), ())


def diagram(state: str, steps: int) -> Diagram:
    return Diagram(state, 2, "2026-11-01T00:00:00.000000Z", model(steps))


def drawn(*diagrams: Diagram) -> Sources:
    return Sources((ProcessSource(PROCESS, diagrams),))


def served(judgement: Judgement | None = None) -> Sources:
    return Sources(projects=(ProjectSource(PROJECT, judgement),))


@pytest.mark.parametrize(
    ("then", "text"), [(3, "작업 2개 감소"), (5, "작업 수 같음"), (6, "작업 1개 증가")]
)
def test_the_difference_needs_both_diagrams(then, text):
    now = drawn(diagram("as-is", 5))
    both = drawn(diagram("as-is", 5), diagram("to-be", then))

    assert "steps_difference" not in by_key(gathering.facts(now))
    facts = by_key(gathering.facts(both))
    assert facts["steps_difference"].text == text
    assert facts["as_is_steps"].text == "작업 5개"
    assert facts["as_is_roles"].text == "역할 2개"
    assert facts["as_is_steps"].source == "P-0001 현행(As-Is) 흐름도 2판"


def test_a_sub_process_that_shows_its_tasks_is_not_counted_itself():
    inside = Node("a", "task", "안", "sub")
    nodes = (inside, Node("sub", "subProcess", "밖", "p"), Node("shut", "subProcess", "접힘", "p"))
    drawn = replace(diagram("as-is", 0), model=replace(model(0), nodes=nodes))
    assert drawn.steps == ("안", "접힘")


def test_a_lane_that_is_divided_is_no_role():
    lanes = (Lane("a", "부서", "p", None, ()), Lane("b", "팀", "p", "a", ()))
    drawn = replace(diagram("as-is", 0), model=replace(model(0), lanes=lanes))
    assert drawn.roles == ("팀",)


PROJECT = Project(
    id="i",
    code="IT-0001",
    name="ERP 고도화",
    kind="고도화",
    department=None,
    summary="",
    budget_krw=None,
    contract_end="2027-06-30",
    systems=("ERP",),
    process_codes=(),
    example=False,
    revision=1,
    updated_at="2026-11-01T00:00:00.000000Z",
    updated_by="가",
)


def judged(answers, **changes) -> Judgement:
    form = questionnaire.shipped("saas-readiness")
    given = {question.id: answers for question in form.questions}
    verdict = scoring.verdict(form, given)
    whole = Judgement(verdict, form.title, form.version, 40, 40, True, "2026-11-02T00:00:00Z")
    return replace(whole, **changes)


def test_a_project_gives_its_facts():
    facts = by_key(gathering.facts(served()))

    assert facts["project_name"].text == "ERP 고도화"
    assert facts["project_budget"].text == UNKNOWN
    assert facts["project_contract_end"].text == "2027-06-30"
    assert "verdict_outcome" not in facts


def test_a_verdict_gives_its_outcome_and_its_reasons():
    judgement = judged(4)
    facts = by_key(gathering.facts(served(judgement)))

    assert facts["verdict_outcome"].text == "즉시 도입"
    assert facts["verdict_reasons"].text.splitlines() == list(judgement.verdict.reasons)
    assert facts["verdict_unknown"].text == "0.0%"
    assert facts["verdict_outcome"].certainty == "확인"
    assert "40문항 중 40문항" in facts["verdict_outcome"].source


def test_a_verdict_on_estimates_is_an_estimate():
    facts = by_key(gathering.facts(served(judged(4, sure=False))))
    assert facts["verdict_outcome"].certainty == "추정"


def test_a_verdict_without_answers_is_unknown():
    nothing = judged(None, answered=0, sure=False, as_of="")
    facts = by_key(gathering.facts(served(nothing)))
    assert facts["verdict_outcome"].text == UNKNOWN


def test_keys_are_unique():
    sources = Sources(
        (ProcessSource(PROCESS, (diagram("as-is", 5), diagram("to-be", 3))),),
        (ProjectSource(PROJECT, judged(4)),),
    )
    facts = gathering.facts(sources)
    assert len(by_key(facts)) == len(facts)

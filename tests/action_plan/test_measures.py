"""Each computed measure against a recomputation from the raw tables."""

import json
from collections import defaultdict
from typing import Any

import pytest

import storage
from action_plan import plan
from action_plan.measures import computing
from action_plan.measures.catalogue import CATALOGUE
from action_plan.measures.model import Reading
from action_plan.outgoing import store as outgoing
from documents import writing
from documents.checking import looking
from documents.model import Document, Paragraph
from evaluations.answers import store as answers
from evaluations.answers.model import INSTITUTION
from evaluations.diagnosis import reading
from evaluations.projects.portfolio import gathering
from evaluations.questionnaire.versions import store as versions
from evaluations.verdict import using
from example import loading
from processes.inventory.store import all_processes
from storage.moments import today


@pytest.fixture(scope="module")
def filled() -> Any:
    """The example with some assessments answered, some exports and some checks."""
    db = storage.open_database("sqlite://")
    with storage.transaction(db):
        loading.load(db, by="예시")
        for format in ("hwpx", "hwpx", "pdf", "md"):
            outgoing.note_export(db, "application", "ID", format, by="가")
        for name, state in (("가", "좋음"), ("나", "고칠 것"), ("다", "좋음")):
            row = {"sha": name, "name": name, "state": state}
            db.execute(
                "insert into document_checks (sha256, name, to_mend, state, created_at, created_by)"
                " values (:sha, :name, 0, :state, '2026-12-01', '가')",
                row,
            )
    yield db
    db.close()


@pytest.fixture(scope="module")
def found(filled: storage.Database) -> dict[str, Reading]:
    return computing.readings(filled, CATALOGUE, today())


def rows(db: storage.Database, table: str) -> list[dict[str, Any]]:
    return [dict(row) for row in db.query(f"select * from {table}")]


def facts(db: storage.Database) -> dict[str, dict[str, Any]]:
    return {row["id"]: json.loads(row["facts"]) for row in rows(db, "processes")}


def ends(kept: Any) -> tuple[float, float]:
    """The bounds of an estimate as its JSON holds it: a number, or low, likely and high."""
    if isinstance(kept, dict):
        return kept["low"], kept["high"]
    return kept, kept


def exact(said: Reading, share: float) -> None:
    assert said.low == said.high == pytest.approx(share)


def test_every_offered_measure_is_computed_and_every_one_of_the_plan_is_offered():
    assert computing.COMPUTING.keys() == CATALOGUE.keys()
    assert {key for item in plan.load().items for key in item.measures} == CATALOGUE.keys()


def test_nothing_is_known_of_an_empty_workbench(db):
    found = computing.readings(db, CATALOGUE, today())
    assert {key for key, one in found.items() if one.low is not None or one.high is not None} == (
        set()
    )
    assert all(one.words for one in found.values())


def test_census_coverage(filled, found):
    required = json.loads(rows(filled, "census_rounds")[0]["required"])
    complete = [
        all(kept.get(key) is not None for key in required) for kept in facts(filled).values()
    ]
    exact(found["census-coverage"], sum(complete) / len(complete))
    assert 0 < sum(complete) < len(complete)


def test_redesigned(filled, found):
    drawn = {
        row["process_id"] for row in rows(filled, "model_revisions") if row["state"] == "to-be"
    }
    saving = {row["process_id"] for row in rows(filled, "savings") if row["state"] == "시행 중"}
    exact(found["redesigned"], len(drawn | saving) / len(rows(filled, "processes")))


def test_application_stage(filled, found):
    assert {row["state"] for row in rows(filled, "applications")} == {"작성"}
    exact(found["application-stage"], 0.25)


def test_articles(filled, found):
    articles = rows(filled, "regulations")
    amended = [row for row in articles if row["state"] == "개정 완료"]
    reviewed = [
        row
        for row in articles
        if row["state"] in ("개정 완료", "개정 안 함")
        or (row["standing"] != "미검토" and row["state"] != "미검토")
    ]
    assert {row["state"] for row in articles} >= {"개정 완료", "미검토"}
    exact(found["articles-reviewed"], len(reviewed) / 332)
    exact(found["articles-amended"], len(amended) / 332)


def test_paper_avoided(filled, found):
    """Freed where every linked article is amended, or allows and was left: freed/(freed+kept)."""
    lets_go = {
        row["id"]: row["state"] == "개정 완료"
        or (row["state"] == "개정 안 함" and row["standing"] == "가능")
        for row in rows(filled, "regulations")
    }
    linked = defaultdict(set)
    for row in rows(filled, "regulation_steps"):
        linked[row["process_id"]].add(lets_go[row["regulation_id"]])
    sums = {True: [0.0, 0.0], False: [0.0, 0.0]}
    for process, kept in facts(filled).items():
        if kept.get("yearly_volume") is None or kept.get("paper_sheets") is None:
            continue
        cases, sheets = ends(kept["yearly_volume"]), ends(kept["paper_sheets"])
        into = sums[linked.get(process) == {True}]
        into[0] += cases[0] * sheets[0]
        into[1] += cases[1] * sheets[1]
    low = sums[True][0] / (sums[True][0] + sums[False][1])
    high = sums[True][1] / (sums[True][1] + sums[False][0])
    said = found["paper-avoided"]
    assert said.low == pytest.approx(min(low / 0.5, 1))
    assert said.high == pytest.approx(min(high / 0.5, 1))


def test_documents(found):
    exact(found["open-exports"], 3 / 4)
    exact(found["checked-documents"], 2 / 3)


def test_data_judged(filled, found):
    made = [row for row in rows(filled, "datasets") if row["role"] == "만듦"]
    exact(found["data-judged"], sum(row["opening"] is not None for row in made) / len(made))


def test_hours_given(filled, found):
    known = facts(filled)
    freed, away = [0.0, 0.0], [0.0, 0.0]
    in_force = [row for row in rows(filled, "savings") if row["state"] == "시행 중"]
    for row in in_force:
        kept = known[row["process_id"]]
        cases, before = ends(kept["yearly_volume"]), ends(kept["minutes_per_case"])
        after = ends(json.loads(row["minutes"]))
        freed[0] += cases[0] * (before[0] - after[1]) / 60
        freed[1] += cases[1] * (before[1] - after[0]) / 60
    for row in rows(filled, "given_hours"):
        if row["saving_id"] in {one["id"] for one in in_force}:
            low, high = ends(json.loads(row["hours"]))
            away = [away[0] + low, away[1] + high]
    said = found["hours-given"]
    assert said.low == pytest.approx(away[0] / freed[1])
    assert said.high == pytest.approx(min(away[1] / freed[0], 1))


def test_components(filled, found):
    newest: dict[str, str] = {}
    for row in sorted(rows(filled, "sboms"), key=lambda row: row["created_at"]):
        newest[row["system"]] = row["sha256"]
    files = {row["sha256"]: json.loads(row["components"]) for row in rows(filled, "sbom_files")}
    parts = [part for sha in newest.values() for part in files[sha]]
    exact(found["suppliers-named"], sum(bool(part["supplier"]) for part in parts) / len(parts))
    systems = {name for kept in facts(filled).values() for name in kept.get("systems") or ()}
    systems |= {row["name"] for row in rows(filled, "terms") if row["kind"] == "시스템"}
    exact(found["sbom-systems"], len(newest) / len(systems | newest.keys()))


def test_projects_judged_as_the_portfolio_judges_each(filled, found):
    form = using.in_use(filled, "saas-readiness", today()).form
    judged = gathering.gathered(filled, form, today()).standings
    assert len(judged) == len(rows(filled, "projects"))
    exact(found["projects-judged"], sum(one.judged.decided for one in judged) / len(judged))


def test_rpa_as_each_process_is_diagnosed_by_itself(filled, found):
    rpa = {one.id: reading.of_process(filled, one).rpa for one in all_processes(filled)}
    waiting = sum(not one.decided for one in rpa.values())
    candidates = {key for key, one in rpa.items() if one.decided and one.label == "자동화 추진"}
    live = candidates & {row["process_id"] for row in rows(filled, "automations")}
    live &= {row["process_id"] for row in rows(filled, "savings") if row["state"] == "시행 중"}
    assert candidates
    assert waiting
    exact(found["rpa-judged"], (len(rpa) - waiting) / len(rpa))
    assert found["rpa-live"].low == pytest.approx(len(live) / (len(candidates) + waiting))
    assert found["rpa-live"].high == pytest.approx(len(live) / len(candidates))


def test_assessments_count_answers_of_what_is_asked(filled):
    key = "assessment-zero-trust"
    assert computing.readings(filled, [key], today())[key].low is None
    form = versions.current(filled, "zero-trust")
    with storage.transaction(filled):
        answers.save_answer(
            filled,
            INSTITUTION,
            form,
            form.questions[0].id,
            2,
            revision=0,
            by="가",
            certainty="확인",
        )
    exact(computing.readings(filled, [key], today())[key], 1 / len(form.questions))


def test_a_check_is_kept_once_for_the_same_bytes(db):
    content = b"%PDF-1.4 broken"
    report = looking.check(_docx(), "가.docx")
    outgoing.note_check(db, "가.docx", content, report, by="가")
    assert outgoing.is_noted(db, content)
    outgoing.note_check(db, "나.docx", content, report, by="나")
    assert outgoing.checks(db)[0] == 1


def _docx() -> bytes:
    return writing.write(Document("제목", (Paragraph("글"),)), "docx")

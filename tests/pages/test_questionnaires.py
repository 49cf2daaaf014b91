"""The questionnaires in the browser: read, a new version made, compared, re-scored, published."""

from functools import partial
from typing import Any

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as answers
from evaluations.answers.model import INSTITUTION
from evaluations.projects import store as projects
from evaluations.questionnaire.versions import beginning, store
from tests.pages import visiting
from ui.clock import today
from ui.wording import plain

ZERO, SAAS = "zero-trust", "saas-readiness"
one = partial(visiting.visit, "questionnaire")


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def draft(db):
    with storage.transaction(db):
        base = store.current_version(db, ZERO)
        text = beginning.next_version(base.content, base.version, [base.version], today())
        return store.begin(db, ZERO, text, base.version, by="김")


def change(app: Any, table: str, **edited: Any):
    key = f"questionnaire/{ZERO}/table/{table}/1"
    rows = {int(row.removeprefix("r")): cells for row, cells in edited.items()}
    app.session_state[key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    app.run()
    assert not app.exception
    return app


def form(db: Any, questionnaire_id: str = ZERO):
    standing = store.draft(db, questionnaire_id)
    assert standing
    return questionnaire.parse(standing.content, "초안")


def test_the_list_names_every_questionnaire_with_its_version(db, draft):
    app = visiting.visit("questionnaires")
    told = visiting.said(app.markdown, app.caption)
    for name in questionnaire.shipped_ids():
        assert plain(questionnaire.shipped(name).title) in told
    assert "초안 · 김" in told
    assert "워크벤치와 함께 온 판" in told


@pytest.mark.parametrize("name", questionnaire.shipped_ids())
def test_every_shipped_questionnaire_can_be_read(db, name):
    app = one(id=name)
    shipped = questionnaire.shipped(name)
    assert app.title[0].value
    tables = [table.value for table in app.table]
    assert sum("뜻" in table and "답" in table for table in tables) == len(shipped.questions)
    assert "정부가 정한" in visiting.said(app.info) or "제안" in visiting.said(app.info)


def test_an_unknown_one_leads_to_the_list(db):
    app = one(id="nothing")
    assert "질문지를 찾지 못했습니다" in visiting.said(app.markdown)
    assert "'nothing'" in visiting.said(app.caption)


def test_an_unknown_version_is_said_and_the_one_in_force_is_shown(db):
    app = one(id=ZERO, version="9.9")
    assert "'9.9'판이 없습니다. 있는 판\\: 0.1" in visiting.said(app.warning)
    assert app.info


def test_a_new_version_begins_as_a_draft_with_the_next_name(db):
    app = visiting.press(one(id=ZERO), "새 판 만들기")
    assert app.query_params["version"] == "draft"
    begun = form(db)
    assert (begun.version, begun.begins) == ("0.2", today())
    assert begun.questions == questionnaire.shipped(ZERO).questions
    assert any(editor.value.shape[0] == 6 for editor in app.data_editor)


def test_cells_are_saved_as_they_are_edited_and_told_as_changes(db, draft):
    app = one(id=ZERO, version="draft", part="edit")
    change(app, "questions", r0={"가중치": 2, "까닭": "왜 묻는가"})
    change(app, "anchors", r5={"3점": "늘 살핀다"})
    change(app, "basics", r0={"시행일": "2027-01-01"})
    now = form(db)
    assert (now.question("Z1").weight, now.question("Z1").rationale) == (2, "왜 묻는가")
    assert now.question("Z6").anchors[3] == "늘 살핀다"
    assert now.begins.isoformat() == "2027-01-01"
    app = one(id=ZERO, version="draft", part="changes")
    assert "바뀜 3" in visiting.said(app.markdown)
    assert any("늘 살핀다" in str(table.value) for table in app.table)


def test_a_cell_that_breaks_the_questionnaire_is_refused_with_its_place(db, draft):
    app = one(id=ZERO, version="draft", part="edit")
    change(app, "questions", r1={"가중치": 0})
    assert "Z2의 weight\\: 0보다 큰 수를 적으세요" in visiting.said(app.error)
    assert form(db).question("Z2").weight == 1
    change(app, "questions", r1={"가중치": 0}, r2={"가중치": 4})  # the bad cell is still there
    assert "Z2의 weight" in visiting.said(app.error)
    assert [form(db).question(q).weight for q in ("Z2", "Z3")] == [1, 4]
    visiting.press(app, "고친 것 버리기")
    assert not app.error


def test_a_cell_that_somebody_else_has_changed_is_shown_for_a_choice(db, draft):
    app = one(id=ZERO, version="draft", part="edit")
    with storage.transaction(db):
        text = draft.content.replace("weight: 1\n", "weight: 5\n", 1)
        store.save_draft(db, draft.id, 1, text, by="이")
    change(app, "questions", r0={"가중치": 3}, r1={"가중치": 4})
    assert "두 값을 모두 보관했으니" in visiting.said(app.error)
    assert [form(db).question(q).weight for q in ("Z1", "Z2")] == [5, 4]
    visiting.press(app, "내 값으로 바꾸기")
    assert form(db).question("Z1").weight == 3
    assert not app.error


def test_a_text_is_saved_even_when_it_is_wrong_and_the_line_is_shown(db, draft):
    app = one(id=ZERO, version="draft", part="yaml")
    wrong = draft.content.replace("share: 100", "share: 0")
    app.text_area[0].set_value(wrong).run()
    assert not app.exception
    assert "scoring.share\\: 0보다 큰 수" in visiting.said(app.error)
    assert "→" in app.code[0].value
    standing = store.draft(db, ZERO)
    assert standing
    assert standing.content == wrong
    assert next(b for b in app.button if b.label == "공개하기").disabled
    app = one(id=ZERO, version="draft", part="edit")
    assert "scoring.share" in visiting.said(app.error)


def test_two_texts_are_both_kept_until_somebody_has_chosen(db, draft):
    app = one(id=ZERO, version="draft", part="yaml")
    with storage.transaction(db):
        store.save_draft(db, draft.id, 1, draft.content + "# 이의 글\n", by="이")
    app.text_area[0].set_value(draft.content + "# 김의 글\n").run()
    assert "이 님이 먼저 저장했습니다" in visiting.said(app.error)
    assert "-# 이의 글\n+# 김의 글" in app.code[0].value
    standing = store.draft(db, ZERO)
    assert standing
    assert standing.content.endswith("# 이의 글\n")
    visiting.press(app, "내 글로 바꾸기")
    standing = store.draft(db, ZERO)
    assert standing
    assert standing.content.endswith("# 김의 글\n")
    assert str(app.text_area[0].value).endswith("# 김의 글\n")


def test_publishing_needs_a_note_and_makes_the_version_the_one_that_is_asked(db, draft):
    app = one(id=ZERO, version="draft", part="read")
    visiting.press(app, "공개하기")
    assert "한 줄로 적으세요" in visiting.said(app.error)
    next(f for f in app.text_input if f.label.startswith("남길 말")).set_value("첫 공개").run()
    visiting.press(app, "공개하기")
    assert app.query_params["version"] == "0.2"
    assert store.current(db, ZERO).version == "0.2"
    listed = one(id=ZERO, part="versions").table[0].value
    assert list(listed["판"]) == ["0.2 (지금)", "0.1"]
    assert list(listed["남긴 말"]) == ["첫 공개", "–"]


def test_the_corporations_answers_are_judged_under_the_draft(db, draft):
    shipped = questionnaire.shipped(ZERO)
    with storage.transaction(db):
        for question in shipped.questions:
            value = 1 if question.id == "Z1" else 3
            answers.save_answer(db, INSTITUTION, shipped, question.id, value, revision=0, by="김")
        loose = draft.content.replace("core_below: 0", "core_below: 1")
        store.save_draft(db, draft.id, 1, loose.replace("share: 100", "share: 80"), by="김")
    app = one(id=ZERO, version="draft", part="rescore")
    assert "**기관 전체**: 1단계 → 2단계" in visiting.said(app.markdown)
    assert "단계 규칙\\: 100% 이상" in visiting.said(app.markdown)


def test_projects_are_judged_under_both_versions(db):
    shipped = questionnaire.shipped(SAAS)
    with storage.transaction(db):
        erp = projects.add_project(db, "ERP 고도화", by="김")
        projects.add_project(db, "답 없는 사업", by="김")
        for question in shipped.questions:
            answers.save_answer(db, erp.id, shipped, question.id, 3, revision=0, by="김")
        base = store.current_version(db, SAAS)
        text = base.content.replace(f'version: "{base.version}"', 'version: "9"')
        text = text.replace("at_least: {F: 70, R: 70}", "at_least: {F: 80, R: 80}")
        store.begin(db, SAAS, text, base.version, by="김")
    app = one(id=SAAS, version="draft", part="rescore")
    told = visiting.said(app.markdown)
    assert "판정이 바뀌는 것 **1건**" in told
    assert "**ERP 고도화**: 즉시 도입 → 조건부 도입" in told
    assert "결과 NOW 기준" in told
    assert "답 없는 사업" not in str(app.dataframe[0].value)
    assert list(app.dataframe[0].value["바뀜"]) == ["바뀜"]


def take(content: bytes, name: str = "새.yaml"):
    app = visiting.visit("questionnaires")
    app.file_uploader[0].upload(name, content, "application/yaml").run()
    return next(b for b in app.button if b.label == "초안으로 가져오기").click().run()


def test_a_questionnaire_begins_from_a_file_and_is_published(db):
    text = questionnaire.reading.shipped_text(ZERO).replace(f"id: {ZERO}", "id: own", 1)
    take(text.replace("\n", "\r\n").encode())
    standing = store.draft(db, "own")
    assert standing
    assert standing.content == text
    app = one(id="own", version="draft", part="changes")
    assert "견줄 것이 없습니다" in visiting.said(app.info)
    next(f for f in app.text_input if f.label.startswith("남길 말")).set_value("첫 판").run()
    visiting.press(app, "공개하기")
    assert store.current(db, "own").version == "0.1"
    assert "답한 것이 아직 없습니다" in visiting.said(one(id="own", part="rescore").info)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"id: [", "YAML 문법"),
        ("id: 한글".encode("cp949"), "UTF-8이 아닌"),
        (b"a: &a [x]\nb: *a\n", "별칭"),
    ],
)
def test_a_file_that_is_no_questionnaire_is_refused_with_its_place(db, content, words):
    assert words in visiting.said(take(content).error)
    assert store.drafts(db) == []


def test_a_file_does_not_take_the_place_of_a_draft(db, draft):
    app = take(questionnaire.reading.shipped_text(ZERO).encode())
    assert "초안이 이미 있습니다" in visiting.said(app.error)
    standing = store.draft(db, ZERO)
    assert standing
    assert standing.content == draft.content

"""Files, comments and the history of an answer, on the evaluation page."""

from functools import partial

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as answers
from evaluations.answers.comments import store as comments
from evaluations.answers.evidence import store
from evaluations.answers.model import INSTITUTION
from evaluations.projects import store as projects
from tests.evaluations.answers.conftest import PDF, picture
from tests.pages import visiting
from tests.pages.visiting import said

FORM = questionnaire.shipped("saas-readiness")
visit = partial(visiting.visit, "evaluation")


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def project(db):
    with storage.transaction(db):
        return projects.add_project(db, "ERP 고도화", by="김")


def opened(project, question="Q1.1", owner="", **more):
    """The page with what hangs on a question opened."""
    page = visit(project=project.code, **more)
    return again(page, question, owner or project.id)


def again(page, question, owner):
    """Run once more with the fold open, which a test forgets after each run; browsers don't."""
    page.session_state[key(question, owner, "box")] = True
    page.run()
    assert not page.exception
    return page


def key(question, owner, name):
    return f"hanging/{FORM.id}/{owner}/{question}/{name}"


def upload(page, project, *files, turn=0):
    field = page.file_uploader(key=key("Q1.1", project.id, f"file/{turn}"))
    field.set_value([(name, content, "application/pdf") for name, content in files]).run()
    assert not page.exception
    return page


def test_a_file_is_kept_as_it_is_uploaded_and_taken_off_again(db, project):
    page = again(upload(opened(project), project, ("계약서.pdf", PDF)), "Q1.1", project.id)
    (one,) = store.attached(db, project.id, FORM.id)["Q1.1"]
    assert (one.name, one.updated_by, store.content(db, one.id)) == ("계약서.pdf", "김", PDF)
    assert "근거 파일 1" in said(page.markdown)
    (button,) = page.get("download_button")
    assert button.proto.label == "계약서.pdf"
    page.button(key=key("Q1.1", project.id, f"off/{one.id}")).click().run()
    assert store.attached(db, project.id, FORM.id) == {}
    assert "근거 파일 1" not in said(page.markdown)


def test_a_hostile_file_is_refused_and_the_good_ones_beside_it_are_kept(db, project):
    page = upload(
        opened(project), project, ("a.pdf", PDF), ("b.pdf", b"MZ\0"), ("c.pdf", picture("PNG"))
    )
    assert [one.name for one in store.attached(db, project.id, FORM.id)["Q1.1"]] == ["a.pdf"]
    refusal = said(page.error)
    assert "'b.pdf' 파일의 내용을 알아볼 수 없습니다" in refusal
    assert "'c.pdf' 파일의 내용은 PNG인데" in refusal


def test_the_same_file_again_says_so(db, project):
    page = again(upload(opened(project), project, ("a.pdf", PDF)), "Q1.1", project.id)
    upload(page, project, ("b.pdf", PDF), turn=1)
    assert "같은 파일이 'a.pdf'" in said(page.error)


def test_a_file_that_another_took_off_meanwhile_ends_in_a_sentence(db, project):
    page = again(upload(opened(project), project, ("a.pdf", PDF)), "Q1.1", project.id)
    (one,) = store.attached(db, project.id, FORM.id)["Q1.1"]
    with storage.transaction(db):
        store.detach(db, one.id, by="박")
    page.button(key=key("Q1.1", project.id, f"off/{one.id}")).click().run()
    assert "다른 사람이 뗐을" in said(page.error)


def test_what_people_say_is_a_thread_with_who_and_when(db, project):
    page = opened(project)
    for text in ("작년 근거입니다.", "<b>새로</b> 받았습니다."):
        page.text_area(key=key("Q1.1", project.id, "say")).set_value(text)
        page.button(key=key("Q1.1", project.id, "send")).click().run()
        again(page, "Q1.1", project.id)
    found = comments.comments(db, project.id, FORM.id)["Q1.1"]
    assert [one.text for one in found] == ["작년 근거입니다.", "<b>새로</b> 받았습니다."]
    shown = "\n".join(one.proto.body for one in page.get("html"))
    assert "&lt;b&gt;새로&lt;/b&gt; 받았습니다." in shown
    assert page.text_area(key=key("Q1.1", project.id, "say")).value == ""
    page.button(key=key("Q1.1", project.id, "send")).click().run()
    assert "의견이 비었습니다" in said(page.error)
    assert len(comments.comments(db, project.id, FORM.id)["Q1.1"]) == 2


def test_the_history_tells_each_answer_with_who_gave_it(db, project):
    with storage.transaction(db):
        first = answers.save_answer(db, project.id, FORM, "Q1.1", 3, revision=0, by="이")
        answers.save_answer(
            db, project.id, FORM, "Q1.1", None, revision=first.revision, by="박", evidence="대장"
        )
    (table,) = [one.value for one in opened(project).table]
    assert table["누가"].tolist() == ["박", "이"]
    assert table["답"].tolist() == ["모름", "3 공통업무, 유사기관 SaaS 사례 1건"]
    assert "대장" in table["함께 바뀐 것"][0]


def test_a_file_of_the_corporations_answer_is_seen_from_every_project(db, project):
    with storage.transaction(db):
        other = projects.add_project(db, "그룹웨어", by="김")
        store.attach(db, INSTITUTION, FORM.id, "Q3.5", "정책.pdf", PDF, by="이")
        answers.save_answer(db, other.id, FORM, "Q3.5", 2, revision=0, by="이")
    page = opened(project, "Q3.5", INSTITUTION, section="S3")
    assert [one.proto.label for one in page.get("download_button")] == ["정책.pdf"]
    assert "기관 공통 답변 · 그룹웨어에서 줌 · 이" in said(page.caption)

"""The published view: what was published and nothing later, with steps, rules, comments, RACI."""

import pytest

import storage
from processes.bpmn import reading
from processes.bpmn import store as models
from processes.bpmn.comments import store as comments
from processes.bpmn.publication import store
from processes.regulations import store as regulations
from processes.regulations.model import Clause


@pytest.fixture
def published(db, travel):
    """The first as-is revision published, a second one drawn since."""
    with storage.transaction(db):
        return store.publish(
            db, travel.id, "as-is", 1, seen=None, by="최유진", note="이사회 보고본"
        )


@pytest.fixture
def step(db, travel) -> str:
    revision = models.revision(db, travel.id, "as-is", 1)
    model = reading.read(models.content(db, revision.sha256))
    return next(node.id for node in model.nodes if node.name == "출장을 승인한다")


def choose(app, element: str):
    next(one for one in app.selectbox if one.label == "단계 고르기").set_value(element).run()
    assert not app.exception
    return app


def labels(app) -> list[str]:
    return [one.proto.label for one in app.get("page_link")]


def test_the_published_revision_is_shown_and_not_the_newest(visit, travel, published, editor, read):
    app = visit("model-view", code=travel.code, state="as-is")
    (source,) = editor(app)["sources"]
    assert source["number"] == 1
    assert "최유진" in read(app)
    assert "이사회 보고본" in read(app)
    assert "그 뒤 2판까지 고침" in read(app)
    assert "출장을 승인한다" in str(app.table[0].value)


@pytest.mark.parametrize(("state", "told"), [("as-is", "2판까지"), ("to-be", "1판까지")])
def test_what_is_not_published_says_what_to_do(visit, travel, state, told, read):
    app = visit("model-view", code=travel.code, state=state)
    assert "아직 공개하지 않은 흐름도입니다" in read(app)
    assert told in read(app)
    (way,) = [one for one in app.get("page_link") if one.proto.label == "흐름도에서 공개하기"]
    assert f"state={state}" in way.proto.query_string
    assert not app.get("bidi_component")[1:]


def test_without_a_code_the_page_leads_to_the_list(visit):
    assert "흐름도 목록 열기" in labels(visit("model-view"))


def test_a_step_opens_its_rules_and_says_what_comes_next(db, visit, travel, published, step, read):
    with storage.transaction(db):
        article = regulations.add_regulation(db, Clause("여비규정", "제12조"), by="김")
        regulations.link_step(
            db, article.id, travel.id, element_id=step, element_name="승인", by="김"
        )
        other = regulations.add_regulation(db, Clause("복무규정", "제3조"), by="김")
        regulations.link_step(db, other.id, travel.id, by="김")
    app = choose(visit("model-view", code=travel.code), step)
    assert "여비규정 제12조 (미검토)" in labels(app)
    assert "복무규정 제3조 (미검토)" in labels(app)
    assert "담당 부서장" in read(app)
    assert "열린 의견이 없습니다" in read(app)


def test_comments_can_be_read_and_said_in_the_published_view(
    db, visit, travel, published, step, press, editor, read
):
    with storage.transaction(db):
        comments.begin(
            db, travel.id, "as-is", "전결인가요?", element_id=step, element_name="승인", by="박"
        )
    app = visit("model-view", code=travel.code, panel="의견")
    assert editor(app)["badges"] == {step: "1"}
    assert "전결인가요?" in read(app)
    choose(app, step)
    assert "열린 의견 1건" in read(app)
    app.text_area[0].set_value("네, 전결입니다")
    press(app, "의견 남기기")
    said = comments.threads(db, travel.id, "as-is")[1]
    assert (said.element_id, said.comments[0].text) == (step, "네, 전결입니다")


def test_a_comment_on_what_was_drawn_since_is_not_called_deleted(
    db, visit, travel, published, read
):
    with storage.transaction(db):
        comments.begin(
            db, travel.id, "as-is", "새 단계네요", element_id="New_1", element_name="새로", by="박"
        )
    shown = read(visit("model-view", code=travel.code, panel="의견"))
    assert "이 판에 없는 요소" in shown
    assert "지워진 요소" not in shown


def test_the_raci_table_is_there_to_read(visit, travel, published):
    app = visit("model-view", code=travel.code, panel="RACI")
    shown = app.table[0].value
    assert "R·A" in set(shown["부서장"])
    assert [one.proto.label for one in app.get("download_button")] == [
        "XLSX 내려받기",
        "CSV 내려받기",
    ]


def test_both_lines_published_lead_to_their_comparison(db, visit, travel, published):
    with storage.transaction(db):
        store.publish(db, travel.id, "to-be", 1, seen=None, by="김")
    (way,) = [
        one.proto.query_string
        for one in visit("model-view", code=travel.code).get("page_link")
        if one.proto.label == "현행과 개선 비교"
    ]
    assert "from=as-is%3A1&to=to-be%3A1" in way

"""Comments on a flow chart: said, answered, done with; drafts stay; nobody's words are lost."""

import pytest

import storage
from processes.bpmn import reading
from processes.bpmn import store as models
from processes.bpmn.comments import store


@pytest.fixture
def element(db, travel) -> str:
    """A step of the newest as-is."""
    newest = models.newest(db, travel.id, "as-is")
    assert newest is not None
    model = reading.read(models.content(db, newest.sha256))
    return next(node.id for node in model.nodes if node.name == "출장을 결재한다")


@pytest.fixture
def talk(visit, travel):
    def open_it(author: str = "김민서"):
        return visit("model", code=travel.code, panel="의견", author=author)

    return open_it


def begin(db, process, text, element="", name="", by="박서준") -> str:
    with storage.transaction(db):
        return store.begin(
            db, process.id, "as-is", text, element_id=element, element_name=name, by=by
        )


def about(app, element: str):
    next(one for one in app.selectbox if "무엇에 대한" in one.label).set_value(element).run()
    assert not app.exception
    return app


def test_the_first_comment_on_an_element(db, travel, element, talk, press, read):
    app = about(talk(), element)
    app.text_area[0].set_value("꼭 결재해야 하나요?\n전결이면요?")
    press(app, "의견 남기기")
    (thread,) = store.threads(db, travel.id, "as-is")
    assert (thread.element_id, thread.element_name) == (element, "출장을 결재한다")
    assert (thread.comments[0].text, thread.comments[0].by) == (
        "꼭 결재해야 하나요?\n전결이면요?",
        "김민서",
    )
    assert "전결이면요?" in read(app)
    assert app.text_area[0].value == ""


def test_an_empty_comment_is_refused_with_its_sentence(db, travel, talk, press):
    app = press(talk(), "의견 남기기")
    assert "비었습니다" in app.error[0].value
    assert store.threads(db, travel.id, "as-is") == []


def test_answering_and_calling_it_done_and_opening_it_again(db, travel, talk, press, read):
    begin(db, travel, "왜죠?")
    app = press(talk(), "답하기")
    app.text_area[1].set_value("규정입니다")
    press(app, "답 남기기")
    press(app, "마침으로 표시")
    (thread,) = store.threads(db, travel.id, "as-is")
    assert [one.text for one in thread.comments] == ["왜죠?", "규정입니다"]
    assert thread.done
    assert "마친 의견 1건" in [one.label for one in app.expander]
    assert "김민서 님이" in read(app)
    press(app, "다시 열기")
    assert not store.thread(db, thread.id).done


def test_an_answer_to_what_changed_meanwhile_is_added_to_it(db, travel, talk, press):
    thread = begin(db, travel, "왜죠?")
    app = press(talk(), "답하기")
    app.text_area[1].set_value("내 답")
    with storage.transaction(db):
        store.reply(db, thread, "다른 사람의 답", by="최유진")
    press(app, "답 남기기")
    said = [one.text for one in store.thread(db, thread).comments]
    assert said == ["왜죠?", "다른 사람의 답", "내 답"]


def test_what_was_being_written_is_there_again(db, travel, element, talk):
    app = about(talk(), element)
    app.text_area[0].set_value("쓰다 만 말").run()
    again = about(talk(), element)
    assert again.text_area[0].value == "쓰다 만 말"
    other = about(talk("최유진"), element)
    assert other.text_area[0].value == ""


def test_people_without_a_name_leave_no_draft_for_each_other(db, travel, talk):
    app = talk("")
    app.text_area[0].set_value("이름 없이 쓴 말").run()
    assert talk("").text_area[0].value == ""


def test_a_comment_on_an_element_that_is_gone_says_so(db, travel, talk, read):
    begin(db, travel, "여기요", "Gone_1", "대장에 적는다")
    app = talk()
    shown = read(app)
    assert "대장에 적는다" in shown
    assert "지워진 요소" in shown


def test_the_element_of_a_comment_is_shown_in_the_drawing(db, travel, element, talk, editor, press):
    begin(db, travel, "여기요", element, "출장을 결재한다")
    app = talk()
    assert editor(app)["badges"] == {element: "1"}
    press(app, "출장을 결재한다")
    assert editor(app)["focus"] == element


def test_words_of_a_comment_are_shown_as_written(db, travel, talk, read):
    begin(db, travel, "<script>alert(1)</script> **굵게**")
    shown = read(talk())
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **굵게**" in shown


def test_the_list_of_flow_charts_counts_open_comments_and_publications(db, travel, visit):
    begin(db, travel, "하나")
    labels = [one.proto.label for one in visit("model").get("page_link")]
    assert "의견 1" in labels

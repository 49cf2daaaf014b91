"""Saves of what was edited: put into the stored bytes, merged, refused with what would vanish."""

import gzip
import json

import pytest

import storage
from processes.bpmn import blank, reading, store
from ui.bpmn_editor import bodies, tokens

CODE = "P-0001"
FIRST = blank.blank("처음").replace(b"<bpmn:startEvent", b"<!-- keep me -->\n    <bpmn:startEvent")


def _as_editor(content: bytes) -> bytes:
    """What the editor writes: the same model without comments and in one hand."""
    return content.replace(b"<!-- keep me -->\n    ", b"").replace(b" />", b"/>")


def _edit(content: bytes, old: str, new: str) -> bytes:
    assert old in content.decode()
    return content.decode().replace(old, new).encode()


def _line() -> list[tuple[store.ModelRevision, bytes]]:
    db = storage.open_database()
    (process,) = db.query("select id from processes where code = :code", {"code": CODE})
    found = [
        (one, store.content(db, one.sha256)) for one in store.revisions(db, process["id"], "as-is")
    ]
    db.close()
    return found


def _refused() -> list[bytes]:
    db = storage.open_database()
    (process,) = db.query("select id from processes where code = :code", {"code": CODE})
    found = [store.content(db, one.sha256) for one in store.refused(db, process["id"], "as-is")]
    db.close()
    return found


@pytest.fixture
def opened(client, token: str) -> bytes:
    """What the editor wrote when it had opened the first revision."""
    assert client.save(FIRST, '"0"', token=token).said["number"] == 1
    return _as_editor(FIRST)


@pytest.fixture
def theirs() -> str:
    """The token of a second person."""
    return tokens.sign(CODE, "as-is", "박서준")


def _renamed(content: bytes, name: str) -> bytes:
    return _edit(content, 'name="시작"', f'name="{name}"')


def _lane(content: bytes, name: str) -> bytes:
    return _edit(content, 'name="담당"', f'name="{name}"')


def test_a_save_changes_the_stored_bytes_where_the_edit_is(client, token, opened) -> None:
    answer = client.save_change(opened, _renamed(opened, "접수"), 1, token=token)
    assert (answer.status, answer.said["number"], answer.said["merged"]) == (200, 2, False)
    assert answer.headers["etag"] == '"2"'
    assert _line()[0][1] == _renamed(FIRST, "접수")


def test_a_model_that_nobody_saved_is_edited_too(client, token) -> None:
    fresh = client.open(token=token).content
    answer = client.save_change(fresh, _renamed(fresh, "접수"), 0, token=token)
    assert answer.said["number"] == 1
    assert _line()[0][1] == _renamed(fresh, "접수")


def test_an_edit_of_nothing_makes_no_revision(client, token, opened) -> None:
    assert client.save_change(opened, opened, 1, token=token).said["number"] == 1
    assert len(_line()) == 1


def test_changes_of_two_people_come_together(client, token, theirs, opened) -> None:
    client.save_change(opened, _renamed(opened, "접수"), 1, token=theirs)
    answer = client.save_change(opened, _lane(opened, "인사팀"), 1, token=token)
    assert (answer.status, answer.said["number"], answer.said["merged"]) == (200, 3, True)
    newest, content = _line()[0]
    assert content == _lane(_renamed(FIRST, "접수"), "인사팀")
    assert (newest.origin, newest.created_by, newest.base_number) == ("merge", "김민서", 2)
    assert not _refused()


def test_both_naming_one_element_waits_for_a_choice_and_keeps_both(
    client, token, theirs, opened
) -> None:
    client.save_change(opened, _renamed(opened, "상대"), 1, token=theirs)
    mine = _lane(_renamed(opened, "나"), "인사팀")
    answer = client.save_change(opened, mine, 1, token=token)
    assert answer.status == 409
    assert (answer.said["number"], answer.said["by"]) == (2, "박서준")
    assert answer.said["conflicts"] == [
        {
            "key": "StartEvent_1/name",
            "id": "StartEvent_1",
            "name": "나",
            "what": "이름",
            "mine": "나",
            "theirs": "상대",
        }
    ]
    assert _refused() == [_lane(_renamed(FIRST, "나"), "인사팀")]
    assert _line()[0][0].number == 2


@pytest.mark.parametrize(("choice", "name"), [("mine", "나"), ("theirs", "상대")])
@pytest.mark.parametrize("named", [True, False], ids=["base named", "base remembered"])
def test_the_choice_is_saved_upon_the_newest(
    client, token, theirs, opened, choice: str, name: str, named: bool
) -> None:
    client.save_change(opened, _renamed(opened, "상대"), 1, token=theirs)
    mine = _lane(_renamed(opened, "나"), "인사팀")
    client.save_change(opened, mine, 1, token=token)
    choices = {"StartEvent_1/name": choice}
    base = {"base": 1} if named else {}
    answer = client.save_change(opened, mine, 2, token=token, choices=choices, **base)
    assert (answer.status, answer.said["number"]) == (200, 3)
    assert answer.said["merged"] is (choice == "theirs")  # only then is it not my drawing
    assert _line()[0][1] == _lane(_renamed(FIRST, name), "인사팀")
    assert _refused() == [_lane(_renamed(FIRST, "나"), "인사팀")]


def test_a_save_whose_answer_was_lost_adds_nothing(client, token, theirs, opened) -> None:
    mine = _renamed(opened, "접수")
    client.save_change(opened, mine, 1, token=token)
    again = client.save_change(opened, mine, 1, token=token)
    assert (again.status, again.said["number"], again.said["merged"]) == (200, 2, False)
    client.save_change(mine, _edit(_lane(mine, "재무팀"), "접수", "신청"), 2, token=theirs)
    again = client.save_change(opened, mine, 1, token=token)
    assert (again.status, again.said["number"], again.said["merged"]) == (200, 3, True)
    assert [one.number for one, _content in _line()] == [3, 2, 1]


def test_a_whole_file_that_lacks_something_is_saved_after_a_look_only(
    client, token, opened
) -> None:
    fewer = _edit(FIRST, "<bpmn:flowNodeRef>StartEvent_1</bpmn:flowNodeRef>", "")
    answer = client.save(fewer, '"1"', token=token)
    assert answer.status == 422
    (loss,) = answer.said["losses"]
    assert loss["id"] == "StartEvent_1"
    assert "Lane_1" in loss["sentence"]
    assert len(_line()) == 1
    path = f"/editor/models/{CODE}/as-is"
    headers = {"X_Editor_Token": token, "If_Match": '"1"', "X_Accept_Losses": "true"}
    assert client.ask("PUT", path, fewer, **headers).said["number"] == 2
    assert _line()[0][1] == fewer


def test_what_vanishes_without_having_been_deleted_is_listed_and_can_be_accepted(
    client, token
) -> None:
    hidden = (
        '    <bpmn:task id="할일" />\n    <bpmn:sequenceFlow id="F" sourceRef="StartEvent_1" '
        'targetRef="할일" />\n  </bpmn:process>'
    )
    content = _edit(FIRST, "  </bpmn:process>", hidden)
    client.save(content, '"0"', token=token)
    opened = _as_editor(FIRST)
    gone = _edit(opened, '<bpmn:startEvent id="StartEvent_1" name="시작"/>', "")
    gone = _edit(gone, "<bpmn:flowNodeRef>StartEvent_1</bpmn:flowNodeRef>", "")
    answer = client.save_change(opened, gone, 1, token=token)
    assert answer.status == 422
    assert [loss["id"] for loss in answer.said["losses"]] == ["F"]
    assert len(_line()) == 1
    answer = client.save_change(opened, gone, 1, token=token, accept_losses=True)
    assert answer.said["number"] == 2
    assert {node.id for node in reading.read(_line()[0][1]).nodes} == {"할일"}


def test_a_numbered_revision_opens(client, token, opened) -> None:
    client.save_change(opened, _renamed(opened, "접수"), 1, token=token)
    path = f"/editor/models/{CODE}/as-is"
    first = client.ask("GET", f"{path}/1", X_Editor_Token=token)
    assert (first.status, first.headers["etag"], first.content) == (200, '"1"', FIRST)
    assert client.ask("GET", f"{path}/9", X_Editor_Token=token).status == 404
    assert client.ask("GET", f"{path}/1").status == 403


def _json(opened: bytes, edited: bytes) -> bytes:
    return json.dumps({"opened": opened.decode(), "edited": edited.decode()}).encode()


def test_a_compressed_save_is_understood(client, token, opened) -> None:
    body = gzip.compress(_json(opened, _renamed(opened, "접수")))
    form = {"Content_Type": "application/json", "Content_Encoding": "gzip"}
    assert client.save(body, '"1"', token=token, **form).said["number"] == 2
    assert client.save(body[:-20], '"2"', token=token, **form).status == 400
    assert client.save(b"no gzip", '"2"', token=token, **form).status == 400
    form["Content_Encoding"] = "br"
    assert client.save(body, '"2"', token=token, **form).status == 415


def test_what_unpacks_to_too_much_is_refused_unread(client, token) -> None:
    bomb = gzip.compress(b" " * (bodies.LARGEST_BYTES * 3 + 1))
    for form in ("application/json", "application/xml"):
        headers = {"Content_Type": form, "Content_Encoding": "gzip"}
        assert client.save(bomb, '"0"', token=token, **headers).status == 413
    long = {"opened": "", "edited": "x" * (bodies.LARGEST_BYTES + 1)}
    body = json.dumps(long).encode()
    assert client.save(body, '"0"', token=token, Content_Type="application/json").status == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"edited": "x"}',
        b'{"opened": 1, "edited": "x"}',
        b'{"opened": "x", "edited": "\\ud800"}',
        b'{"opened": "x", "edited": "x", "choices": {"a": "both"}}',
        b'{"opened": "x", "edited": "x", "choices": "mine"}',
        b'{"opened": "x", "edited": "x", "base": -1}',
        b'{"opened": "x", "edited": "x", "base": true}',
        b'{"opened": "x", "edited": "x", "accept_losses": "yes"}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_save_is_refused(client, token, body: bytes) -> None:
    answer = client.save(body, '"0"', token=token, Content_Type="application/json")
    assert answer.status == 400
    assert answer.said["sentence"]
    assert not _line()


def test_a_change_of_something_unreadable_is_refused(client, token, opened) -> None:
    assert client.save_change(opened, b"<a/>", 1, token=token).status == 422
    assert client.save_change(b"", opened, 1, token=token).status == 422
    assert len(_line()) == 1

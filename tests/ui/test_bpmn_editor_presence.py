"""Presence and pictures over the routes: who is told what, and what a reader may not do."""

import json
from collections.abc import Callable
from urllib.parse import quote

import pytest

import storage
from documents import raster
from processes.bpmn import blank, store
from processes.inventory.store import process_by_code
from tests.ui.conftest import Answer, Client
from ui.bpmn_editor import tokens

CODE = "구매/1 호"
ADDRESS = f"/editor/models/{quote(CODE, safe='')}/as-is"


@pytest.fixture(autouse=True)
def _revision(client: Client) -> None:
    """One revision of the as-is, saved by 준비."""
    answer = _save(client, blank.blank("물품 구매"), tokens.sign(CODE, "as-is", "준비"), '"0"')
    assert answer.status == 200


def _save(client: Client, content: bytes, token: str, upon: str) -> Answer:
    return client.ask("PUT", ADDRESS, content, X_Editor_Token=token, If_Match=upon)


def _editing(who: str) -> str:
    return tokens.sign(CODE, "as-is", who)


@pytest.fixture
def reading() -> str:
    """What lets its bearer look, and not touch."""
    return tokens.sign_reading(CODE, "as-is")


@pytest.fixture
def here(client: Client) -> Callable[..., dict[str, object]]:
    """A window's sign of life: here("김민서", "visit-1")."""

    def tell(who: str, visit: str, **more: object) -> dict[str, object]:
        answer = _tell(client, json.dumps({"visit": visit, **more}).encode(), _editing(who))
        assert answer.status == 200
        return answer.said

    return tell


def _tell(client: Client, body: bytes, token: str) -> Answer:
    return client.ask("POST", f"{ADDRESS}/presence", body, X_Editor_Token=token)


def test_windows_hear_of_each_other_and_of_the_newest_revision(here) -> None:
    assert here("김민서", "a") == {"others": [], "me": "김민서", "number": 1, "by": "준비"}
    heard = here("박서준", "b")
    assert heard["others"] == [{"name": "김민서", "windows": 1}]
    assert here("김민서", "a")["others"] == [{"name": "박서준", "windows": 1}]
    here("박서준", "b", leaving=True)
    assert here("김민서", "a")["others"] == []


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b'{"visit": 7}', b'{"visit": ""}', b"[" * 900, b'{"visit": "' + b"x" * 65],
    ids=["empty", "list", "no visit", "number", "blank", "nested", "long"],
)
def test_a_sign_of_life_without_a_window_is_refused(client: Client, body: bytes) -> None:
    answer = _tell(client, body, _editing("김민서"))
    assert (answer.status, "창" in str(answer.said["sentence"])) == (400, True)


def test_more_than_a_sign_of_life_is_not_read(client: Client) -> None:
    body = json.dumps({"visit": "a", "more": "x" * 10_000}).encode()
    assert _tell(client, body, _editing("김민서")).status == 400


def test_a_reader_opens_revisions_and_pictures_and_does_nothing_else(
    client: Client, reading: str
) -> None:
    assert _get(client, "/1", reading).status == 200
    assert _get(client, "/1/picture.svg", reading).status == 200
    assert _save(client, blank.blank("x"), reading, '"1"').status == 403
    assert _tell(client, b'{"visit": "a"}', reading).status == 403


def _get(client: Client, path: str, token: str | None) -> Answer:
    return client.ask("GET", ADDRESS + path, X_Editor_Token=token)


@pytest.mark.parametrize(
    "token",
    [
        lambda: None,
        lambda: tokens.sign_reading("P-0002", "as-is"),
        lambda: tokens.sign_reading(CODE, "to-be"),
        lambda: tokens.sign_reading(CODE, "as-is")[:-1],
    ],
    ids=["none", "other process", "other line", "cut"],
)
def test_without_a_right_token_nothing_is_shown(client: Client, token) -> None:
    for path in ("", "/1", "/1/picture.svg", "/1/picture.png"):
        assert _get(client, path, token()).status == 403


def test_pictures_are_drawn_from_the_stored_bytes_at_twice_their_size(
    client: Client, reading: str
) -> None:
    svg = _get(client, "/1/picture.svg", reading)
    assert svg.headers["content-type"].startswith("image/svg+xml")
    assert "물품 구매" in svg.content.decode()
    assert b"Malgun Gothic" in svg.content  # where the file's first font is not at hand
    png = _get(client, "/1/picture.png", reading)
    assert raster.size(png.content) == (2 * 924, 2 * 274)
    assert "attachment" in png.headers["content-disposition"]


@pytest.mark.parametrize(("path", "status"), [("/9/picture.svg", 404), ("/1/picture.gif", 404)])
def test_what_is_not_there_is_said(client: Client, reading: str, path: str, status: int) -> None:
    assert _get(client, path, reading).status == status


def test_a_model_without_a_picture_says_so(client: Client, reading: str) -> None:
    content = blank.blank("x")
    start = content.index(b"<bpmndi:BPMNDiagram ")
    bare = content[:start] + content[content.index(b"</bpmn:definitions>") :]
    db = storage.open_database()
    with storage.transaction(db):
        process = process_by_code(db, CODE)
        store.add_revision(db, process.id, "as-is", bare, base=1, origin="upload", by="준비")
    db.close()
    answer = _get(client, "/2/picture.svg", reading)
    assert (answer.status, "그림 정보" in str(answer.said["sentence"])) == (422, True)

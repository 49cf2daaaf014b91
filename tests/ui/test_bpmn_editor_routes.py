"""The editor's routes, asked over a real socket: who may save, what is refused, what is kept."""

import json
import threading
from http.client import HTTPConnection
from pathlib import Path

import pytest
from itsdangerous import URLSafeTimedSerializer

import storage
from processes.bpmn import blank, store
from ui.access import secret
from ui.bpmn_editor import assets, routes, tokens

CODE = "P-0001"


def _drawing(name: str) -> bytes:
    return blank.blank(name)


def _line(state: str = "as-is") -> list[store.ModelRevision]:
    db = storage.open_database()
    (process,) = db.query("select id from processes where code = :code", {"code": CODE})
    found = store.revisions(db, process["id"], state)
    db.close()
    return found


def _refused() -> list[tuple[store.RefusedModel, bytes]]:
    db = storage.open_database()
    (process,) = db.query("select id from processes where code = :code", {"code": CODE})
    found = [
        (one, store.content(db, one.sha256)) for one in store.refused(db, process["id"], "as-is")
    ]
    db.close()
    return found


def test_a_process_without_a_model_opens_blank_at_revision_0(client, token: str) -> None:
    answer = client.open(token=token)
    assert (answer.status, answer.headers["etag"]) == (200, '"0"')
    assert answer.content == blank.blank("채용 계획")
    assert answer.headers["cache-control"] == "no-store"


def test_a_save_becomes_the_next_revision_and_opens_byte_for_byte(client, token: str) -> None:
    first, second = _drawing("첫 그림"), _drawing("둘째 그림") + b"\n"
    assert client.save(first, '"0"', token=token).said["number"] == 1
    assert client.save(second, '"1"', token=token).said["number"] == 2
    opened = client.open(token=token)
    assert (opened.headers["etag"], opened.content) == ('"2"', second)
    assert [(one.origin, one.created_by) for one in _line()] == [("editor", "김민서")] * 2


def test_a_stale_save_is_refused_and_both_drawings_are_kept(client, token: str) -> None:
    theirs = tokens.sign(CODE, "as-is", "박서준")
    client.save(_drawing("처음"), '"0"', token=token)
    client.save(_drawing("박서준의 그림"), '"1"', token=theirs)
    answer = client.save(_drawing("김민서의 그림"), '"1"', token=token)
    assert answer.status == 409
    assert (answer.said["number"], answer.said["by"]) == (2, "박서준")
    assert answer.said["at"] == _line()[0].created_at
    assert "박서준" in str(answer.said["sentence"])
    assert client.open(token=token).content == _drawing("박서준의 그림")
    ((refused, content),) = _refused()
    assert content == _drawing("김민서의 그림")
    assert (refused.id, refused.created_by) == (answer.said["kept"], "김민서")


def test_a_save_whose_answer_was_lost_may_come_again(client, token: str) -> None:
    drawing = _drawing("그림")
    for _again in range(2):
        assert client.save(drawing, '"0"', token=token).said["number"] == 1
    assert len(_line()) == 1
    assert not _refused()


def _forged() -> str:
    return str(URLSafeTimedSerializer("guess", salt="bpmn-editor").dumps([CODE, "as-is", "남"]))


@pytest.mark.parametrize(
    "bad",
    [
        lambda: None,
        lambda: "아무 말".encode().hex(),
        _forged,
        lambda: tokens.sign("P-0002", "as-is", "김민서"),
        lambda: tokens.sign(CODE, "to-be", "김민서"),
        lambda: tokens.sign(CODE, "as-is", "김민서")[:-1],
    ],
    ids=["missing", "nonsense", "forged", "other process", "other state", "cut"],
)
def test_without_a_right_token_nothing_opens_and_nothing_is_saved(client, bad) -> None:
    for answer in (client.open(token=bad()), client.save(_drawing("그림"), '"0"', token=bad())):
        assert answer.status == 403
        assert "권한" in str(answer.said["sentence"])
        assert "채용" not in str(answer.said)
    assert not _line()


def test_an_expired_token_is_refused(client, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.open(token=token).status == 200
    monkeypatch.setattr(tokens, "LIFETIME_SECONDS", -1)
    assert client.open(token=token).status == 403


def test_a_secret_from_the_environment_signs_instead_of_the_file(
    client, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_SECRET", "another secret")
    assert client.open(token=token).status == 403
    assert client.open(token=tokens.sign(CODE, "as-is", "김민서")).status == 200


def test_a_state_that_does_not_exist_is_refused_even_when_signed(client) -> None:
    assert client.open(state="someday", token=tokens.sign(CODE, "someday", "김")).status == 403


def test_a_process_that_is_gone_is_named(client) -> None:
    answer = client.open(code="P-9999", token=tokens.sign("P-9999", "as-is", "김민서"))
    assert answer.status == 404
    assert "P-9999" in str(answer.said["sentence"])


def test_a_code_with_a_slash_and_hangul_is_one_code(client) -> None:
    code = "구매/1 호"
    answer = client.open(code=code, token=tokens.sign(code, "as-is", "김민서"))
    assert (answer.status, answer.content) == (200, blank.blank("물품 구매"))


@pytest.mark.parametrize(
    "bad",
    [
        b"no xml",
        b"<a/>",
        b"",
        b'<!DOCTYPE d [<!ENTITY x "y">]><d>&x;</d>',
        _drawing("그림").replace(b"bpmn:task", b"")[:-20],
    ],
    ids=["text", "other xml", "empty", "entities", "truncated"],
)
def test_what_is_no_model_is_refused_with_a_sentence_and_not_stored(
    client, token: str, bad: bytes
) -> None:
    answer = client.save(bad, '"0"', token=token)
    assert answer.status == 422
    assert answer.said["sentence"]
    assert not _line()
    assert not _refused()


@pytest.mark.parametrize("chunked", [False, True], ids=["length named", "chunked"])
def test_more_than_10_mb_is_refused(client, token: str, chunked: bool) -> None:
    large = b"x" * (routes.LARGEST_BYTES + 1)
    connection = HTTPConnection("127.0.0.1", client.port, timeout=30)
    body = iter([large[: 2**22], large[2**22 :]]) if chunked else large
    headers = {"X-Editor-Token": token, "If-Match": '"0"'}
    connection.request("PUT", f"/editor/models/{CODE}/as-is", body, headers)
    answer = connection.getresponse()
    assert answer.status == 413
    assert "10 MB" in json.loads(answer.read())["sentence"]
    connection.close()
    assert not _line()


@pytest.mark.parametrize("base", [None, "*", '"abc"', "-1", '"1", "2"'])
def test_a_save_must_name_the_revision_that_it_was_made_from(
    client, token: str, base: str | None
) -> None:
    assert client.save(_drawing("그림"), base, token=token).status == 428
    assert not _line()


def test_only_get_and_put_are_answered(client, token: str) -> None:
    path = f"/editor/models/{CODE}/as-is"
    assert client.ask("POST", path, b"x", X_Editor_Token=token).status == 405
    assert client.ask("DELETE", path, X_Editor_Token=token).status == 405


def test_an_asset_comes_with_its_type_and_is_cached_by_its_content(
    client, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "entry.js").write_text("export {}")
    monkeypatch.setattr(assets, "DIST", tmp_path)
    address = assets.address("entry.js")
    answer = client.ask("GET", f"/{address}")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    again = client.ask("GET", f"/{address}", If_None_Match=answer.headers["etag"])
    assert (again.status, again.content) == (304, b"")
    (tmp_path / "entry.js").write_text("export { changed }")
    assert assets.address("entry.js") != address
    old = client.ask("GET", f"/{address}")
    assert (old.content, old.headers["cache-control"]) == (b"export { changed }", "no-cache")


@pytest.mark.parametrize(
    "name", ["missing.js", "..%2Froutes.py", "%2e%2e/component.py", ".built-from", "x/entry.js"]
)
def test_nothing_but_the_bundle_is_served(client, name: str) -> None:
    assert client.ask("GET", f"/{assets.PREFIX}/{name}").status == 404


def test_the_secret_is_made_once_and_is_for_the_owner_only(database_url: str) -> None:
    found: list[str] = []
    makers = [threading.Thread(target=lambda: found.append(secret.secret())) for _ in range(8)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert len(found[0]) >= 40
    folder = Path(database_url.removeprefix("sqlite:///")).parent
    (file,) = folder.glob("secret*")
    assert file.name == "secret"
    assert file.stat().st_mode & 0o777 == 0o600

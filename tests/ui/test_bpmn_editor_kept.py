"""A save that was refused can be opened to be looked at, by who may open its line."""

from processes.bpmn import blank
from ui.bpmn_editor import tokens

CODE = "P-0001"


def _kept(client, token: str) -> str:
    """Save from an old revision and return the address of what was refused."""
    client.save(blank.blank("처음"), '"0"', token=token)
    client.save(blank.blank("먼저 온 그림"), '"1"', token=token)
    refused = client.save(blank.blank("늦게 온 그림"), '"1"', token=token)
    assert refused.status == 409
    return f"/editor/models/{CODE}/as-is/kept/{refused.said['kept']}"


def test_a_refused_save_opens_byte_for_byte_for_a_reader(client, token: str) -> None:
    address = _kept(client, token)
    reader = tokens.sign_reading(CODE, "as-is")
    answer = client.ask("GET", address, X_Editor_Token=reader)
    assert (answer.status, answer.content) == (200, blank.blank("늦게 온 그림"))


def test_its_picture_is_drawn(client, token: str) -> None:
    address = _kept(client, token)
    answer = client.ask("GET", f"{address}/picture.svg", X_Editor_Token=token)
    assert (answer.status, answer.content[:4]) == (200, b"<svg")
    assert client.ask("GET", f"{address}/picture.gif", X_Editor_Token=token).status == 404


def test_nobody_opens_it_with_a_token_for_another_line_or_without_one(client, token: str) -> None:
    address = _kept(client, token)
    other = tokens.sign_reading(CODE, "to-be")
    for given in (None, other):
        assert client.ask("GET", address, X_Editor_Token=given).status == 403


def test_what_was_not_refused_is_not_there(client, token: str) -> None:
    address = f"/editor/models/{CODE}/as-is/kept/none"
    assert client.ask("GET", address, X_Editor_Token=token).status == 404

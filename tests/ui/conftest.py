"""The editor's routes on a server of their own, and somebody to ask them."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import quote

import pytest
import uvicorn
from starlette.applications import Starlette

import storage
from processes.inventory.model import Facts
from processes.inventory.store import add_process
from ui.bpmn_editor import routes, tokens

CODE = "P-0001"


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def said(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.content)
        return found


class Client:
    """Asks the routes; a token for the as-is of the first process unless another is given."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str | None) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        given = {name.replace("_", "-"): value for name, value in headers.items() if value}
        connection.request(method, path, body or None, given)
        answer: HTTPResponse = connection.getresponse()
        found = Answer(answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return found

    def open(self, *, code: str = CODE, state: str = "as-is", token: str | None) -> Answer:
        path = f"/editor/models/{quote(code, safe='')}/{state}"
        return self.ask("GET", path, X_Editor_Token=token)

    def save(
        self,
        content: bytes,
        base: str | None,
        *,
        token: str | None,
        state: str = "as-is",
        **headers: str,
    ) -> Answer:
        path = f"/editor/models/{CODE}/{state}"
        return self.ask("PUT", path, content, X_Editor_Token=token, If_Match=base, **headers)

    def save_change(
        self, opened: bytes, edited: bytes, upon: int, *, token: str, **more: object
    ) -> Answer:
        body = {"opened": opened.decode(), "edited": edited.decode(), **more}
        content = json.dumps(body, ensure_ascii=False).encode()
        return self.save(content, f'"{upon}"', token=token, Content_Type="application/json")


@pytest.fixture
def client(database_url: str) -> Iterator[Client]:
    """A server of the routes alone, over a database with one process."""
    db = storage.open_database(database_url)
    with storage.transaction(db):
        add_process(db, "채용 계획", "인사부", Facts(), by="준비", code=CODE)
        add_process(db, "물품 구매", "총무부", Facts(), by="준비", code="구매/1 호")
    db.close()
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(Starlette(routes=routes.ROUTES), log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Client(listener.getsockname()[1])
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()


@pytest.fixture
def token(database_url: str) -> str:
    """What lets 김민서 open and save the as-is of the first process."""
    return tokens.sign(CODE, "as-is", "김민서")

"""Sign-in over HTTP: the guard, the form, the cookie, the record, on a server of their own."""

import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import storage
from access.people import store as people
from access.record import store as record
from access.roles import Role
from ui.access.guarding import HEADERS, Guard
from ui.access.routes import ROUTES, onward

PASSWORD = "correct horse battery"
HTML = {"Accept": "text/html"}


async def _page(request: Request) -> Response:
    return PlainTextResponse("inside")


async def _file(request: Request) -> Response:
    said = "attachment; filename*=UTF-8''%EC%97%85%EB%AC%B4.xlsx"
    return Response(b"x", headers={"Content-Disposition": said})


@pytest.fixture
def port(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The guard and the routes before a page and a file, with one account."""
    monkeypatch.setenv("WORKBENCH_SIGN_IN", "local")
    with storage.writing_to(database_url) as db:
        people.add_account(db, "kim", "김민서", [Role.TASKFORCE], password=PASSWORD, by="준비")
    inside = [Route("/media/file", _file), Route("/{page:path}", _page)]
    app = Starlette(routes=[*ROUTES, *inside], middleware=[Middleware(Guard)])
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listener.getsockname()[1]
    server.should_exit = True
    thread.join()


def _ask(
    port: int, method: str, path: str, body: str = "", **headers: str
) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body or None, named)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def _sign_in(port: int, password: str = PASSWORD, onward: str = "/inventory", **headers: str):
    body = urlencode({"login": "kim", "password": password, "next": onward})
    given = {"Origin": f"http://127.0.0.1:{port}", **headers}
    return _ask(
        port, "POST", "/sign-in", body, Content_Type="application/x-www-form-urlencoded", **given
    )


def _acts(database_url: str) -> list[str]:
    with storage.reading_from(database_url) as db:
        return [line.action for line in record.lines(db)]


@pytest.mark.parametrize("path", ["/", "/inventory?department=a", "/process?code=P-1"])
def test_a_page_signed_out_leads_to_the_sign_in_and_back(port, path):
    answer, text = _ask(port, "GET", path, Accept="text/html")
    assert answer.status == 303
    assert answer.headers["location"].startswith("/sign-in?next=/")
    assert "inside" not in text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/media/file"),
        ("GET", "/_stcore/host-config"),
        ("PUT", "/_stcore/upload_file/a/b"),
        ("GET", "/editor/models/P-1/as-is"),
        ("GET", "/anything"),
        ("GET", "/static/../inventory"),
        ("GET", "/sign-in/../inventory"),
    ],
)
def test_everything_else_signed_out_is_refused(port, method, path):
    answer, text = _ask(port, method, path)
    assert answer.status == 401
    assert "inside" not in text


def test_the_password_opens_a_session_that_scripts_cannot_read(port, database_url):
    answer, _ = _sign_in(port)
    assert (answer.status, answer.headers["location"]) == (303, "/inventory")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    kept = cookie.partition(";")[0]
    assert _ask(port, "GET", "/inventory", Accept="text/html", Cookie=kept)[1] == "inside"
    assert _ask(port, "GET", "/inventory", Cookie="workbench_session=forged")[0].status == 401
    out, _ = _ask(port, "POST", "/sign-out", Cookie=kept, Origin=f"http://127.0.0.1:{port}")
    assert out.status == 303
    assert _ask(port, "GET", "/inventory", Cookie=kept)[0].status == 401
    assert _acts(database_url) == ["로그인", "로그아웃"]


def test_a_wrong_password_is_told_in_one_sentence_and_slowed_after_five(port, database_url):
    for _ in range(5):
        answer, text = _sign_in(port, "wrong")
        assert answer.status == 401
        assert "맞지 않습니다" in text
        assert "wrong" not in text
    answer, text = _sign_in(port)
    assert answer.status == 429
    assert "잠시 막았습니다" in text
    assert _acts(database_url) == ["로그인 실패"] * 5


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1"])
def test_a_form_from_elsewhere_signs_nobody_in_or_out(port, origin):
    assert _sign_in(port, Origin=origin)[0].status == 403
    kept = _sign_in(port)[0].headers["set-cookie"].partition(";")[0]
    assert _ask(port, "POST", "/sign-out", Origin=origin, Cookie=kept)[0].status == 403
    assert _ask(port, "GET", "/inventory", Cookie=kept)[1] == "inside"


def test_a_body_without_end_is_refused(port):
    assert _sign_in(port, "x" * 20000)[0].status == 413


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [
        ("/inventory?a=b", "/inventory?a=b"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_nobody_is_led_away(wanted, leads):
    assert onward(wanted) == leads


def test_what_was_typed_never_becomes_markup(port):
    body = urlencode({"login": '"><script>1</script>', "password": "x", "next": '"><b>'})
    _, text = _ask(port, "POST", "/sign-in", body, Origin=f"http://127.0.0.1:{port}")
    assert "<script>1" not in text
    assert '"><b>' not in text


def test_every_answer_bears_the_headers(port):
    for answer, _ in (_sign_in(port), _ask(port, "GET", "/x"), _ask(port, "GET", "/sign-in")):
        for name, value in HEADERS.items():
            assert answer.headers[name] == value


def test_a_file_that_leaves_is_in_the_record(port, database_url):
    kept = _sign_in(port)[0].headers["set-cookie"].partition(";")[0]
    assert _ask(port, "GET", "/media/file", Cookie=kept)[0].status == 200
    with storage.reading_from(database_url) as db:
        last = list(record.lines(db))[-1]
        assert record.verify(db).whole
    assert (last.login, last.action, last.object) == ("kim", "내려받기", "업무.xlsx")
    assert last.address == "127.0.0.1"


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:8501", 200), ("127.0.0.1", 200), ("[::1]:80", 200), ("evil.example:8501", 421)],
)
def test_the_demo_answers_to_this_machines_names_alone(port, monkeypatch, host, status):
    monkeypatch.setenv("WORKBENCH_SIGN_IN", "demo")
    assert _ask(port, "GET", "/inventory", Host=host)[0].status == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X_Workbench_User": "kim", "X_Workbench_Proxy_Secret": "s" * 40}, 200),
        ({"X_Workbench_User": "KIM", "X_Workbench_Proxy_Secret": "s" * 40}, 200),
        ({"X_Workbench_User": "nobody", "X_Workbench_Proxy_Secret": "s" * 40}, 401),
        ({"X_Workbench_User": "kim", "X_Workbench_Proxy_Secret": "guess"}, 401),
        ({"X_Workbench_User": "kim"}, 401),
        ({}, 401),
    ],
)
def test_a_proxys_header_counts_with_its_secret_alone(port, monkeypatch, headers, status):
    monkeypatch.setenv("WORKBENCH_SIGN_IN", "proxy")
    monkeypatch.setenv("WORKBENCH_PROXY_SECRET", "s" * 40)
    assert _ask(port, "GET", "/inventory", **headers)[0].status == status

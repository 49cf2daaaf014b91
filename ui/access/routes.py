"""The routes of sign-in with local accounts.

GET  /sign-in   the form
POST /sign-in   login, password, next: a session in an HttpOnly, SameSite=Lax cookie · 401 with
                the sentence · 429 after too many failures
POST /sign-out  ends the session
A POST must come from our own pages: its Origin is looked at, and the cookie does not come along
with one from elsewhere.
"""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import anyio
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

import storage
from access.modes import Mode, mode
from access.people.model import Account
from access.record import store as record
from access.record.model import Act, Visitor
from access.sessions import store as sessions
from access.sessions.model import LONGEST, SignInRefused, Throttled
from ui.access import sign_in_page
from ui.access.knowing import COOKIE

_LARGEST = 8192


async def _form(request: Request) -> Response:
    if mode() is not Mode.LOCAL:
        return RedirectResponse("/", 303)
    return _page(onward(request.query_params.get("next", "")))


async def _sign_in(request: Request) -> Response:
    if mode() is not Mode.LOCAL or not same_origin(request):
        return Response(status_code=403)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            return Response(status_code=413)
    fields = {k: v[0] for k, v in parse_qs(body.decode("utf-8", "replace")).items()}
    login, next_page = fields.get("login", "").strip(), onward(fields.get("next", ""))
    try:
        token = await anyio.to_thread.run_sync(
            _begun, login, fields.get("password", ""), _address(request)
        )
    except (SignInRefused, Throttled) as refusal:
        status = 401 if isinstance(refusal, SignInRefused) else 429
        return _page(next_page, login=login, refusal=refusal.sentence, status=status)
    answer = RedirectResponse(next_page, 303)
    answer.set_cookie(
        COOKIE,
        token,
        max_age=int(LONGEST.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


async def _sign_out(request: Request) -> Response:
    if not same_origin(request):
        return Response(status_code=403)
    if token := request.cookies.get(COOKIE):
        await anyio.to_thread.run_sync(_ended, token, _address(request))
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return answer


def onward(wanted: str) -> str:
    """Return where to go after signing in: a place of ours, never another host."""
    parts = urlsplit(wanted)
    ours = not parts.scheme and not parts.netloc and wanted.startswith("/")
    return wanted if ours and not wanted.startswith(("//", "/\\")) and "\\" not in wanted else "/"


def same_origin(request: Request) -> bool:
    """Whether a browser says that the request comes from our own pages."""
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _begun(login: str, password: str, address: str) -> str:
    now = datetime.now(UTC)
    try:
        with storage.reading_from() as db:
            account: Account = sessions.checked(db, login, password, address=address, now=now)
    except SignInRefused:
        with storage.writing_to() as db:
            sessions.failed(db, login, address=address, now=now)
            record.add(db, Visitor(login, "", address), Act.REFUSED, "")
        raise
    with storage.writing_to() as db:
        record.add(db, Visitor(account.login, account.name, address), Act.SIGN_IN, "")
        return sessions.begin(db, account.id, address=address, now=now)


def _ended(token: str, address: str) -> None:
    with storage.writing_to() as db:
        account = sessions.signed_in(db, token, datetime.now(UTC))
        sessions.end(db, token)
        if account:
            record.add(db, Visitor(account.login, account.name, address), Act.SIGN_OUT, "")


def _page(wanted: str, *, status: int = 200, login: str = "", refusal: str = "") -> Response:
    return HTMLResponse(sign_in_page.html(wanted, login=login, refusal=refusal), status)


ROUTES: list[BaseRoute] = [
    Route("/sign-in", _form, methods=["GET"]),
    Route("/sign-in", _sign_in, methods=["POST"]),
    Route("/sign-out", _sign_out, methods=["POST"]),
]

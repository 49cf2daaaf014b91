"""What stands before everything that is served: who may come in, and the headers of answers.

Signed out, a page leads to the sign-in and everything else, the websocket first of all, is
refused. In demo mode only this machine's own names are answered, so that a page elsewhere that
makes its name point here (DNS rebinding) gets nothing.
"""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access import recording
from access.modes import Mode, loopback, mode
from access.record.model import Act, Visitor
from ui.access import knowing

# What the sign-in page and the checks of a running server need.
_OPEN_PAGES = frozenset({"/sign-in", "/_stcore/health", "/favicon.png"})
_OPEN_FOLDERS = ("/static/", "/app/static/")
# vega's expressions need eval, Streamlit's own page an inline script, its components blob:.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "connect-src 'self' data: blob:",
        "frame-src 'self' blob: data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """ASGI middleware in front of Streamlit and of our routes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may come in; answer the rest."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = await _refusal(scope)
        if refusal is None:
            await self._app(scope, receive, _with_headers(_noting(scope, send)))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": "signed out"})
        else:
            await refusal(scope, receive, _with_headers(send))


async def _refusal(scope: Scope) -> Response | None:
    """Return the answer for those who may not come in, or None."""
    headers, path = Headers(scope=scope), str(scope["path"])
    found = mode()
    if found is Mode.DEMO:
        return None if _named_for_us(headers) else PlainTextResponse("unknown host", 421)
    if found is Mode.OIDC or _open(path):
        return None  # with OIDC the script asks: the provider's cookie is Streamlit's to read
    known = await anyio.to_thread.run_sync(knowing.person, found, cookies(headers), headers)
    if known is not None:
        return None
    if found is Mode.LOCAL and "text/html" in headers.get("accept", ""):
        query = scope.get("query_string", b"").decode("latin-1")
        return RedirectResponse(
            f"/sign-in?next={quote(path + ('?' + query if query else ''))}", 303
        )
    return PlainTextResponse("로그인하지 않았습니다.", 401)


def _open(path: str) -> bool:
    """Whether a path is for everybody; one that climbs up again is for nobody."""
    return path in _OPEN_PAGES or (path.startswith(_OPEN_FOLDERS) and ".." not in path)


def cookies(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the cookies of a request; none where they can't be read."""
    try:
        return {name: one.value for name, one in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _named_for_us(headers: Mapping[str, str]) -> bool:
    host = headers.get("host", "")
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    return loopback(name.strip("[]"))


def _noting(scope: Scope, send: Send) -> Send:
    """Record a file that leaves: whatever page offered it, it goes through here."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            said = Headers(raw=message["headers"]).get("content-disposition", "")
            if said.startswith("attachment"):
                await anyio.to_thread.run_sync(_note, scope, _file_name(said))
        await send(message)

    return sending


def _note(scope: Scope, name: str) -> None:
    headers, client = Headers(scope=scope), scope.get("client")
    known = knowing.person(mode(), cookies(headers), headers)
    login, who = (known.login, known.name) if known else (str(mode()), "")
    visitor = Visitor(login, who, client[0] if client else "")
    recording.note(visitor, Act.EXPORT, name, str(scope["path"]))


def _file_name(disposition: str) -> str:
    """Return the name of a file out of a Content-Disposition (RFC 6266)."""
    _, star, name = disposition.partition("filename*=")
    if star:
        return unquote(name.partition(";")[0].rpartition("''")[2])
    return disposition.partition("filename=")[2].partition(";")[0].strip('"')


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending

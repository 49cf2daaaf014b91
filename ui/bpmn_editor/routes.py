"""The routes over which the editor loads and saves a model.

GET  /editor/models/{process code}/{state}    the newest revision, its number as the ETag
PUT  the same, If-Match: the number that the drawing was made from
     200 saved · 409 a newer revision stands, the bytes are kept · 422 no readable model
GET  /editor/assets/{file}                    the bundle

Every model request carries a signed token in a header: no cookies, so no cross-site request.
"""

import re
from collections.abc import Awaitable, Callable

import anyio
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from errors import WorkbenchError
from processes.bpmn.model import BadModel
from processes.bpmn.store import ModelRevision, StaleModel, UnknownModel, states
from processes.inventory.model import UnknownProcess
from ui.bpmn_editor import assets, exchange, tokens

LARGEST_BYTES = 10 * 1024 * 1024
_READ_AT_MOST = 10 * LARGEST_BYTES
_STATUS: dict[type[WorkbenchError], int] = {
    tokens.BadToken: 403,
    UnknownProcess: 404,
    UnknownModel: 404,
    StaleModel: 409,
    BadModel: 422,
}

Handler = Callable[[Request], Awaitable[Response]]


class _TooLarge(WorkbenchError):
    def __init__(self) -> None:
        super().__init__("흐름도가 10 MB를 넘어 저장하지 않았습니다. 그림을 나누어 저장하세요.")


class _NoBase(WorkbenchError):
    def __init__(self) -> None:
        super().__init__("어느 판에서 고쳤는지 빠진 저장입니다. 페이지를 새로 고치세요.")


_STATUS |= {_TooLarge: 413, _NoBase: 428}


def _refusing(handler: Handler) -> Handler:
    """Answer a refusal with its sentence; whatever else goes wrong stays a bug."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except WorkbenchError as refusal:
            status = _STATUS.get(type(refusal), 503)
            return JSONResponse(_explained(refusal), status)

    return answer


def _explained(refusal: WorkbenchError) -> dict[str, object]:
    explained: dict[str, object] = {"sentence": refusal.sentence}
    if isinstance(refusal, StaleModel):
        explained |= {
            "number": refusal.newest.number,
            "by": refusal.newest.created_by,
            "at": refusal.newest.created_at,
            "kept": refusal.refused.id,
        }
    return explained


@_refusing
async def _open(request: Request) -> Response:
    code, state, _author = await _permitted(request)
    model = await anyio.to_thread.run_sync(exchange.opened, code, state)
    headers = {"ETag": f'"{model.number}"', "Cache-Control": "no-store"}
    return Response(model.content, media_type="application/xml", headers=headers)


@_refusing
async def _save(request: Request) -> Response:
    code, state, author = await _permitted(request)
    base, content = _base(request), await _body(request)

    def save() -> ModelRevision:
        return exchange.saved(code, state, content, base=base, by=author)

    revision = await anyio.to_thread.run_sync(save)
    answer = {"number": revision.number, "at": revision.created_at}
    return JSONResponse(answer, headers={"ETag": f'"{revision.number}"'})


async def _permitted(request: Request) -> tuple[str, str, str]:
    """Return the process code, the state and the author, or raise BadToken."""
    code, state = request.path_params["code"], request.path_params["state"]
    token = request.headers.get("X-Editor-Token")
    author = await anyio.to_thread.run_sync(tokens.author_of, token, code, state)
    if state not in states:
        raise tokens.BadToken
    return code, state, author


def _base(request: Request) -> int:
    found = re.fullmatch(r'"?(\d{1,9})"?', request.headers.get("If-Match", ""))
    if found is None:
        raise _NoBase
    return int(found[1])


async def _body(request: Request) -> bytes:
    """Return the body, or raise _TooLarge.

    What is somewhat too large is read to its end and dropped: a browser that is cut off while it
    sends sees a broken connection in place of the answer.
    """
    body, length = bytearray(), 0
    async for chunk in request.stream():
        length += len(chunk)
        if length <= LARGEST_BYTES:
            body += chunk
        elif length > _READ_AT_MOST:
            break
    if length > LARGEST_BYTES:
        raise _TooLarge
    return bytes(body)


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    found = assets.file(name)
    if found is None:
        return Response(status_code=404)
    path, mime = found
    content_hash = assets.content_hash(name)
    etag = f'"{content_hash}"'
    if request.headers.get("If-None-Match") == etag:
        return Response(status_code=304, headers={"ETag": etag})
    fresh = request.query_params.get("v") == content_hash
    cached = "public, max-age=31536000, immutable" if fresh else "no-cache"
    headers = {"ETag": etag, "Cache-Control": cached, "X-Content-Type-Options": "nosniff"}
    return FileResponse(path, media_type=mime, headers=headers)


_MODEL = "/editor/models/{code:path}/{state}"
ROUTES: list[BaseRoute] = [
    Route(_MODEL, _open, methods=["GET"]),
    Route(_MODEL, _save, methods=["PUT"]),
    Route(f"/{assets.PREFIX}/{{name}}", _asset, methods=["GET"]),
]

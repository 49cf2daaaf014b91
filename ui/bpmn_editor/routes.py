"""The routes over which the editor loads and saves a model.

GET  /editor/models/{process code}/{state}    the newest revision, its number as the ETag
GET  /editor/models/{process code}/{state}/{number}   that revision
PUT  /editor/models/{process code}/{state}, If-Match: the number that the drawing was made from
     200 saved {number, at, merged, others: whose changes it holds, too} · 409 a newer revision
     stands and both changed the same, both kept {number, by, at, kept, conflicts} · 422 no
     readable model, or {losses}: what would vanish without having been deleted · bodies.py says
     what is understood
presence.py, pictures.py and placing.py serve the addresses that go on from there
GET  /editor/assets/{file}                    the bundle

Every model request carries a signed token in a header: no cookies, so no cross-site request.
"""

import re
from dataclasses import asdict

import anyio
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from errors import WorkbenchError
from processes.bpmn.change import Misplaced, Unspliceable
from processes.bpmn.model import BadModel
from processes.bpmn.store import StaleModel
from ui.bpmn_editor import assets, bodies, exchange, kept, permission, pictures, placing, presence

_CHUNK = re.compile(r"[a-z]+-[A-Z0-9]{8}\.js")  # the bundler puts a hash of the content there
LARGEST_BYTES = bodies.LARGEST_BYTES
_STATUS: dict[type[WorkbenchError], int] = {
    **permission.STATUS,
    StaleModel: 409,
    BadModel: 422,
    bodies.BadBody: 400,
    bodies.TooLarge: 413,
    bodies.UnknownForm: 415,
    permission.NoBase: 428,
    exchange.Conflicting: 409,
    exchange.Losing: 422,
    Misplaced: 422,
    Unspliceable: 422,
}


def _explained(refusal: WorkbenchError) -> dict[str, object]:
    explained: dict[str, object] = {"sentence": refusal.sentence}
    if isinstance(refusal, StaleModel):
        explained |= {
            "number": refusal.newest.number,
            "by": refusal.newest.created_by,
            "at": refusal.newest.created_at,
            "kept": refusal.refused.id,
            "conflicts": [asdict(one) for one in getattr(refusal, "conflicts", ())],
        }
    if isinstance(refusal, exchange.Losing):
        explained["losses"] = [{"id": one.id, "sentence": one.sentence} for one in refusal.losses]
    return explained


_refusing = permission.refusing(_STATUS, _explained)


@_refusing
async def _open(request: Request) -> Response:
    code, state = await permission.reader(request)
    number = request.path_params.get("number")
    model = await anyio.to_thread.run_sync(exchange.opened, code, state, number)
    headers = {"ETag": f'"{model.number}"', "Cache-Control": "no-store"}
    return Response(model.content, media_type="application/xml", headers=headers)


@_refusing
async def _save(request: Request) -> Response:
    code, state, author = await permission.editor(request)
    base, edited = permission.base(request), await bodies.edited(request)

    def save() -> exchange.Saved:
        return exchange.saved(code, state, edited, base=base, by=author)

    saved = await anyio.to_thread.run_sync(save)
    revision = saved.revision
    answer = {
        "number": revision.number,
        "at": revision.created_at,
        "merged": saved.merged,
        "others": saved.others,
    }
    return JSONResponse(answer, headers={"ETag": f'"{revision.number}"'})


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
    named_by_content = _CHUNK.fullmatch(name) is not None
    fresh = named_by_content or request.query_params.get("v") == content_hash
    cached = "public, max-age=31536000, immutable" if fresh else "no-cache"
    headers = {"ETag": etag, "Cache-Control": cached, "X-Content-Type-Options": "nosniff"}
    return FileResponse(path, media_type=mime, headers=headers)


_MODEL = "/editor/models/{code:path}/{state}"
ROUTES: list[BaseRoute] = [
    *pictures.ROUTES,
    *placing.ROUTES,
    *kept.ROUTES,
    *presence.ROUTES,
    Route(_MODEL + "/{number:int}", _open, methods=["GET"]),
    Route(_MODEL, _open, methods=["GET"]),
    Route(_MODEL, _save, methods=["PUT"]),
    Route(f"/{assets.PREFIX}/{{name}}", _asset, methods=["GET"]),
]

"""The routes over which a viewer opens a save that was refused: kept whole, outside the line.

GET /editor/models/{process code}/{state}/kept/{id} · …/picture.svg · …/picture.png
"""

import anyio
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from processes.bpmn import store
from processes.bpmn.store import UnknownModel
from processes.inventory.store import process_by_code
from ui import data
from ui.bpmn_editor import permission, pictures


async def _open(request: Request) -> Response:
    code, state = await permission.reader(request)
    content = await anyio.to_thread.run_sync(_kept, code, state, request.path_params["id"])
    headers = {"ETag": '"0"', "Cache-Control": "no-store"}
    return Response(content, media_type="application/xml", headers=headers)


async def _picture(request: Request) -> Response:
    code, state = await permission.reader(request)
    id, kind = request.path_params["id"], request.path_params["kind"]
    if kind not in pictures.TYPES:
        return Response(status_code=404)

    def draw() -> bytes:
        return pictures.of_content(_kept(code, state, id), kind)

    content = await anyio.to_thread.run_sync(draw)
    return pictures.answer(content, f"{code}.{state}.{id}.{kind}", kind)


def _kept(process_code: str, state: str, id: str) -> bytes:
    """Return the bytes of the refused save, or raise UnknownModel. Blocks."""
    with data.reading() as db:
        process = process_by_code(db, process_code)
        for one in store.refused(db, process.id, state):
            if one.id == id:
                return store.content(db, one.sha256)
    raise UnknownModel("밀려난 저장이 없습니다. 저장 기록에서 다시 고르세요.")


_KEPT = "/editor/models/{code:path}/{state}/kept/{id}"
_answered = permission.refusing(pictures.STATUS)
ROUTES = [
    Route(_KEPT + "/picture.{kind}", _answered(_picture), methods=["GET"]),
    Route(_KEPT, _answered(_open), methods=["GET"]),
]

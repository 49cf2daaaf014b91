"""The route that draws a stored revision as a file: SVG, or PNG at twice its size.

GET /editor/models/{process code}/{state}/{number}/picture.svg · picture.png

Drawn from the stored bytes, not in the browser: what bpmn-js can't read is drawn too, and Korean
looks the same on every machine. The SVG names its font with fallbacks for Korean, the PNG is drawn
with the fonts that the workbench brings.
"""

from urllib.parse import quote

import anyio
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from documents import raster
from documents.refusals import BadPicture
from processes.bpmn import picture, store
from processes.bpmn.model import BadModel
from processes.bpmn.picture import NoPicture
from processes.inventory.store import process_by_code
from ui import data
from ui.bpmn_editor import permission

TYPES = {"svg": "image/svg+xml", "png": "image/png"}


async def _picture(request: Request) -> Response:
    code, state = await permission.reader(request)
    number, kind = request.path_params["number"], request.path_params["kind"]
    if kind not in TYPES:
        return Response(status_code=404)

    def draw() -> bytes:
        return drawn(code, state, number, kind)

    content = await anyio.to_thread.run_sync(draw)
    return answer(content, f"{code}.{state}.{number}.{kind}", kind)


def answer(content: bytes, name: str, kind: str) -> Response:
    """Return the answer that brings a picture as a file of that name."""
    headers = {
        "Cache-Control": "private, max-age=3600",
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type=TYPES[kind], headers=headers)


def drawn(process_code: str, state: str, number: int, kind: str) -> bytes:
    """Return the picture of one revision, or raise UnknownModel or NoPicture. Blocks."""
    with data.reading() as db:
        process = process_by_code(db, process_code)
        revision = store.revision(db, process.id, state, number)
        content = store.content(db, revision.sha256)
    return of_content(content, kind)


def of_content(content: bytes, kind: str) -> bytes:
    """Return the picture of stored bytes, or raise NoPicture or BadModel. Blocks."""
    markup = picture.svg(content)
    return markup.encode() if kind == "svg" else raster.scaled(markup, 2)


STATUS = {**permission.STATUS, NoPicture: 422, BadModel: 422, BadPicture: 422}
ROUTES = [
    Route(
        "/editor/models/{code:path}/{state}/{number:int}/picture.{kind}",
        permission.refusing(STATUS)(_picture),
        methods=["GET"],
    )
]

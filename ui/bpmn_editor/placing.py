"""The route that gives places to what a file draws nowhere, so that the editor can open it.

POST /editor/models/{process code}/{state}/places, If-Match: the newest revision's number
     200 {"number"} · 409 a newer revision stands, nothing was stored
"""

import anyio
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from processes.bpmn import layout, store
from processes.bpmn.model import BadModel
from processes.bpmn.store import StaleModel
from processes.inventory.store import process_by_code
from ui import data
from ui.bpmn_editor import permission


async def _place(request: Request) -> Response:
    code, state, author = await permission.editor(request)
    base = permission.base(request)

    def place() -> int:
        return placed(code, state, base=base, by=author)

    return JSONResponse({"number": await anyio.to_thread.run_sync(place)})


def placed(process_code: str, state: str, *, base: int, by: str) -> int:
    """Store the revision with a place for everything as the next one; return its number. Blocks.

    What is drawn stays where it is. Raises UnknownModel, BadModel or StaleModel.
    """
    with data.reading() as db:
        process = process_by_code(db, process_code)
        revision = store.revision(db, process.id, state, base)
        content = store.content(db, revision.sha256)
    drawn = layout.laid_out(content, keep=True)
    line = (process.id, state, drawn)
    with data.transaction() as db:
        outcome = store.save(db, *line, base=base, origin="editor", by=by, note="자동 배치")
    return store.accepted(outcome).number


_STATUS = {**permission.STATUS, permission.NoBase: 428, StaleModel: 409, BadModel: 422}
ROUTES = [
    Route(
        "/editor/models/{code:path}/{state}/places",
        permission.refusing(_STATUS)(_place),
        methods=["POST"],
    )
]

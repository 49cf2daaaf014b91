"""The route over which open editors tell that they are there, and hear who else is.

POST /editor/models/{process code}/{state}/presence   {"visit": "…", "leaving": true?}
     200 {"others": [{"name", "windows"}], "me": "…", "number": 7, "by": "…"}
"""

import json
from typing import Any

import anyio
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from errors import WorkbenchError
from processes.bpmn import store as models
from processes.bpmn.presence import store
from processes.inventory.store import process_by_code
from storage.identifiers import now
from ui import data
from ui.bpmn_editor import permission

_LONGEST_BODY = 1000
_LONGEST_VISIT = 64


class _NoVisit(WorkbenchError):
    def __init__(self) -> None:
        super().__init__("어느 창에서 온 알림인지 빠졌습니다. 페이지를 새로 고치세요.")


async def _present(request: Request) -> Response:
    code, state, author = await permission.editor(request)
    visit, leaving = _read(await _short_body(request))

    def note() -> dict[str, Any]:
        return _noted(code, state, visit, author, leaving=leaving)

    return JSONResponse(await anyio.to_thread.run_sync(note))


async def _short_body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_BODY:
            raise _NoVisit
    return bytes(body)


def _read(body: bytes) -> tuple[str, bool]:
    """Return which window tells, and whether it goes; raise _NoVisit."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise _NoVisit from None
    visit = said.get("visit") if isinstance(said, dict) else None
    if not isinstance(visit, str) or not 0 < len(visit) <= _LONGEST_VISIT:
        raise _NoVisit
    return visit, bool(said.get("leaving"))


def _noted(code: str, state: str, visit: str, author: str, *, leaving: bool) -> dict[str, Any]:
    at = now()
    with data.transaction() as db:
        if leaving:
            store.left(db, visit)
            return {}
        process = process_by_code(db, code)
        store.seen(db, visit, process.id, state, who=author, at=at)
        others = store.others(db, visit, process.id, state, at=at)
        newest = models.newest(db, process.id, state)
    return {
        "others": [{"name": one.name, "windows": one.windows} for one in others],
        "me": author,
        "number": newest.number if newest else 0,
        "by": newest.created_by if newest else "",
    }


_STATUS = {**permission.STATUS, _NoVisit: 400}
ROUTES = [
    Route(
        "/editor/models/{code:path}/{state}/presence",
        permission.refusing(_STATUS)(_present),
        methods=["POST"],
    )
]

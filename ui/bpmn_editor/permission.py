"""What the routes over a model share: who asks and for which line, and how refusals are told."""

import re
from collections.abc import Awaitable, Callable, Mapping

import anyio
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from errors import WorkbenchError
from processes.bpmn.store import UnknownModel, states
from processes.inventory.model import UnknownProcess
from ui.bpmn_editor import tokens

Handler = Callable[[Request], Awaitable[Response]]
Explain = Callable[[WorkbenchError], Mapping[str, object]]
STATUS: Mapping[type[WorkbenchError], int] = {
    tokens.BadToken: 403,
    UnknownProcess: 404,
    UnknownModel: 404,
}
_ELSE = 503


class NoBase(WorkbenchError):
    """A save does not say what it was made from."""

    def __init__(self) -> None:
        super().__init__("어느 판에서 고쳤는지 빠진 저장입니다. 페이지를 새로 고치세요.")


def _sentence(refusal: WorkbenchError) -> Mapping[str, object]:
    return {"sentence": refusal.sentence}


def refusing(
    statuses: Mapping[type[WorkbenchError], int], explained: Explain = _sentence
) -> Callable[[Handler], Handler]:
    """Answer a refusal with what explains it; whatever else goes wrong stays a bug."""

    def wrapped(handler: Handler) -> Handler:
        async def answer(request: Request) -> Response:
            try:
                return await handler(request)
            except WorkbenchError as refusal:
                return JSONResponse(explained(refusal), statuses.get(type(refusal), _ELSE))

        return answer

    return wrapped


async def editor(request: Request) -> tuple[str, str, str]:
    """Return the process code, the state and who edits them, or raise BadToken."""
    code, state, token = _asked(request)
    return code, state, await anyio.to_thread.run_sync(tokens.author_of, token, code, state)


async def reader(request: Request) -> tuple[str, str]:
    """Return the process code and the state that the token lets read, or raise BadToken."""
    code, state, token = _asked(request)
    await anyio.to_thread.run_sync(tokens.check_reader, token, code, state)
    return code, state


def _asked(request: Request) -> tuple[str, str, str | None]:
    code, state = request.path_params["code"], request.path_params["state"]
    if state not in states:
        raise tokens.BadToken
    return code, state, request.headers.get("X-Editor-Token")


def base(request: Request) -> int:
    """Return the number of the revision that the request was made from, or raise NoBase."""
    found = re.fullmatch(r'"?(\d{1,9})"?', request.headers.get("If-Match", ""))
    if found is None:
        raise NoBase
    return int(found[1])

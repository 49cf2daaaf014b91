"""What the routes over a model share: who asks and for which line, and how refusals are told."""

import re
from collections.abc import Awaitable, Callable, Mapping

import anyio
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from access.model import Person
from errors import WorkbenchError
from processes.bpmn.store import UnknownModel, states
from processes.inventory.model import UnknownProcess
from storage.reach import OutOfReach
from ui.access import current, knowing
from ui.bpmn_editor import tokens
from ui.bpmn_editor.tokens import Bearer

Handler = Callable[[Request], Awaitable[Response]]
Explain = Callable[[WorkbenchError], Mapping[str, object]]
STATUS: Mapping[type[WorkbenchError], int] = {
    tokens.BadToken: 403,
    OutOfReach: 403,
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
    """Return the process code, the state and who edits them, or raise BadToken.

    From then on the request acts with the rights of its person.
    """
    code, state, token = _asked(request)
    acting = await anyio.to_thread.run_sync(_acting, tokens.editor_of, token, code, state)
    current.act_as(acting)
    return code, state, acting.name


async def reader(request: Request) -> tuple[str, str]:
    """Return the process code and the state that the token lets read, or raise BadToken.

    From then on the request acts with the rights of its person.
    """
    code, state, token = _asked(request)
    current.act_as(await anyio.to_thread.run_sync(_acting, tokens.reader_of, token, code, state))
    return code, state


def _acting(
    bearer_of: Callable[[str | None, str, str], Bearer], token: str | None, code: str, state: str
) -> Person:
    """Return the person of a token with the rights of now; raise BadToken when these ended."""
    bearer = bearer_of(token, code, state)
    person = knowing.bearer(bearer.name, bearer.person_id, bearer.session)
    if person is None:
        raise tokens.BadToken
    return person


def _asked(request: Request) -> tuple[str, str, str | None]:
    current.act_from(request.client.host if request.client else "")
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

"""Signed tokens: who may open and save which model, or only look at it, and for how long."""

from dataclasses import dataclass
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from access.model import DEMO_ID
from errors import WorkbenchError
from ui.access.secret import secret

LIFETIME_SECONDS = 12 * 60 * 60
_EDITING = "bpmn-editor"
_READING = "bpmn-viewer"


class BadToken(WorkbenchError):
    """The token is missing, forged, expired, or for another model."""

    def __init__(self) -> None:
        super().__init__(
            "이 흐름도를 열 권한을 확인하지 못했습니다. 페이지를 새로 고치면 다시 열립니다."
        )


@dataclass(frozen=True)
class Bearer:
    """Whom a token was given to: the person's id and session, as access.model.Person has them."""

    name: str
    person_id: str
    session: str


def sign(
    process_code: str, state: str, author: str, person_id: str = DEMO_ID, session: str = ""
) -> str:
    """Return a token for one line of models, in the name of the author."""
    return _serializer(_EDITING).dumps([process_code, state, author, person_id, session])


def sign_reading(
    process_code: str, state: str, author: str = "", person_id: str = DEMO_ID, session: str = ""
) -> str:
    """Return a token that opens the revisions of one line and saves none."""
    return _serializer(_READING).dumps([process_code, state, author, person_id, session])


def editor_of(token: str | None, process_code: str, state: str) -> Bearer:
    """Return who may edit the line, or raise BadToken."""
    return _bearer(_signed(token, _EDITING), process_code, state)


def reader_of(token: str | None, process_code: str, state: str) -> Bearer:
    """Return who may open the line, to edit it or to look, or raise BadToken."""
    try:
        return editor_of(token, process_code, state)
    except BadToken:
        return _bearer(_signed(token, _READING), process_code, state)


def _bearer(signed: list[Any], process_code: str, state: str) -> Bearer:
    if signed[:2] != [process_code, state] or len(signed) != 5:
        raise BadToken
    return Bearer(*(str(one) for one in signed[2:]))


def _signed(token: str | None, use: str) -> list[Any]:
    try:
        return list(_serializer(use).loads(token or "", max_age=LIFETIME_SECONDS))
    except BadSignature:
        raise BadToken from None


def _serializer(use: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret(), salt=use)

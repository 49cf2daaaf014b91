"""Signed tokens: who may open and save which model, or only look at it, and for how long."""

from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from errors import WorkbenchError
from ui.bpmn_editor.secret import secret

LIFETIME_SECONDS = 12 * 60 * 60
_EDITING = "bpmn-editor"
_READING = "bpmn-viewer"


class BadToken(WorkbenchError):
    """The token is missing, forged, expired, or for another model."""

    def __init__(self) -> None:
        super().__init__(
            "이 흐름도를 열 권한을 확인하지 못했습니다. 페이지를 새로 고치면 다시 열립니다."
        )


def sign(process_code: str, state: str, author: str) -> str:
    """Return a token for one line of models, in the name of the author."""
    return _serializer(_EDITING).dumps([process_code, state, author])


def sign_reading(process_code: str, state: str) -> str:
    """Return a token that opens the revisions of one line and saves none."""
    return _serializer(_READING).dumps([process_code, state])


def author_of(token: str | None, process_code: str, state: str) -> str:
    """Return whom the token names, or raise BadToken."""
    signed = _signed(token, _EDITING)
    if signed[:2] != [process_code, state]:
        raise BadToken
    return str(signed[2])


def check_reader(token: str | None, process_code: str, state: str) -> None:
    """Raise BadToken unless the token lets its bearer open the line, to edit it or to look."""
    try:
        author_of(token, process_code, state)
    except BadToken:
        if _signed(token, _READING) != [process_code, state]:
            raise BadToken from None


def _signed(token: str | None, use: str) -> list[Any]:
    try:
        return list(_serializer(use).loads(token or "", max_age=LIFETIME_SECONDS))
    except BadSignature:
        raise BadToken from None


def _serializer(use: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret(), salt=use)

"""Signed tokens: who may open and save which model, and for how long."""

from itsdangerous import BadSignature, URLSafeTimedSerializer

from errors import WorkbenchError
from ui.bpmn_editor.secret import secret

LIFETIME_SECONDS = 12 * 60 * 60
_SALT = "bpmn-editor"


class BadToken(WorkbenchError):
    """The token is missing, forged, expired, or for another model."""

    def __init__(self) -> None:
        super().__init__(
            "이 흐름도를 열 권한을 확인하지 못했습니다. 페이지를 새로 고치면 다시 열립니다."
        )


def sign(process_code: str, state: str, author: str) -> str:
    """Return a token for one line of models, in the name of the author."""
    return _serializer().dumps([process_code, state, author])


def author_of(token: str | None, process_code: str, state: str) -> str:
    """Return whom the token names, or raise BadToken."""
    try:
        signed = _serializer().loads(token or "", max_age=LIFETIME_SECONDS)
    except BadSignature:
        raise BadToken from None
    if signed[:2] != [process_code, state]:
        raise BadToken
    return str(signed[2])


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret(), salt=_SALT)

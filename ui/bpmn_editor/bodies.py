"""What a save's request carries, in bounds: a whole file, or what changed, perhaps compressed.

application/xml     the whole file; X-Accept-Losses: true where its losses were looked at
application/json    {"opened": XML, "edited": XML, "base": number?, "accept_losses": bool?,
                     "choices": {conflict: "mine" | "theirs"}?}
                    `opened` and `edited` are both as the editor wrote them; `base` is the number of
                    the revision that `opened` was read from, if that isn't the one in If-Match
Content-Encoding    gzip or none
"""

import json
import zlib
from collections.abc import AsyncIterator
from typing import Any

from starlette.requests import Request

from errors import WorkbenchError
from ui.bpmn_editor.exchange import Edited

LARGEST_BYTES = 10 * 1024 * 1024
_READ_AT_MOST = 10 * LARGEST_BYTES
_LARGEST_JSON = 3 * LARGEST_BYTES  # two files, with what JSON writes before each quote


class TooLarge(WorkbenchError):
    """The drawing is larger than a model may be."""

    def __init__(self) -> None:
        super().__init__("흐름도가 10 MB를 넘어 저장하지 않았습니다. 그림을 나누어 저장하세요.")


class BadBody(WorkbenchError):
    """The request can't be read as a save."""

    def __init__(self) -> None:
        super().__init__("저장하려고 보낸 내용을 읽을 수 없습니다. 페이지를 새로 고치세요.")


class UnknownForm(WorkbenchError):
    """The request is compressed in a way that isn't understood."""

    def __init__(self) -> None:
        super().__init__("저장하려고 보낸 내용의 압축 방식을 모릅니다. 페이지를 새로 고치세요.")


async def edited(request: Request) -> Edited:
    """Return the save that the request carries, or raise TooLarge, BadBody or UnknownForm."""
    form = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    is_json = form == "application/json"
    encoding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip"}:
        raise UnknownForm
    limit = _LARGEST_JSON if is_json else LARGEST_BYTES
    body = await _body(request.stream(), limit, packed=encoding == "gzip")
    if is_json:
        return _of_json(body)
    accepted = request.headers.get("X-Accept-Losses", "").lower() == "true"
    return Edited(body, accept_losses=accepted)


async def _body(stream: AsyncIterator[bytes], limit: int, *, packed: bool) -> bytes:
    """Return the body, unpacked, or raise TooLarge.

    What is somewhat too large is read to its end and dropped: a browser that is cut off while it
    sends sees a broken connection in place of the answer. Nothing is unpacked beyond the limit.
    """
    unpacker = zlib.decompressobj(wbits=31) if packed else None
    body, length = bytearray(), 0
    async for chunk in stream:
        length += len(chunk)
        if length > _READ_AT_MOST:
            break
        if len(body) <= limit:
            body += _unpacked(unpacker, chunk, limit + 1 - len(body)) if unpacker else chunk
    if len(body) > limit or length > _READ_AT_MOST:
        raise TooLarge
    if unpacker and not unpacker.eof:
        raise BadBody
    return bytes(body)


def _unpacked(unpacker: "zlib._Decompress", chunk: bytes, room: int) -> bytes:
    try:
        return unpacker.decompress(chunk, room)
    except zlib.error:
        raise BadBody from None


def _of_json(body: bytes) -> Edited:
    try:
        given: dict[str, Any] = json.loads(body)
        save = Edited(
            edited=given["edited"].encode(),
            opened=given["opened"].encode(),
            base=given.get("base"),
            accept_losses=given.get("accept_losses", False),
            choices=given.get("choices") or {},
        )
        checked = _checked(save)
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        raise BadBody from None
    if not checked:
        raise BadBody
    if max(len(save.edited), len(save.opened or b"")) > LARGEST_BYTES:
        raise TooLarge
    return save


def _checked(save: Edited) -> bool:
    number = save.base is None or (type(save.base) is int and 0 <= save.base < 10**9)
    chosen = all(value in {"mine", "theirs"} for value in save.choices.values())
    return number and chosen and type(save.accept_losses) is bool

"""What a periodic review looks at first. Pure; the bounds are our proposals, shown as such."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from access.record.model import Act, Line
from storage.moments import KOREA

UNUSUAL_FROM, UNUSUAL_TO = 22, 6  # o'clock in Korea
BULK_EXPORTS = 10  # files of one person on one day
FAILED_SIGN_INS = 5  # of one login on one day


@dataclass(frozen=True)
class Striking:
    """Something to look at: of which kind, whom it concerns, in a sentence, with its lines."""

    kind: str
    login: str
    sentence: str
    numbers: tuple[int, ...]


def striking(lines: Sequence[Line], known: Iterable[tuple[str, str]] = ()) -> list[Striking]:
    """Return what strikes in the lines; `known` are (login, address) seen before them."""
    return [
        *_unusual_hours(lines),
        *_many(lines, Act.EXPORT, BULK_EXPORTS, "대량 내려받기", "파일 {n}개를 내려받았습니다"),
        *_many(lines, Act.REFUSED, FAILED_SIGN_INS, "로그인 실패", "로그인에 {n}번 실패했습니다"),
        *_first_seen(lines, set(known)),
    ]


def local(line: Line) -> datetime:
    """Return when it was in Korea."""
    return datetime.fromisoformat(line.at).astimezone(KOREA)


def _unusual_hours(lines: Sequence[Line]) -> list[Striking]:
    found: dict[tuple[str, str], list[int]] = {}
    for line in lines:
        hour = local(line).hour
        if hour >= UNUSUAL_FROM or hour < UNUSUAL_TO:
            found.setdefault((line.login, f"{local(line):%Y-%m-%d}"), []).append(line.number)
    return [
        Striking("이례적인 시각", login, f"{day} 밤사이에 {len(n)}번 접속했습니다.", tuple(n))
        for (login, day), n in found.items()
    ]


def _many(lines: Sequence[Line], act: Act, most: int, kind: str, said: str) -> list[Striking]:
    counted = Counter(
        (line.login, f"{local(line):%Y-%m-%d}") for line in lines if line.action == act
    )
    return [
        Striking(
            kind,
            login,
            f"{day} {said.format(n=number)}.",
            tuple(
                line.number
                for line in lines
                if (line.login, line.action) == (login, act) and f"{local(line):%Y-%m-%d}" == day
            ),
        )
        for (login, day), number in counted.items()
        if number >= most
    ]


def _first_seen(lines: Sequence[Line], known: set[tuple[str, str]]) -> list[Striking]:
    found = []
    for line in lines:
        place = (line.login, line.address)
        if line.action == Act.SIGN_IN and place not in known:
            if any(login == line.login for login, _ in known):
                sentence = f"{line.address or '이 컴퓨터'}에서 처음 접속했습니다."
                found.append(Striking("처음 보는 접속지", line.login, sentence, (line.number,)))
            known.add(place)
    return found

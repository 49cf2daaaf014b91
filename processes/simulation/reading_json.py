"""JSON walked with its place in hand: what is missing, wrong or left over is named."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from processes.simulation.scenario import BadScenario

LARGEST = 20_000_000  # bytes


def loaded(content: bytes | str) -> "Block":
    """Return the outermost block; raises BadScenario when it is none."""
    if len(content) > LARGEST:
        raise BadScenario("시나리오 파일이 20 MB를 넘습니다.")
    try:
        value = json.loads(
            content, parse_constant=_refuse_constant, object_pairs_hook=_refuse_twice
        )
    except (ValueError, RecursionError) as error:
        raise BadScenario(
            f"시나리오가 JSON이 아닙니다({str(error)[:80]}). 파일을 확인하세요."
        ) from error
    return Block(value, "")


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; of a key that stands twice, JSON would drop one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadScenario(f"시나리오에 '{twice}'이(가) 같은 묶음에 두 번 있습니다. 하나만 두세요.")
    return found


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


class Block:
    """A JSON object and where it stands. Keys that nobody asked for are refused by `finish`."""

    def __init__(self, value: Any, place: str) -> None:
        if not isinstance(value, Mapping):
            raise BadScenario(f"시나리오의 {place or '맨 위'}에 항목 묶음({{}})이 있어야 합니다.")
        self.value, self.place = value, place
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self.value

    def at(self, key: str) -> str:
        """Return the place of a key."""
        return f"{self.place}/{key}" if self.place else key

    def take(self, key: str, default: Any = None) -> Any:
        """Return a value as it stands; the default where the key is missing or null."""
        self._asked.add(key)
        found = self.value.get(key)
        return default if found is None else found

    def need(self, key: str) -> Any:
        """Return a value that must be there."""
        found = self.take(key)
        if found is None:
            raise BadScenario(f"시나리오에 '{self.at(key)}'이(가) 없습니다.")
        return found

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be there."""
        found = self.need(key) if default is None else self.take(key, default)
        if not isinstance(found, str):
            raise BadScenario(f"시나리오의 '{self.at(key)}'은(는) 글이어야 합니다.")
        return found

    def number(self, key: str, default: float | None = None) -> float:
        """Return a number; without a default it must be there."""
        found = self.need(key) if default is None else self.take(key, default)
        return as_number(found, self.at(key))

    def whole(self, key: str, default: int | None = None) -> int:
        """Return a whole number; without a default it must be there."""
        found = self.number(key, default)
        if found != int(found):
            raise BadScenario(f"시나리오의 '{self.at(key)}' {found:g}은(는) 정수여야 합니다.")
        return int(found)

    def flag(self, key: str, default: bool = False) -> bool:
        """Return true or false."""
        found = self.take(key, default)
        if not isinstance(found, bool):
            raise BadScenario(f"시나리오의 '{self.at(key)}'은(는) true나 false여야 합니다.")
        return found

    def block(self, key: str) -> "Block":
        """Return an inner block that must be there."""
        return Block(self.need(key), self.at(key))

    def blocks(self, key: str) -> Iterator["Block"]:
        """Yield the blocks of a list; none where the key is missing."""
        for place, one in enumerate(self.items(key)):
            yield Block(one, f"{self.at(key)}[{place}]")

    def items(self, key: str) -> list[Any]:
        """Return a list; empty where the key is missing."""
        found = self.take(key, [])
        if not isinstance(found, list):
            raise BadScenario(f"시나리오의 '{self.at(key)}'은(는) 목록([])이어야 합니다.")
        return found

    def named(self, key: str) -> Iterator[tuple[str, "Block"]]:
        """Yield the blocks of a block by name; none where the key is missing."""
        inside = Block(self.take(key, {}), self.at(key))
        for name in inside.value:
            yield name, Block(inside.value[name], inside.at(name))

    def finish(self) -> None:
        """Refuse keys that nobody asked for: nothing is dropped."""
        for key in self.value:
            if key not in self._asked:
                raise BadScenario(
                    f"시나리오의 '{self.at(key)}'은(는) 쓸 수 없는 항목입니다. 지우거나 고치세요."
                )


def as_number(value: Any, place: str) -> float:
    """Return a finite number; a number written as text counts, as Prosimos writes some."""
    try:
        number = float(value) if not isinstance(value, bool) else math.nan
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number):
        raise BadScenario(f"시나리오의 '{place}'은(는) 수여야 합니다.")
    return number

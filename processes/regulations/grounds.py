"""Known grounds for an e-document in place of paper, as data: data/regulations/grounds.yaml."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from errors import WorkbenchError
from processes.regulations.model import CERTAINTIES, DEMANDS

FILE = Path(__file__).resolve().parents[2] / "data" / "regulations" / "grounds.yaml"


class BadGrounds(WorkbenchError):
    """The file of grounds can't be used; the sentence names the entry."""


@dataclass(frozen=True)
class Ground:
    """What helps (supports) or hinders (against) an e-document for the demands it names."""

    title: str
    text: str
    source: str
    certainty: str
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def load(file: Path = FILE) -> list[Ground]:
    """Return the grounds of the file, or raise BadGrounds."""
    try:
        entries = yaml.safe_load(file.read_text(encoding="utf-8"))
        return [_ground(entry, number) for number, entry in enumerate(entries, start=1)]
    except (OSError, yaml.YAMLError, TypeError, AttributeError) as error:
        raise BadGrounds(f"'{file.name}'을(를) 읽을 수 없습니다. 파일을 확인하세요.") from error


def about(grounds: Collection[Ground], demands: Collection[str]) -> list[Ground]:
    """Return the grounds that speak of any of the demands; all of them where none is known."""
    return [one for one in grounds if not demands or set(demands) & {*one.supports, *one.against}]


def _ground(entry: dict[str, Any], number: int) -> Ground:
    texts = [entry.get(key) for key in ("title", "text", "source", "certainty")]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise BadGrounds(
            f"갈음 근거 {number}번째 항목에 빠진 것(제목, 내용, 출처, 확인)이 있습니다."
        )
    title, text, source, certainty = (str(text).strip() for text in texts)
    supports: tuple[str, ...] = tuple(entry.get("supports") or ())
    against: tuple[str, ...] = tuple(entry.get("against") or ())
    if certainty not in CERTAINTIES or not {*supports, *against} <= set(DEMANDS):
        raise BadGrounds(f"갈음 근거 '{title}'의 확인 정도나 요구가 정해진 말이 아닙니다.")
    return Ground(title, text, source, certainty, supports, against)

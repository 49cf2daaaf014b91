"""The files of the example: read, and refused with file, entry and fault."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from example.model import BadExample

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def entries(raw: Any, name: str, file: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each entry of a list under the value that names it; refuse what comes twice."""
    if not isinstance(raw, list):
        raise BadExample(file, "", "항목의 목록이 아닙니다.")
    seen: set[str] = set()
    for number, entry in enumerate(raw, start=1):
        place = f"{number}번째 항목"
        if not isinstance(entry, dict):
            raise BadExample(file, place, "이름과 값으로 된 항목이 아닙니다.")
        key = value(entry, name, str, file, place)
        if key in seen:
            raise BadExample(file, place, f"'{key}'이(가) 두 번 나옵니다.")
        seen.add(key)
        yield key, entry


def mapping(folder: Path, file: str) -> dict[str, Any]:
    """Return the names and values of a file, or raise BadExample."""
    raw = loaded(folder, file)
    if not isinstance(raw, dict):
        raise BadExample(file, "", "이름과 값으로 된 파일이 아닙니다.")
    return raw


def loaded(folder: Path, file: str) -> Any:
    """Return what the YAML file holds, or raise BadExample with its line."""
    try:
        return yaml.load((folder / file).read_text(encoding="utf-8"), _LOADER)  # noqa: S506
    except OSError as error:
        raise BadExample(file, "", "파일을 열 수 없습니다. 다시 내려받으세요.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{mark.line + 1}행" if mark else ""
        raise BadExample(file, place, "YAML로 읽을 수 없습니다.") from error


def value(entry: Mapping[str, Any], key: str, kind: type, file: str, place: str) -> Any:
    """Return the value of the kind under the key; refuse what is missing, empty or else."""
    found = entry.get(key)
    if not isinstance(found, kind) or not found:
        raise BadExample(file, place, f"{key}이(가) 비었거나 꼴이 다릅니다.")
    return found


def one_of(entry: Mapping[str, Any], key: str, choices: list[str], file: str, place: str) -> str:
    """Return the value under the key; refuse what is not among the known."""
    found = value(entry, key, str, file, place)
    if found not in choices:
        raise BadExample(
            file, place, f"{key} '{found}'은(는) {', '.join(choices)} 가운데 없습니다."
        )
    return str(found)


def check_known(code: Any, known: set[Any], file: str, place: str) -> None:
    """Refuse a code that the example does not have."""
    if code not in known:
        raise BadExample(file, place, f"'{code}'은(는) 예시에 없는 번호입니다.")


def check_names(entry: Mapping[str, Any], allowed: set[str], file: str, place: str) -> None:
    """Refuse a name that the entry may not have."""
    for key in entry:
        if key not in allowed:
            raise BadExample(file, place, f"'{key}'은(는) 모르는 이름입니다.")

"""The catalogue of common work as one file (JSON) that institutions give each other.

{"format": "dpg-workbench/common-work", "version": 1, "institution", "exported_at", "works": [
  {"key", "title", "note", "departments", "facts": {…}, "origin": {"institution", "exported_at"},
   "models": [{"state", "sha256", "content": base64}]}]}

No names of people: who surveyed, remarks and the history stay at home.
"""

import base64
import binascii
import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from errors import WorkbenchError
from processes.bpmn import reading as bpmn
from processes.bpmn.store import states
from processes.commonwork.shared_facts import facts_from_file, facts_to_file
from processes.inventory.model import Facts

FORMAT = "dpg-workbench/common-work"
VERSION = 1
SUFFIX = ".json"
MIME = "application/json"
MOST_BYTES = 50 * 1024 * 1024
MOST_WORKS = 5_000
_LONGEST = {"institution": 200, "title": 200, "key": 200, "note": 10_000, "exported_at": 40}


class BadCatalogue(WorkbenchError):
    """A file that is no catalogue of common work; says where and why. Nothing was taken."""


@dataclass(frozen=True)
class SharedModel:
    """A flow chart that goes with a work; the bytes as they are."""

    state: str
    content: bytes

    @property
    def sha256(self) -> str:
        """What the bytes are known by."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Origin:
    """The institution that a work came from before, and when that one gave it away."""

    institution: str
    exported_at: str


@dataclass(frozen=True)
class SharedWork:
    """One common work as institutions tell each other."""

    key: str
    title: str
    note: str
    departments: int
    facts: Facts
    models: tuple[SharedModel, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True)
class Catalogue:
    """All that one institution shares."""

    institution: str
    exported_at: str
    works: tuple[SharedWork, ...]


def write(catalogue: Catalogue) -> bytes:
    """Return the file. The same catalogue gives the same bytes."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "institution": catalogue.institution,
        "exported_at": catalogue.exported_at,
        "works": [as_json(work) for work in catalogue.works],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def as_json(work: SharedWork) -> dict[str, Any]:
    """Return a work as the file holds it."""
    told: dict[str, Any] = {
        "key": work.key,
        "title": work.title,
        "note": work.note,
        "departments": work.departments,
        "facts": facts_to_file(work.facts),
        "models": [
            {
                "state": model.state,
                "sha256": model.sha256,
                "content": base64.b64encode(model.content).decode(),
            }
            for model in work.models
        ],
    }
    return {**told, "origin": vars(work.origin)} if work.origin else told


def read(content: bytes) -> Catalogue:
    """Return what the file holds, or raise BadCatalogue with one sentence."""
    whole = _decoded(content)
    if whole.get("format") != FORMAT:
        raise BadCatalogue("공통 업무 카탈로그 파일이 아닙니다. 내보낸 .json 파일을 고르세요.")
    version = whole.get("version")
    if type(version) is not int:
        raise BadCatalogue("version: 형식의 판이 수가 아닙니다. 내보낸 기관에서 다시 받으세요.")
    if version != VERSION:
        raise BadCatalogue(
            f"이 카탈로그는 {version}판 형식이라 읽지 못합니다. "
            f"이 워크벤치가 읽는 것은 {VERSION}판입니다. 워크벤치를 새 판으로 바꾸세요."
        )
    works = whole.get("works")
    if not isinstance(works, list) or len(works) > MOST_WORKS:
        raise BadCatalogue(
            f"works: 업무의 목록이 아니거나 {MOST_WORKS:,}개를 넘습니다. 나누어 내보내세요."
        )
    read_works = tuple(_work(raw, number) for number, raw in enumerate(works, 1))
    keys = [work.key for work in read_works]
    twice = (
        next((key for key in keys if keys.count(key) > 1), None)
        if len(set(keys)) < len(keys)
        else None
    )
    if twice is not None:
        raise BadCatalogue(f"works: 같은 key '{twice}'이(가) 두 번 나옵니다.")
    return Catalogue(_text(whole, "institution", "파일"), _moment(whole, "파일"), read_works)


def work_from_json(raw: Any, place: str) -> SharedWork:
    """Return the work that a JSON value holds, or raise BadCatalogue that names the place."""
    if not isinstance(raw, dict) or not isinstance(raw.get("facts"), dict):
        raise BadCatalogue(f"{place}: 이름과 값으로 된 업무가 아닙니다.")
    departments = raw.get("departments")
    if type(departments) is not int or not 0 < departments < 100_000:
        raise BadCatalogue(f"{place}: departments가 부서의 수가 아닙니다.")
    models = raw.get("models", [])
    if not isinstance(models, list) or len(models) > len(states):
        raise BadCatalogue(f"{place}: models가 흐름도의 목록이 아닙니다.")
    try:
        facts = facts_from_file(raw["facts"])
    except WorkbenchError as refusal:
        raise BadCatalogue(f"{place}: {refusal.sentence}") from refusal
    return SharedWork(
        key=_text(raw, "key", place),
        title=_text(raw, "title", place),
        note=_text(raw, "note", place, needed=False),
        departments=departments,
        facts=facts,
        models=tuple(_model(model, place) for model in models),
        origin=_origin(raw.get("origin"), place),
    )


def _decoded(content: bytes) -> Mapping[str, Any]:
    if len(content) > MOST_BYTES:
        raise BadCatalogue(
            f"파일이 {MOST_BYTES // 1024**2} MB를 넘습니다. 흐름도를 빼거나 나누어 내보내세요."
        )
    try:
        whole = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
        json.dumps(whole, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (UnicodeError, ValueError, RecursionError) as error:
        raise BadCatalogue(
            "파일이 손상되었거나 JSON이 아닙니다. 내보낸 기관에서 다시 받으세요."
        ) from error
    if not isinstance(whole, dict):
        raise BadCatalogue("공통 업무 카탈로그 파일이 아닙니다. 내보낸 .json 파일을 고르세요.")
    return whole


def _no_number(word: str) -> Any:
    raise ValueError(word)


def _work(raw: Any, number: int) -> SharedWork:
    title = raw.get("title") if isinstance(raw, dict) else None
    named = f" '{title[:60]}'" if isinstance(title, str) else ""
    return work_from_json(raw, f"works의 {number}번째{named}")


def _text(raw: Mapping[str, Any], key: str, place: str, *, needed: bool = True) -> str:
    value = raw.get(key, "" if not needed else None)
    if not isinstance(value, str) or (needed and not value.strip()) or "\0" in value:
        raise BadCatalogue(f"{place}: {key}이(가) 비었거나 글이 아닙니다.")
    if len(value) > _LONGEST[key]:
        raise BadCatalogue(f"{place}: {key}이(가) {_LONGEST[key]:,}자를 넘습니다.")
    return value.strip()


def _origin(raw: Any, place: str) -> Origin | None:
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise BadCatalogue(f"{place}: origin이 처음 내보낸 기관을 말하지 않습니다.")
    return Origin(_text(raw, "institution", place), _moment(raw, place))


def _moment(raw: Mapping[str, Any], place: str) -> str:
    written = _text(raw, "exported_at", place)
    try:
        moment = datetime.datetime.fromisoformat(written)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise BadCatalogue(f"{place}: exported_at이 날짜와 시각(ISO 8601)이 아닙니다.")
    return written


def _model(raw: Any, place: str) -> SharedModel:
    if not isinstance(raw, dict) or raw.get("state") not in states:
        raise BadCatalogue(f"{place}: 흐름도의 state가 as-is나 to-be가 아닙니다.")
    try:
        content = base64.b64decode(raw.get("content", ""), validate=True)
    except (binascii.Error, TypeError, ValueError) as error:
        raise BadCatalogue(f"{place}: {raw['state']} 흐름도가 base64가 아닙니다.") from error
    model = SharedModel(raw["state"], content)
    if model.sha256 != raw.get("sha256"):
        raise BadCatalogue(
            f"{place}: {raw['state']} 흐름도의 sha256이 내용과 다릅니다. "
            "파일이 바뀌었으니 내보낸 기관에서 다시 받으세요."
        )
    try:
        bpmn.read(content)
    except WorkbenchError as refusal:
        raise BadCatalogue(f"{place}: {raw['state']} 흐름도: {refusal.sentence}") from refusal
    return model

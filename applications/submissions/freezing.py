"""A draft as it is handed in: every file of it with its hash, its texts and facts as JSON. Pure."""

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from applications.drafts import dossier, export
from applications.drafts.dossier import Draft
from applications.submissions.model import Frozen, FrozenFile
from documents.writing import FORMATS

HANDED_IN = "제출"


def freeze(draft: Draft, people: dict[str, Any], more: Iterable[FrozenFile] = ()) -> Frozen:
    """Return the draft in every format, the files that go with it, and its content as JSON.

    `people`: who answered for the draft, as JSON takes it.
    """
    handed_in = dataclasses.replace(
        draft, application=dataclasses.replace(draft.application, state=HANDED_IN)
    )
    files: list[FrozenFile] = []
    for format in FORMATS:
        content, name = export.written(handed_in, format)
        files.append(FrozenFile("document", name, content))
    return Frozen(draft, _content(handed_in, people), (*files, *more))


def _content(draft: Draft, people: dict[str, Any]) -> str:
    told = {
        "application": dataclasses.asdict(draft.application),
        "institution": draft.institution,
        "people": people,
        "sections": [
            {"key": one.key, "title": one.title, "body": one.body, "revision": one.revision}
            for one in draft.sections
        ],
        "facts": [dataclasses.asdict(fact) for fact in dossier.used_facts(draft)],
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)

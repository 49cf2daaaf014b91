"""The files that go with a draft when it is handed in: the call's form filled in, attachments."""

from collections.abc import Iterator

import storage
from applications.attachments import store as attachments
from applications.calls.forms.finished import finished
from applications.drafts.dossier import Draft
from applications.submissions.model import FrozenFile


def papers(db: storage.Database, draft: Draft, owner: str) -> Iterator[FrozenFile]:
    """Give the files as they stand; raises BadForm where the call's form can't be filled."""
    if draft.call is not None and draft.call.form is not None:
        filled = finished(db, draft, owner)
        yield FrozenFile("form", filled.name, filled.content)
    for one in draft.attachments:
        yield FrozenFile("attachment", one.name, attachments.content(db, one.sha256))

"""The files that go with a draft when it is handed in: the call's form filled in, attachments."""

from collections.abc import Iterator

import storage
from applications.attachments import store as attachments
from applications.calls.forms import filling_in
from applications.calls.forms import store as forms
from applications.drafts.dossier import Draft
from applications.submissions.model import FrozenFile


def papers(db: storage.Database, draft: Draft, owner: str) -> Iterator[FrozenFile]:
    """Give the files as they stand; raises BadForm where the call's form can't be filled."""
    if draft.call is not None and draft.call.form is not None:
        content = attachments.content(db, draft.call.form.sha256)
        links = forms.links(db, draft.call.id)
        filled = filling_in.filled_form(draft, content, draft.call.form.name, links, owner)
        yield FrozenFile("form", filled.name, filled.content)
    for one in draft.attachments:
        yield FrozenFile("attachment", one.name, attachments.content(db, one.sha256))

"""A draft's form as it stands: the call's form and links read, and filled in."""

from applications.attachments import store as papers
from applications.calls.forms import store
from applications.calls.forms.filling_in import FilledForm, filled_form
from applications.calls.model import NoForm
from applications.drafts.dossier import Draft
from storage import Database


def finished(db: Database, draft: Draft, owner: str) -> FilledForm:
    """Return the call's form filled from the draft; NoForm where there is none, or BadForm.

    `owner`: who answers for the draft, '' where nobody is named.
    """
    if draft.call is None or draft.call.form is None:
        raise NoForm(draft.call.title if draft.call else "")
    form = draft.call.form
    content, links = papers.content(db, form.sha256), store.links(db, draft.call.id)
    return filled_form(draft, content, form.name, links, owner)

"""Every key of the session state and of the address that belongs to calls; see ui/state.py."""

# In the address: of the call's page, and of the form that begins a draft.
ID, CALL = "id", "call"
NEW = "new-call"


def field(call_id: str, name: str) -> str:
    """A field of a call; only what a style's name may hold."""
    return f"call-{call_id}-{name}"


def opened(call_id: str, name: str) -> str:
    """The call as it was when the text in a field was read."""
    return f"_call-opened/{call_id}/{name}"


def clash(call_id: str, name: str) -> str:
    """What was typed in a field while somebody else saved it: waits for a choice."""
    return f"_call-clash/{call_id}/{name}"


def refusal(call_id: str, name: str) -> str:
    """Why the last text of a field was not saved."""
    return f"_call-refusal/{call_id}/{name}"


def widget(call_id: str, name: str) -> str:
    """Any other widget of one call's page."""
    return f"call/{call_id}/{name}"


def draft_widget(application_id: str, name: str) -> str:
    """A widget for the papers, the form or the sections of one draft."""
    return f"application-papers/{application_id}/{name}"

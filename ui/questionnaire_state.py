"""Keys of the session and of the address for questionnaires, their drafts and assessments."""

import streamlit as st

# In the address of a questionnaire: which one, which version of it, and what of it is shown.
ID, VERSION, PART = "id", "version", "part"
DRAFT = "draft"  # the version in the address that is the draft
# In the address of an assessment: which questionnaire, about whom; of the list: what about.
FORM, SUBJECT, ABOUT = "form", "subject", "about"
UPLOAD_ROUND = "_questionnaire-upload"
CLASHES = "_questionnaire-clashes"
KONVEYOR_FILE, KONVEYOR_EXPORT = "konveyor-file", "konveyor-export"


def widget(questionnaire_id: str, name: str, revision: int | str = 0) -> str:
    """A widget of one questionnaire's page, as of a draft's revision where it must not outlive."""
    return f"questionnaire/{questionnaire_id}/{name}/{revision}"


def table(questionnaire_id: str, name: str) -> str:
    """A table of a draft; a new round forgets the edits that lie over it."""
    turn = st.session_state.get(f"_{widget(questionnaire_id, name, 'round')}", 0)
    return widget(questionnaire_id, f"table/{name}", turn)


def table_seen(questionnaire_id: str, name: str) -> str:
    """What a table was drawn from: edits are of that."""
    return f"_{widget(questionnaire_id, name, 'seen')}"


def forget_edits(questionnaire_id: str, name: str) -> None:
    """Begin a new round of a table, drawn from what stands by then."""
    key = f"_{widget(questionnaire_id, name, 'round')}"
    st.session_state[key] = st.session_state.get(key, 0) + 1
    st.session_state.pop(table_seen(questionnaire_id, name), None)


def upload() -> str:
    """The field for a questionnaire's file; a new round forgets the file that was taken."""
    return f"questionnaire-file-{st.session_state.get(UPLOAD_ROUND, 0)}"


def forget_upload() -> None:
    """Begin a new round of the field for a file."""
    st.session_state[UPLOAD_ROUND] = st.session_state.get(UPLOAD_ROUND, 0) + 1


def text_field(draft_id: str) -> str:
    """The field with the text of a draft; only what a style's name may hold."""
    return f"questionnaire-text-{draft_id}"


def text_base(draft_id: str) -> str:
    """The revision that the text in the field was read from; None while it clashes."""
    return f"_questionnaire-base-{draft_id}"


def text_clash(draft_id: str) -> str:
    """The text that lost against another save, until somebody has chosen."""
    return f"_questionnaire-clash-{draft_id}"


def assessment_widget(form_id: str, subject: str, name: str) -> str:
    """A widget of one assessment."""
    return f"assessment/{form_id}/{subject}/{name}"


def show(part: str, version: str = "") -> None:
    """Let the address name a part of the questionnaire, and a version where one is given."""
    st.query_params.update({PART: part, **({VERSION: version} if version else {})})

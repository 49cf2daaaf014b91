"""Every key of the session state that belongs to an answer; beside ui/state.py for its length."""


def answer_key(form_id: str, owner: str, question_id: str, field: str) -> str:
    """A field of one answer to a questionnaire; `owner` is whose it is: a project's id, …"""
    return f"answer/{form_id}/{owner}/{question_id}/{field}"


def answer_base(form_id: str, owner: str, question_id: str) -> str:
    """The revision that the fields of an answer were read from."""
    return f"answer-base/{form_id}/{owner}/{question_id}"


def answer_clash(form_id: str, owner: str, question_id: str) -> str:
    """The answer that lost against another one, until somebody has chosen."""
    return f"answer-clash/{form_id}/{owner}/{question_id}"


def shown_section(form_id: str, subject: str) -> str:
    """The choice of the section of a questionnaire that is shown."""
    return f"section/{form_id}/{subject}"


# In the address: how several raters' answers are seen, and the product that is judged.
MODE, CANDIDATE = "mode", "candidate"


def rating_widget(form_id: str, subject: str, name: str, revision: int = 0) -> str:
    """A widget of the round of ratings of a questionnaire about a subject, as of a revision."""
    return f"rating/{form_id}/{subject}/{name}/{revision}"


def hanging_widget(form_id: str, owner: str, question_id: str, name: str) -> str:
    """A widget of what hangs on a question: files, comments, history."""
    return f"hanging/{form_id}/{owner}/{question_id}/{name}"


def upload_turn(form_id: str, owner: str, question_id: str) -> str:
    """How many times files were taken from the field of a question: each turn has a fresh one."""
    return f"_upload-turn/{form_id}/{owner}/{question_id}"


# The agreement of raters; the level is also a name in the address.
LEVEL = "level"
LEVEL_CHOICE, RATINGS_FILE, RATINGS_TURN = "agreement-level", "ratings-file", "_ratings-turn"
AGREEMENT_BACK = "agreement-back"

"""What one person said about a question."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Comment:
    """What one person said about one question, and when; it is never changed."""

    id: str
    subject: str
    questionnaire_id: str
    question_id: str
    text: str
    created_at: str
    updated_by: str  # who said it

"""What is being answered: one questionnaire about one subject, and whose each answer is."""

from dataclasses import dataclass

from evaluations.answers.model import INSTITUTION
from evaluations.answers.rating.model import Round
from evaluations.questionnaire.model import Question, Questionnaire


def owner(
    subject: str, questionnaire: Questionnaire, question_id: str, candidate_id: str | None = None
) -> str:
    """Return whose answer it is: the corporation's where it is asked once (scope A),
    the candidate's where it is about the product (V) and there is one, else the subject's.
    """
    scope = questionnaire.question(question_id).scope
    if scope == "A":
        return INSTITUTION
    return candidate_id if scope == "V" and candidate_id else subject


@dataclass(frozen=True)
class Sheet:
    """A questionnaire about a subject: a project's or process's id, INSTITUTION, 'system:ERP'.

    `candidate` is the product that the questions of scope V are about; None where the subject
    has no candidates. `name` is what people call the subject. With a `rater`, what is given is
    that person's own rating; with `led`, the answer of that round's lead; else the answer.
    """

    form: Questionnaire
    subject: str
    name: str = ""
    candidate: str | None = None
    candidate_name: str = ""
    rater: str = ""
    led: Round | None = None

    def owner(self, question_id: str) -> str:
        """Return whose answer to this question is."""
        return owner(self.subject, self.form, question_id, self.candidate)

    @property
    def owners(self) -> tuple[str, ...]:
        """Everybody whose answers are on it, the corporation first."""
        product = (self.candidate,) if self.candidate else ()
        return tuple(dict.fromkeys((INSTITUTION, self.subject, *product)))

    def question(self, question_id: str) -> Question:
        """Return the question of this id."""
        return self.form.question(question_id)

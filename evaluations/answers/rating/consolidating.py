"""The answer that the lead makes of several ratings: it is the one that counts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from errors import shortened
from evaluations.answers import store as answers
from evaluations.answers.model import NA, Answer, Value
from evaluations.answers.rating import store
from evaluations.answers.rating.model import Rating, RefusedRating, Round
from evaluations.answers.rating.spread import SAME, spread
from evaluations.answers.sheet import Sheet
from storage import Database


def consolidate(
    db: Database,
    sheet: Sheet,
    one: Round,
    question_id: str,
    value: Value,
    *,
    reason: str,
    revision: int,
    by: str,
    **said: Any,
) -> Answer:
    """Keep the lead's answer with its reason over the revision that was read.

    Raises RefusedRating for somebody else than the lead, and where the ratings lie apart and
    no reason is given; storage.Conflict when another answer came first.
    """
    if by != one.lead:
        raise RefusedRating(
            f"종합 답은 책임자 '{shortened(one.lead)}'만 정합니다. "
            "책임자를 바꾸려면 '평가단'에서 고치세요."
        )
    if spread(store.ratings(db, sheet)[question_id]).needs_a_reason and not reason.strip():
        raise RefusedRating(f"{question_id}의 평가가 갈렸습니다. 이렇게 정한 이유를 적으세요.")
    return answers.save_answer(
        db,
        sheet.subject,
        sheet.form,
        question_id,
        value,
        revision=revision,
        by=by,
        candidate_id=sheet.candidate,
        reason=reason,
        **said,
    )


def agreed(
    given: Mapping[str, Sequence[Rating]], standing: Mapping[str, Answer]
) -> dict[str, tuple[Rating, ...]]:
    """Return the questions that two or more rated alike and whose answer is missing or another."""
    found = {}
    for question_id, ratings in given.items():
        if len(ratings) < 2 or spread(ratings).word != SAME:
            continue
        answer = standing.get(question_id)
        if answer is None or answer.counted != ratings[0].value:
            found[question_id] = tuple(ratings)
    return found


def take_agreed(
    db: Database, sheet: Sheet, one: Round, questions: Iterable[str], *, by: str
) -> tuple[str, ...]:
    """Let what the raters agree on be the answer to these questions; return those that were.

    A question on which they no longer agree, or that was answered alike meanwhile, is left.
    """
    given = store.ratings(db, sheet)
    standing = answers.answers(db, sheet.subject, sheet.form.id, sheet.candidate)
    waiting = agreed(given, standing)
    taken = tuple(asked for asked in dict.fromkeys(questions) if asked in waiting)
    for asked in taken:
        ratings, answer = waiting[asked], standing.get(asked)
        consolidate(
            db,
            sheet,
            one,
            asked,
            ratings[0].value,
            reason=f"평가자 {len(ratings)}명의 답이 같음",
            revision=answer.revision if answer else 0,
            by=by,
            na_reason=_first(rating.answer.na_reason for rating in ratings),
            certainty=_certainty(ratings),
            evidence=answer.evidence if answer else _first(r.answer.evidence for r in ratings),
            comment=answer.comment if answer else "",
        )
    return taken


def _certainty(ratings: Sequence[Rating]) -> str | None:
    """Return 확인 only where everybody says so; one 추정 makes it 추정."""
    said = {rating.answer.certainty for rating in ratings}
    return "추정" if "추정" in said else "확인" if said == {"확인"} else None


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text.strip()), "")


def in_short(rating: Rating) -> str:
    """Return a rating in a word: '3점', '모름', '해당없음'."""
    value = rating.value
    return "모름" if value is None else "해당없음" if value == NA else f"{value}점"

"""Ratings from a file: what would be new or changed, seen before any of it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from errors import shortened
from evaluations.agreement.gathering import NOT_APPLICABLE, UNKNOWN, word
from evaluations.agreement.model import BadRatings, Ratings
from evaluations.answers.model import NA, Value
from evaluations.answers.rating import store
from evaluations.answers.rating.model import NOBODY, Rating
from evaluations.answers.sheet import Sheet
from storage import Database

_UNSTATED = "평가 파일에 이유를 적지 않음"


@dataclass(frozen=True)
class Change:
    """One rating of a file that differs from what is kept."""

    question_id: str
    rater: str
    value: Value
    before: Rating | None

    @property
    def told(self) -> str:
        """Return what it was and will be: '없음 → 3', '2 → 모름'."""
        return f"{word(self.before.value) if self.before else '없음'} → {word(self.value)}"


def changes(
    sheet: Sheet, ratings: Ratings, given: Mapping[str, Sequence[Rating]]
) -> tuple[Change, ...]:
    """Return what a file would add or change; an empty cell changes nothing.

    Raises BadRatings for a question that the questionnaire lacks, or a value off its scale.
    """
    found = []
    for question_id, row in zip(ratings.questions, ratings.cells, strict=True):
        if not sheet.form.has_question(question_id):
            raise BadRatings(
                f"문항 '{shortened(question_id)}'은(는) 질문지 {sheet.form.id}에 없습니다. "
                "번호를 고치거나 행을 지우세요."
            )
        kept = {one.rater: one for one in given.get(question_id, ())}
        for rater, cell in zip(ratings.raters, row, strict=True):
            if not cell:
                continue
            value = _value(sheet, question_id, rater, cell)
            before = kept.get(rater)
            if before is None or before.value != value:
                found.append(Change(question_id, rater, value, before))
    return tuple(found)


def take(db: Database, sheet: Sheet, found: Sequence[Change], *, by: str) -> None:
    """Keep the changes of a file; storage.Conflict when a rater saved meanwhile, then none."""
    for one in found:
        answer = one.before.answer if one.before else None
        store.rate(
            db,
            sheet,
            one.question_id,
            one.value,
            rater=one.rater,
            revision=answer.revision if answer else 0,
            by=by,
            na_reason=_UNSTATED if one.value == NA else "",
            certainty=answer.certainty if answer else None,
            evidence=answer.evidence if answer else "",
            comment=answer.comment if answer else "",
        )


def _value(sheet: Sheet, question_id: str, rater: str, cell: str) -> Value:
    if rater == NOBODY:
        raise BadRatings(f"'{NOBODY}'은(는) 평가자의 이름이 될 수 없습니다. 제목 줄을 고치세요.")
    if cell == UNKNOWN:
        return None
    if cell in (NA, NOT_APPLICABLE):
        return NA
    scale = sheet.form.scale
    if cell.isascii() and cell.isdigit() and len(cell) < 4 and int(cell) in scale.steps:
        return int(cell)
    raise BadRatings(
        f"문항 '{shortened(question_id)}', 평가자 '{shortened(rater)}'의 '{shortened(cell)}'은(는) "
        f"쓸 수 없습니다. {scale.lowest}부터 {scale.highest}까지의 정수, {UNKNOWN}, "
        f"{NOT_APPLICABLE}만 쓰세요."
    )

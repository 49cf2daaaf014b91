"""The record of access, and its periodic review."""

from datetime import timedelta

from access.record import reviewing, store
from ui import access_review, clock, data, frame, state


def page() -> None:
    """Draw whether the record is whole, what strikes in a stretch of days, and its lines."""
    frame.heading(
        "접속기록", "누가, 언제, 어디서, 무엇을 열고 내려받고 고쳤는지 남깁니다. 고칠 수 없습니다."
    )
    today = clock.today()
    first, last = access_review.days(
        state.parameter("from") or str(today - timedelta(days=6)), state.parameter("to")
    )
    with data.reading() as db:
        verified, years = store.verify(db), store.kept_years(db)
        lines = list(
            store.lines(
                db,
                since=access_review.utc(first),
                until=access_review.utc(last + timedelta(days=1)),
            )
        )
        known = {(x.login, x.address) for x in store.lines(db, until=access_review.utc(first))}
        reviews = store.reviews(db)
    access_review.whole(verified, years)
    access_review.striking(reviewing.striking(lines, known))
    access_review.table(lines)
    access_review.review(first, last, reviews)

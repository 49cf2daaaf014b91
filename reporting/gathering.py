"""Read what a report is made of, as it stands now or as it was recorded."""

import datetime

from action_plan import plan, progress
from action_plan.overview import institution
from action_plan.tracking.model import RISK_STATES
from reporting.model import Entry, Material, NoRecord, NotYet
from reporting.quarter import Quarter
from scorecards import gathering as figures
from scorecards import registry, store
from scorecards.model import Figures
from storage import Database, settings

_CLOSED = RISK_STATES[-1]


def material(db: Database, quarter: Quarter, today: datetime.date) -> Material:
    """Return the material of a quarter's report.

    The running quarter is told as of today; one that is over as of its last recorded day.
    Raises NotYet before it begins, NoRecord where nothing was recorded in it.
    """
    if today < quarter.first:
        raise NotYet(quarter)
    running = today <= quarter.last
    told = _now(db, today) if running else _recorded(db, quarter)
    noted = progress.all_progress(db, today)
    return Material(
        quarter=quarter,
        institution=institution(db),
        plan_title=plan.current(db).title,
        day=next(iter(told.values())).day,
        running=running,
        figures=told,
        before=_last_record(db, quarter.before),
        late=tuple(Entry(p.item, one) for p in noted for one in p.late) if running else (),
        risks=tuple(
            Entry(p.item, one) for p in noted for one in p.risks if running and one.state != _CLOSED
        ),
        decisions=tuple(
            Entry(p.item, one)
            for p in noted
            for one in p.decisions
            if one.decided_on and str(quarter.first) <= one.decided_on <= str(quarter.last)
        ),
        requests=tuple(line for line in requests(db, quarter).splitlines() if line.strip()),
        example=store.has_example(db),
    )


def requests(db: Database, quarter: Quarter) -> str:
    """Return what is asked of the board in a quarter, one request a line."""
    text: str = settings.setting(db, _key(quarter), "")
    return text


def keep_requests(db: Database, quarter: Quarter, text: str, *, base: int, by: str) -> None:
    """Keep what is asked of the board over the revision that was read, or raise Conflict."""
    settings.set_setting(db, _key(quarter), text.strip(), by=by, base=base)


def requests_revision(db: Database, quarter: Quarter) -> int:
    """Return the revision of the requests, 0 before any were written."""
    return settings.revision(db, _key(quarter))


def _key(quarter: Quarter) -> str:
    return f"board-requests/{quarter.code}"


def _now(db: Database, today: datetime.date) -> dict[str, Figures]:
    return dict(figures.gather(db, today).by_card)


def _recorded(db: Database, quarter: Quarter) -> dict[str, Figures]:
    found = _last_record(db, quarter)
    if found is None:
        raise NoRecord(quarter)
    return {card.name: found for card in registry.CARDS}


def _last_record(db: Database, quarter: Quarter) -> Figures | None:
    """Return the figures of the last recorded day of a quarter."""
    days = [d for d in store.days(db) if str(quarter.first) <= d <= str(quarter.last)]
    return store.figures_of(db, max(days)) if days else None

"""The progress of all items, read from the database."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from action_plan import plan
from action_plan.measures import computing
from action_plan.measures.catalogue import CATALOGUE
from action_plan.measures.model import Reading, unknown
from action_plan.plan.model import Item, Plan
from action_plan.progress import composing
from action_plan.progress.model import (
    CLAIMED,
    COMPUTED,
    EVIDENCED,
    FIGURE,
    MEASURE,
    MILESTONES,
    UNKNOWN,
    ItemProgress,
    Part,
)
from action_plan.tracking import proofs, store
from action_plan.tracking.model import LATE, Decision, Entry, Figure, Milestone, Risk
from processes.inventory.model import Process
from storage import Database
from storage.moments import today

_E = TypeVar("_E", bound=Entry)


@dataclass(frozen=True)
class _Held:
    """What is kept of the items of one plan, as of a day."""

    day: datetime.date
    milestones: Sequence[Milestone]
    figures: Sequence[Figure]
    risks: Sequence[Risk]
    decisions: Sequence[Decision]
    weights: Mapping[tuple[int, str], float]
    proofs: proofs.Proofs
    readings: Mapping[str, Reading]


def all_progress(
    db: Database,
    day: datetime.date | None = None,
    *,
    measured: bool = True,
    register: Sequence[Process] | None = None,
) -> tuple[ItemProgress, ...]:
    """Return how far every item of the plan in force is, as of a day (today in Korea).

    Not `measured`: the connection shows a part of the rows only, so that what would be computed
    from them is left unknown. `register`: the processes, where they have been read already.
    """
    current = plan.current(db)
    return _progress(db, current, current.items, day or today(), measured, register)


def progress_of(
    db: Database,
    whole: Plan,
    item: Item,
    day: datetime.date | None = None,
    *,
    measured: bool = True,
    register: Sequence[Process] | None = None,
) -> ItemProgress:
    """Return how far one item is; only its own measures are computed. See `all_progress`."""
    return _progress(db, whole, [item], day or today(), measured, register)[0]


def _progress(
    db: Database,
    whole: Plan,
    items: Sequence[Item],
    day: datetime.date,
    measured: bool,
    register: Sequence[Process] | None,
) -> tuple[ItemProgress, ...]:
    keys = dict.fromkeys(key for item in items for key in item.measures)
    hidden = unknown("볼 수 있는 자료가 일부라 셈하지 않았습니다.")
    held = _Held(
        day,
        store.entries(db, Milestone, whole.id),
        store.entries(db, Figure, whole.id),
        store.entries(db, Risk, whole.id),
        store.entries(db, Decision, whole.id),
        store.weights(db, whole.id),
        proofs.proofs(db, whole.id),
        computing.readings(db, keys, day, register) if measured else dict.fromkeys(keys, hidden),
    )
    return tuple(_item(item, held) for item in items)


def _item(item: Item, held: _Held) -> ItemProgress:
    milestones = _own(held.milestones, item)
    figures = _own(held.figures, item)
    parts = (
        *(_measure(item, key, held) for key in item.measures),
        *(_figure(one, held) for one in figures),
        *([_milestones(item, milestones, held)] if milestones else []),
    )
    low, high = composing.composed(parts)
    return ItemProgress(
        item,
        low,
        high,
        composing.basis(parts),
        parts,
        max((one.as_of for one in parts if one.as_of and one.known), default=None),
        milestones,
        tuple(one for one in milestones if one.state(held.day) == LATE),
        figures,
        _own(held.risks, item),
        _own(held.decisions, item),
        held.proofs.get(proofs.place(item.number), ()),
    )


def _own(entries: Iterable[_E], item: Item) -> tuple[_E, ...]:
    return tuple(one for one in entries if one.item == item.number)


def _measure(item: Item, key: str, held: _Held) -> Part:
    about, read = CATALOGUE[key], held.readings[key]
    return Part(
        key,
        MEASURE,
        about.title,
        read.low,
        read.high,
        UNKNOWN if read.low is None else COMPUTED,
        read.words,
        about.formula,
        about.sources,
        held.day.isoformat(),
        held.weights.get((item.number, key), 1.0),
    )


def _figure(one: Figure, held: _Held) -> Part:
    files = held.proofs.get(proofs.place(one.item, one.id), ())
    share = one.share
    low, high = share or (None, None)
    sure = EVIDENCED if files else CLAIMED
    return Part(
        one.id,
        FIGURE,
        one.title,
        low,
        high,
        sure if share else UNKNOWN,
        _reached(one),
        "사람이 적은 값 ÷ 사람이 적은 목표",
        (),
        one.as_of,
        held.weights.get((one.item, one.id), 1.0),
        files,
    )


def _reached(one: Figure) -> str:
    ends = ["모름" if end is None else f"{end:,.10g}" for end in (one.low, one.high)]
    now = ends[0] if ends[0] == ends[1] else "~".join(ends)
    target = "모름" if one.target is None else f"{one.target:,.10g}"
    return f"지금 {now}{one.unit if now != '모름' else ''}, 목표 {target}{one.unit}"


def _milestones(item: Item, found: Sequence[Milestone], held: _Held) -> Part:
    done = [one for one in found if one.done_on]
    files = {one.id: held.proofs.get(proofs.place(item.number, one.id), ()) for one in found}
    proved = bool(done) and all(files[one.id] for one in done)
    late = sum(one.state(held.day) == LATE for one in found)
    share = len(done) / len(found)
    return Part(
        MILESTONES,
        MILESTONES,
        "이정표",
        share,
        share,
        EVIDENCED if proved else CLAIMED,
        f"{len(found):,}개 가운데 끝남 {len(done):,}개, 지연 {late:,}개",
        "끝낸 날을 적은 이정표 ÷ 모든 이정표. 지연은 계획한 날이 오늘(한국)보다 앞인 것입니다.",
        (),
        max((one.updated_at[:10] for one in found), default=None),
        held.weights.get((item.number, MILESTONES), 1.0),
        tuple(file for one in found for file in files[one.id]),
    )

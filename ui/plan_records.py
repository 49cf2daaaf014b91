"""Milestones, figures, risks and decisions of an item as tables that save themselves."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import streamlit as st

from action_plan.plan import Plan
from action_plan.progress import ItemProgress
from action_plan.tracking import store
from action_plan.tracking.checking import LABELS
from action_plan.tracking.model import (
    LEVELS,
    RISK_STATES,
    Decision,
    Entry,
    Figure,
    Milestone,
    Risk,
)
from storage import Database
from ui import data, identity, plan_undo, record_clashes, record_grid
from ui.clock import today

_DAYS = ("planned_on", "done_on", "as_of", "decided_on")
_STANDING = "standing"
_text, _number = st.column_config.TextColumn, st.column_config.NumberColumn
_choice = st.column_config.SelectboxColumn


@dataclass(frozen=True)
class _Kind:
    """How one kind of entry is shown: its columns in order, and what is said below."""

    kind: type[Entry]
    columns: Mapping[str, Any]
    title: str
    empty: str
    told: str = ""
    standing: Callable[[Any], str] | None = None


def _day(name: str) -> Any:
    return st.column_config.DateColumn(LABELS[name], format="YYYY-MM-DD", width="small")


def _texts(*names: str, width: Any = "medium") -> dict[str, Any]:
    return {name: _text(LABELS[name], width=width, max_chars=300) for name in names}


def _late(one: Milestone) -> str:
    days = one.days_late(today())
    state = one.state(today())
    return f"{state} ({days}일 늦음)" if days else state


_MILESTONES = _Kind(
    Milestone,
    {
        "title": _text("이정표", width="medium", max_chars=300),
        "owner": _text(LABELS["owner"], width="small"),
        "planned_on": _day("planned_on"),
        "done_on": _day("done_on"),
        _STANDING: _text("상태 (오늘)", width="small"),
        **_texts("note"),
    },
    "이정표",
    "아직 없습니다. 표의 빈 줄에 무엇을 언제까지 누가 하는지 적으면 저장됩니다.",
    "지연은 계획한 날이 오늘(한국)보다 앞인데 끝낸 날이 없는 것입니다. 적지 않고 셈합니다.",
    _late,
)
_FIGURES = _Kind(
    Figure,
    {
        "title": _text("지표", width="medium", max_chars=300),
        "unit": _text(LABELS["unit"], width="small", max_chars=20),
        "target": _number(LABELS["target"], min_value=0, width="small"),
        "low": _number(LABELS["low"], min_value=0, width="small"),
        "high": _number(LABELS["high"], min_value=0, width="small"),
        "as_of": _day("as_of"),
        **_texts("note"),
    },
    "사람이 적는 지표",
    "아직 없습니다. 워크벤치가 셈하지 못하는 것은 여기에 목표와 지금 값을 적으세요.",
    "확실하면 '적어도'와 '많아도'를 같게, 모르면 비워 두세요(0이 아니라 모름이 됩니다). "
    "아래 '증빙'에서 파일을 붙이면 주장에서 증빙으로 바뀝니다.",
)
_RISKS = _Kind(
    Risk,
    {
        "title": _text("위험", width="medium", max_chars=300),
        "probability": _choice(LABELS["probability"], options=list(LEVELS), width="small"),
        "effect": _choice(LABELS["effect"], options=list(LEVELS), width="small"),
        **_texts("response"),
        "owner": _text(LABELS["owner"], width="small"),
        "state": _choice(LABELS["state"], options=list(RISK_STATES), width="small"),
        **_texts("note"),
    },
    "위험",
    "아직 없습니다. 잘못될 수 있는 것과 그 대응을 적으세요.",
)
_DECISIONS = _Kind(
    Decision,
    {
        "title": _text("결정", width="large", max_chars=300),
        "decided_on": _day("decided_on"),
        "decided_by": _text(LABELS["decided_by"], width="small"),
        **_texts("note"),
    },
    "결정",
    "아직 없습니다. 언제 누가 무엇을 정했는지 적으세요.",
)


def draw(whole: Plan, one: ItemProgress) -> None:
    """Draw the four tables of an item; every change is saved at once and can be taken back."""
    for kind, entries in (
        (_MILESTONES, one.milestones),
        (_FIGURES, one.figures),
        (_RISKS, one.risks),
        (_DECISIONS, one.decisions),
    ):
        _table(whole, one, kind, entries)


def _table(whole: Plan, one: ItemProgress, kind: _Kind, entries: Sequence[Entry]) -> None:
    st.header(kind.title, anchor=False)
    table, item = store.TABLES[kind.kind], one.item.number
    labels = {**LABELS, "title": kind.title}
    record_clashes.draw(table, labels, lambda row: _settle(whole, item, kind, row))
    if not entries:
        st.caption(kind.empty)
    record_grid.draw(
        record_grid.Grid(
            table=table,
            owner=f"{whole.id}/{item}",
            records=entries,
            columns=kind.columns,
            shown=lambda entry: _shown(kind, entry),
            save=lambda db, entry, revision, by, given: _save(
                db, whole, item, kind, entry.id, revision, by, given
            ),
            add=lambda db, by, given: _add(db, whole, item, kind, by, given),
            delete=lambda db, entry, revision, by: _delete(
                db, whole, item, kind, entry.id, revision, by
            ),
            required=("title",),
            fixed=(_STANDING,) if kind.standing else (),
            missing=f"{kind.title}의 첫 칸을 적으면 새 줄이 저장됩니다.",
        )
    )
    if kind.told:
        st.caption(kind.told)


def _shown(kind: _Kind, entry: Entry) -> dict[str, Any]:
    shown = {name: getattr(entry, name, None) for name in kind.columns}
    days = {name: shown[name] for name in _DAYS if shown.get(name)}
    shown |= {name: datetime.date.fromisoformat(str(day)) for name, day in days.items()}
    if kind.standing:
        shown[_STANDING] = kind.standing(entry)
    return shown


def _save(
    db: Database,
    whole: Plan,
    item: int,
    kind: _Kind,
    id: str,
    revision: int,
    by: str,
    given: Mapping[str, Any],
) -> Entry:
    saved = store.save(db, kind.kind, id, revision, given, by=by)
    if saved.revision != revision:
        _remember(db, whole, item, kind, id)
    return saved


def _add(
    db: Database, whole: Plan, item: int, kind: _Kind, by: str, given: Mapping[str, Any]
) -> None:
    known = {name: value for name, value in given.items() if name != _STANDING}
    if known.get("state") is None:
        known.pop("state", None)
    made = store.add(db, kind.kind, whole.id, item, known, by=by)
    _remember(db, whole, item, kind, made.id)


def _delete(
    db: Database, whole: Plan, item: int, kind: _Kind, id: str, revision: int, by: str
) -> None:
    store.delete(db, kind.kind, id, revision, by=by)
    _remember(db, whole, item, kind, id)


def _remember(db: Database, whole: Plan, item: int, kind: _Kind, id: str) -> None:
    plan_undo.remember(whole.id, item, store.newest(db, store.TABLES[kind.kind], id))


def _settle(whole: Plan, item: int, kind: _Kind, row: Mapping[str, Any]) -> None:
    own = {one.name for one in fields(kind.kind)} & LABELS.keys()
    by = identity.author()
    with data.transaction() as db:
        given = {name: row[name] for name in own}
        _save(db, whole, item, kind, row["id"], row["revision"], by, given)

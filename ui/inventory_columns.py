"""The columns of a table of processes: what stands in a cell, and how it is edited."""

from collections.abc import Sequence
from threading import Lock
from typing import Any

import pandas as pd
import streamlit as st

from processes.inventory.changes import value_of
from processes.inventory.fields import COLUMN_BY_KEY, Field
from processes.inventory.model import Estimate, Process
from processes.inventory.totals import yearly_hours
from ui import figures
from ui.clock import today, when

COMPUTED = {"hours": "연간 투입(시간)", "missing": "빠진 ★", "updated": "마지막 저장"}
PICK, OPEN = "pick", "open"
_MOST_KEPT = 8
_kept: dict[Any, pd.DataFrame] = {}
_keeping = Lock()
_DIGITS, _FIGURE_SPACE = 7, "\u2007"  # as wide as a digit, and sorts before it


def table(
    processes: Sequence[Process], order: Sequence[str], required: Sequence[Field], picked: set[str]
) -> pd.DataFrame:
    """Return the cells, by column; None, shown as 모름, for unknown. Never change it.

    Most reruns show what the one before has shown: the last few tables are kept.
    """
    wanted = (
        tuple((one.id, one.revision, one.department) for one in processes),
        tuple(order),
        tuple(field.key for field in required),
        frozenset(picked).intersection(one.id for one in processes),
        today(),  # what was saved today shows the time alone
    )
    found = _kept.get(wanted)
    if found is None:
        columns = {key: _cells(processes, key, required, picked) for key in order}
        found = pd.DataFrame(columns, index=[process.code for process in processes])
        with _keeping:  # two people's runs share the tables
            while len(_kept) >= _MOST_KEPT:
                del _kept[next(iter(_kept))]
            _kept[wanted] = found
    return found


def title(key: str) -> str:
    """Return the heading of a column."""
    return COMPUTED[key] if key in COMPUTED else COLUMN_BY_KEY[key].title


def config(
    order: Sequence[str], departments: Sequence[str], required: Sequence[Field], opener: str
) -> dict[str, Any]:
    """Return how each column looks and is edited; `opener` is the key of the column of links."""
    column = st.column_config
    fixed = {
        "_index": column.TextColumn("번호", width="small"),
        PICK: column.CheckboxColumn("고름", width="small", help="일괄 변경할 업무를 고릅니다."),
        OPEN: column.ButtonColumn("열기", width="small", type="tertiary", key=opener),
        "hours": column.TextColumn(
            COMPUTED["hours"], width=210, help="연간 건수 × 건당 처리시간. 계산한 값입니다."
        ),
        "missing": column.NumberColumn(
            COMPUTED["missing"],
            width="small",
            help=f"필수 항목 {len(required)}개 가운데 모르는 것의 수",
        ),
        "updated": column.TextColumn(COMPUTED["updated"], width="small"),
    }
    fields = [COLUMN_BY_KEY[key] for key in order if key in COLUMN_BY_KEY]
    return {**fixed, **{field.key: _column(field, departments) for field in fields}}


def text(process: Process, key: str) -> str | None:
    """Return the text of a field's cell; a figure is set so that it sorts like a number."""
    field, value = COLUMN_BY_KEY[key], value_of(process, key)
    written = field.format(value)
    if not written or not field.kind.measures:
        return written or None
    if isinstance(value, Estimate) and value.approximate:
        written = f"{written.removeprefix('약 ')} 내외"
    return _padded(written)


def _cells(
    processes: Sequence[Process], key: str, required: Sequence[Field], picked: set[str]
) -> Any:
    if key == PICK:
        return [one.id in picked for one in processes]
    if key == "missing":
        unknown = [
            sum(1 for field in required if getattr(one.facts, field.key) is None)
            for one in processes
        ]
        return pd.array(unknown, dtype="Int64")
    return pd.array([_text(one, key) for one in processes], dtype="str")


def _text(process: Process, key: str) -> str | None:
    if key == OPEN:
        return ":material/open_in_full: 예시" if process.example else ":material/open_in_full:"
    if key == "hours":
        return _hours(process)
    if key == "updated":
        return f"{when(process.updated_at)} {process.updated_by}"
    return text(process, key)


def _hours(process: Process) -> str | None:
    hours = yearly_hours(process.facts)
    if hours is None:
        return None
    low, likely, high = (None if bound is None else float(round(bound)) for bound in hours.bounds)
    whole = Estimate(low, likely, high, "", hours.approximate)
    small = hours.high is not None and 0 < hours.high < 1
    written = "<1" if small else figures.spread(whole).removeprefix("약 ")
    return _padded(f"{written}{' (약)' if hours.approximate else ''}")


def _padded(written: str) -> str:
    """Set the first figure to the right, so that the texts sort like the numbers."""
    end = next((at for at, sign in enumerate(written) if sign not in "0123456789,"), len(written))
    return written[:end].rjust(_DIGITS, _FIGURE_SPACE) + written[end:]


def _column(field: Field, departments: Sequence[str]) -> Any:
    """Return how a field is edited: chosen where it has choices, typed elsewhere."""
    column, kind = st.column_config, field.kind.name
    if field.key == "department":
        return column.SelectboxColumn(field.title, options=list(departments), required=True)
    if field.key == "name":
        return column.TextColumn(field.title, width="medium", required=True)
    if kind == "yes-no":
        options = [field.format(True), field.format(False)]
        return column.SelectboxColumn(field.title, options=options, help=field.help or None)
    if field.choices and kind != "forms":
        return column.SelectboxColumn(
            field.title, options=list(field.choices), help=field.help or None
        )
    return column.TextColumn(
        field.title,
        width="small" if field.key == "area" else None if field.kind.measures else "medium",
        alignment="right" if field.kind.measures else None,
        help=field.help or _LISTED.get(kind),
    )


_LISTED = {
    "words": "쉼표로 나눕니다. 없으면 '없음'",
    "channels": "쉼표로 나눕니다.",
    "forms": "종이, 스캔, 전자, 정형 가운데 적습니다. 여럿이면 쉼표로 나눕니다.",
}

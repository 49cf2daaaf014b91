"""Everything known of one process, group by group; unknown is shown as 모름, never as zero."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from processes.inventory.fields import FIELDS, SOURCES_OF_FIGURES, Field
from processes.inventory.figure_sources import source_of, told
from processes.inventory.model import Estimate, Facts, Process
from processes.inventory.totals import yearly_hours, yearly_sheets
from ui import figures
from ui.wording import plain

_COLUMNS = 3


def values(process: Process, group: str) -> None:
    """Draw the fields of a group, three in a line."""
    fields = fields_of(group)
    for start in range(0, len(fields), _COLUMNS):
        for column, field in zip(st.columns(_COLUMNS), fields[start:], strict=False):
            column.markdown(_value(field, process.facts))


def fields_of(group: str) -> list[Field]:
    """Return the fields of a group; where a figure comes from is told beside the figure."""
    return [field for field in FIELDS if field.group == group and field is not SOURCES_OF_FIGURES]


def computed(facts: Facts) -> None:
    """Draw the totals that follow from the facts, each with its parts to open."""
    hours, sheets = st.columns(2)
    with hours.container(border=True, height="stretch"):
        _total("연간 투입", yearly_hours(facts), "시간")
        parts = [("연간 건수", facts.yearly_volume), ("건당 처리시간", facts.minutes_per_case)]
        _formula("연간 건수 × 건당 처리시간(분) ÷ 60", parts, yearly_hours(facts), "시간")
    with sheets.container(border=True, height="stretch"):
        _total("연간 종이", yearly_sheets(facts), "매")
        parts = [("연간 건수", facts.yearly_volume), ("건당 종이 문서", facts.paper_sheets)]
        _formula("연간 건수 × 건당 종이 문서(매)", parts, yearly_sheets(facts), "매")


def _total(label: str, amount: Estimate | None, unit: str) -> None:
    """Draw a total; its bounds stand below, where nothing cuts them off."""
    likely, _, bounds = figures.spread(amount, unit).partition(" (")
    st.metric(label, plain(likely))
    if bounds:
        st.caption(plain(f"{bounds.removesuffix(')')}{unit}"))


def _value(field: Field, facts: Facts) -> str:
    value: Any = getattr(facts, field.key)
    star = " :red[★]" if field.required and value is None else ""
    lines = [f":gray[{plain(field.label)}]{star}"]
    if value is None:
        lines.append(":gray[*모름*]")
    elif isinstance(value, Estimate):
        lines.append(f"**{plain(figures.spread(value, _unit(field)))}**")
        if value.written:
            lines.append(f":small[:gray[원문 {plain(value.written)}]]")
    else:
        lines.append(f"**{plain(field.shown(value))}**")
    own = source_of(facts, field.key)
    if own is not None:
        lines.append(f":small[:gray[출처 {plain(told(own.source, own.date))}]]")
    return "  \n".join(lines)


def _unit(field: Field) -> str:
    return field.unit.partition("/")[0]


def _formula(
    rule: str,
    parts: Sequence[tuple[str, Estimate | None]],
    result: Estimate | None,
    unit: str,
) -> None:
    """Draw how the total comes about, or which part is missing."""
    with st.expander("계산 내용"):
        st.markdown(plain(rule))
        unknown = [label for label, part in parts if part is None]
        if result is None:
            st.markdown(f"{', '.join(unknown)}을(를) 몰라서 계산하지 못합니다.")
            return
        bounds = ("최소", "보통", "최대")
        shown = [i for i in range(3) if not result.is_exact or i == 1]
        st.table(
            {
                "": [bounds[i] if len(shown) > 1 else "값" for i in shown],
                **{label: [_bound(part, i) for i in shown] for label, part in parts},
                f"결과({unit})": [_bound(result, i) for i in shown],
            },
            border="horizontal",
        )
        if result.approximate:
            st.caption("'약'이나 '내외'로 적힌 값이 있어 어림한 값입니다.")


def _bound(estimate: Estimate | None, index: int) -> str:
    bound = None if estimate is None else estimate.bounds[index]
    return "모름" if bound is None else figures.rounded(bound)

"""Which two models are compared: named by the address, chosen in two fields."""

import streamlit as st

from processes.bpmn import store
from processes.inventory.model import Process
from ui import data, model_compared, state
from ui.model_compared import Side

FROM, TO = "from", "to"  # names in the address


def pair(process: Process) -> tuple[Side, Side] | None:
    """Draw the fields that name the two; return them, None where there is nothing to compare.

    Without an address: the published or newest as-is against the newest to-be, or the last two
    revisions of the only line. Raises UnknownModel for an address that names nothing.
    """
    with data.reading() as db:
        sides = model_compared.all_sides(db, process)
        if len(sides) < 2:
            return None
        named = {
            name: model_compared.side(db, process, address)
            for name in (FROM, TO)
            if (address := state.parameter(name))
        }
    before, after = _usual(sides)
    before, after = named.get(FROM, before), named.get(TO, after)
    first, between, second = st.columns([6, 2, 6], vertical_alignment="bottom")
    with first:
        _field(process, "앞의 그림", FROM, sides, before)
    with between:
        st.button(
            "맞바꾸기",
            icon=":material/swap_horiz:",
            key=state.model_key("swap", process.id, "both"),
            width="stretch",
            on_click=lambda: st.query_params.update({FROM: after.address, TO: before.address}),
        )
    with second:
        _field(process, "뒤의 그림", TO, sides, after)
    return before, after


def _usual(sides: list[Side]) -> tuple[Side, Side]:
    """Return the newest of both lines, or the last two of the only one."""
    lines = {line: [one for one in sides if one.line == line] for line in store.states}
    if all(lines.values()):
        return lines["as-is"][0], lines["to-be"][0]
    return sides[1], sides[0]


def _field(process: Process, label: str, name: str, sides: list[Side], shown: Side) -> None:
    addresses = {one.address: one.label for one in sides}
    key = state.model_key(f"compare-{name}-{shown.address}", process.id, "both")
    st.selectbox(
        label,
        list(addresses),
        index=list(addresses).index(shown.address),
        format_func=addresses.__getitem__,
        key=key,
        on_change=lambda: st.query_params.update({name: st.session_state[key]}),
    )

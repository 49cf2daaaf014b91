"""The register of business processes: searched, filtered, edited in place."""

from collections.abc import Sequence

import streamlit as st

from example import loading
from processes.inventory import listing, store, totals
from processes.inventory.fields import REQUIRED, missing
from processes.inventory.model import Process
from ui import (
    data,
    figures,
    frame,
    identity,
    inventory_actions,
    inventory_filters,
    inventory_grid,
    navigation,
    process_saving,
)
from ui.wording import plain


def page() -> None:
    """Draw the register, or the ways to begin where it is empty."""
    inventory_grid.take_edits()
    with data.reading() as db:
        processes = store.all_processes(db)
        departments = store.departments(db)
    frame.heading("업무 목록", "칸을 고치면 바로 저장됩니다. 모르는 값은 비워 두면 '모름'입니다.")
    inventory_actions.offer_undo()
    if not processes:
        _beginning(departments)
        return
    process_saving.draw_clashes(inventory_grid.start_anew)
    wanted, order = inventory_filters.draw(processes, departments)
    shown = listing.ordered(listing.matching(processes, wanted), order)
    _totals(shown, len(processes))
    inventory_actions.bar(shown, departments)
    inventory_grid.draw_refused()
    if shown:
        inventory_grid.draw(shown, departments)
    else:
        frame.empty("맞는 업무가 없습니다", "찾는 말이나 고른 조건을 줄여 보세요.", key="no-match")


def _totals(shown: Sequence[Process], registered: int) -> None:
    volume = totals.total(process.facts.yearly_volume for process in shown)
    hours = totals.total(totals.yearly_hours(process.facts) for process in shown)
    complete = sum(1 for process in shown if not missing(process.facts))
    count = f"{len(shown):,}개" + ("" if len(shown) == registered else f"(전체 {registered:,}개)")
    st.markdown(
        f"업무 **{count}** · 연간 **{plain(figures.sum_of(volume))}건** {_left_out(volume)} · "
        f"연간 투입 **{plain(figures.sum_of(hours))}시간** {_left_out(hours)} · "
        f"필수 항목(★)을 다 채운 업무 **{complete:,}개**",
        help="필수 항목: " + ", ".join(field.label for field in REQUIRED),
    )


def _left_out(total: totals.Total) -> str:
    return f":gray[(모름 {total.unknown:,}개 제외)]" if total.unknown else ""


def _beginning(departments: Sequence[str]) -> None:
    with frame.empty(
        "아직 등록된 업무가 없습니다",
        "엑셀 파일을 가져오거나, 예시 기관을 불러오거나, 하나씩 추가하세요.",
        key="inventory-empty",
    ):
        navigation.link("import", "파일에서 가져오기", icon=":material/upload_file:")
        if st.button("예시 불러오기", key="inventory-example", icon=":material/science:"):
            with data.transaction() as db:
                loading.load(db, by=identity.author())
            frame.notice("예시 기관을 불러왔습니다.")
            st.rerun()
        with st.popover("업무 추가", icon=":material/add:"):
            inventory_actions.new_process(departments)

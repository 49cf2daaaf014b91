"""The register of business processes: searched, filtered, edited in place."""

from collections.abc import Sequence

import streamlit as st

from example import loading
from processes.inventory import store, totals
from processes.inventory.bulk import store as bulk
from processes.inventory.fields import REQUIRED
from processes.inventory.snapshot import Seen
from processes.inventory.views import store as views
from ui import (
    data,
    figures,
    frame,
    identity,
    inventory_actions,
    inventory_bulk,
    inventory_filters,
    inventory_table,
    inventory_view,
    navigation,
    process_saving,
    register,
)
from ui.wording import plain


def page() -> None:
    """Draw the register, or the ways to begin where it is empty."""
    inventory_table.take_edits()
    with data.reading() as db:
        snapshot = register.current(db)
        departments = store.departments(db)
        saved = views.all_views(db)
        last = bulk.last(db)
    frame.heading("업무 목록", "칸을 고치면 바로 저장됩니다. 모르는 값은 비워 두면 '모름'입니다.")
    inventory_actions.offer_undo()
    if not snapshot.lines:
        _beginning(departments)
        return
    with frame.refusals():
        inventory_view.take_address(saved, departments, snapshot.areas)
    process_saving.draw_clashes(inventory_table.start_anew)
    inventory_bulk.offer_undo(last)
    inventory_bulk.draw_kept()
    inventory_filters.draw(departments, snapshot.areas)
    view = inventory_view.current()
    inventory_view.write_address(view, saved)
    seen = snapshot.seen(view.filter, view.order)
    _totals(seen, len(snapshot.lines))
    inventory_actions.bar(seen, view, saved, departments)
    inventory_table.draw(seen, view, departments)
    if not seen.lines:
        frame.empty("맞는 업무가 없습니다", "찾는 말이나 고른 조건을 줄여 보세요.", key="no-match")


def _totals(seen: Seen, registered: int) -> None:
    shown = len(seen.lines)
    count = f"{shown:,}개" + ("" if shown == registered else f" (전체 {registered:,}개)")
    volume, hours = figures.sum_of(seen.volume, "건"), figures.sum_of(seen.hours, "시간")
    st.markdown(
        f"업무 **{count}** · 연간 **{plain(volume)}** {_left_out(seen.volume)} · "
        f"연간 투입 **{plain(hours)}** {_left_out(seen.hours)} · "
        f"필수 항목(★)을 다 채운 업무 **{seen.complete:,}개**",
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

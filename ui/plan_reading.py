"""The plan's progress as far as the person at the keyboard may see what it rests on."""

import streamlit as st

from action_plan import plan, progress
from action_plan.plan import Item, Plan
from action_plan.progress import ItemProgress
from processes.inventory.model import Process
from storage import Database
from ui import register, scorecard_rights


def sees_all() -> bool:
    """Whether the person sees everything that the measures count."""
    return scorecard_rights.sees("plan")


def whole(db: Database) -> tuple[Plan, tuple[ItemProgress, ...]]:
    """Return the plan in force with every item's progress."""
    current, all_seen = plan.current(db), sees_all()
    return current, progress.all_progress(db, measured=all_seen, register=_processes(db))


def one(db: Database, current: Plan, item: Item) -> ItemProgress:
    """Return one item's progress."""
    return progress.progress_of(
        db, current, item, measured=sees_all(), register=_processes(db) if item.measures else ()
    )


def _processes(db: Database) -> list[Process]:
    """Return the register as this server keeps it: only what changed is read again."""
    return [line.process for line in register.current(db).lines]


def told() -> None:
    """Say where figures are left out because their grounds may not be seen."""
    if not sees_all():
        st.info(
            "일부 자료만 볼 수 있는 역할이라 워크벤치가 셈하는 값은 모름으로 두고, 증빙 파일은 "
            "보이지 않습니다. 전체 값은 볼 수 있는 역할에게 물어보세요.",
            icon=":material/visibility_off:",
        )

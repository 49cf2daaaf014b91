"""Whose figures and of which day: chosen above the scorecards, kept in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from scorecards.model import WHOLE, Figures
from scorecards.wording import date
from storage import Database
from ui import navigation, scorecard_reading, scorecard_rights, scorecard_view
from ui import scorecard_state as keys
from ui.clock import today, when
from ui.wording import plain


@dataclass(frozen=True)
class Chosen:
    """The department (WHOLE: all) and day that are shown; `told` is None where none were kept."""

    department: str
    day: str
    told: Mapping[str, Figures] | None
    days: Sequence[str]
    stale: bool = False  # whether something has changed since

    @property
    def live(self) -> bool:
        """Whether the figures are those of this moment."""
        return self.day == ""


def draw(departments: Sequence[str]) -> None:
    """Draw the two choices; what is chosen also stands in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="scorecard-filters"):
        st.selectbox(
            "부서",
            [scorecard_view.ALL, *departments],
            key=keys.DEPARTMENT,
            bind="query-params",
            width=260,
        )
        st.date_input(
            "기준일",
            None,
            max_value=today(),
            key=keys.DAY,
            bind="query-params",
            format="YYYY-MM-DD",
            width=220,
            help="비우면 지금의 값입니다. 날짜를 고르면 그날 기록해 둔 값을 보입니다.",
        )


def chosen(db: Database, departments: Sequence[str]) -> Chosen:
    """Return what is chosen above, or what the address asks for, with its figures."""
    unit, day = scorecard_view.department(), scorecard_view.day()
    department = scorecard_rights.department(unit if unit in departments else WHOLE)
    days = scorecard_reading.days(db)
    if day is None or day >= today():
        told, stale = scorecard_reading.now(db, today())
        return Chosen(department, "", told, days, stale)
    return Chosen(department, day.isoformat(), scorecard_reading.on(db, day.isoformat()), days)


def say(found: Chosen) -> None:
    """Say what is shown: of whom, of when."""
    whose = found.department or "모든 부서"
    if found.live and found.told:
        at = max(one.at for one in found.told.values())
        told = f"{whose} · 지금 값 ({when(at)}에 셈)"
    else:
        told = f"{whose} · {date(found.day)} 기록"
    if found.stale:
        told += " · 그 뒤 바뀐 것이 있어 다시 세고 있습니다"
    last = f" · 마지막 기록 {date(found.days[-1])}" if found.days else " · 아직 기록한 날 없음"
    st.caption(plain(told + last))


def nothing_kept(found: Chosen) -> None:
    """Say that the day was not recorded, and which days near it were."""
    before = max((day for day in found.days if day < found.day), default="")
    after = min((day for day in found.days if day > found.day), default="")
    st.warning(
        plain(f"{date(found.day)}의 기록이 없습니다. 기록하지 않은 날의 값은 지어내지 않습니다."),
        icon=":material/event_busy:",
    )
    with st.container(horizontal=True):
        for day in filter(None, (before, after)):
            navigation.link(
                "scorecards", f"{date(day)} 기록 보기", icon=":material/event:",
                **scorecard_view.kept(**{keys.DAY: day}),
            )  # fmt: skip

"""The parts of the page of the record of access."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

import pandas as pd
import streamlit as st

from access.record import reviewing, store
from access.record.model import Line, Verified
from access.record.reviewing import Striking
from storage.moments import KOREA
from storage.records import Row
from ui import clock, data, frame, identity
from ui.wording import plain

_MOST = 2000


def days(first: str, last: str | None) -> tuple[date, date]:
    """Draw the choice of days; return the first and the last of them, in Korea."""
    today = clock.today()
    start = _day(first, today)
    chosen = st.date_input(
        "기간", (start, max(start, _day(last or "", today))), max_value=today, key="record-days"
    )
    found = chosen if isinstance(chosen, tuple) else (chosen,)
    return (found[0], found[-1]) if found else (today, today)


def _day(written: str, otherwise: date) -> date:
    try:
        return min(date.fromisoformat(written), otherwise)
    except ValueError:
        return otherwise


def utc(day: date) -> str:
    """Return the moment at which a day begins in Korea, as the record writes times."""
    return datetime.combine(day, time(), KOREA).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def whole(found: Verified, years: int) -> None:
    """Say whether the record is whole, and for how long lines are kept."""
    if found.whole:
        st.success(
            f"{found.lines:,}줄이 모두 이어져 있습니다. {years}년 동안 보관합니다.",
            icon=":material/verified:",
        )
    else:
        st.error(
            f"{found.broken}번째 줄이 맞지 않습니다: {plain(found.reason)}. "
            "데이터베이스 파일을 보존하고 백업과 견주세요.",
            icon=":material/error:",
        )


def striking(found: Sequence[Striking]) -> None:
    """Draw what to look at first."""
    st.header("먼저 볼 것", anchor=False)
    st.caption(
        f"기준은 제안입니다: {reviewing.UNUSUAL_FROM}시부터 {reviewing.UNUSUAL_TO}시, "
        f"하루에 내려받기 {reviewing.BULK_EXPORTS}개, 로그인 실패 {reviewing.FAILED_SIGN_INS}번, "
        "처음 보는 접속지."
    )
    if not found:
        st.markdown("이 기간에 눈에 띄는 것이 없습니다.")
    for one in found:
        st.warning(
            f"**{plain(one.kind)}** · {plain(one.login)}: {plain(one.sentence)}",
            icon=":material/warning:",
        )


def table(lines: Sequence[Line]) -> None:
    """Draw the lines, newest first."""
    st.header("기록", anchor=False)
    if not lines:
        frame.empty("이 기간의 기록이 없습니다", "기간을 넓혀 보세요.", key="record-none")
        return
    people = sorted({line.login for line in lines})
    who = st.selectbox("누구의 기록", ["", *people], format_func=lambda x: x or "모두")
    shown = [line for line in reversed(lines) if who in ("", line.login)]
    if len(shown) > _MOST:
        st.caption(f"{len(shown):,}줄 가운데 새것부터 {_MOST:,}줄입니다. 모두는 내려받으세요.")
    st.dataframe(_frame(shown[:_MOST]), hide_index=True)


def _frame(lines: Sequence[Line]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "번호": line.number,
                "언제": f"{reviewing.local(line):%Y-%m-%d %H:%M:%S}",
                "누가": f"{line.name} ({line.login})",
                "어디서": line.address,
                "한 일": line.action,
                "무엇을": line.object,
                "덧붙임": line.detail,
            }
            for line in lines
        ]
    )


def review(first: date, last: date, reviews: Sequence[Row]) -> None:
    """Draw the form that records a review, and the reviews there were."""
    st.header("점검 기록", anchor=False)
    with st.form("access-review", border=True):
        found = st.text_area("점검한 것과 조치", max_chars=2000, placeholder="예: 이상 없음")
        kept = st.form_submit_button(f"{first}부터 {last}까지 점검했다고 남기기", type="primary")
    if kept and not found.strip():
        st.error("무엇을 확인했는지 적으세요.", icon=":material/error:")
    elif kept:
        with frame.refusals():
            with data.transaction() as db:
                store.add_review(db, utc(first), utc(last), found, by=identity.author())
            frame.notice("점검을 남겼습니다.")
            st.rerun()
    for one in reviews:
        st.markdown(
            f"**{clock.when(one['created_at'])}** {plain(one['updated_by'])}: "
            f"{plain(one['found'])} ({one['lines']:,}줄)"
        )

"""Reminders to copy into mail, one for each department that has something to do."""

from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit

import streamlit as st

from processes.census import coverage, reminders
from processes.census.model import Round
from processes.census.standing import Standing, d_day
from processes.inventory.model import Process
from ui.wording import plain


def draw(round: Round, standings: Sequence[Standing], processes: Sequence[Process]) -> None:
    """Draw the mails, the most urgent first, and one summary for all."""
    waiting = reminders.due(standings)
    if not waiting:
        st.success("독촉할 부서가 없습니다. 모두 제출했습니다.", icon=":material/check_circle:")
    else:
        st.caption("오른쪽 위 단추로 복사해 메일에 붙이세요. 급한 부서부터입니다.")
    missing: dict[str, list[str]] = {one.department: [] for one in waiting}
    for gap in coverage.gaps(processes, round.fields):
        missing.get(gap.process.department, []).append(gap.process.name)
    for number, one in enumerate(waiting):
        label = f"**{plain(one.department)}** · {one.state} · {d_day(one.days_left)}"
        with st.expander(label, expanded=number == 0, icon=":material/mail:"):
            names = missing[one.department]
            mail = reminders.reminder(round, one, names, _address(round, one.department))
            st.code(mail.text, language=None, wrap_lines=True)
    with st.expander("모든 부서에 보낼 진행 상황", icon=":material/groups:"):
        st.code(reminders.summary(round, standings), language=None, wrap_lines=True)


def _address(round: Round, department: str) -> str:
    """Return the address of the department's page as this browser reaches the workbench."""
    here = urlsplit(st.context.url or "")
    if not here.netloc:
        return ""
    folder = here.path.rpartition("/")[0]
    query = urlencode({"round": round.id, "department": department})
    return f"{here.scheme}://{here.netloc}{folder}/census_return?{query}"

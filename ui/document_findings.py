"""What was found of a document's machine-readability, point by point."""

import streamlit as st

from documents.checking.model import GOOD, MEND, STOP, Point, Report
from ui.wording import plain

_LOOKS = {
    GOOD: (":material/check_circle:", "green"),
    MEND: (":material/build:", "orange"),
    STOP: (":material/block:", "red"),
}


def draw(name: str, report: Report) -> None:
    """Draw one file's points, those to be mended first."""
    icon, colour = _LOOKS[report.state]
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(name)}**", width="content")
            st.badge(report.state, icon=icon, color=colour)  # type: ignore[arg-type]
        for point in [*report.to_mend, *(one for one in report.points if one.state == GOOD)]:
            _point(point)


def _point(point: Point) -> None:
    icon, _ = _LOOKS[point.state]
    st.markdown(f"{icon} **{plain(point.name)}** · {plain(point.found)}")
    if point.cure:
        st.caption(plain(point.cure))

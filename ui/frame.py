"""What every page has around its own content: heading, notices, refusals, empty states."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from errors import WorkbenchError
from ui import state
from ui.guidance import page_line
from ui.wording import plain

_KOREAN = Path(__file__).with_name("korean.css")


def heading(title: str, lead: str = "", *, example: bool = False) -> None:
    """Draw the page's heading, one sentence under it, its line of help, the mark of example data.

    Texts are shown as they are written: nothing in them is taken for Markdown.
    """
    st.title(plain(title), anchor=False)
    if example:
        st.badge("예시 자료", icon=":material/science:", color="orange")
    if lead:
        st.caption(plain(lead))
    page_line.draw()


def empty(message: str, cure: str, *, key: str) -> st.delta_generator.DeltaGenerator:
    """Draw an empty state: what is missing and what to do next; put its buttons inside."""
    box = st.container(border=True, key=key)
    box.markdown(f"**{plain(message)}**")
    box.caption(plain(cure))
    return box


def notice(message: str, *, refused: bool = False) -> None:
    """Keep a short message for the next run, so that a rerun or a page switch shows it.

    A refusal stays on the page, as refusals do; good news passes as a toast.
    """
    st.session_state[state.NOTICE] = (message, refused)


def show_notice() -> None:
    """Show the message that the last run left, once."""
    message, refused = st.session_state.pop(state.NOTICE, (None, False))
    if message and refused:
        st.error(plain(message), icon=":material/error:")
    elif message:
        st.toast(plain(message), icon=":material/check_circle:")


@contextmanager
def refusals() -> Iterator[None]:
    """Show a refusal of the block as its sentence; whatever else goes wrong stays a bug."""
    try:
        yield
    except WorkbenchError as refusal:
        st.error(plain(refusal.sentence), icon=":material/error:")


def run_page(page: Callable[[], None]) -> None:
    """Run a page; the one place where a refusal becomes a message."""
    st.html(_KOREAN)
    with refusals():
        page()

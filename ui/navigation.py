"""Links between pages, by name, with the address that can be kept and sent."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui import state


def register(pages: dict[str, StreamlitPage]) -> None:
    """Keep this run's pages, so that other pages can link to them."""
    st.session_state[state.PAGES] = pages


def name_of(page: StreamlitPage) -> str:
    """Return the name under which a page of this run is registered."""
    pages: dict[str, StreamlitPage] = st.session_state[state.PAGES]
    return next(name for name, one in pages.items() if one.url_path == page.url_path)


def link(page: str, label: str, *, icon: str | None = None, **parameters: str) -> None:
    """Draw a link to a page, with query parameters: link("process", "채용", code="P-0001").

    Where the person is not shown that page, the label stands alone.
    """
    target = st.session_state[state.PAGES].get(page)
    if target is None:
        st.caption(label)
    else:
        st.page_link(target, label=label, icon=icon, query_params=parameters or None)


def go(page: str, **parameters: str) -> None:
    """Leave for another page. Never returns: call it outside any transaction."""
    target = st.session_state[state.PAGES][page]
    # Never None: that would clear the address, which bound filters in it forbid.
    st.switch_page(target, query_params=parameters)


def back(label: str, *parameters: str, key: str, icon: str = ":material/arrow_back:") -> None:
    """Draw the way to this same page without these parameters: a link would leave them there."""
    st.button(label, icon=icon, key=key, type="tertiary", on_click=_forget, args=parameters)


def _forget(*parameters: str) -> None:
    for name in parameters:
        st.query_params.pop(name, None)

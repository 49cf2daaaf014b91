"""The way in and out as Streamlit draws it; with local accounts the guard comes before it."""

import streamlit as st

from access.modes import Mode

# A form of its own: it works without scripts, and signing out is no link that others can set.
_END = """<form method="post" action="/sign-out" target="_top"><button style="font:inherit;
padding:.3rem .75rem;border:1px solid #58616a;border-radius:6px;background:#fff;color:#131416;
cursor:pointer">로그아웃</button></form>"""


def draw(way: Mode, sentence: str) -> None:
    """Draw the way in for somebody who has not signed in."""
    st.title("로그인", anchor=False)
    st.markdown(sentence)
    if way is Mode.OIDC:
        if st.user.is_logged_in:
            st.error(
                "이 계정은 워크벤치에 등록되어 있지 않습니다. 관리자에게 등록을 부탁하세요.",
                icon=":material/error:",
            )
            st.button("다른 계정으로 로그인", on_click=st.logout)
        else:
            st.button("기관 계정으로 로그인", type="primary", on_click=st.login)
    elif way is Mode.LOCAL:
        st.html('<a href="/sign-in" target="_top">로그인 화면 열기</a>')


def draw_end(way: Mode) -> None:
    """Draw the way out; a proxy has its own."""
    if way is Mode.LOCAL:
        st.html(_END)
    elif way is Mode.OIDC:
        st.button("로그아웃", on_click=st.logout)
